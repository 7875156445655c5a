import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type ClauseContent, clauseBlockers } from '../../src/features/policies/policy-clause.rules.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aClause, enterClause, enterPolicy, type PolicyBody } from '../support/policies.js';
import { type SignedIn, signIn } from '../support/users.js';

type Page = { readonly items: PolicyBody[]; readonly total?: number };

let app: TestApp;
let admin: SignedIn;
let department: SignedIn;
let other: SignedIn;
let specialist: SignedIn;
let policy: PolicyBody;

beforeAll(async () => {
  app = await startTestApp({ clock: { now: () => new Date('2026-06-15T04:00:00Z') } });
  admin = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' });
  department = await signIn(app, { roles: ['DEPT_USER'], unitCode: 'DIST_SCITECH' });
  other = await signIn(app, { roles: ['DEPT_USER'], unitCode: 'DIST_HEALTH' });
  specialist = await signIn(app);
  policy = await enterPolicy(department, {
    fairCompetitionReview: { result: 'PASS', reviewedOn: '2024-12-01' },
  });
});
afterAll(() => app.close());

const path = () => `/policies/${policy.id}/clauses`;
const enter = (changes: Record<string, unknown>, by = department) =>
  by.post<PolicyBody>(path(), aClause(changes));
const count = async () =>
  (await app.sql<{ n: number }>('SELECT count(*)::int AS n FROM policy_clause'))[0]?.n;
const faults = ({ errors = [] }: PolicyBody) => errors.map(({ pointer, code }) => `${pointer} ${code}`);

