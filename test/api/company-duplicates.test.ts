import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DuplicateFindingsRepository } from '../../src/features/companies/duplicates/duplicate-findings.repository.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { NightlyTasks } from '../../src/platform/jobs/nightly-tasks.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aCompany, type CompanyBody, register, syntheticUscc } from '../support/companies.js';
import { doubles, merge } from '../support/merges.js';
import { type Answer, type SignedIn, signIn } from '../support/users.js';

interface Problem {
  readonly code: string;
  readonly candidates?: readonly Candidate[];
  readonly errors?: readonly { readonly pointer: string; readonly code: string }[];
}
interface Candidate {
  readonly id: string;
  readonly code: string;
  readonly level: string;
  readonly reasons: readonly { readonly code: string; readonly zh: string; readonly en: string }[];
  readonly protection: Record<string, unknown> | null;
}
interface Result {
  readonly index: number;
  readonly level: string | null;
  readonly verdict: string;
  readonly candidates: readonly Candidate[];
}
interface Finding {
  readonly id: string;
  readonly level: string;
  readonly reasons: readonly string[];
  readonly state: string;
  readonly companies: readonly { readonly id: string }[];
  readonly dismissalReason: string | null;
  readonly version: number;
}

let app: TestApp;
let specialist: SignedIn;
let stranger: SignedIn;
let supervisor: SignedIn;
let admin: SignedIn;
let department: SignedIn;

beforeAll(async () => {
  app = await startTestApp();
  specialist = await signIn(app);
  stranger = await signIn(app, { unitCode: 'TAOPU_TOWN' });
  supervisor = await signIn(app, { roles: ['SUPERVISOR'] });
  admin = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' });
  department = await signIn(app, { roles: ['DEPT_USER'], unitCode: 'DIST_TAX' });
});
afterAll(() => app.close());

const ask = (user: SignedIn, ...entries: Record<string, unknown>[]): Promise<Answer<{ results: Result[] }>> =>
  user.post('/companies/duplicate-checks', { entries });

async function oneResult(user: SignedIn, entry: Record<string, unknown>): Promise<Result> {
  const answer = await ask(user, entry);
  expect([answer.status, answer.text.slice(0, 200)]).toEqual([200, expect.any(String)]);
  return answer.body.results[0] as Result;
}

const reasonsOf = (result: Result, id: string) =>
  result.candidates.find((each) => each.id === id)?.reasons.map(({ code }) => code) ?? [];

async function sweep(): Promise<void> {
  const task = app.app
    .get(NightlyTasks)
    .inOrder()
    .find(({ name }) => name === 'duplicate-sweep');
  await task?.run('2026-11-24');
}

async function findings(user: SignedIn, query = ''): Promise<Finding[]> {
  const answer = await user.get<{ items: Finding[] }>(`/companies/duplicate-findings?limit=200${query}`);
  expect(answer.status).toBe(200);
  return answer.body.items;
}

async function findingOf(a: CompanyBody, b: CompanyBody, user = admin): Promise<Finding | undefined> {
  const all = await findings(user, `&companyId=${a.id}`);
  return all.find(({ companies }) => companies.some(({ id }) => id === b.id));
}

/** Two records of one name, as they come about when nobody looks: written behind the application's back. */
async function aPair(
  name: string,
  changes: Record<string, unknown> = {},
): Promise<[CompanyBody, CompanyBody]> {
  const first = await register(specialist, { nameCn: name, ...changes });
  const second = await register(specialist, { nameCn: `${name}甲`, ...changes });
  await app.sql(
    `UPDATE company c SET name_cn = o.name_cn, name_key = o.name_key, brand_key = o.brand_key, other_keys = o.other_keys,
       brand_sound = o.brand_sound, name_parts = o.name_parts FROM company o WHERE c.id = $1 AND o.id = $2`,
    [second.id, first.id],
  );
  return [first, second];
}

