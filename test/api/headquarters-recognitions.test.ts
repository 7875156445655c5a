import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { type CompanyBody, register } from '../support/companies.js';
import { aFile } from '../support/files.js';
import { type SignedIn, signIn } from '../support/users.js';

interface Body {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly status: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string }[];
  readonly allowed?: readonly string[];
  readonly [member: string]: unknown;
}

let app: TestApp;
let specialist: SignedIn;
let other: SignedIn;
let admin: SignedIn;
let commerce: SignedIn;
let science: SignedIn;
let outsider: SignedIn;

beforeAll(async () => {
  app = await startTestApp();
  specialist = await signIn(app);
  other = await signIn(app, { unitCode: 'TAOPU_TOWN' });
  admin = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' });
  commerce = await signIn(app, { roles: ['DEPT_USER'], unitCode: 'DIST_COMMERCE' });
  science = await signIn(app, { roles: ['DEPT_USER'], unitCode: 'DIST_TAX' });
  outsider = await signIn(app, { roles: ['INTEGRATOR'], unitCode: 'DIST_TAX' });
});
afterAll(() => app.close());

const at = (company: { id: string }) => `/companies/${company.id}/headquarters-recognitions`;
const PROOF = {
  recognisedOn: '2023-06-01',
  docNo: '沪商外资〔2023〕1号',
  certificateNo: '2023-001',
  authority: '上海市商务委员会',
};

async function aMatter(
  changes: Record<string, unknown> = {},
  company?: CompanyBody,
): Promise<[CompanyBody, Body]> {
  const of = company ?? (await register(specialist, { parkRelation: 'RESIDENT' }));
  const answer = await specialist.post<Body>(at(of), {
    category: 'TRADE_HQ',
    level: 'MUNICIPAL',
    ...changes,
  });
  if (answer.status !== 201) throw new Error(answer.text);
  return [of, answer.body];
}

const take = (
  user: SignedIn,
  [company, matter]: [CompanyBody, Body],
  body: Record<string, unknown>,
  version = matter.version,
) => user.post<Body>(`${at(company)}/${matter.id}/status-changes`, body, { 'If-Match': `"${version}"` });

describe('the way of a headquarters', () => {
  it('leads from the plan over the application to the recognition and its end', async () => {
    const matter = await aMatter({ functions: ['MANAGEMENT', 'RND'], introducedOn: '2022-03-01' });
    expect(matter[1]).toMatchObject({
      status: 'TARGET',
      confirmedBy: null,
      functions: ['MANAGEMENT', 'RND'],
    });
    expect((await take(specialist, matter, { status: 'APPLYING' })).body.status).toBe('APPLYING');
    const evidenceFileIds = [await aFile(app, commerce)];
    const done = await take(
      commerce,
      matter,
      { status: 'RECOGNISED', ...PROOF, evidenceFileIds, reason: '认定通知' },
      2,
    );
    expect([done.status, done.body.status, done.body['confirmedBy']]).toEqual([
      200,
      'RECOGNISED',
      commerce.userId,
    ]);
    const ended = await take(commerce, matter, { status: 'EXPIRED', endedOn: '2026-06-01' }, 3);
    expect(ended.body).toMatchObject({ status: 'EXPIRED', endedOn: '2026-06-01' });
    const history = await specialist.get<{ items: { action: string; reason: string | null }[] }>(
      `${at(matter[0])}/${matter[1].id}/history`,
    );
    expect(history.body.items.map(({ action }) => action.split('.')[1])).toEqual([
      'status-changed',
      'status-changed',
      'status-changed',
      'created',
    ]);
    expect(history.body.items[1]?.reason).toBe('认定通知');
  });

  it('may not be jumped, and says what is possible', async () => {
    const answer = await take(commerce, await aMatter(), {
      status: 'EXPIRED',
      endedOn: '2026-01-01',
      ...PROOF,
    });
    expect([answer.status, answer.body.code, answer.body.allowed]).toEqual([
      409,
      'HEADQUARTERS.STATUS_NOT_ALLOWED',
      ['APPLYING'],
    ]);
  });

  it.each<[string, () => SignedIn]>([
    ['a specialist', () => specialist],
    ['a pool administrator', () => admin],
    ['another department', () => science],
  ])('is not confirmed by %s', async (_title, who) => {
    const matter = await aMatter({ status: 'APPLYING' });
    const evidenceFileIds = [await aFile(app, who())];
    const answer = await take(who(), matter, { status: 'RECOGNISED', ...PROOF, evidenceFileIds });
    expect(answer.status).toBe(403);
    const [row] = await app.sql<{ status: string; version: number }>(
      'SELECT status, version FROM headquarters_recognition WHERE id = $1',
      [matter[1].id],
    );
    expect(row).toEqual({ status: 'APPLYING', version: 1 });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['its document', { docNo: null }, '/docNo'],
    ['its certificate', { certificateNo: null }, '/certificateNo'],
    ['its authority', { authority: null }, '/authority'],
    ['its day', { recognisedOn: null }, '/recognisedOn'],
    ['a file', { evidenceFileIds: [] }, '/evidenceFileIds'],
  ])('is not confirmed without %s', async (_title, missing, pointer) => {
    const matter = await aMatter({ status: 'APPLYING' });
    const evidenceFileIds = [await aFile(app, commerce)];
    const answer = await take(commerce, matter, {
      status: 'RECOGNISED',
      ...PROOF,
      evidenceFileIds,
      ...missing,
    });
    expect([answer.status, answer.body.code]).toEqual([422, 'HEADQUARTERS.RULES_BROKEN']);
    expect(answer.body.errors?.map((error) => error.pointer)).toEqual([pointer]);
  });

  it('is one at a time for a category', async () => {
    const [company] = await aMatter();
    const again = await specialist.post<Body>(at(company), { category: 'TRADE_HQ', level: 'MUNICIPAL' });
    expect([again.status, again.body.code]).toEqual([409, 'HEADQUARTERS.TAKEN']);
    expect((await specialist.post(at(company), { category: 'PRIVATE_HQ', level: 'MUNICIPAL' })).status).toBe(
      201,
    );
  });
});