describe('POST /policies/{id}/clauses', () => {
  it('keeps a whole clause with its rule', async () => {
    const told = {
      no: '第五条',
      title: '租房补贴',
      benefitType: 'RENT',
      benefitText: '按实际租金的50%给予补贴，最高100万元，不超过三年。',
      capWan: '100',
      ratePct: '50',
      years: 3,
      conditions: {
        clause: '示例·租房补贴',
        all: [
          { fact: 'company.parkRelation', eq: 'RESIDENT' },
          { fact: 'lease.areaSqm', between: [100, 2000] },
        ],
        benefit: { type: 'RENT', ratePct: 50, capWan: 100, years: 3 },
        stacking: 'EXCLUSIVE',
      },
      stacking: 'EXCLUSIVE',
      window: { kind: 'DATES', from: '2026-06-01', to: '2026-06-15', note: '每年一次' },
      materials: [{ code: 'LEASE_CONTRACT' }, { code: 'OTHER', note: '租金支付凭证' }],
      contactUnitId: department.unitId,
      contactNote: '示例科室',
    };
    const answer = await department.post<PolicyBody>(path(), told);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/v1${path()}/${answer.body.id}`);
    expect(answer.body).toMatchObject({
      ...told,
      capWan: '100.00',
      ratePct: '50.00',
      materials: [
        { code: 'LEASE_CONTRACT', note: null },
        { code: 'OTHER', note: '租金支付凭证' },
      ],
      status: 'ACTIVE',
      manualOnly: false,
      blockers: [],
      windowOpen: true,
      linkedToTax: false,
      policyId: policy.id,
    });
    const byCode = await specialist.get<PolicyBody>(`/policies/${policy.code}/clauses/${answer.body.id}`);
    expect(byCode.body).toEqual(answer.body);
  });

  it('what is not said is null, and free text is no rule', async () => {
    const { body } = await enter({ conditionText: '信用良好、符合产业导向' });
    expect(body).toMatchObject({
      conditions: null,
      conditionText: '信用良好、符合产业导向',
      manualOnly: true,
      capWan: null,
      stacking: null,
      window: null,
      windowOpen: null,
      materials: [],
    });
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['neither rule nor person', { manualOnly: false }, ['/conditions RULE_OR_PERSON']],
    [
      'a rule over an unknown fact, with the place in the JSON',
      { conditions: { any: [{ fact: 'hq', exists: true }, { not: { fact: 'company.luck', eq: 7 } }] } },
      ['/conditions/any/1/not/fact FACT_UNKNOWN'],
    ],
    [
      'a rule that contradicts the clause',
      { capWan: '50', conditions: { fact: 'hq', exists: true, benefit: { capWan: 100 } } },
      ['/conditions/benefit/capWan RULE_DIFFERS'],
    ],
    ['a benefit linked to tax', { linkedToTax: true }, ['/status LINKED_TO_TAX']],
    ['a promise of tax paid back', { benefitText: '区级税收的50%予以返还' }, ['/benefitText TAX_PROMISE']],
    ['a window without days', { window: { kind: 'DATES' } }, ['/window WINDOW_DAYS_REQUIRED']],
  ])('refuses %s', async (_what, change, expected) => {
    const before = await count();
    const answer = await enter(change);
    expect([answer.status, answer.body.code, faults(answer.body)]).toEqual([
      422,
      'POLICY_CLAUSE.RULES_BROKEN',
      expected,
    ]);
    expect(await count()).toBe(before);
  });

  it('names the words that promise, in the language of the caller', async () => {
    const answer = await department.post<PolicyBody>(path(), aClause({ benefitText: '给予企业税收返还' }), {
      'Accept-Language': 'en',
    });
    expect(answer.body.errors?.[0]?.message).toContain('"税收返还" reads like a promise linked to tax');
  });

  it('what hangs on tax may stand in the file, suspended; the law that allows wording lets it be active', async () => {
    const suspended = await enter({
      linkedToTax: true,
      status: 'SUSPENDED',
      benefitText: '区级税收的50%予以返还',
    });
    expect(suspended.status).toBe(201);
    expect(suspended.body['blockers']).toEqual(['NOT_ACTIVE', 'LINKED_TO_TAX']);
    const lawful = await enter({
      benefitText: '减按15%征收，享受税收优惠',
      legalBasis: '企业所得税法第二十八条',
    });
    expect([lawful.status, lawful.body['blockers']]).toEqual([201, []]);
  });

  it('the database itself keeps a clause linked to tax from being active', async () => {
    const { id } = await enterClause(department, policy.id);
    await expect(
      app.sql('UPDATE policy_clause SET linked_to_tax = true WHERE id = $1', [id]),
    ).rejects.toThrow('ck_policy_clause_tax');
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a rate above 100', { ratePct: '100.01' }, '/ratePct'],
    ['no years', { years: 0 }, '/years'],
    ['an unknown paper', { materials: [{ code: 'LUCKY_CHARM' }] }, '/materials/0/code'],
    ['a window of no kind', { window: { from: '2026-01-01' } }, '/window/kind'],
    ['an unknown kind of benefit', { benefitType: 'GIFT' }, '/benefitType'],
  ])('400 for %s', async (_what, change, pointer) => {
    const answer = await enter(change);
    expect([answer.status, answer.body.errors?.map((error) => error.pointer)]).toEqual([400, [pointer]]);
  });

  it('a number stands once in a policy, also when two come at once', async () => {
    await enter({ no: '第九十条' });
    const again = await enter({ no: '第 九十 条' });
    expect([again.status, again.body.code]).toEqual([409, 'POLICY_CLAUSE.NO_TAKEN']);
    const race = await Promise.all(Array.from({ length: 8 }, () => enter({ no: '第九十一条' })));
    expect(race.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(7).fill(409)]);
    expect(
      (await enterClause(department, (await enterPolicy(department)).id, { no: '第九十条' })).id,
    ).toBeDefined();
  });

  it('belongs to whoever keeps the policy', async () => {
    const before = await count();
    const refused = await enter({}, other);
    expect([refused.status, refused.body.code]).toEqual([403, 'POLICY.NOT_YOURS']);
    expect((await enter({}, specialist)).status).toBe(403);
    expect(await count()).toBe(before);
    expect((await enter({}, admin)).status).toBe(201);
    const nowhere = '00000000-0000-4000-8000-000000000000';
    expect((await department.post(`/policies/${nowhere}/clauses`, aClause())).status).toBe(404);
    const unit = await enter({ contactUnitId: nowhere });
    expect([unit.status, unit.body.code]).toEqual([422, 'POLICY_CLAUSE.CONTACT_UNIT_MISSING']);
  });

  it('none comes under a policy that is going', async () => {
    const going = await enterPolicy(admin);
    const client = new pg.Client({ connectionString: app.ownerUrl });
    await client.connect();
    try {
      await client.query('BEGIN');
      await client.query('UPDATE policy SET deleted_at = now() WHERE id = $1', [going.id]);
      let answered = false;
      const posting = admin.post(`/policies/${going.id}/clauses`, aClause()).finally(() => {
        answered = true;
      });
      // Whoever asks meanwhile waits for the one who takes the policy away.
      for (let waiting = 0; waiting === 0 && !answered; await sleep(20))
        [{ waiting }] = (await app.sql<{ waiting: number }>(
          `SELECT count(*)::int AS waiting FROM pg_locks l JOIN pg_stat_activity a USING (pid)
           WHERE a.datname = current_database() AND NOT l.granted`,
        )) as [{ waiting: number }];
      await client.query('COMMIT');
      expect((await posting).status).toBe(404);
      const [row] = await app.sql('SELECT count(*)::int AS n FROM policy_clause WHERE policy_id = $1', [
        going.id,
      ]);
      expect(row).toEqual({ n: 0 });
    } finally {
      await client.end();
    }
  });
});

describe('GET /policies/{id}/clauses', () => {
  it('filters, counts, and keeps the order of the paper', async () => {
    const { id } = await enterPolicy(department, { effectiveTo: '2026-12-31' });
    await enterClause(department, id, { no: '一', benefitType: 'RND' });
    await enterClause(department, id, { no: '二', benefitType: 'TALENT', status: 'DRAFT' });
    await enterClause(department, id, { no: '三', benefitType: 'RND', capWan: '5' });
    const numbers = async (query: string) =>
      (await specialist.get<Page>(`/policies/${id}/clauses?${query}`)).body.items.map((item) => item['no']);
    expect(await numbers('')).toEqual(['一', '二', '三']);
    expect(await numbers('benefitType=RND')).toEqual(['一', '三']);
    expect(await numbers('status=DRAFT,SUSPENDED')).toEqual(['二']);
    expect(await numbers('suggestable=true')).toEqual([]);
    const review = { fairCompetitionReview: { result: 'PASS', reviewedOn: '2026-06-01' } };
    await department.patch(`/policies/${id}`, review, 1);
    expect(await numbers('suggestable=true')).toEqual(['一', '三']);
    expect(await numbers('suggestable=true&asOf=2027-01-01')).toEqual([]);
    expect(await numbers('sort=-capWan,createdAt&limit=1')).toEqual(['三']);
    for (const query of ['', '&asOf=2026-01-01', '&suggestable=false'])
      expect((await specialist.get<Page>(`/policies/${id}/clauses?count=true${query}`)).status).toBe(200);
  });

  it('says what blocks a clause as the rules say it', async () => {
    const cases: string[] = [];
    for (const status of ['DRAFT', 'PUBLISHED', 'REPEALED'])
      for (const required of [true, false])
        for (const result of [null, 'PASS', 'FAIL']) {
          const repealedOn = status === 'REPEALED' ? '2026-03-01' : null;
          const review = { required, result, reviewedOn: result ? '2025-01-01' : null };
          const term = { effectiveFrom: '2026-01-01', effectiveTo: '2026-05-31', status, repealedOn };
          const { id } = await enterPolicy(admin, { ...term, fairCompetitionReview: review });
          await enterClause(admin, id, { no: '一' });
          await enterClause(admin, id, { no: '二', status: 'SUSPENDED', linkedToTax: true });
          for (const day of [
            '2025-12-31',
            '2026-01-01',
            '2026-02-28',
            '2026-03-01',
            '2026-05-31',
            '2026-06-01',
          ]) {
            const { items } = (await specialist.get<Page>(`/policies/${id}/clauses?asOf=${day}`)).body;
            for (const clause of items) {
              const told = { ...term, reviewRequired: required, reviewResult: result };
              const expected = clauseBlockers(clause as unknown as ClauseContent, told, day);
              expect([status, review, day, clause['blockers']]).toEqual([status, review, day, expected]);
              cases.push(expected.join());
            }
          }
        }
    expect([cases.length, cases.includes('')]).toEqual([216, true]);
  });
});

describe('PATCH, DELETE, restore and history', () => {
  it('changes what is named; a window is replaced as a whole', async () => {
    const { id } = await enterClause(department, policy.id, {
      window: { kind: 'DATES', to: '2026-03-31' },
      capWan: '20',
      benefitText: '示例扶持',
    });
    const answer = await department.patch<PolicyBody>(
      `${path()}/${id}`,
      { window: { kind: 'ALL_YEAR' }, capWan: null },
      1,
    );
    expect(answer.body).toMatchObject({
      version: 2,
      window: { kind: 'ALL_YEAR', from: null, to: null, note: null },
      windowOpen: true,
      capWan: null,
      benefitText: '示例扶持',
    });
    const { body } = await specialist.get<{ items: { action: string }[] }>(`${path()}/${id}/history`);
    expect(body.items.map(({ action }) => action)).toEqual([
      'policy_clause.updated',
      'policy_clause.created',
    ]);
  });

  it('is judged as a whole: text that was fine for a draft is refused when it goes active', async () => {
    const { id } = await enterClause(department, policy.id, {
      status: 'DRAFT',
      benefitText: '先征后返，三年为限',
    });
    const answer = await department.patch<PolicyBody>(`${path()}/${id}`, { status: 'ACTIVE' }, 1);
    expect([answer.status, faults(answer.body)]).toEqual([422, ['/benefitText TAX_PROMISE']]);
    const [row] = await app.sql('SELECT status, version FROM policy_clause WHERE id = $1', [id]);
    expect(row).toEqual({ status: 'DRAFT', version: 1 });
  });

  it('asks for version and right, and for the policy that it is of', async () => {
    const { id } = await enterClause(department, policy.id);
    const stranger = await enterPolicy(department);
    expect((await department.patch(`${path()}/${id}`, { title: '甲' })).status).toBe(428);
    expect((await department.patch(`${path()}/${id}`, { title: '甲' }, 9)).status).toBe(412);
    expect((await other.patch(`${path()}/${id}`, { title: '甲' }, 1)).status).toBe(403);
    expect((await other.delete(`${path()}/${id}`, 1)).status).toBe(403);
    for (const way of ['', '/history'])
      expect((await specialist.get(`/policies/${stranger.id}/clauses/${id}${way}`)).status).toBe(404);
    expect((await department.delete(`/policies/${stranger.id}/clauses/${id}`, 1)).status).toBe(404);
    expect((await specialist.get(`${path()}/${id}`)).status).toBe(200);
  });

  it('goes and comes back, unless its number was given to another', async () => {
    const clause = await enterClause(department, policy.id);
    expect((await department.delete(`${path()}/${clause.id}`, 1)).status).toBe(204);
    expect((await specialist.get(`${path()}/${clause.id}`)).status).toBe(404);
    expect((await department.post(`${path()}/${clause.id}/restore`)).status).toBe(200);
    expect((await department.delete(`${path()}/${clause.id}`, 3)).status).toBe(204);
    await enterClause(department, policy.id, { no: clause['no'] });
    const refused = await department.post<PolicyBody>(`${path()}/${clause.id}/restore`);
    expect([refused.status, refused.body.code]).toEqual([409, 'POLICY_CLAUSE.NO_TAKEN']);
  });
});

describe('GET /policy-facts', () => {
  it('tells what rules are built from', async () => {
    const { body } = await specialist.get<{ items: { name: string }[] }>('/policy-facts');
    expect(body.items).toContainEqual({
      name: 'company.entityType',
      kind: 'code',
      zh: '主体类型',
      en: 'Legal form',
      dictionary: 'ENTITY_TYPE',
      operators: ['eq', 'ne', 'in', 'nin', 'exists'],
    });
    expect(body.items.map(({ name }) => name)).toContain('year(-1).revenueWan');
  });
});