describe('POST /companies/duplicate-checks', () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>, string, string, string]>([
    [
      'one credit code',
      { nameCn: '上海示例晨曦能源有限公司', uscc: syntheticUscc(7001) },
      { nameCn: '别的名字有限公司', uscc: syntheticUscc(7001) },
      'EXACT',
      'REFUSED',
      'SAME_USCC',
    ],
    [
      'one foreign number',
      {
        nameEn: 'Example Alpha Ltd',
        nameCn: null,
        entityType: 'FOREIGN_ENTITY',
        foreignRegNo: '516179157',
        foreignRegCountry: 'IL',
      },
      { nameEn: 'Other', foreignRegNo: '516179157', foreignRegCountry: 'IL' },
      'EXACT',
      'REFUSED',
      'SAME_FOREIGN_NUMBER',
    ],
    [
      'one name in other dress',
      { nameCn: '上海示例晨星生物科技有限公司' },
      { nameCn: '示例晨星生物科技（上海）有限责任公司' },
      'STRONG',
      'NEEDS_OVERRIDE',
      'SAME_NAME',
    ],
    [
      'a name elsewhere',
      { nameCn: '上海示例暮云软件有限公司' },
      { nameCn: '北京示例暮云软件有限公司' },
      'PROBABLE',
      'NEEDS_CONFIRMATION',
      'SAME_NAME_OTHER_PLACE',
    ],
    [
      'a branch',
      { nameCn: '上海示例望川机械有限公司' },
      { nameCn: '上海示例望川机械有限公司桃浦分公司' },
      'PROBABLE',
      'NEEDS_CONFIRMATION',
      'SAME_NAME_BRANCH',
    ],
    [
      'a brand with a synonymous trade',
      { nameCn: '上海鹿鸣生物科技有限公司' },
      { nameCn: '上海鹿鸣医药科技有限公司' },
      'PROBABLE',
      'NEEDS_CONFIRMATION',
      'SAME_BRAND_SYNONYMOUS_TRADE',
    ],
    [
      'a former name',
      {
        nameCn: '上海示例新颜贸易有限公司',
        aliases: [{ name: '上海旧貌商贸有限公司', type: 'FORMER_NAME' }],
      },
      { nameCn: '旧貌商贸有限公司' },
      'PROBABLE',
      'NEEDS_CONFIRMATION',
      'SAME_ALIAS',
    ],
    [
      'a similar name in the same area',
      { nameCn: '上海松涛示例生物科技有限公司' },
      { nameCn: '上海松涛示范生物科技有限公司', focusAreaCode: 'LIFE_HEALTH' },
      'POSSIBLE',
      'LISTED',
      'SIMILAR_NAME',
    ],
    [
      'a similar Latin name',
      { nameEn: 'Beimo Frictional Material Works', nameCn: null, entityType: 'FOREIGN_ENTITY' },
      { nameEn: 'Bei Mo Friction Materials Works' },
      'POSSIBLE',
      'LISTED',
      'SIMILAR_NAME',
    ],
    [
      'a brand that sounds the same',
      { nameCn: '上海青禾餐饮有限公司' },
      { nameCn: '上海清和软件有限公司' },
      'POSSIBLE',
      'LISTED',
      'SAME_BRAND_SOUND',
    ],
  ])('%s: %j / %j is %s', async (_title, stored, entry, level, verdict, reason) => {
    const company = await register(specialist, { capitalNature: 'PRIVATE', ...stored });
    const result = await oneResult(stranger, entry);
    expect([result.level, result.verdict]).toEqual([level, verdict]);
    expect(reasonsOf(result, company.id)).toContain(reason);
  });

  it('says what registering would do, and registering does it', async () => {
    await register(specialist, { nameCn: '上海示例回声软件有限公司' });
    const names = [
      ['示例回声软件（上海）有限公司', 'NEEDS_OVERRIDE', 409, 'COMPANY.DUPLICATE'],
      ['北京示例回声软件有限公司', 'NEEDS_CONFIRMATION', 409, 'COMPANY.CONFIRMATION_NEEDED'],
      ['上海寰宇漆器有限公司', 'CLEAR', 201, undefined],
    ] as const;
    for (const [nameCn, verdict, status, code] of names) {
      expect((await oneResult(specialist, { nameCn })).verdict).toBe(verdict);
      const answer = await specialist.post<Problem>('/companies', aCompany({ nameCn }));
      expect([answer.status, answer.body.code?.startsWith('QY-') ? undefined : answer.body.code]).toEqual([
        status,
        code,
      ]);
    }
  });

  it('does not take a similar name in another area for one', async () => {
    const company = await register(specialist, { nameCn: '上海白鹭示例生物科技有限公司' });
    const result = await oneResult(stranger, { nameCn: '上海白鹭示范生物科技有限公司', focusAreaCode: 'AI' });
    expect(reasonsOf(result, company.id)).not.toContain('SIMILAR_NAME');
  });

  it('finds a company by a mail domain of its people, but not by a public one', async () => {
    const company = await register(specialist, { nameCn: '上海示例邮差物流有限公司' });
    for (const [email, mobile] of [
      ['zhang@youchai.example.com', '13800007101'],
      ['li@qq.com', '13800007102'],
    ])
      await addPerson(company.id, email as string, mobile as string);
    const byDomain = await oneResult(stranger, { nameCn: '风马牛', emailDomain: 'YouChai.example.com' });
    expect(reasonsOf(byDomain, company.id)).toEqual(['SAME_CONTACT']);
    expect((await oneResult(stranger, { nameCn: '风马牛', emailDomain: 'qq.com' })).candidates).toEqual([]);
  });

  it('finds a company by a mobile only for those who may read it', async () => {
    const company = await register(specialist, { nameCn: '上海示例听筒电子有限公司' });
    await addPerson(company.id, 'wang@tingtong.example.com', '+86 138-0000-7111');
    const entry = { nameCn: '毫不相干', mobile: '13800007111' };
    expect(reasonsOf(await oneResult(specialist, entry), company.id)).toEqual(['SAME_CONTACT']);
    for (const other of [stranger, department])
      expect((await oneResult(other, entry)).candidates).toEqual([]);
  });

  it('tells another unit exactly four facts of a protection', async () => {
    const company = await register(specialist, { nameCn: '上海示例守望材料有限公司' });
    await app.sql(
      `INSERT INTO protection (id, scope_id, company_id, unit_id, kind, starts_on, period_starts_on, ends_on, basis_type,
         registered_at, first_registered_on, settings_in_force, created_at, updated_at)
       SELECT gen_random_uuid(), c.id, c.id, c.owner_unit_id, 'REPORT', current_date - 2, current_date - 2,
         current_date + 28, 'LEAD', now(), current_date - 2, '{}', now(), now()
       FROM company c WHERE c.id = $1`,
      [company.id],
    );
    await app.sql("UPDATE responsible_unit SET liaison_phone = '021-00007777' WHERE id = $1", [
      specialist.unitId,
    ]);
    const [candidate] = (await oneResult(stranger, { nameCn: '示例守望材料有限公司' })).candidates;
    expect(Object.keys(candidate?.protection ?? {}).sort()).toEqual([
      'exists',
      'liaisonPhoneOfUnit',
      'ownerUnitName',
      'protectionUntil',
    ]);
    expect(candidate?.protection).toMatchObject({ exists: true, liaisonPhoneOfUnit: '021-00007777' });
  });

  it('answers a thousand names in order', async () => {
    const known = await register(specialist, { nameCn: '上海示例千里仪器有限公司' });
    const entries = Array.from({ length: 1000 }, (_, at) => ({
      nameCn: at === 731 ? '示例千里仪器有限公司' : `上海无人知晓${at}号仪器有限公司`,
    }));
    const answer = await ask(stranger, ...entries);
    expect([answer.status, answer.body.results.length]).toEqual([200, 1000]);
    expect(answer.body.results.map(({ index }) => index)).toEqual(entries.map((_, at) => at));
    expect(answer.body.results[731]).toMatchObject({ level: 'STRONG', candidates: [{ id: known.id }] });
  });

  it('leaves merged and deleted companies out', async () => {
    const company = await register(specialist, { nameCn: '上海示例逝水水务有限公司' });
    await app.sql('UPDATE company SET deleted_at = now() WHERE id = $1', [company.id]);
    expect((await oneResult(specialist, { nameCn: '示例逝水水务有限公司' })).level).toBeNull();
  });

  it.each<[string, unknown, number]>([
    ['an empty list', { entries: [] }, 400],
    ['an entry without name and number', { entries: [{ focusAreaCode: 'AI' }] }, 400],
    ['a wrong credit code', { entries: [{ uscc: '91310107T0000001X9' }] }, 400],
    ['a member that is not known', { entries: [{ nameCn: '示例', level: 'EXACT' }] }, 400],
    ['1,001 entries', { entries: Array.from({ length: 1001 }, () => ({ nameCn: '示例' })) }, 400],
  ])('refuses %s', async (_title, body, status) => {
    expect((await specialist.post('/companies/duplicate-checks', body)).status).toBe(status);
  });

  it('is closed to those who are not signed in', async () => {
    const answer = await fetch(`${app.url}/api/v1/companies/duplicate-checks`, { method: 'POST' });
    expect(answer.status).toBe(401);
  });
});

