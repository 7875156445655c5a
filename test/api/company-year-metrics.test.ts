import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, today } from '../../src/platform/kernel/clock.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type CompanyBody, register } from '../support/companies.js';
import { type SignedIn, signIn } from '../support/users.js';

interface Body {
  readonly id: string;
  readonly code: string;
  readonly revision: number;
  readonly version: number;
  readonly currentVersion?: number;
  readonly [member: string]: unknown;
}

let app: TestApp;
let specialist: SignedIn;
let supervisor: SignedIn;
let elsewhere: SignedIn;
let admin: SignedIn;
let leader: SignedIn;
let analyst: SignedIn;
const now = today({ now: () => new Date() });
const thisYear = Number(now.slice(0, 4));

beforeAll(async () => {
  app = await startTestApp();
  specialist = await signIn(app);
  supervisor = await signIn(app, { roles: ['SUPERVISOR'] });
  elsewhere = await signIn(app, { roles: ['SUPERVISOR'], unitCode: 'TAOPU_TOWN' });
  admin = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' });
  leader = await signIn(app, { roles: ['LEADER'], unitCode: 'COMMITTEE_OFFICE' });
  analyst = await signIn(app, { roles: ['ANALYST'], unitCode: 'DIST_INVESTMENT_OFFICE' });
});
afterAll(() => app.close());

const at = (company: { id: string }, year?: number) =>
  `/companies/${company.id}/year-metrics${year ? `/${year}` : ''}`;
const FIGURES = {
  revenueWan: '123456.78',
  taxTotalWan: '7654.32',
  taxDistrictWan: '1234.5',
  employees: 4321,
  insuredEmployees: 4300,
};
/** As they would stand in an answer. */
const PLANTED = ['123456.78', '7654.32', '1234.50', '4321', '4300'];

async function withFigures(year = 2025, figures: Record<string, unknown> = FIGURES): Promise<CompanyBody> {
  const company = await register(specialist);
  const answer = await supervisor.post(at(company), { year, source: 'TAX', ...figures });
  if (answer.status !== 201) throw new Error(answer.text);
  return company;
}

const correct = (
  user: SignedIn,
  company: CompanyBody,
  revision: number | undefined,
  body: Record<string, unknown>,
) =>
  user.post<Body>(
    `${at(company, 2025)}/revisions`,
    { reason: '税务部门更正', ...body },
    revision ? { 'If-Match': `"${revision}"` } : {},
  );

