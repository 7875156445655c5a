import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { aCompany, type CompanyBody, register, syntheticUscc } from '../support/companies.js';
import { type SignedIn, signIn } from '../support/users.js';

interface Problem {
  readonly code: string;
  readonly title: string;
  readonly errors?: { pointer?: string; parameter?: string; code: string; message: string }[];
  readonly candidates?: { id: string; level: string }[];
  readonly currentVersion?: number;
}

let app: TestApp;
let specialist: SignedIn;
let neighbour: SignedIn;
let poolAdmin: SignedIn;
let department: SignedIn;
let officer: SignedIn;

beforeAll(async () => {
  app = await startTestApp();
  specialist = await signIn(app);
  neighbour = await signIn(app, { unitCode: 'TAOPU_TOWN' });
  poolAdmin = await signIn(app, { unitCode: 'DIST_INVESTMENT_OFFICE', roles: ['POOL_ADMIN'] });
  department = await signIn(app, { unitCode: 'DIST_SCITECH', roles: ['DEPT_USER'] });
  officer = await signIn(app, { roles: ['SERVICE_OFFICER'] });
});
afterAll(() => app.close());

const rowsIn = async (table: string) =>
  Number((await app.sql<{ n: string }>(`SELECT count(*)::text AS n FROM ${table}`))[0]?.n);

