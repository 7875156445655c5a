import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  maskedEmail,
  maskedName,
  maskedPhone,
  maskedSql,
  maskedWechat,
} from '../../src/features/contacts/contact.masking.js';
import { seededUnitId } from '../../src/features/units/unit-id.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type Answer, type SignedIn, signIn } from '../support/users.js';

interface Contact {
  id: string;
  name: string;
  companyId: string | null;
  title: string | null;
  decisionRole: string | null;
  mobile: string | null;
  email: string | null;
  wechat: string | null;
  language: string | null;
  nationality: string | null;
  isMasked: boolean;
  doNotContact: boolean | null;
  retentionUntil: string | null;
  employments: { id: string; companyId: string; title: string | null; isPrimary: boolean }[] | null;
  anonymisedAt: string | null;
  version: number;
}
interface Page<T = Contact> {
  items: T[];
  nextCursor: string | null;
}

const OWN = 'TAOPU_SMART_CITY_CO';
const OTHER = 'TAOPU_TOWN';

let app: TestApp;
let specialist: SignedIn;
let supervisor: SignedIn;
let poolAdmin: SignedIn;
let otherSpecialist: SignedIn;
let company: string;
let otherCompany: string;

/** A company of a unit, with no more than the rights to its people need. */
async function aCompany(unitCode: string, parkRelation = 'IN_TALK'): Promise<string> {
  const id = randomUUID();
  await app.sql(
    `INSERT INTO company (id, name_cn, entity_type, capital_nature, investor_country, registration_status,
       focus_area_code, park_relation, owner_unit_id, data_source, name_key, brand_key, search_text, search_tokens,
       created_at, updated_at)
     VALUES ($1, '上海示例有限公司', 'COMPANY', 'PRIVATE', 'CN', 'IN_OPERATION', 'AI', $2, $3, 'MANUAL', $4, '示例', '示例',
       '{}', now(), now())`,
    [id, parkRelation, seededUnitId(unitCode), `示例${id}`],
  );
  return id;
}

const SECRETS = {
  name: '欧阳示例敏',
  mobile: '13812345678',
  email: 'ouyang.shili@example.com',
  wechat: 'ouyang_private_77',
  language: 'he',
  nationality: 'IL',
};

const person = (more: object = {}) => ({
  ...SECRETS,
  honorific: 'MS',
  companyId: company,
  title: '总经理',
  decisionRole: 'DECISION_MAKER',
  source: 'BUSINESS_CARD',
  lawfulBasis: 'CONTRACT',
  ...more,
});

async function aContact(by: SignedIn = specialist, more: object = {}): Promise<Contact> {
  const answer = await by.post<Contact>('/contacts', person(more));
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  return answer.body;
}

/** Nothing of the planted personal data may stand anywhere in the answer. */
function expectNone(answer: Answer<unknown>, values: readonly string[]): void {
  for (const value of values) expect(answer.text).not.toContain(value);
}

beforeAll(async () => {
  app = await startTestApp();
  specialist = await signIn(app, { unitCode: OWN });
  supervisor = await signIn(app, { unitCode: OWN, roles: ['SUPERVISOR'] });
  poolAdmin = await signIn(app, { unitCode: 'DIST_INVESTMENT_OFFICE', roles: ['POOL_ADMIN'] });
  otherSpecialist = await signIn(app, { unitCode: OTHER });
  company = await aCompany(OWN);
  otherCompany = await aCompany(OTHER);
});
afterAll(() => app.close());

