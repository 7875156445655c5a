import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { aCompany, type CompanyBody, register } from '../support/companies.js';
import { aLead } from '../support/leads.js';
import {
  aPersonOf,
  aTalkWith,
  doubles,
  type MergeBody,
  type MergeProblem,
  merge,
  personOf,
} from '../support/merges.js';
import { aProject } from '../support/projects.js';
import { type Answer, type SignedIn, signIn } from '../support/users.js';

let app: TestApp;
let specialist: SignedIn;
let admin: SignedIn;
let commerce: SignedIn;
let survivor: CompanyBody;
let victim: CompanyBody;
/** A project that came to the survivor with the merge. */
let projectId: string;
/** A person of another company. */
let contactId: string;
/** A lead and a branch that are to be tied to the merged company. */
let lead: { id: string; version: number };
let branch: CompanyBody;

beforeAll(async () => {
  app = await startTestApp();
  specialist = await signIn(app);
  admin = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' });
  commerce = await signIn(app, { roles: ['DEPT_USER'], unitCode: 'DIST_COMMERCE' });
  ({ survivor, victim } = await doubles(specialist));
  projectId = (await specialist.post<{ id: string }>('/projects', aProject({ companyId: victim.id }))).body
    .id;
  branch = await register(specialist);
  contactId = await personOf(specialist, branch.id, { mobile: '13900139077' });
  lead = (await specialist.post<{ id: string; version: number }>('/leads', aLead())).body;
  const done = await merge<MergeBody>(admin, survivor, victim);
  if (done.body.state !== 'DONE') throw new Error(done.text);
});
afterAll(() => app.close());

const tables = [
  'interaction',
  'contact_employment',
  'project',
  'lead',
  'protection',
  'conflict_case',
  'qualification',
];
const pointing = async () => {
  const counts = ['headquarters_recognition', 'company_year_metric', ...tables].map(
    (table) => `(SELECT count(*) FROM ${table} WHERE company_id = $1)`,
  );
  return (await app.sql<{ n: number }>(`SELECT (${counts.join(' + ')})::int AS n`, [victim.id]))[0]?.n;
};

type Write = () => Promise<Answer<MergeProblem>>;

describe('a write that names a merged company', () => {
  const post = (by: () => SignedIn, path: () => string, body: () => Record<string, unknown>): Write => {
    return () => by().post<MergeProblem>(path(), body());
  };
  const sub = (noun: string) => () => `/companies/${victim.id}/${noun}`;
  const here = () => specialist;

  it.each<[string, Write]>([
    [
      'follow-up',
      post(
        here,
        () => '/interactions',
        () => aTalkWith(specialist, victim.id),
      ),
    ],
    [
      'follow-up of a project that went to the survivor',
      post(
        here,
        () => '/interactions',
        () => ({ ...aTalkWith(specialist, victim.id), projectId }),
      ),
    ],
    [
      'contact',
      post(
        here,
        () => '/contacts',
        () => aPersonOf(victim.id),
      ),
    ],
    [
      'employment',
      post(
        here,
        () => `/contacts/${contactId}/employments`,
        () => ({ companyId: victim.id }),
      ),
    ],
    [
      'project',
      post(
        here,
        () => '/projects',
        () => aProject({ companyId: victim.id }),
      ),
    ],
    [
      'lead',
      post(
        here,
        () => '/leads',
        () => aLead({ companyId: victim.id }),
      ),
    ],
    [
      'referrer of a lead',
      post(
        here,
        () => '/leads',
        () => aLead({ referrerCompanyId: victim.id }),
      ),
    ],
    [
      'lead that is changed',
      () => specialist.patch<MergeProblem>(`/leads/${lead.id}`, { companyId: victim.id }, lead.version),
    ],
    [
      'branch',
      post(
        here,
        () => '/companies',
        () => aCompany({ entityType: 'BRANCH', parentCompanyId: victim.id }),
      ),
    ],
    [
      'company that is placed below it',
      () =>
        specialist.patch<MergeProblem>(
          `/companies/${branch.id}`,
          { parentCompanyId: victim.id },
          branch.version,
        ),
    ],
    [
      'protection of a line',
      post(
        () => admin,
        () => '/protections',
        () => ({
          ...{ companyId: victim.id, unitId: specialist.unitId, scopeNote: '示例业务' },
        }),
      ),
    ],
    [
      'conflict',
      post(
        here,
        () => '/conflicts',
        () => ({ companyId: victim.id, reason: '我单位于上月与该企业负责人面谈并约定踏勘' }),
      ),
    ],
    [
      'qualification',
      post(here, sub('qualifications'), () => ({ type: 'HIGH_TECH', validFrom: '2024-03-01' })),
    ],
    [
      'headquarters matter',
      post(here, sub('headquarters-recognitions'), () => ({
        category: 'TRADE_HQ',
        level: 'MUNICIPAL',
        status: 'TARGET',
      })),
    ],
    [
      'figures of a year',
      post(
        () => admin,
        sub('year-metrics'),
        () => ({ year: 2024, source: 'TAX', employees: 3 }),
      ),
    ],
    [
      'request to take part',
      post(here, sub('protection/join-requests'), () => ({ reason: '我单位有合适载体，愿意配合接待' })),
    ],
    [
      'change of name',
      () => {
        const body = { nameCn: '上海示例合并后更名有限公司', effectiveOn: '2026-01-05' };
        return specialist.post<MergeProblem>(sub('name-changes')(), body, { 'If-Match': '"1"' });
      },
    ],
    ['correction', () => specialist.patch<MergeProblem>(`/companies/${victim.id}`, { note: '示例' }, 1)],
  ])('%s: 409 with the survivor, and nothing is written', async (_noun, write) => {
    const before = await pointing();
    const { status, body, text } = await write();
    expect([status, body.code, body.mergedInto?.id, status === 409 ? '' : text]).toEqual([
      409,
      'COMPANY.MERGED',
      survivor.id,
      '',
    ]);
    expect(await pointing()).toBe(before);
  });

  it.each(['qualifications', 'headquarters-recognitions', 'year-metrics', 'protection', 'brief', 'timeline'])(
    'does not keep readers from %s of the survivor',
    async (noun) => {
      const [old, now] = await Promise.all(
        [victim.code, survivor.id].map((key) => specialist.get(`/companies/${key}/${noun}`)),
      );
      expect([old?.status, now?.status]).toEqual([200, 200]);
      expect(old?.body).toEqual(now?.body);
    },
  );

  it('takes the survivor in the same place', async () => {
    const talk = await specialist.post('/interactions', { ...aTalkWith(specialist, survivor.id), projectId });
    expect(talk.status).toBe(201);
    const paper = await specialist.post(`/companies/${survivor.code}/qualifications`, {
      ...{ type: 'HIGH_TECH', validFrom: '2024-03-01' },
    });
    expect(paper.status).toBe(201);
  });

  it('is the answer of the merged code as well', async () => {
    const { body } = await commerce.post<MergeProblem>(
      `/companies/${victim.code}/headquarters-recognitions`,
      {
        ...{ category: 'TRADE_HQ', level: 'MUNICIPAL', status: 'TARGET' },
      },
    );
    expect([body.code, body.mergedInto?.id]).toEqual(['COMPANY.MERGED', survivor.id]);
  });
});