async function addPerson(companyId: string, email: string, mobile: string): Promise<void> {
  const answer = await specialist.post('/contacts', {
    name: '示例人',
    companyId,
    decisionRole: 'LIAISON',
    mobile,
    email,
    source: 'BUSINESS_CARD',
    lawfulBasis: 'CONTRACT',
  });
  if (answer.status !== 201) throw new Error(answer.text);
}

describe('duplicateWarnings', () => {
  it('lists similar companies in the answer to a registration', async () => {
    const first = await register(specialist, { nameCn: '上海远岫示例生物科技有限公司' });
    const second = await register(specialist, { nameCn: '上海远岫示范生物科技有限公司' });
    expect(second['duplicateWarnings']).toMatchObject([{ id: first.id, level: 'POSSIBLE' }]);
    const plain = await specialist.get<Record<string, unknown>>(`/companies/${second.id}`);
    expect(plain.body).not.toHaveProperty('duplicateWarnings');
  });

  it('lists them in the answer to a correction and to a change of name, and to no other change', async () => {
    const first = await register(specialist, { nameCn: '上海远岫改名生物科技有限公司' });
    const second = await register(specialist, { nameCn: '上海全然不同医药有限公司' });
    const corrected = await specialist.patch<CompanyBody>(
      `/companies/${second.id}`,
      { nameCn: '上海远帆改名生物科技有限公司' },
      second.version,
    );
    expect(corrected.body['duplicateWarnings']).toMatchObject([{ id: first.id, level: 'POSSIBLE' }]);
    const moved = await specialist.patch<CompanyBody>(
      `/companies/${second.id}`,
      { registeredAddress: '示例路1号' },
      corrected.body.version,
    );
    expect(moved.body['duplicateWarnings']).toEqual([]);
    const renamed = await specialist.post<CompanyBody>(
      `/companies/${second.id}/name-changes`,
      { nameCn: '上海远山改名生物科技有限公司', effectiveOn: '2026-01-05' },
      { 'If-Match': `"${moved.body.version}"` },
    );
    expect(renamed.body['duplicateWarnings']).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: first.id, level: 'POSSIBLE' })]),
    );
  });

  it('asks again on a renaming, and not on any other change', async () => {
    const first = await register(specialist, { nameCn: '上海示例长亭软件有限公司' });
    const second = await register(specialist, {
      nameCn: '北京示例长亭软件有限公司',
      confirmDistinct: true,
      distinctReason: '两地两家',
    });
    const website = await specialist.patch(
      `/companies/${second.id}`,
      { website: 'https://example.com' },
      second.version,
    );
    expect(website.status).toBe(200);
    const renamed = await specialist.patch<Problem>(
      `/companies/${second.id}`,
      { nameCn: '上海示例长亭软件有限责任公司' },
      second.version + 1,
    );
    expect([renamed.status, renamed.body.code]).toEqual([409, 'COMPANY.DUPLICATE']);
    expect(renamed.body.candidates).toMatchObject([{ id: first.id, level: 'STRONG' }]);
  });
});