describe('who changes and who sees', () => {
  it('keeps other units out', async () => {
    const [company, matter] = await aMatter();
    expect(
      (await other.post<Body>(at(company), { category: 'PRIVATE_HQ', level: 'MUNICIPAL' })).body.code,
    ).toBe('HEADQUARTERS.NOT_YOUR_COMPANY');
    expect((await other.patch(`${at(company)}/${matter.id}`, { note: '示例' }, 1)).status).toBe(403);
    expect((await specialist.patch(`${at(company)}/${matter.id}`, { note: '示例' })).status).toBe(428);
    expect(
      (await specialist.patch<Body>(`${at(company)}/${matter.id}`, { note: '示例' }, 1)).body['note'],
    ).toBe('示例');
    expect((await specialist.delete(`${at(company)}/${matter.id}`, 2)).status).toBe(204);
  });

  it('does not let a promotion unit change what is confirmed', async () => {
    const company = await register(specialist, { parkRelation: 'RESIDENT' });
    const evidenceFileIds = [await aFile(app, commerce)];
    const made = await commerce.post<Body>(at(company), {
      category: 'PRIVATE_HQ',
      level: 'MUNICIPAL',
      status: 'RECOGNISED',
      ...PROOF,
      evidenceFileIds,
    });
    expect(made.status).toBe(201);
    const answer = await specialist.patch<Body>(`${at(company)}/${made.body.id}`, { docNo: '改' }, 1);
    expect([answer.status, answer.body.code]).toEqual([403, 'HEADQUARTERS.OWNING_DEPARTMENT_ONLY']);
    expect((await specialist.delete(`${at(company)}/${made.body.id}`, 1)).status).toBe(403);
  });

  it('hides plans and applications from outsiders on every path', async () => {
    const [company, matter] = await aMatter({ status: 'APPLYING' });
    const one = `${at(company)}/${matter.id}`;
    for (const path of [one, `${one}/history`]) expect((await outsider.get(path)).status).toBe(404);
    for (const path of [at(company), `/headquarters-recognitions?companyId=${company.id}&count=true`]) {
      const { body } = await outsider.get<{ items: unknown[]; total?: number }>(path);
      expect([body.items, body.total ?? 0]).toEqual([[], 0]);
    }
    expect(
      (await outsider.get<{ items: unknown[] }>(`/headquarters-recognitions?status=APPLYING`)).body.items,
    ).toEqual([]);
    expect((await other.get(one)).status).toBe(200);
  });
});