describe('POST /companies/{id}/year-metrics', () => {
  it('keeps exact amounts, their source, and the grade that they give', async () => {
    const company = await withFigures();
    const { body, headers } = await supervisor.get<Body>(at(company, 2025));
    expect(body).toMatchObject({
      revenueWan: '123456.78',
      taxTotalWan: '7654.32',
      taxDistrictWan: '1234.50',
      taxGrade: 'TEN_MILLION',
    });
    expect(body).toMatchObject({ source: 'TAX', verified: false, revision: 1, outputWan: null });
    expect(headers.get('etag')).toBe('"1"');
  });

  it.each<[string, Record<string, unknown>, number, string]>([
    ['a year to come', { year: thisYear + 1, employees: 1 }, 422, 'YEAR_METRIC.RULES_BROKEN'],
    ['no figure', { year: 2024 }, 422, 'YEAR_METRIC.RULES_BROKEN'],
    [
      'more district tax than tax',
      { year: 2024, taxTotalWan: '1.00', taxDistrictWan: '1.01' },
      422,
      'YEAR_METRIC.RULES_BROKEN',
    ],
    ['a float', { year: 2024, revenueWan: 1.5 }, 400, 'REQUEST.VALIDATION_FAILED'],
    ['three fraction digits', { year: 2024, revenueWan: '1.005' }, 400, 'REQUEST.VALIDATION_FAILED'],
    ['a year that is there', { year: 2025, employees: 1 }, 409, 'YEAR_METRIC.YEAR_TAKEN'],
    [
      'verified by a supervisor',
      { year: 2023, employees: 1, verified: true },
      403,
      'YEAR_METRIC.NOT_VERIFIER',
    ],
  ])('refuses %s', async (_title, body, status, code) => {
    const company = await withFigures();
    const answer = await supervisor.post<Body>(at(company), body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(
      await app.sql('SELECT 1 FROM company_year_metric WHERE company_id = $1', [company.id]),
    ).toHaveLength(1);
  });

  it('is the owner unit’s supervisor’s and the pool administrator’s', async () => {
    const company = await register(specialist);
    const body = { year: 2025, employees: 7 };
    for (const user of [specialist, leader, analyst])
      expect((await user.post(at(company), body)).status).toBe(403);
    expect((await elsewhere.post<Body>(at(company), body)).body.code).toBe('YEAR_METRIC.NOT_YOUR_COMPANY');
    expect((await admin.post(at(company), { ...body, verified: true })).status).toBe(201);
  });
});

describe('corrections', () => {
  it('add a revision and change nothing that was there', async () => {
    const company = await withFigures();
    const answer = await correct(supervisor, company, 1, { taxTotalWan: '12000.00', outputWan: '5.00' });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      revision: 2,
      taxTotalWan: '12000.00',
      revenueWan: '123456.78',
      taxGrade: 'HUNDRED_MILLION',
      reason: '税务部门更正',
    });
    const { body } = await supervisor.get<{ items: Body[] }>(`${at(company, 2025)}/revisions?sort=createdAt`);
    expect(body.items.map(({ revision, taxTotalWan }) => [revision, taxTotalWan])).toEqual([
      [1, '7654.32'],
      [2, '12000.00'],
    ]);
    const list = await supervisor.get<{ items: Body[] }>(at(company));
    expect(list.body.items).toHaveLength(1);
  });

  it('take back that figures were verified', async () => {
    const company = await register(specialist);
    await admin.post(at(company), { year: 2025, employees: 7, verified: true });
    expect((await correct(supervisor, company, 1, { employees: 8 })).body['verified']).toBe(false);
  });

  it('need the revision that was seen, and one of several wins', async () => {
    const company = await withFigures();
    expect((await correct(supervisor, company, undefined, { employees: 4400 })).status).toBe(428);
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) => correct(supervisor, company, 1, { employees: 4400 + n })),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => ![201, 409, 412].includes(status))).toEqual([]);
    const late = await correct(supervisor, company, 1, { employees: 5000 });
    expect([late.status, late.body.currentVersion]).toEqual([412, 2]);
  });

  it('cannot be written over behind the application’s back', async () => {
    const company = await withFigures();
    await expect(
      app.sql('UPDATE company_year_metric SET tax_total_wan = 1 WHERE company_id = $1', [company.id]),
    ).rejects.toThrow(/append-only/);
    await expect(
      app.sql('DELETE FROM company_year_metric WHERE company_id = $1', [company.id]),
    ).rejects.toThrow(/append-only/);
  });
});