describe('a pair that was merged while somebody told it apart', () => {
  it('is left out, and the registration goes on', async () => {
    const { survivor: stays, victim: goes } = await doubles(specialist);
    const keeper = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' });
    expect((await merge(keeper, stays, goes)).status).toBeLessThan(300);
    const pair = { id: randomUUID(), companyIds: [stays.id, goes.id] as const, level: 'STRONG', reasons: [] };
    const findings = app.app.get(DuplicateFindingsRepository, { strict: false });
    const work = app.app.get(UnitOfWork, { strict: false });
    await work.run(() => findings.keepDistinct([pair], '不同法人', keeper.userId, new Date()));
    expect(await app.sql('SELECT 1 FROM duplicate_finding WHERE id = $1', [pair.id])).toEqual([]);
  });
});

describe('the nightly sweep', () => {
  it('finds a pair once, and again only when something changes', async () => {
    const [a, b] = await aPair('上海示例双生科技有限公司');
    await sweep();
    const found = await findingOf(a, b);
    expect(found).toMatchObject({ level: 'STRONG', state: 'OPEN', reasons: ['SAME_FULL_NAME'] });
    await sweep();
    expect(await findingOf(a, b)).toEqual(found);
    const audit = await app.sql<{ action: string; actor_name: string }>(
      'SELECT action, actor_name FROM audit_entry WHERE subject_id = $1',
      [found?.id],
    );
    expect(audit).toEqual([{ action: 'duplicate-finding.found', actor_name: '系统' }]);
  });

  it('does not bring up a pair that was passed with a reason', async () => {
    const first = await register(specialist, { nameCn: '上海示例旧友软件有限公司' });
    const reason = '不同法人，经营地址不同';
    const second = await register(specialist, {
      nameCn: '北京示例旧友软件有限公司',
      confirmDistinct: true,
      distinctReason: reason,
    });
    await sweep();
    expect(await findingOf(first, second)).toMatchObject({ state: 'DISMISSED', dismissalReason: reason });
    await app.sql("UPDATE company SET name_cn = '南京示例旧友软件有限公司' WHERE id = $1", [second.id]);
    await sweep();
    expect(await findingOf(first, second)).toMatchObject({ state: 'OPEN', dismissalReason: null });
  });

  it('drops an open pair that is no longer alike', async () => {
    const [a, b] = await aPair('上海示例分道电子有限公司');
    await sweep();
    expect((await findingOf(a, b))?.state).toBe('OPEN');
    const renamed = await specialist.patch(
      `/companies/${b.id}`,
      { nameCn: '上海迥然木业有限公司' },
      b.version,
    );
    expect(renamed.status).toBe(200);
    await sweep();
    expect(await findingOf(a, b)).toBeUndefined();
  });

  it('leaves pairs alone whose only tie is the group', async () => {
    const [a, b] = [await register(specialist), await register(specialist)];
    await app.sql(
      `WITH g AS (INSERT INTO company_group (id, name, name_key, created_at, updated_at) VALUES (gen_random_uuid(), '示例集团', '示例', now(), now()) RETURNING id)
       UPDATE company SET group_id = g.id, group_name = '示例集团' FROM g WHERE company.id IN ($1, $2)`,
      [a.id, b.id],
    );
    await sweep();
    expect(await findingOf(a, b)).toBeUndefined();
  });

  it('runs twice at once without harm', async () => {
    const [a, b] = await aPair('上海示例并行软件有限公司');
    await Promise.all([sweep(), sweep()]);
    const rows = await app.sql('SELECT 1 FROM duplicate_finding WHERE $1 IN (company_a_id, company_b_id)', [
      a.id,
    ]);
    expect(rows).toHaveLength(1);
    expect((await findingOf(a, b))?.state).toBe('OPEN');
  });
});

