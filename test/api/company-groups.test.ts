import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { type CompanyBody, register, syntheticUscc } from '../support/companies.js';
import { aFile } from '../support/files.js';
import { type SignedIn, signIn } from '../support/users.js';

let app: TestApp;
let specialist: SignedIn;
let supervisor: SignedIn;
let keeper: SignedIn;

beforeAll(async () => {
  app = await startTestApp();
  specialist = await signIn(app);
  supervisor = await signIn(app, { roles: ['SUPERVISOR'] });
  keeper = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' });
});
afterAll(() => app?.close());

interface Group {
  readonly id: string;
  readonly name: string;
  readonly companyCount: number;
  readonly version: number;
}
interface Refusal {
  readonly code: string;
  readonly errors?: { code: string; pointer: string }[];
}

let made = 0;
const aName = () => `示例${'甲乙丙丁戊己庚辛壬癸'.charAt(made % 10)}${++made}集团`;
async function aGroup(name = aName()): Promise<Group> {
  const answer = await supervisor.post<Group>('/company-groups', { name });
  expect(answer.status).toBe(201);
  return answer.body;
}
/** Sisters are told apart by their numbers. */
const numbered = () => ({ uscc: syntheticUscc(820 + ++made) });
const codes = ({ body }: { body: Refusal }) => body.errors?.map(({ code }) => code);

describe('/company-groups', () => {
  it('are founded, renamed with their companies, listed and deleted when empty', async () => {
    const group = await aGroup();
    const company = await register(specialist, { groupId: group.id });
    expect(company).toMatchObject({ groupId: group.id, groupName: group.name });
    const renamed = await supervisor.patch<Group>(
      `/company-groups/${group.id}`,
      { name: `${group.name}新` },
      1,
    );
    expect(renamed.body).toMatchObject({ name: `${group.name}新`, companyCount: 1, version: 2 });
    const after = await specialist.get<CompanyBody>(`/companies/${company.id}?expand=group`);
    expect(after.body).toMatchObject({ groupName: `${group.name}新`, version: 2, group: { id: group.id } });
    const found = await specialist.get<{ items: Group[] }>(
      `/company-groups?q=${encodeURIComponent(group.name)}`,
    );
    expect(found.body.items.map(({ id }) => id)).toEqual([group.id]);
    const members = await specialist.get<{ items: CompanyBody[] }>(`/company-groups/${group.id}/companies`);
    expect(members.body.items.map(({ id }) => id)).toEqual([company.id]);
    const full = await keeper.delete<Refusal>(`/company-groups/${group.id}`, 2);
    expect([full.status, full.body.code]).toEqual([409, 'COMPANY_GROUP.NOT_EMPTY']);
    await specialist.patch(`/companies/${company.id}`, { groupId: null }, 2);
    expect((await keeper.delete(`/company-groups/${group.id}`, 2)).status).toBe(204);
    expect((await specialist.get(`/company-groups/${group.id}`)).status).toBe(404);
  });

  it('have a name once, whatever its width, case and spaces', async () => {
    const { name } = await aGroup('Example ＡＢ 集团');
    const again = await supervisor.post<Refusal>('/company-groups', { name: 'example AB集团' });
    expect([again.status, again.body.code]).toEqual([409, 'COMPANY_GROUP.NAME_TAKEN']);
    expect(name).toBe('Example ＡＢ 集团');
  });

  it('are kept by supervisors and administrators', async () => {
    expect((await specialist.post('/company-groups', { name: aName() })).status).toBe(403);
  });
});

describe('the group of a company', () => {
  it('is found or founded by its name, and id and name never disagree', async () => {
    const name = aName();
    const first = await register(specialist, { groupName: name, ...numbered() });
    const second = await register(specialist, { groupName: ` ${name}`, ...numbered() });
    expect(second['groupId']).toBe(first['groupId']);
    const other = await aGroup();
    const torn = await specialist.patch<Refusal>(
      `/companies/${first.id}`,
      { groupId: other.id, groupName: name },
      1,
    );
    expect([torn.status, torn.body.code]).toEqual([422, 'COMPANY_GROUP.NAME_DIFFERS']);
    const moved = await specialist.patch<CompanyBody>(`/companies/${first.id}`, { groupName: other.name }, 1);
    expect(moved.body).toMatchObject({ groupId: other.id, groupName: other.name });
    const none = await specialist.patch<CompanyBody>(`/companies/${first.id}`, { groupName: null }, 2);
    expect(none.body).toMatchObject({ groupId: null, groupName: null });
    await expect(
      app.sql('UPDATE company SET group_name = $1 WHERE id = $2', [name, first.id]),
    ).rejects.toThrow('ck_company_group');
  });

  it('must exist', async () => {
    const answer = await specialist.post<Refusal>('/companies', {
      ...{
        nameCn: '上海示例集外有限公司',
        entityType: 'COMPANY',
        capitalNature: 'PRIVATE',
        investorCountry: 'CN',
      },
      ...{ registrationStatus: 'IN_OPERATION', focusAreaCode: 'AI', parkRelation: 'TARGET' },
      groupId: '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21',
    });
    expect([answer.status, answer.body.code]).toEqual([422, 'COMPANY_GROUP.MISSING']);
  });

  it('stands in the way of no sister with a number of its own', async () => {
    const group = await aGroup();
    await register(specialist, {
      nameCn: '上海姊妹示例生物科技有限公司',
      uscc: syntheticUscc(801),
      groupId: group.id,
    });
    const sister = await register(specialist, {
      ...{ nameCn: '上海姊妹示例新材料有限公司', uscc: syntheticUscc(802), groupId: group.id },
    });
    expect(sister['groupId']).toBe(group.id);
  });

  it('founds one group when 10 companies of a new name come at once', async () => {
    const name = aName();
    const all = await Promise.all(
      Array.from({ length: 10 }, () => register(specialist, { groupName: name, ...numbered() })),
    );
    expect(new Set(all.map((company) => company['groupId'])).size).toBe(1);
  });
});

