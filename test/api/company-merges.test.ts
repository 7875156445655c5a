import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { type CompanyBody, register, syntheticUscc } from '../support/companies.js';
import {
  aPersonOf,
  aTalkWith,
  doubles,
  type MergeProblem,
  merge,
  personOf,
  talkWith,
} from '../support/merges.js';
import { aProject } from '../support/projects.js';
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

const read = async (id: string) => (await keeper.get<CompanyBody>(`/companies/${id}`)).body;
const counts = (table: string, column: string, id: string) =>
  app.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE ${column} = $1`, [id]);

describe('POST /companies/{id}/merges', () => {
  it('makes one record of two: fields, names, children and the pointer', async () => {
    const { survivor, victim } = await doubles(
      specialist,
      { website: 'www.example.com', riskFlags: ['ENV'] },
      { nameEn: 'Hebing Example Ltd', note: '示例备注', website: 'www.example.org', riskFlags: ['ABNORMAL'] },
    );
    const interaction = await talkWith(specialist, victim.id);
    const contact = await personOf(specialist, victim.id);
    const answer = await merge(supervisor, survivor, victim);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/v1/company-merges/${answer.body.id}`);
    expect(answer.body).toMatchObject({
      state: 'DONE',
      survivorId: survivor.id,
      victimId: victim.id,
      version: 2,
    });
    expect(answer.body.moved).toEqual([
      { reference: 'contact_employment.company_id', count: 1 },
      { reference: 'interaction.company_id', count: 1 },
    ]);
    const one = await read(survivor.id);
    expect(one).toMatchObject({
      nameEn: 'Hebing Example Ltd',
      note: '示例备注',
      website: 'www.example.com',
      uscc: survivor.uscc,
      riskFlags: ['ENV', 'ABNORMAL'],
      version: 2,
      mergedInto: null,
    });
    expect(one['aliases']).toEqual([{ name: victim.nameCn, type: 'TYPO', validFrom: null, validTo: null }]);
    const talk = await specialist.get<{ companyId: string; version: number }>(`/interactions/${interaction}`);
    expect(talk.body).toMatchObject({ companyId: survivor.id, version: 2 });
    const person = await specialist.get<{ companyId: string }>(`/contacts/${contact}`);
    expect(person.body.companyId).toBe(survivor.id);
  });

  it('leaves a pointer under the old id and the old code, and in no list', async () => {
    const { survivor, victim } = await doubles(specialist);
    await merge(supervisor, survivor, victim);
    for (const name of [victim.id, victim.code]) {
      const answer = await specialist.get<CompanyBody>(`/companies/${name}`);
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({
        id: victim.id,
        mergedIntoId: survivor.id,
        mergedInto: { id: survivor.id, code: survivor.code, nameCn: survivor.nameCn, nameEn: null },
      });
    }
    const found = await specialist.get<{ items: CompanyBody[] }>(
      `/companies?q=${encodeURIComponent(String(victim.nameCn))}`,
    );
    expect(found.body.items.map(({ id }) => id)).toEqual([survivor.id]);
  });

  it('refuses every write on the merged record and names the survivor', async () => {
    const { survivor, victim } = await doubles(specialist);
    await merge(supervisor, survivor, victim);
    const mergedInto = { id: survivor.id, code: survivor.code, nameCn: survivor.nameCn, nameEn: null };
    const writes = [
      supervisor.patch<MergeProblem>(`/companies/${victim.id}`, { note: '示例' }, 2),
      supervisor.delete<MergeProblem>(`/companies/${victim.id}`, 2),
      supervisor.post<MergeProblem>(`/companies/${victim.id}/restore`),
      specialist.post<MergeProblem>('/contacts', aPersonOf(victim.id)),
      specialist.post<MergeProblem>('/interactions', aTalkWith(specialist, victim.id)),
      specialist.post<MergeProblem>('/projects', aProject({ companyId: victim.id })),
      merge<MergeProblem>(supervisor, survivor, victim),
    ];
    for (const { status, body } of await Promise.all(writes))
      expect([status, body.code, body.mergedInto]).toEqual([409, 'COMPANY.MERGED', mergedInto]);
    expect(await counts('interaction', 'company_id', victim.id)).toEqual([{ n: 0 }]);
    expect(await counts('project', 'company_id', victim.id)).toEqual([{ n: 0 }]);
  });

  it('keeps the people who were entered twice once', async () => {
    const { survivor, victim } = await doubles(specialist);
    const kept = await personOf(specialist, survivor.id, { mobile: '139 0013 9003' });
    const twice = await personOf(specialist, victim.id, { mobile: '13900139003', email: 'wang@example.com' });
    const alone = await personOf(specialist, victim.id, { name: '示例李', mobile: '13900139004' });
    const answer = await merge(supervisor, survivor, victim);
    expect(answer.body.moved).toContainEqual({ reference: 'contact', count: 1 });
    const people = await specialist.get<{ items: { id: string; email: string | null }[] }>(
      `/contacts?companyId=${survivor.id}&sort=createdAt`,
    );
    expect(people.body.items.map(({ id, email }) => [id, email])).toEqual([
      [kept, 'wang@example.com'],
      [alone, null],
    ]);
    expect((await specialist.get(`/contacts/${twice}`)).status).toBe(404);
  });

  it('needs a choice for audited fields in which the two differ', async () => {
    const { survivor, victim } = await doubles(
      specialist,
      { focusAreaCode: 'AI', parkRelation: 'IN_TALK' },
      { focusAreaCode: 'LIFE_HEALTH', parkRelation: 'TARGET' },
    );
    const refused = await merge<MergeProblem>(supervisor, survivor, victim);
    expect([refused.status, refused.body.code]).toEqual([422, 'COMPANY_MERGE.CHOICES_NEEDED']);
    expect(refused.body.errors?.map(({ params }) => params?.field)).toEqual([
      'focusAreaCode',
      'parkRelation',
    ]);
    expect(await read(victim.id)).toMatchObject({ mergedIntoId: null, version: 1 });
    const choices = [
      { field: 'focusAreaCode', side: 'VICTIM' },
      { field: 'parkRelation', side: 'SURVIVOR' },
    ];
    expect((await merge(supervisor, survivor, victim, { choices })).status).toBe(201);
    expect(await read(survivor.id)).toMatchObject({ focusAreaCode: 'LIFE_HEALTH', parkRelation: 'IN_TALK' });
  });

  it('takes a name by choice and keeps the other one as an alias', async () => {
    const { survivor, victim } = await doubles(specialist);
    const choices = [{ field: 'nameCn', side: 'VICTIM' }];
    await merge(supervisor, survivor, victim, { choices });
    const one = await read(survivor.id);
    expect(one.nameCn).toBe(victim.nameCn);
    expect(one['aliases']).toMatchObject([{ name: survivor.nameCn, type: 'TYPO' }]);
  });

  it.each([
    ['a field that does not exist', { choices: [{ field: 'version', side: 'VICTIM' }] }, 422],
    ['a side that does not exist', { choices: [{ field: 'nameCn', side: 'NOBODY' }] }, 400],
    ['no reason', { reason: undefined }, 400],
    ['a victim that does not exist', { victimId: '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21' }, 422],
  ])('refuses %s', async (_what, more, status) => {
    const { survivor, victim } = await doubles(specialist);
    expect((await merge(supervisor, survivor, victim, more)).status).toBe(status);
    expect(await read(survivor.id)).toMatchObject({ version: 1 });
  });

  it('refuses both stale versions, and none at all', async () => {
    const { survivor, victim } = await doubles(specialist);
    const stale = await merge<MergeProblem>(supervisor, { ...survivor, version: 7 }, victim);
    expect([stale.status, stale.body.currentVersion]).toEqual([412, 1]);
    expect((await merge(supervisor, survivor, { ...victim, version: 7 })).status).toBe(412);
    const body = { victimId: victim.id, victimVersion: 1, reason: '同一企业重复建档' };
    expect((await supervisor.post(`/companies/${survivor.id}/merges`, body)).status).toBe(428);
    expect(await counts('company_merge', 'survivor_id', survivor.id)).toEqual([{ n: 0 }]);
  });

  it.each([
    ['two valid credit codes', {}, { uscc: syntheticUscc(690) }, 'DIFFERENT_USCC'],
    ['companies that are not alike', {}, { nameCn: '北京另一家材料有限公司' }, 'NOT_ALIKE'],
    [
      'a group and a company',
      { nameCn: '上海合集示例集团有限公司' },
      { nameCn: '上海合集示例有限公司' },
      'GROUP_AND_COMPANY',
    ],
  ])('refuses %s', async (_what, first, second, code) => {
    const { survivor, victim } = await doubles(specialist, first, second);
    const { status, body } = await merge<MergeProblem>(keeper, survivor, victim);
    expect([status, body.code]).toEqual([422, 'COMPANY_MERGE.NOT_ALLOWED']);
    expect(body.errors?.map((error) => error.code)).toContain(code);
    expect(await read(victim.id)).toMatchObject({ mergedIntoId: null });
  });

  it('refuses a branch and its parent', async () => {
    const { survivor } = await doubles(specialist);
    const branch = await register(specialist, {
      nameCn: `${survivor.nameCn}桃浦分公司`,
      entityType: 'BRANCH',
      parentCompanyId: survivor.id,
      confirmDistinct: true,
      distinctReason: '分支机构',
    });
    const { body } = await merge<MergeProblem>(keeper, survivor, branch);
    expect(body.errors?.map((error) => error.code)).toContain('BRANCH_AND_PARENT');
  });

  it('keeps the record with the valid code, whoever is older', async () => {
    const { survivor, victim } = await doubles(specialist, { uscc: null }, { uscc: syntheticUscc(691) });
    const refused = await merge<MergeProblem>(supervisor, survivor, victim);
    expect([refused.status, refused.body.code]).toEqual([422, 'COMPANY_MERGE.WRONG_SURVIVOR']);
    expect(refused.body.survivorId).toBe(victim.id);
    expect((await merge(supervisor, victim, survivor)).status).toBe(201);
  });

  it('points what was merged into the victim earlier at the survivor', async () => {
    const { survivor, victim } = await doubles(specialist);
    const third = await register(specialist, {
      nameCn: String(victim.nameCn).replace('北京', '天津'),
      confirmDistinct: true,
      distinctReason: '先建档，再核对',
    });
    expect((await merge(supervisor, victim, third)).status).toBe(201);
    expect((await merge(supervisor, survivor, { ...victim, version: 2 })).status).toBe(201);
    expect(await read(third.id)).toMatchObject({ mergedIntoId: survivor.id });
  });

  it('makes branches of the victim branches of the survivor', async () => {
    const { survivor, victim } = await doubles(specialist);
    const branch = await register(specialist, {
      nameCn: `${victim.nameCn}桃浦分公司`,
      entityType: 'BRANCH',
      parentCompanyId: victim.id,
      confirmDistinct: true,
      distinctReason: '分支机构',
    });
    await merge(supervisor, survivor, victim);
    expect(await read(branch.id)).toMatchObject({ parentCompanyId: survivor.id, version: 2 });
  });
});