describe('GET /companies/duplicate-findings', () => {
  it('shows a supervisor what touches the own unit, and nobody else anything', async () => {
    const [a, b] = await aPair('上海示例邻里物业有限公司');
    await sweep();
    const id = (await findingOf(a, b))?.id as string;
    const elsewhere = await signIn(app, { roles: ['SUPERVISOR'], unitCode: 'TAOPU_TOWN' });
    expect((await supervisor.get(`/companies/duplicate-findings/${id}`)).status).toBe(200);
    expect((await elsewhere.get(`/companies/duplicate-findings/${id}`)).status).toBe(404);
    expect((await findings(elsewhere)).some((each) => each.id === id)).toBe(false);
    for (const user of [specialist, department])
      expect((await user.get('/companies/duplicate-findings')).status).toBe(403);
  });

  it('calls a pair merged once one has gone into the other, whoever did it', async () => {
    const [a, b] = await aPair('上海示例合流水务有限公司');
    await sweep();
    await app.sql('UPDATE company SET merged_into_id = $1, deleted_at = now() WHERE id = $2', [a.id, b.id]);
    expect((await findingOf(a, b))?.state).toBe('MERGED');
    expect(
      (await findings(admin, '&state=OPEN')).some(({ companies }) => companies.some(({ id }) => id === b.id)),
    ).toBe(false);
  });
});