describe('POST /contacts', () => {
  it('answers 201 with the person in full for the one who entered it', async () => {
    const answer = await specialist.post<Contact>('/contacts', person());
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/v1/contacts/${answer.body.id}`);
    expect(answer.headers.get('etag')).toMatch(/^"1-/);
    expect(answer.body).toMatchObject({ ...SECRETS, companyId: company, title: '总经理', isMasked: false });
    expect(answer.body.employments).toEqual([
      expect.objectContaining({ companyId: company, title: '总经理', isPrimary: true }),
    ]);
    expect((await specialist.get(`/contacts/${answer.body.id}`)).text).toBe(answer.text);
  });

  it('keeps a person 24 months after the entry, and after the last interaction', async () => {
    const { id, retentionUntil } = await aContact();
    const [row] = await app.sql<{ due: string }>(
      `SELECT ((now() AT TIME ZONE 'Asia/Shanghai')::date + interval '24 months')::date::text AS due`,
    );
    expect(retentionUntil).toBe(row?.due);
    const talk = randomUUID();
    await app.sql(
      `INSERT INTO interaction (id, occurred_at, occurred_on, channel, company_id, unit_id, our_participants, summary,
         progress_type, is_backfilled, is_valid, is_substantive, created_at, created_by, updated_at)
       SELECT $1, t, (t AT TIME ZONE 'Asia/Shanghai')::date, 'CALL', $2, $3, ARRAY[$4::uuid], '示例', 'NONE', false, false,
         false, now(), $4, now() FROM (SELECT now() + interval '40 days' AS t) x`,
      [talk, company, specialist.unitId, specialist.userId],
    );
    await app.sql(`INSERT INTO interaction_counterpart VALUES ($1, $2, 'LIAISON')`, [talk, id]);
    const later = (await specialist.get<Contact>(`/contacts/${id}`)).body.retentionUntil;
    expect(Date.parse(later as string)).toBeGreaterThan(
      Date.parse(retentionUntil as string) + 38 * 86_400_000,
    );
  });

  it.each([
    ['no way to reach the person', { mobile: null, email: null, wechat: null }, '/mobile'],
    ['an identity number as WeChat name', { wechat: '11010519491231002X' }, '/wechat'],
    ['an identity number in a title', { title: '经办人 110105 19491231 002x' }, '/title'],
    ['a passport number in the department', { department: '护照 E12345678' }, '/department'],
    ['consent without its time', { lawfulBasis: 'CONSENT' }, '/consentAt'],
    [
      'consent in the future',
      { lawfulBasis: 'CONSENT', consentAt: '2999-01-01T00:00:00+08:00' },
      '/consentAt',
    ],
    ['a retention beyond the term', { retentionUntil: '2999-01-01' }, '/retentionUntil'],
  ])('refuses %s with 422 and does not repeat it', async (_what, more, pointer) => {
    const answer = await specialist.post<{ code: string; errors: { pointer: string }[] }>(
      '/contacts',
      person(more),
    );
    expect([answer.status, answer.body.code]).toEqual([422, 'CONTACT.RULES_BROKEN']);
    expect(answer.body.errors.map((error) => error.pointer)).toEqual([pointer]);
    expect(answer.text).not.toMatch(/1949|E12345678/);
  });

  it('refuses a company that is not there', async () => {
    const answer = await specialist.post('/contacts', person({ companyId: randomUUID() }));
    expect([answer.status, answer.body['code']]).toEqual([422, 'CONTACT.COMPANY_MISSING']);
  });

  it.each([
    ['IN_TALK', 403],
    ['RESIDENT', 201],
    ['REGISTERED_ONLY', 201],
  ])('lets a service officer enter people of a company that is %s: %i', async (parkRelation, status) => {
    const officer = await signIn(app, { unitCode: OWN, roles: ['SERVICE_OFFICER'] });
    const answer = await officer.post('/contacts', person({ companyId: await aCompany(OWN, parkRelation) }));
    expect(answer.status).toBe(status);
  });

  it.each(['DEPT_USER', 'LEADER', 'ANALYST', 'INTEGRATOR'])('is closed to %s', async (role) => {
    const user = await signIn(app, { unitCode: OWN, roles: [role] });
    expect((await user.post('/contacts', person())).status).toBe(403);
  });
});

describe('who sees a person', () => {
  // Values of their own, so that whole answers can be searched for them.
  const planted = {
    ...SECRETS,
    name: '欧阳示例珮',
    mobile: '13898765678',
    email: 'opei.shili@example.com',
    wechat: 'opei_private_88',
    title: '示例首席运营官',
  };
  let contact: Contact;
  let planting: string;
  beforeAll(async () => {
    planting = await aCompany(OWN);
    contact = await aContact(specialist, { ...planted, companyId: planting });
  });

  const FULL = 'full';
  const NUMBERS_MASKED = 'numbers masked';
  const NAME_MASKED = 'name masked';
  const NOTHING = 'nothing';

  it.each([
    ['SPECIALIST', OWN, FULL],
    ['SUPERVISOR', OWN, FULL],
    ['POOL_ADMIN', 'DIST_INVESTMENT_OFFICE', FULL],
    ['LEADER', 'COMMITTEE_OFFICE', NUMBERS_MASKED],
    ['SPECIALIST', 'DIST_INVESTMENT_OFFICE', NUMBERS_MASKED],
    ['SERVICE_OFFICER', OWN, NUMBERS_MASKED],
    ['SPECIALIST', OTHER, NAME_MASKED],
    ['SUPERVISOR', OTHER, NAME_MASKED],
    ['ANALYST', OWN, NAME_MASKED],
    ['INTEGRATOR', OWN, NAME_MASKED],
    ['DEPT_USER', OWN, NOTHING],
    ['DEPT_USER', 'DIST_COMMERCE', NOTHING],
    ['SPECIALIST', 'DIST_PARTY_ORGANISATION', NOTHING],
    ['SYSTEM_ADMIN', OWN, NOTHING],
  ])('%s of %s sees %s', async (role, unitCode, sight) => {
    const [unit] = await app.sql('SELECT 1 FROM responsible_unit WHERE code = $1', [unitCode]);
    const reader = await signIn(app, {
      unitCode: unit ? unitCode : 'DIST_PARTY_ORGANISATION',
      roles: [role],
    });
    const detail = await reader.get<Contact>(`/contacts/${contact.id}`);
    const list = await reader.get<Page>('/contacts?limit=200');
    const row = list.body.items.find(({ id }) => id === contact.id);
    const history = await reader.get(`/contacts/${contact.id}/history`);
    const values = [planted.mobile, planted.email, planted.wechat, '9876567'];
    expectNone(history, [...values, planted.name]);
    if (sight === NOTHING) {
      expect([detail.status, history.status, list.body.items]).toEqual([404, 404, []]);
      return;
    }
    expect(detail.status).toBe(200);
    expect(row).toEqual(detail.body);
    const name = sight === NAME_MASKED ? '欧阳女士' : planted.name;
    const masks = { mobile: '138****5678', email: 'o***@example.com', wechat: 'o***' };
    const { mobile, email, wechat } = planted;
    const numbers = sight === FULL ? { mobile, email, wechat } : masks;
    expect(detail.body).toMatchObject({ ...numbers, name, isMasked: sight !== FULL });
    expect(detail.body.companyId).toBe(sight === NAME_MASKED ? null : planting);
    if (sight === FULL) return;
    expect([detail.body.nationality, detail.body.language]).toEqual([null, null]);
    const hidden = sight === NAME_MASKED ? [...values, planted.name, planted.title, planting] : values;
    for (const answer of [detail, list]) expectNone(answer, hidden);
    if (sight === NAME_MASKED) expectNone(history, [planted.title, planting]);
  });

  it('shows the person in full to the one who entered it for another unit’s company', async () => {
    const { id } = await aContact(specialist, { companyId: otherCompany });
    expect((await specialist.get<Contact>(`/contacts/${id}`)).body.isMasked).toBe(false);
    expect((await otherSpecialist.get<Contact>(`/contacts/${id}`)).body.isMasked).toBe(false);
    expect((await supervisor.get<Contact>(`/contacts/${id}`)).body).toMatchObject({
      isMasked: true,
      companyId: null,
    });
  });

  it('shows the person in full to the team of a project on the company, wherever they sit', async () => {
    const member = await signIn(app, { unitCode: 'LINGANG_TAOPU_CO' });
    const { id } = await aContact(specialist, { companyId: await aCompanyWithProject(member.userId) });
    expect((await member.get<Contact>(`/contacts/${id}`)).body).toMatchObject({
      ...SECRETS,
      isMasked: false,
    });
  });

  it.each([
    ['companyId', (id: string) => `companyId=${id}`],
    ['decisionRole', () => 'decisionRole=DECISION_MAKER'],
    ['doNotContact', () => 'doNotContact=false'],
    ['the hidden part of the name', () => `q=${encodeURIComponent('示例珮')}`],
  ])('does not let a filter on %s tell what is masked', async (_what, filter) => {
    const path = `/contacts?limit=200&${filter(planting)}`;
    expect((await specialist.get<Page>(path)).body.items.map(({ id }) => id)).toContain(contact.id);
    const others = (await otherSpecialist.get<Page>(path)).body.items.map(({ id }) => id);
    expect(others).not.toContain(contact.id);
  });

  it('finds masked people by the surname that is shown', async () => {
    const found = await otherSpecialist.get<Page>(`/contacts?limit=200&q=${encodeURIComponent('欧阳女')}`);
    expect(found.body.items.map(({ id }) => id)).toContain(contact.id);
  });

  it.each(['mobile', 'email', 'name'])('neither sorts nor filters by %s', async (field) => {
    expect((await specialist.get(`/contacts?sort=${field}`)).status).toBe(400);
    expect((await specialist.get(`/contacts?${field}=1`)).status).toBe(400);
  });
});

async function aCompanyWithProject(memberId: string): Promise<string> {
  const id = await aCompany(OWN);
  await app.sql(
    `INSERT INTO project (id, code, name, project_kind, company_id, owner_unit_id, first_report_unit_id, owner_user_id,
       team_user_ids,  created_at, updated_at)
     VALUES ($1, $2, '示例项目', 'INVESTMENT', $3, $4, $4, $5, $6,  now(), now())`,
    [randomUUID(), id.slice(0, 8), id, seededUnitId(OTHER), otherSpecialist.userId, [memberId]],
  );
  return id;
}

describe('PATCH /contacts/{id}', () => {
  it('needs If-Match, refuses a stale one, counts the version up', async () => {
    const { id } = await aContact();
    expect((await specialist.patch(`/contacts/${id}`, { title: '董事' })).status).toBe(428);
    expect((await specialist.patch(`/contacts/${id}`, { wechat: 'neu' }, 1)).body).toMatchObject({
      wechat: 'neu',
      version: 2,
    });
    const stale = await specialist.patch(`/contacts/${id}`, { wechat: 'alt' }, 1);
    expect([stale.status, stale.body['currentVersion']]).toEqual([412, 2]);
  });

  it('loses no update when a hundred callers hold the same version', async () => {
    const { id } = await aContact();
    const tries = Array.from({ length: 100 }, (_, n) =>
      specialist.patch(`/contacts/${id}`, { wechat: `w${n}` }, 1),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 412)).toHaveLength(99);
  });

  it('accepts the tag that the answer carried', async () => {
    const { id } = await aContact();
    const { headers } = await specialist.get(`/contacts/${id}`);
    const { token } = specialist;
    const answer = await fetch(`${app.url}/api/v1/contacts/${id}`, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'if-match': headers.get('etag') as string,
      },
      body: '{"doNotContact":true}',
    });
    expect(answer.status).toBe(200);
  });

  it.each([
    ['the last way to reach the person', { mobile: null, email: null, wechat: null }],
    ['an identity number', { name: '张 11010519491231002X' }],
  ])('refuses to write %s', async (_what, body) => {
    const { id } = await aContact();
    expect((await specialist.patch(`/contacts/${id}`, body, 1)).status).toBe(422);
  });

  it('is refused where personal data are masked for the caller, and looks absent where the row is hidden', async () => {
    const { id } = await aContact();
    const masked = await otherSpecialist.patch(`/contacts/${id}`, { wechat: 'x' }, 1);
    expect([masked.status, masked.body['code']]).toEqual([403, 'CONTACT.NOT_YOURS']);
    const outsider = await signIn(app, { unitCode: 'DIST_PARTY_ORGANISATION' });
    expect((await outsider.patch(`/contacts/${id}`, { wechat: 'x' }, 1)).status).toBe(404);
  });
});

describe('employments', () => {
  it('gives a person several, one of them primary', async () => {
    const { id } = await aContact();
    const second = await specialist.post<{ id: string; isPrimary: boolean }>(`/contacts/${id}/employments`, {
      companyId: otherCompany,
      title: '董事',
      fromOn: '2024-03-01',
      isPrimary: true,
    });
    expect(second.status).toBe(201);
    const { body } = await specialist.get<Contact>(`/contacts/${id}`);
    expect([body.companyId, body.title, body.version]).toEqual([otherCompany, '董事', 2]);
    expect(body.employments?.map(({ isPrimary }) => isPrimary)).toEqual([true, false]);
    const listed = await specialist.get<Page<{ id: string }>>(`/contacts/${id}/employments`);
    expect(listed.body.items).toHaveLength(2);
    const old = body.employments?.[1]?.id;
    const ended = await specialist.patch(`/contacts/${id}/employments/${old}`, { toOn: '2024-02-29' }, 2);
    expect([ended.status, ended.body['toOn']]).toEqual([200, '2024-02-29']);
    expect((await specialist.delete(`/contacts/${id}/employments/${old}`, 3)).status).toBe(204);
    expect((await specialist.get(`/contacts/${id}/employments/${old}`)).status).toBe(404);
  });

  it('keeps the primary one', async () => {
    const { id, employments } = await aContact();
    const path = `/contacts/${id}/employments/${employments?.[0]?.id}`;
    for (const answer of [
      await specialist.patch(path, { isPrimary: false }, 1),
      await specialist.delete(path, 1),
    ])
      expect([answer.status, answer.body['code']]).toEqual([409, 'CONTACT.PRIMARY_NEEDED']);
  });

  it('refuses a term that ends before it starts', async () => {
    const { id } = await aContact();
    const body = { companyId: company, fromOn: '2024-03-01', toOn: '2024-02-01' };
    expect((await specialist.post(`/contacts/${id}/employments`, body)).status).toBe(422);
  });

  it('opens the person to the unit that owns the further company, and not to a third', async () => {
    const { id } = await aContact();
    await specialist.post(`/contacts/${id}/employments`, { companyId: otherCompany });
    expect((await otherSpecialist.get<Contact>(`/contacts/${id}`)).body.isMasked).toBe(false);
    const third = await signIn(app, { unitCode: 'LINGANG_TAOPU_CO' });
    expect((await third.get<Contact>(`/contacts/${id}`)).body.isMasked).toBe(true);
    expect((await third.get(`/contacts/${id}/employments`)).status).toBe(404);
  });
});

describe('DELETE and restore', () => {
  it('hides the person and brings it back', async () => {
    const { id } = await aContact();
    expect((await specialist.delete(`/contacts/${id}`)).status).toBe(428);
    expect((await specialist.delete(`/contacts/${id}`, 1)).status).toBe(204);
    expect((await specialist.get(`/contacts/${id}`)).status).toBe(404);
    expect((await specialist.get(`/contacts/${id}/history`)).status).toBe(404);
    expect((await specialist.post(`/contacts/${id}/restore`)).body).toMatchObject({ id, version: 3 });
  });
});

describe('rights of the person', () => {
  it('hands out a copy of everything and records the hand-over', async () => {
    const { id } = await aContact();
    const copy = await specialist.get(`/contacts/${id}/personal-data`);
    expect(copy.status).toBe(200);
    expect(copy.body).toMatchObject({ ...SECRETS, lawfulBasis: 'CONTRACT', interactions: [] });
    const history = await specialist.get<Page<{ action: string }>>(`/contacts/${id}/history`);
    expect(history.body.items[0]?.action).toBe('contact.personal-data-copied');
  });

  it.each([
    ['SPECIALIST', OTHER, 403],
    ['LEADER', OWN, 403],
    ['SPECIALIST', 'DIST_PARTY_ORGANISATION', 404],
  ])('gives %s of %s no copy: %i', async (role, unitCode, status) => {
    const { id } = await aContact();
    const reader = await signIn(app, { unitCode, roles: [role] });
    const answer = await reader.get(`/contacts/${id}/personal-data`);
    expect(answer.status).toBe(status);
    expectNone(answer, [SECRETS.name, SECRETS.mobile, SECRETS.email, SECRETS.wechat]);
  });

  it('anonymises for good and leaves no value behind, neither in the record nor in its history', async () => {
    const unique = {
      name: '上官示例涂',
      mobile: '13987654321',
      email: 'tuxiao@example.com',
      wechat: 'tu_wechat_zz',
    };
    const { id } = await aContact(specialist, unique);
    await specialist.patch(`/contacts/${id}`, { mobile: '13987654322' }, 1);
    expect((await specialist.post(`/contacts/${id}/erasures`, { reason: '本人要求' })).status).toBe(403);
    expect((await supervisor.post(`/contacts/${id}/erasures`, { reason: '本人要求' })).status).toBe(428);
    const answer = await supervisor.post<Contact>(
      `/contacts/${id}/erasures`,
      { reason: '本人要求' },
      { 'If-Match': '"2"' },
    );
    expect(answer.body).toMatchObject({
      name: '已匿名',
      mobile: null,
      email: null,
      wechat: null,
      version: 3,
    });
    expect(answer.body.employments).toHaveLength(1);
    const [left] = await app.sql<{ text: string }>(
      `SELECT (SELECT json_agg(c) FROM contact c WHERE id = $1)::text
           || (SELECT json_agg(a) FROM audit_entry a WHERE subject_id = $1)::text AS text`,
      [id],
    );
    for (const value of [...Object.values(unique), '13987654322', '1398765', '上官'])
      expect(left?.text).not.toContain(value);
    const again = await supervisor.patch(`/contacts/${id}`, { mobile: '13900000000' }, 3);
    expect([again.status, again.body['code']]).toEqual([409, 'CONTACT.ANONYMISED']);
    expect((await otherSpecialist.get<Contact>(`/contacts/${id}`)).body.name).toBe('已匿名');
  });
});

describe('GET /contacts/{id}/history', () => {
  it('tells that personal values changed, never the values', async () => {
    const { id } = await aContact();
    await specialist.patch(`/contacts/${id}`, { mobile: '13700001111', decisionRole: 'LIAISON' }, 1);
    const answer = await specialist.get<Page<{ changes: Record<string, unknown> }>>(
      `/contacts/${id}/history`,
    );
    expect(answer.body.items[0]?.changes).toEqual({
      mobile: ['***', '***'],
      decisionRole: ['DECISION_MAKER', 'LIAISON'],
    });
    expect(answer.text).not.toContain('13700001111');
    const masked = await otherSpecialist.get<Page<{ changes: object }>>(`/contacts/${id}/history`);
    expect(masked.body.items[0]?.changes).toEqual({ mobile: ['***', '***'] });
  });
});

describe('masking in SQL', () => {
  it.each([
    ['欧阳示例', 'MR', '13800005678', 'zhang@x.com', 'abc'],
    ['欧阳', null, '+86 138-0000-5678', 'z@x.com', 'a'],
    ['王小明', 'MS', '008613800005678', '张@例子.中国', '微信号'],
    ['David Cohen', 'MR', '+972 54 123 4567', 'd.cohen@example.co.il', 'dc'],
    ['𠮷田', null, '021-52660001', 'y@example.jp', '𠮷'],
    ['דוד', null, '110', 'a@b.c', 'א'],
    ['已匿名', null, '5266000', 'aa@bb.cc', 'w w'],
  ])('says the same as the function for %s', async (name, honorific, mobile, email, wechat) => {
    const sql = maskedSql('t');
    const [row] = await app.sql(
      `SELECT ${sql.name} AS name, ${sql.mobile} AS mobile, ${sql.email} AS email, ${sql.wechat} AS wechat
       FROM (SELECT $1::text AS name, $2::text AS honorific, $3::text AS mobile, $4::text AS email, $5::text AS wechat) t`,
      [name, honorific, mobile, email, wechat],
    );
    expect(row).toEqual({
      name: maskedName(name, honorific),
      mobile: maskedPhone(mobile),
      email: maskedEmail(email),
      wechat: maskedWechat(wechat),
    });
  });

  it('keeps what is unknown unknown', async () => {
    const sql = maskedSql('t');
    const [row] = await app.sql(
      `SELECT ${sql.mobile} AS mobile, ${sql.email} AS email, ${sql.wechat} AS wechat
       FROM (SELECT NULL::text AS mobile, NULL::text AS email, NULL::text AS wechat) t`,
    );
    expect(row).toEqual({ mobile: null, email: null, wechat: null });
  });
});

it('lets a pool administrator change people of every unit', async () => {
  const { id } = await aContact();
  expect((await poolAdmin.patch(`/contacts/${id}`, { doNotContact: true }, 1)).body['doNotContact']).toBe(
    true,
  );
});