describe('class F', () => {
  let company: CompanyBody;
  let personas: readonly (readonly [string, SignedIn])[];
  beforeAll(async () => {
    company = await withFigures();
    personas = [
      ['specialist of the unit', specialist],
      ['supervisor of another unit', elsewhere],
      ['analyst without a grant', analyst],
      ['department', await signIn(app, { roles: ['DEPT_USER'], unitCode: 'DIST_TAX' })],
      ['liaison officer', await signIn(app, { roles: ['SERVICE_OFFICER'] })],
      ['service account', await signIn(app, { roles: ['INTEGRATOR'] })],
      ['system administrator', await signIn(app, { roles: ['SYSTEM_ADMIN'] })],
    ];
  });

  it('shows the grade and nothing else to those without the right, on every path', async () => {
    for (const [name, user] of personas) {
      for (const path of [
        at(company),
        at(company, 2025),
        `${at(company, 2025)}/revisions`,
        `/company-year-metrics?companyId=${company.id}&expand=company&count=true`,
        `/company-year-metrics?companyId=${company.id}&fields=revenueWan,taxTotalWan,employees,reason`,
        `/companies/${company.id}`,
        `/companies/${company.id}/history`,
        '/companies/export?format=csv',
      ]) {
        const { text } = await user.get(path);
        for (const figure of PLANTED)
          expect([name, path, figure, text.includes(figure)]).toEqual([name, path, figure, false]);
      }
      expect((await user.get<Body>(at(company, 2025))).body).toMatchObject({
        taxGrade: 'TEN_MILLION',
        taxTotalWan: null,
        source: null,
      });
      expect((await user.get<{ items: unknown[] }>(`${at(company, 2025)}/revisions`)).body.items).toEqual([]);
    }
  });

  it('cannot be read from filters, orders or counts', async () => {
    for (const [name, user] of personas) {
      const answers = await Promise.all(
        ['taxTotalWanMin=7654.32', 'taxTotalWanMax=1.00', 'sort=-taxTotalWan', 'sort=revenueWan'].map(
          (query) =>
            user.get<{ items: Body[]; total?: number }>(
              `/company-year-metrics?companyId=${company.id}&count=true&${query}`,
            ),
        ),
      );
      for (const { status, body } of answers)
        expect([name, status === 200 ? [body.items.length, body.total] : status]).toEqual([
          name,
          status === 200 ? [0, 0] : expect.any(Number),
        ]);
      expect(answers.every(({ status }) => [200, 400, 403].includes(status))).toBe(true);
    }
  });

  it('is shown to the supervisor of the unit, administrators and leaders', async () => {
    for (const user of [supervisor, admin, leader]) {
      expect((await user.get<Body>(at(company, 2025))).body['taxTotalWan']).toBe('7654.32');
      const { body } = await user.get<{ items: Body[] }>(
        `/company-year-metrics?companyId=${company.id}&taxTotalWanMin=7654.32&sort=-taxTotalWan`,
      );
      expect(body.items).toHaveLength(1);
    }
  });

  it('stays out of the audit trail and the log', async () => {
    const entries = await app.sql<{ text: string }>(
      "SELECT changes::text AS text FROM audit_entry WHERE subject_type = 'company-year-metric'",
    );
    const written = [...entries.map(({ text }) => text), ...app.logLines].join('\n');
    for (const figure of ['123456.78', '7654.32']) expect(written.includes(figure)).toBe(false);
  });
});

describe('grants to analysts', () => {
  const give = (body: Record<string, unknown>, by = admin) =>
    by.post<Body>('/fiscal-grants', { reason: '编制税收分析', ...body });

  it('open the figures at once, and close them at once', async () => {
    const company = await withFigures();
    const user = await signIn(app, { roles: ['ANALYST'], unitCode: 'DIST_INVESTMENT_OFFICE' });
    const tax = async () => (await user.get<Body>(at(company, 2025))).body['taxTotalWan'];
    expect(await tax()).toBeNull();
    const grant = await give({ userId: user.userId });
    expect([grant.status, await tax()]).toEqual([201, '7654.32']);
    expect((await give({ userId: user.userId })).body.code).toBe('FISCAL_GRANT.HELD_ALREADY');
    expect((await admin.delete(`/fiscal-grants/${grant.body.id}`)).status).toBe(428);
    expect((await admin.delete(`/fiscal-grants/${grant.body.id}`, 1)).status).toBe(204);
    expect(await tax()).toBeNull();
  });

  it('end on their last day', async () => {
    const company = await withFigures();
    const user = await signIn(app, { roles: ['ANALYST'], unitCode: 'DIST_INVESTMENT_OFFICE' });
    const { body } = await give({ userId: user.userId, validTo: now });
    expect((await user.get<Body>(at(company, 2025))).body['taxTotalWan']).toBe('7654.32');
    await app.sql('UPDATE fiscal_grant SET valid_to = $1 WHERE id = $2', [addDays(now, -1), body.id]);
    expect((await user.get<Body>(at(company, 2025))).body['taxTotalWan']).toBeNull();
    expect((await give({ userId: user.userId })).status).toBe(201);
  });

  it('are the pool administrator’s, for analysts only', async () => {
    expect((await give({ userId: specialist.userId })).body.code).toBe('FISCAL_GRANT.NOT_AN_ANALYST');
    expect((await give({ userId: analyst.userId, validTo: '2020-01-01' })).body.code).toBe(
      'FISCAL_GRANT.TERM_PAST',
    );
    for (const user of [supervisor, leader, analyst]) {
      expect((await give({ userId: analyst.userId }, user)).status).toBe(403);
      expect((await user.get('/fiscal-grants')).status).toBe(403);
    }
    expect((await admin.get<{ items: Body[] }>('/fiscal-grants')).status).toBe(200);
  });
});