describe('POST /companies/duplicate-findings/{id}/dismissals', () => {
  const reason = '同名异企，已电话核实';
  const dismiss = (user: SignedIn, found: Finding | undefined, version = found?.version) =>
    user.post<Problem & Finding>(
      `/companies/duplicate-findings/${found?.id}/dismissals`,
      { reason },
      version === undefined ? {} : { 'If-Match': `"${version}"` },
    );

  it('keeps the reason, in the record and in the trail', async () => {
    const [a, b] = await aPair('上海示例同窗教育有限公司');
    await sweep();
    const found = await findingOf(a, b);
    const answer = await dismiss(supervisor, found);
    expect([answer.status, answer.body.state, answer.body.dismissalReason]).toEqual([
      200,
      'DISMISSED',
      reason,
    ]);
    const [entry] = await app.sql<{ reason: string }>(
      "SELECT reason FROM audit_entry WHERE subject_id = $1 AND action = 'duplicate-finding.dismissed'",
      [found?.id],
    );
    expect(entry?.reason).toBe(reason);
    await sweep();
    expect((await findingOf(a, b))?.state).toBe('DISMISSED');
    expect((await dismiss(supervisor, await findingOf(a, b))).body.code).toBe('DUPLICATE_FINDING.NOT_OPEN');
  });

  it('is the pool administrator’s across units', async () => {
    const [a, b] = await aPair('上海示例隔壁酒店有限公司');
    await app.sql('UPDATE company SET owner_unit_id = $1 WHERE id = $2', [stranger.unitId, b.id]);
    await sweep();
    const found = await findingOf(a, b);
    const refused = await dismiss(supervisor, found);
    expect([refused.status, refused.body.code]).toEqual([403, 'DUPLICATE_FINDING.ACROSS_UNITS']);
    expect((await findingOf(a, b))?.state).toBe('OPEN');
    expect((await dismiss(admin, found)).status).toBe(200);
  });

  it('needs the version that was looked at', async () => {
    const [a, b] = await aPair('上海示例版本出版有限公司');
    await sweep();
    const found = await findingOf(a, b);
    const plain = await admin.post(`/companies/duplicate-findings/${found?.id}/dismissals`, { reason });
    expect(plain.status).toBe(428);
    expect((await dismiss(admin, found, 99)).status).toBe(412);
    expect((await findingOf(a, b))?.state).toBe('OPEN');
  });
});