describe('POST /companies', () => {
  it('registers a company, with its address, tag and audit row', async () => {
    const body = aCompany({
      uscc: ' 9131 0107t0000001x8',
      registeredCapitalWan: '1000',
      registeredCapitalCurrency: 'CNY',
    });
    const answer = await specialist.post<CompanyBody>('/companies', body);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/v1/companies/${answer.body.id}`);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.body).toMatchObject({
      nameCn: body['nameCn'],
      uscc: '91310107T0000001X8',
      registeredCapitalWan: '1000.00',
      paidInCapitalWan: null,
      identityVerified: true,
      ownerUnitId: specialist.unitId,
      dataSource: 'MANUAL',
      createdBy: specialist.userId,
      version: 1,
    });
    expect(answer.body.code).toMatch(/^QY-\d{6}$/);
    expect(answer.body['createdAt']).toMatch(/\+08:00$/);
    const audit = await app.sql<{ action: string; changes: Record<string, unknown> }>(
      'SELECT action, changes FROM audit_entry WHERE subject_id = $1',
      [answer.body.id],
    );
    expect(audit).toHaveLength(1);
    expect(audit[0]?.action).toBe('company.created');
    expect(audit[0]?.changes['uscc']).toEqual([null, '91310107T0000001X8']);
  });

  it.each([
    ['an unknown member', { colour: 'red' }, 400, 'REQUEST.VALIDATION_FAILED', '/colour'],
    ['a server-owned member', { version: 7 }, 400, 'REQUEST.VALIDATION_FAILED', '/version'],
    ['another server-owned member', { createdBy: null }, 400, 'REQUEST.VALIDATION_FAILED', '/createdBy'],
    ['a wrong check character', { uscc: '91310107T0000001X9' }, 400, 'REQUEST.VALIDATION_FAILED', '/uscc'],
    ['a branch without parent', { entityType: 'BRANCH' }, 422, 'COMPANY.RULES_BROKEN', '/parentCompanyId'],
    [
      'capital as a number',
      { registeredCapitalWan: 5 },
      400,
      'REQUEST.VALIDATION_FAILED',
      '/registeredCapitalWan',
    ],
    ['NUL in a name', { nameCn: 'a\u0000b' }, 400, 'REQUEST.VALIDATION_FAILED', '/nameCn'],
    ['a name of 121 characters', { nameCn: '示'.repeat(121) }, 400, 'REQUEST.VALIDATION_FAILED', '/nameCn'],
  ])('refuses %s', async (_name, changes, status, code, pointer) => {
    const before = await rowsIn('company');
    const answer = await specialist.post<Problem>('/companies', aCompany(changes));
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body.code).toBe(code);
    expect(answer.body.errors?.map((error) => error.pointer)).toContain(pointer);
    expect(await rowsIn('company')).toBe(before);
  });

  it.each([
    ['a focus area that is not in force', { focusAreaCode: 'NUCLEAR' }, 'COMPANY.FOCUS_AREA_UNKNOWN'],
    [
      'a chain node that is not there',
      { chainNodeIds: ['019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21'] },
      'COMPANY.CHAIN_NODE_MISSING',
    ],
    [
      'a parent that is not there',
      { parentCompanyId: '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21' },
      'COMPANY.PARENT_MISSING',
    ],
    [
      'an owner that is not there',
      { ownerUserId: '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21' },
      'COMPANY.OWNER_MISSING',
    ],
  ])('refuses %s', async (_name, changes, code) => {
    const answer = await specialist.post<Problem>('/companies', aCompany(changes));
    expect([answer.status, answer.body.code]).toEqual([422, code]);
  });

  it('stores what people really write', async () => {
    const company = await register(specialist, {
      nameLocal: 'דוגמה בע״מ',
      groupName: '𠮷示例🙂集团',
      note: '=1+1',
    });
    expect(company['nameLocal']).toBe('דוגמה בע״מ');
    expect(company['groupName']).toBe('𠮷示例🙂集团');
    expect(company['note']).toBe('=1+1');
  });

  it('answers in the language of the caller', async () => {
    const call = (language: string) =>
      specialist.post<Problem>('/companies', aCompany({ uscc: '91310107T0000001X9' }), {
        'Accept-Language': language,
      });
    expect((await call('zh-CN')).body.title).toBe('请求内容有误');
    expect((await call('en-GB,en;q=0.9')).body.title).toBe('The request has errors');
  });

  it('is closed to those who only read', async () => {
    const before = await rowsIn('company');
    const answer = await department.post<Problem>('/companies', aCompany());
    expect([answer.status, answer.body.code]).toEqual([403, 'ACCESS.NOT_PERMITTED']);
    expect(await rowsIn('company')).toBe(before);
  });

  it('lets a liaison officer take in residents only, and nobody but the pool administrator place it elsewhere', async () => {
    expect((await officer.post<Problem>('/companies', aCompany())).body.code).toBe('COMPANY.RESIDENT_ONLY');
    expect((await officer.post('/companies', aCompany({ parkRelation: 'RESIDENT' }))).status).toBe(201);
    const elsewhere = aCompany({ ownerUnitId: neighbour.unitId });
    expect((await specialist.post<Problem>('/companies', elsewhere)).body.code).toBe(
      'COMPANY.UNIT_NOT_ASSIGNABLE',
    );
    expect((await poolAdmin.post('/companies', elsewhere)).status).toBe(201);
  });
});

describe('duplicates on POST /companies', () => {
  it('refuses a credit code that is taken, with the candidate', async () => {
    const uscc = syntheticUscc(11);
    const first = await register(specialist, { uscc });
    const answer = await neighbour.post<Problem>('/companies', aCompany({ uscc: uscc.toLowerCase() }));
    expect([answer.status, answer.body.code]).toEqual([409, 'COMPANY.USCC_TAKEN']);
    expect(answer.body.candidates).toMatchObject([{ id: first.id, level: 'EXACT' }]);
  });

  it('refuses the same name written otherwise, unless the pool administrator says why', async () => {
    await register(specialist, { nameCn: '上海示例元亨材料科技有限公司' });
    const again = aCompany({
      nameCn: '上海市示例元亨材料科技有限责任公司',
      confirmDistinct: true,
      distinctReason: '不同法人',
    });
    const refused = await neighbour.post<Problem>('/companies', again);
    expect([refused.status, refused.body.code]).toEqual([409, 'COMPANY.DUPLICATE']);
    expect((await poolAdmin.post('/companies', again)).status).toBe(201);
  });

  it('asks for a reason when the same name stands in another place', async () => {
    await register(specialist, { nameCn: '上海示例利贞智能科技有限公司' });
    const other = aCompany({ nameCn: '北京示例利贞智能科技有限公司' });
    const asked = await specialist.post<Problem>('/companies', other);
    expect([asked.status, asked.body.code]).toEqual([409, 'COMPANY.CONFIRMATION_NEEDED']);
    const answered = await specialist.post('/companies', {
      ...other,
      confirmDistinct: true,
      distinctReason: '北京为另一法人',
    });
    expect(answered.status).toBe(201);
  });

  it('lets exactly one of a hundred parallel requests have a credit code (F7)', async () => {
    const uscc = syntheticUscc(77);
    const spelled = (n: number) =>
      [uscc, uscc.toLowerCase(), ` ${uscc.slice(0, 6)} ${uscc.slice(6)}`, toFullWidth(uscc)][n % 4];
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        specialist.post<Problem>('/companies', aCompany({ uscc: spelled(n) })),
      ),
    );
    const counts = answers.map(({ status }) => status).sort((a, b) => a - b);
    expect(counts).toEqual([201, ...Array.from({ length: 99 }, () => 409)]);
    expect(await app.sql('SELECT 1 FROM company WHERE uscc = $1', [uscc])).toHaveLength(1);
  });
});

function toFullWidth(text: string): string {
  return [...text].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('');
}

describe('PATCH /companies/{id}', () => {
  it('changes what is named, clears with null, and counts the version up', async () => {
    const company = await register(specialist, { website: 'www.example.com' });
    const answer = await specialist.patch<CompanyBody>(
      `/companies/${company.code}`,
      { website: null, parkRelation: 'IN_TALK' },
      1,
    );
    expect(answer.status).toBe(200);
    expect(answer.headers.get('etag')).toBe('"2"');
    expect(answer.body).toMatchObject({
      website: null,
      parkRelation: 'IN_TALK',
      version: 2,
      nameCn: company.nameCn,
    });
    const history = await specialist.get<{ items: { action: string; changes: object }[] }>(
      `/companies/${company.id}/history`,
    );
    expect(history.body.items.map(({ action }) => action)).toEqual(['company.updated', 'company.created']);
    expect(history.body.items[0]?.changes).toEqual({
      website: ['www.example.com', null],
      parkRelation: ['TARGET', 'IN_TALK'],
    });
  });

  it('needs If-Match, and the current one', async () => {
    const company = await register(specialist);
    const missing = await specialist.patch<Problem>(`/companies/${company.id}`, { website: 'a.example' });
    expect([missing.status, missing.body.code]).toEqual([428, 'REQUEST.IF_MATCH_REQUIRED']);
    await specialist.patch(`/companies/${company.id}`, { website: 'b.example' }, 1);
    const stale = await specialist.patch<Problem>(`/companies/${company.id}`, { website: 'c.example' }, 1);
    expect([stale.status, stale.body.code, stale.body.currentVersion]).toEqual([
      412,
      'REQUEST.VERSION_STALE',
      2,
    ]);
    expect(await app.sql('SELECT website FROM company WHERE id = $1', [company.id])).toEqual([
      { website: 'b.example' },
    ]);
  });

  it('loses no update among a hundred with one If-Match (F6)', async () => {
    const company = await register(specialist);
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        specialist.patch(`/companies/${company.id}`, { note: `note ${n}` }, 1),
      ),
    );
    const counts = answers.map(({ status }) => status).sort((a, b) => a - b);
    expect(counts).toEqual([200, ...Array.from({ length: 99 }, () => 412)]);
    expect(await app.sql('SELECT version FROM company WHERE id = $1', [company.id])).toEqual([
      { version: 2 },
    ]);
    expect(await app.sql('SELECT 1 FROM audit_entry WHERE subject_id = $1', [company.id])).toHaveLength(2);
  });

  it('is closed to other units, and the row stays as it was', async () => {
    const company = await register(specialist);
    const answer = await neighbour.patch<Problem>(`/companies/${company.id}`, { note: 'mine now' }, 1);
    expect([answer.status, answer.body.code]).toEqual([403, 'COMPANY.NOT_YOUR_UNIT']);
    expect(await app.sql('SELECT note, version FROM company WHERE id = $1', [company.id])).toEqual([
      { note: null, version: 1 },
    ]);
  });
});

describe('DELETE and restore', () => {
  it('hides a company and brings it back', async () => {
    const supervisor = await signIn(app, { roles: ['SUPERVISOR'] });
    const company = await register(specialist);
    expect((await specialist.delete(`/companies/${company.id}`, 1)).status).toBe(403);
    expect((await supervisor.delete(`/companies/${company.id}`, 1)).status).toBe(204);
    const gone = await specialist.get<Problem>(`/companies/${company.id}`);
    const absent = await specialist.get<Problem>('/companies/019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21');
    expect([gone.status, gone.body.code]).toEqual([absent.status, absent.body.code]);
    expect((await supervisor.post(`/companies/${company.id}/restore`)).status).toBe(200);
    expect((await specialist.get<CompanyBody>(`/companies/${company.id}`)).body.version).toBe(3);
  });
});

describe('visibility classes', () => {
  const company = () =>
    register(specialist, {
      riskFlags: ['ABNORMAL'],
      taxDistrictCode: '310107',
      registeredCapitalWan: '10',
      registeredCapitalCurrency: 'CNY',
      paidInCapitalWan: '5',
    });

  it('shows each class of member to those it is for', async () => {
    const { id } = await company();
    const seenBy = async (user: SignedIn) => {
      const { body } = await user.get<CompanyBody>(`/companies/${id}`);
      return [body['paidInCapitalWan'], body['taxDistrictCode'], body['riskFlags']];
    };
    expect(await seenBy(specialist)).toEqual(['5.00', '310107', ['ABNORMAL']]);
    expect(await seenBy(poolAdmin)).toEqual(['5.00', '310107', ['ABNORMAL']]);
    expect(await seenBy(neighbour)).toEqual(['5.00', '310107', null]);
    expect(await seenBy(department)).toEqual([null, null, null]);
  });

  it('does not let hidden members be inferred by filtering', async () => {
    const { id } = await company();
    const hidden = await department.get<Problem>('/companies?taxDistrictCode=310107');
    expect([hidden.status, hidden.body.code]).toEqual([403, 'REQUEST.FIELD_NOT_VISIBLE']);
    const ids = async (user: SignedIn) =>
      (await user.get<{ items: CompanyBody[] }>('/companies?riskFlag=ABNORMAL&limit=200')).body.items.map(
        (item) => item.id,
      );
    expect(await ids(specialist)).toContain(id);
    expect(await ids(neighbour)).not.toContain(id);
    const total = await neighbour.get<{ total: number }>('/companies?riskFlag=ABNORMAL&count=true');
    expect(total.body.total).toBe(0);
  });

  it('leaves hidden members out of the history', async () => {
    const { id } = await company();
    await specialist.patch(`/companies/${id}`, { riskFlags: [], paidInCapitalWan: '6' }, 1);
    const changes = async (user: SignedIn) =>
      (await user.get<{ items: { changes: object }[] }>(`/companies/${id}/history`)).body.items[0]?.changes;
    expect(Object.keys((await changes(specialist)) ?? {})).toEqual(
      expect.arrayContaining(['riskFlags', 'paidInCapitalWan']),
    );
    expect(Object.keys((await changes(neighbour)) ?? {})).toEqual(['paidInCapitalWan']);
    expect(await changes(department)).toEqual({});
  });
});