describe('GET /reports/hq-progress', () => {
  interface Basis {
    readonly recognised: {
      count: number;
      companyIds: string[];
      progress: { target: string; isMet: boolean } | null;
    };
    readonly introduced: { count: number; companyIds: string[]; progress: unknown };
  }
  interface Report {
    readonly asOf: string;
    readonly annual: Basis & { year: number };
    readonly cumulative: { broad: Basis; strict: Basis; period: unknown } | null;
    readonly inForce: {
      count: number;
      companyIds: string[];
      byCategory: { category: string; count: number }[];
    };
  }

  it('names both bases and both sets, with the companies behind each number', async () => {
    await app.sql('DELETE FROM file_link');
    await app.sql('DELETE FROM headquarters_recognition');
    const recognise = async (
      company: CompanyBody,
      category: string,
      recognisedOn: string,
      introducedOn: string,
    ) => {
      const evidenceFileIds = [await aFile(app, commerce)];
      const body = {
        category,
        level: 'MUNICIPAL',
        status: 'RECOGNISED',
        ...PROOF,
        recognisedOn,
        introducedOn,
        evidenceFileIds,
      };
      const answer = await commerce.post<Body>(at(company), body);
      if (answer.status !== 201) throw new Error(answer.text);
      return answer.body;
    };
    const companies = await Promise.all(
      Array.from({ length: 5 }, () => register(specialist, { parkRelation: 'RESIDENT' })),
    );
    const [a, b, c, d, e] = companies as [CompanyBody, CompanyBody, CompanyBody, CompanyBody, CompanyBody];
    await recognise(a, 'TRADE_HQ', '2023-06-01', '2022-03-01');
    await recognise(a, 'PRIVATE_HQ', '2023-07-01', '2022-03-01');
    await recognise(b, 'MNC_REGIONAL_HQ', '2023-08-01', '2023-09-01');
    const gone = await recognise(c, 'PRIVATE_HQ_TYPE_INSTITUTION', '2024-05-01', '2024-01-01');
    await take(commerce, [c, gone], { status: 'REVOKED', endedOn: '2024-12-01' });
    await recognise(d, 'GLOBAL_RND_CENTER', '2023-06-01', '2023-01-01');
    await aMatter({ status: 'APPLYING', category: 'MNC_BU_HQ', introducedOn: '2023-02-01' }, e);
    const report = (await specialist.get<Report>('/reports/hq-progress?year=2023&asOf=2025-01-01')).body;
    expect(report.annual.year).toBe(2023);
    expect(report.annual.recognised).toMatchObject({
      count: 1,
      companyIds: [a.id],
      progress: { target: '1', isMet: true },
    });
    expect(report.annual.introduced.companyIds.sort()).toEqual([b.id, e.id].sort());
    expect(report.cumulative).toMatchObject({ period: { from: '2022-01-01', to: '2024-12-31' } });
    expect(report.cumulative?.broad.recognised.companyIds.sort()).toEqual([a.id, c.id].sort());
    expect(report.cumulative?.strict.recognised.progress).toMatchObject({ target: '5', isMet: false });
    expect(report.inForce.companyIds.sort()).toEqual([a.id, b.id].sort());
    expect(report.inForce.byCategory.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect(
      (await specialist.get<Report>('/reports/hq-progress?asOf=2023-06-30')).body.cumulative?.broad.recognised
        .companyIds,
    ).toEqual([a.id]);
  });

  it('has no target for a year without one, and does not show an old plan as running', async () => {
    const { body } = await specialist.get<Report>('/reports/hq-progress?asOf=2026-11-24');
    expect([body.annual.year, body.annual.recognised.progress]).toEqual([2026, null]);
    expect(body.cumulative).toMatchObject({
      broad: { recognised: { progress: { timeProgress: '1.0000' } } },
    });
    expect((await outsider.get('/reports/hq-progress')).status).toBe(403);
  });
});
