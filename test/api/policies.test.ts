import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { aFile } from '../support/files.js';
import { aPolicy, enterClause, enterPolicy, type PolicyBody } from '../support/policies.js';
import { type SignedIn, signIn } from '../support/users.js';

type Page = { readonly items: PolicyBody[]; readonly total?: number };

let app: TestApp;
let admin: SignedIn;
let department: SignedIn;
let otherDepartment: SignedIn;
let specialist: SignedIn;
/** The clock stands at noon of 2026-06-15 in Shanghai, until a test moves it. */
let now = new Date('2026-06-15T04:00:00Z');

beforeAll(async () => {
  app = await startTestApp({ clock: { now: () => now } });
  admin = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' });
  department = await signIn(app, { roles: ['DEPT_USER'], unitCode: 'DIST_SCITECH' });
  otherDepartment = await signIn(app, { roles: ['DEPT_USER'], unitCode: 'DIST_HEALTH' });
  specialist = await signIn(app);
});
afterAll(() => app.close());

const count = async (table = 'policy') =>
  (await app.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n;
const faults = ({ errors = [] }: PolicyBody) => errors.map(({ pointer, code }) => `${pointer} ${code}`);
const titles = async (query: string) =>
  (await specialist.get<Page>(`/policies?${query}`)).body.items.map((item) => item['title']);

describe('POST /policies', () => {
  it('keeps what is told, gives a code, and names who keeps it', async () => {
    const sourceFileId = await aFile(app, department);
    const answer = await department.post<PolicyBody>('/policies', {
      ...aPolicy({ effectiveTo: '2027-12-31', fundBudgetWan: '5000', series: 'THREE_FIVE_X', sourceFileId }),
      fairCompetitionReview: { result: 'PASS', reviewNo: '示审1号', reviewedOn: '2024-12-01' },
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/v1/policies/${answer.body.id}`);
    expect(answer.body).toMatchObject({
      code: expect.stringMatching(/^ZC-\d{4}$/),
      ownerUnitId: department.unitId,
      series: 'THREE_FIVE_X',
      status: 'PUBLISHED',
      validity: 'IN_FORCE',
      daysLeft: 564,
      fundBudgetWan: '5000.00',
      fairCompetitionReview: {
        required: true,
        result: 'PASS',
        reviewNo: '示审1号',
        reviewedOn: '2024-12-01',
      },
      sourceFile: { id: sourceFileId },
      clauseCount: 0,
      version: 1,
    });
    const byCode = await specialist.get<PolicyBody>(`/policies/${answer.body.code}`);
    expect(byCode.body.id).toBe(answer.body.id);
    const trail = await app.sql('SELECT action, actor_id AS by FROM audit_entry WHERE subject_id = $1', [
      answer.body.id,
    ]);
    expect(trail).toEqual([{ action: 'policy.created', by: department.userId }]);
    // Whoever reads the policy reads its paper.
    expect((await otherDepartment.get(`/files/${sourceFileId}`)).status).toBe(200);
  });

  it.each([
    ['DISTRICT', true],
    ['PARK', true],
    ['MUNICIPAL', false],
    ['NATIONAL', false],
  ])('a policy of level %s needs a review of our own: %s', async (level, required) => {
    const { body } = await admin.post<PolicyBody>('/policies', aPolicy({ level }));
    expect(body['fairCompetitionReview']).toEqual({
      required,
      result: null,
      reviewNo: null,
      reviewedOn: null,
    });
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['a term that ends before it begins', { effectiveTo: '2024-12-31' }, ['/effectiveTo TERM_REVERSED']],
    ['a repeal without its day', { status: 'REPEALED' }, ['/repealedOn REPEAL_DAY_REQUIRED']],
    [
      'a result without the day of the review',
      { fairCompetitionReview: { result: 'PASS' } },
      ['/fairCompetitionReview/reviewedOn REVIEW_DAY_REQUIRED'],
    ],
    [
      'a review of tomorrow',
      { fairCompetitionReview: { result: 'PASS', reviewedOn: '2026-06-16' } },
      ['/fairCompetitionReview/reviewedOn REVIEW_IN_FUTURE'],
    ],
  ])('refuses %s', async (_what, change, expected) => {
    const before = await count();
    const answer = await admin.post<PolicyBody>('/policies', aPolicy(change));
    expect([answer.status, answer.body.code, faults(answer.body)]).toEqual([
      422,
      'POLICY.RULES_BROKEN',
      expected,
    ]);
    expect(await count()).toBe(before);
  });

  it('refuses what is no policy at all, in every field at once', async () => {
    const answer = await admin.post<PolicyBody>('/policies', {
      level: 'VILLAGE',
      colour: 'red',
      code: 'ZC-0001',
    });
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.map(({ pointer }) => pointer).sort()).toEqual(['/code', '/colour']);
    const second = await admin.post<PolicyBody>('/policies', { level: 'VILLAGE' });
    expect(second.body.errors?.map(({ pointer }) => pointer).sort()).toEqual([
      ...['/effectiveFrom', '/issuer', '/level', '/status', '/title'],
    ]);
  });

  it('a document number is given once, however it is typed', async () => {
    const known = await enterPolicy(admin, { docNo: '示科规〔2025〕88号' });
    const answer = await admin.post<PolicyBody>('/policies', aPolicy({ docNo: '示科规[2025] 88 号' }));
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      code: 'POLICY.DOC_NO_TAKEN',
      existing: { id: known.id, code: known.code },
    });
  });

  it('without a number, issuer and title tell papers apart', async () => {
    const named = { docNo: null, title: '示例无文号办法', issuer: '示例区科委' };
    await enterPolicy(admin, named);
    const again = await admin.post<PolicyBody>(
      '/policies',
      aPolicy({ ...named, title: '《示例无文号办法》' }),
    );
    expect([again.status, again.body.code]).toEqual([409, 'POLICY.TITLE_TAKEN']);
    await enterPolicy(admin, { ...named, issuer: '示例区商务委' });
    // An edition with a number is another paper.
    await enterPolicy(admin, { ...named, docNo: '示科规〔2026〕1号' });
  });

  it('of ten at once with one number, one is entered and nobody gets a 500', async () => {
    const bodies = Array.from({ length: 10 }, () => aPolicy({ docNo: '示赛规〔2025〕1号' }));
    const answers = await Promise.all(bodies.map((body) => admin.post('/policies', body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(409)]);
    expect(await titles('q=示赛规')).toHaveLength(1);
  });

  it('a department enters its own only; people on the line and others none', async () => {
    const before = await count();
    const foreign = aPolicy({ ownerUnitId: otherDepartment.unitId });
    const refused = await department.post<PolicyBody>('/policies', foreign);
    expect([refused.status, refused.body.code]).toEqual([403, 'POLICY.NOT_YOURS']);
    expect((await specialist.post('/policies', aPolicy())).status).toBe(403);
    expect(await count()).toBe(before);
    expect((await admin.post('/policies', foreign)).status).toBe(201);
    const nowhere = await admin.post<PolicyBody>(
      '/policies',
      aPolicy({ ownerUnitId: '00000000-0000-4000-8000-000000000000' }),
    );
    expect([nowhere.status, nowhere.body.code]).toEqual([422, 'POLICY.OWNER_UNIT_MISSING']);
  });

  it('takes a paper of the caller only', async () => {
    const sourceFileId = await aFile(app, specialist);
    const answer = await admin.post<PolicyBody>('/policies', aPolicy({ sourceFileId }));
    expect([answer.status, answer.body.code]).toEqual([422, 'POLICY.FILE_MISSING']);
  });
});

describe('GET /policies', () => {
  const policies: PolicyBody[] = [];
  beforeAll(async () => {
    const enter = async (title: string, more: object) =>
      policies.push(await enterPolicy(department, { title, issuer: '筛选示例委', ...more }));
    await enter('筛甲', { effectiveFrom: '2023-01-01', effectiveTo: '2025-12-31', level: 'MUNICIPAL' });
    await enter('筛乙', { effectiveFrom: '2026-01-01', effectiveTo: '2026-06-30', series: 'PARK_SPECIAL' });
    await enter('筛丙', { effectiveFrom: '2026-07-01' });
    await enter('筛丁', { status: 'DRAFT', effectiveFrom: '2026-01-01' });
    await enter('筛戊', { status: 'REPEALED', effectiveFrom: '2022-01-01', repealedOn: '2024-05-01' });
    await enterClause(department, policies[1]?.id ?? '', {
      benefitType: 'LISTING',
      benefitText: '境内上市分阶段给予筛选示例奖励',
    });
  });

  it.each([
    ['validity=IN_FORCE', ['筛乙']],
    ['validity=EXPIRED,REPEALED', ['筛甲', '筛戊']],
    ['validity=UPCOMING', ['筛丙']],
    ['status=DRAFT', ['筛丁']],
    ['level=MUNICIPAL', ['筛甲']],
    ['series=PARK_SPECIAL', ['筛乙']],
    ['benefitType=LISTING,TALENT', ['筛乙']],
    ['inForceOn=2024-04-30', ['筛甲', '筛戊']],
    ['inForceOn=2024-05-01', ['筛甲']],
    ['inForceOn=2026-07-01', ['筛丙']],
    ['expiringWithin=15', ['筛乙']],
    ['expiringWithin=14', []],
    ['q=筛选示例奖励', ['筛乙']],
    ['q=筛丙', ['筛丙']],
    ['updatedSince=2026-06-16T00:00:00%2B08:00', []],
  ])('%s', async (query, expected) => {
    expect(await titles(`issuer=筛选示例&sort=effectiveFrom&${query}`).then((all) => all.sort())).toEqual(
      [...expected].sort(),
    );
  });

  it('counts with every filter that binds, and pages', async () => {
    const base = '/policies?issuer=筛选示例&limit=2&sort=-effectiveTo,title';
    for (const more of ['', '&inForceOn=2024-04-30', `&ownerUnitId=${department.unitId}`]) {
      const { body } = await specialist.get<Page>(`${base}&count=true${more}`);
      expect(body.total).toBe(more.startsWith('&inForceOn') ? 2 : 5);
    }
    const seen = new Set<string>();
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body }: { body: Page & { nextCursor: string | null } } = await specialist.get(
        `${base}${cursor ? `&cursor=${cursor}` : ''}`,
      );
      for (const { id } of body.items) seen.add(id);
      cursor = body.nextCursor;
    }
    expect(seen.size).toBe(5);
  });

  it('is in force or not by the day alone: no job runs in between', async () => {
    const known = policies[1] as PolicyBody;
    const first = await specialist.get<PolicyBody>(`/policies/${known.id}`);
    expect([first.body.validity, first.body['daysLeft']]).toEqual(['IN_FORCE', 15]);
    const before = now;
    now = new Date('2026-06-30T16:00:00Z');
    try {
      // A token of a fortnight ago has ended.
      const later = await signIn(app);
      const second = await later.get<PolicyBody>(`/policies/${known.id}`);
      expect([second.body.validity, second.body['daysLeft']]).toEqual(['EXPIRED', null]);
      expect(second.headers.get('etag')).not.toBe(first.headers.get('etag'));
    } finally {
      now = before;
    }
  });

  it.each(['level=VILLAGE', 'inForceOn=tomorrow', 'colour=red', 'sort=issuer'])(
    'refuses %s',
    async (query) => {
      expect((await specialist.get(`/policies?${query}`)).status).toBe(400);
    },
  );
});

describe('PATCH /policies/{id}', () => {
  it('changes what is named, members of the review one by one, and keeps the trail', async () => {
    const policy = await enterPolicy(department, {
      fairCompetitionReview: { result: 'PENDING', reviewNo: '示审2号' },
    });
    const answer = await department.patch<PolicyBody>(
      `/policies/${policy.id}`,
      { effectiveTo: '2028-12-31', fairCompetitionReview: { result: 'PASS', reviewedOn: '2026-06-01' } },
      1,
    );
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      version: 2,
      effectiveTo: '2028-12-31',
      fairCompetitionReview: {
        required: true,
        result: 'PASS',
        reviewNo: '示审2号',
        reviewedOn: '2026-06-01',
      },
    });
    const { body } = await specialist.get<{ items: { action: string; changes: object }[] }>(
      `/policies/${policy.id}/history`,
    );
    expect(body.items[0]).toMatchObject({
      action: 'policy.updated',
      changes: {
        effectiveTo: [null, '2028-12-31'],
        fairCompetitionReview: [
          { required: true, result: 'PENDING', reviewNo: '示审2号', reviewedOn: null },
          { required: true, result: 'PASS', reviewNo: '示审2号', reviewedOn: '2026-06-01' },
        ],
      },
    });
    expect(Object.keys(body.items[0]?.changes ?? {})).toHaveLength(2);
  });

  it('replaces and takes away the paper', async () => {
    const [first, second] = [await aFile(app, department), await aFile(app, department)];
    const policy = await enterPolicy(department, { sourceFileId: first });
    const path = `/policies/${policy.id}`;
    const changed = await department.patch<PolicyBody>(path, { sourceFileId: second }, 1);
    expect(changed.body['sourceFile']).toMatchObject({ id: second });
    expect(
      (await department.patch<PolicyBody>(path, { note: '附件不变' }, 2)).body['sourceFile'],
    ).not.toBeNull();
    expect(
      (await department.patch<PolicyBody>(path, { sourceFileId: null }, 3)).body['sourceFile'],
    ).toBeNull();
  });

  it('is repealed with a day, and not by halves', async () => {
    const { id } = await enterPolicy(admin);
    const half = await admin.patch<PolicyBody>(`/policies/${id}`, { status: 'REPEALED' }, 1);
    expect([half.status, faults(half.body)]).toEqual([422, ['/repealedOn REPEAL_DAY_REQUIRED']]);
    const whole = { status: 'REPEALED', repealedOn: '2026-06-15' };
    expect((await admin.patch<PolicyBody>(`/policies/${id}`, whole, 1)).body.validity).toBe('REPEALED');
  });

  it('asks for the version, and for the right to it', async () => {
    const { id } = await enterPolicy(department);
    expect((await department.patch(`/policies/${id}`, { note: '示例' })).status).toBe(428);
    expect((await department.patch(`/policies/${id}`, { note: '示例' }, 7)).status).toBe(412);
    const other = await otherDepartment.patch<PolicyBody>(`/policies/${id}`, { note: '示例' }, 1);
    expect([other.status, other.body.code]).toEqual([403, 'POLICY.NOT_YOURS']);
    const away = { ownerUnitId: otherDepartment.unitId };
    expect((await department.patch(`/policies/${id}`, away, 1)).status).toBe(403);
    const [row] = await app.sql('SELECT version, note FROM policy WHERE id = $1', [id]);
    expect(row).toEqual({ version: 1, note: null });
    expect((await admin.patch<PolicyBody>(`/policies/${id}`, away, 1)).body['ownerUnitId']).toBe(
      otherDepartment.unitId,
    );
    expect((await department.patch(`/policies/${id}`, { note: '示例' }, 2)).status).toBe(403);
  });

  it('a number of another paper is refused', async () => {
    const [one, two] = [await enterPolicy(admin), await enterPolicy(admin)];
    const answer = await admin.patch<PolicyBody>(`/policies/${two.id}`, { docNo: one['docNo'] }, 1);
    expect([answer.status, answer.body.code]).toEqual([409, 'POLICY.DOC_NO_TAKEN']);
  });
});

describe('DELETE and restore', () => {
  it('takes the clauses out of sight and brings them back', async () => {
    const policy = await enterPolicy(department);
    const clause = await enterClause(department, policy.id);
    expect((await otherDepartment.delete(`/policies/${policy.id}`, 1)).status).toBe(403);
    expect((await department.delete(`/policies/${policy.id}`, 1)).status).toBe(204);
    for (const path of ['', '/history', '/clauses', `/clauses/${clause.id}`])
      expect((await specialist.get(`/policies/${policy.id}${path}`)).status).toBe(404);
    expect((await otherDepartment.post(`/policies/${policy.id}/restore`)).status).toBe(403);
    const back = await department.post<PolicyBody>(`/policies/${policy.id}/restore`);
    expect([back.status, back.body['clauseCount']]).toEqual([200, 1]);
    expect((await department.post(`/policies/${policy.id}/restore`)).status).toBe(404);
    expect((await specialist.get(`/policies/${policy.id}/clauses/${clause.id}`)).status).toBe(200);
  });

  it('its number is free meanwhile; who comes back later is refused', async () => {
    const policy = await enterPolicy(admin);
    await admin.delete(`/policies/${policy.id}`, 1);
    await enterPolicy(admin, { docNo: policy['docNo'] });
    expect((await admin.post(`/policies/${policy.id}/restore`)).status).toBe(409);
  });
});