describe('parents', () => {
  const branch = (parentCompanyId: string, more: Record<string, unknown> = {}) =>
    register(specialist, {
      entityType: 'BRANCH',
      parentCompanyId,
      nameCn: `上海支示${++made}生物科技有限公司桃浦分公司`,
      ...more,
    });

  it('are no branches, stand in no circle and are there', async () => {
    const top = await register(specialist);
    const middle = await register(specialist, { parentCompanyId: top.id });
    const office = await branch(top.id);
    const below = await specialist.patch<Refusal>(
      `/companies/${middle.id}`,
      { parentCompanyId: office.id },
      1,
    );
    expect([below.status, codes(below)]).toEqual([422, ['PARENT_IS_BRANCH']]);
    const circle = await specialist.patch<Refusal>(`/companies/${top.id}`, { parentCompanyId: middle.id }, 1);
    expect([circle.status, codes(circle)]).toEqual([422, ['PARENT_CYCLE']]);
    const self = await specialist.patch<Refusal>(`/companies/${top.id}`, { parentCompanyId: top.id }, 1);
    expect(codes(self)).toContain('PARENT_CYCLE');
    const turned = await specialist.patch<Refusal>(
      `/companies/${top.id}`,
      { entityType: 'BRANCH', parentCompanyId: (await register(specialist)).id },
      1,
    );
    expect(codes(turned)).toEqual(['BRANCH_WITH_CHILDREN']);
    const orphan = await specialist.patch<Refusal>(`/companies/${office.id}`, { parentCompanyId: null }, 1);
    expect(codes(orphan)).toEqual(['PARENT_REQUIRED']);
  });

  it('make no circle when two companies become each other’s parent at once', async () => {
    const [a, b] = [await register(specialist), await register(specialist)];
    const answers = await Promise.all([
      specialist.patch(`/companies/${a.id}`, { parentCompanyId: b.id }, 1),
      specialist.patch(`/companies/${b.id}`, { parentCompanyId: a.id }, 1),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('and branches, subsidiaries and sisters are a company’s relatives', async () => {
    const group = await aGroup();
    const top = await register(specialist, { groupId: group.id, ...numbered() });
    const office = await branch(top.id);
    const daughter = await register(specialist, { parentCompanyId: top.id });
    const sister = await register(specialist, { groupId: group.id, ...numbered() });
    const ids = (list: { id: string }[]) => list.map(({ id }) => id);
    const { body } = await specialist.get<Record<string, { id: string }[]>>(
      `/companies/${top.code}/relatives`,
    );
    expect(body['parent']).toBeNull();
    expect(body['group']).toEqual({ id: group.id, name: group.name });
    expect(ids(body['branches'] ?? [])).toEqual([office.id]);
    expect(ids(body['subsidiaries'] ?? [])).toEqual([daughter.id]);
    expect(ids(body['sisters'] ?? [])).toEqual([sister.id]);
    const up = await specialist.get<{ parent: { id: string } }>(`/companies/${office.id}/relatives`);
    expect(up.body.parent.id).toBe(top.id);
  });
});

describe('POST /companies/{id}/name-changes', () => {
  const change = (user: SignedIn, { id, version }: CompanyBody, body: Record<string, unknown>) =>
    user.post<CompanyBody & Refusal>(`/companies/${id}/name-changes`, body, { 'If-Match': `"${version}"` });

  it("keeps the registrar's notice, for those who may read it, beside those of earlier changes", async () => {
    const company = await register(specialist);
    const [first, second] = [await aFile(app, specialist), await aFile(app, specialist)];
    const once = await change(specialist, company, {
      ...{ nameCn: '上海带通知书示例医药有限公司', effectiveOn: '2024-03-01', evidenceFileIds: [first] },
    });
    expect(once.status).toBe(200);
    const twice = await change(specialist, once.body, {
      ...{ nameCn: '上海再带通知书示例医药有限公司', effectiveOn: '2025-03-01', evidenceFileIds: [second] },
    });
    const links = await app.sql<{ id: string }>(
      "SELECT file_id AS id FROM file_link WHERE subject_type = 'company' AND subject_id = $1",
      [company.id],
    );
    expect(links.map(({ id }) => id).sort()).toEqual([first, second].sort());
    const history = await specialist.get<{ items: { changes: Record<string, unknown> }[] }>(
      `/companies/${company.id}/history`,
    );
    expect(JSON.stringify(history.body.items[0])).toContain(second);
    const colleague = await signIn(app, { unitCode: 'TAOPU_TOWN' });
    expect((await colleague.get(`/files/${first}`)).status).toBe(200);
    const outsider = await signIn(app, { roles: ['INTEGRATOR'], unitCode: 'DIST_TAX' });
    expect((await outsider.get(`/files/${first}`)).status).not.toBe(200);
    const theirs = await aFile(app, colleague);
    const refused = await change(specialist, twice.body, {
      ...{ nameCn: '上海别人通知书示例医药有限公司', effectiveOn: '2025-04-01', evidenceFileIds: [theirs] },
    });
    expect([refused.status, refused.body.code]).toEqual([422, 'COMPANY.FILE_MISSING']);
    const now = await specialist.get<CompanyBody>(`/companies/${company.id}`);
    expect(now.body.nameCn).toBe('上海再带通知书示例医药有限公司');
  });

  it('keeps the company and its number; the old name becomes a former name with dates', async () => {
    const company = await register(specialist, {
      ...{ nameCn: '上海旧名示例生物科技有限公司', uscc: syntheticUscc(810), establishedOn: '2019-05-01' },
    });
    const first = await change(specialist, company, {
      nameCn: '上海新名示例医药有限公司',
      effectiveOn: '2024-03-01',
    });
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ id: company.id, code: company.code, uscc: company.uscc, version: 2 });
    expect(first.body['aliases']).toEqual([
      { name: company.nameCn, type: 'FORMER_NAME', validFrom: '2019-05-01', validTo: '2024-02-29' },
    ]);
    const second = await change(specialist, first.body, {
      nameCn: '上海末名示例医药有限公司',
      effectiveOn: '2025-01-01',
    });
    expect((second.body['aliases'] as object[])[1]).toEqual({
      ...{
        name: '上海新名示例医药有限公司',
        type: 'FORMER_NAME',
        validFrom: '2024-03-01',
        validTo: '2024-12-31',
      },
    });
    const found = await specialist.get<{ items: CompanyBody[] }>(
      `/companies?q=${encodeURIComponent('旧名示例生物')}&count=true`,
    );
    expect(found.body).toMatchObject({ items: [{ id: company.id }], total: 1 });
  });

  it('compares the new name with the other companies', async () => {
    const taken = await register(specialist, { nameCn: '上海占名示例生物科技有限公司' });
    const company = await register(specialist);
    const refused = await change(specialist, company, { nameCn: taken.nameCn, effectiveOn: '2024-03-01' });
    expect([refused.status, refused.body.code]).toEqual([409, 'COMPANY.DUPLICATE']);
  });

  it.each([
    ['no new name', {}, ['NAME_UNCHANGED']],
    ['a day to come', { nameCn: '上海未来示例有限公司', effectiveOn: '2099-01-01' }, ['DATE_IN_FUTURE']],
    [
      'a day before the company was',
      { nameCn: '上海从前示例有限公司', effectiveOn: '2010-01-01' },
      ['BEFORE_ESTABLISHED'],
    ],
  ])('refuses %s', async (_what, body, expected) => {
    const company = await register(specialist, { establishedOn: '2019-05-01' });
    const answer = await change(specialist, company, { effectiveOn: '2024-03-01', ...body });
    expect([answer.status, codes(answer)]).toEqual([422, expected]);
    expect((await specialist.get<CompanyBody>(`/companies/${company.id}`)).body.version).toBe(1);
  });

  it('is for those who may change the company, on the version they saw', async () => {
    const company = await register(specialist);
    const stranger = await signIn(app, { unitCode: 'TAOPU_TOWN' });
    const body = { nameCn: '上海他名示例有限公司', effectiveOn: '2024-03-01' };
    expect((await change(stranger, company, body)).status).toBe(403);
    expect((await change(specialist, { ...company, version: 9 }, body)).status).toBe(412);
  });
});
