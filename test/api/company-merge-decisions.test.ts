import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { type CompanyBody, register } from '../support/companies.js';
import {
  doubles,
  type MergeBody,
  type MergeProblem,
  merge,
  onMerge,
  personOf,
  talkWith,
} from '../support/merges.js';
import { type SignedIn, signIn } from '../support/users.js';

let app: TestApp;
let specialist: SignedIn;
let supervisor: SignedIn;
let other: SignedIn;
let keeper: SignedIn;

beforeAll(async () => {
  app = await startTestApp();
  specialist = await signIn(app);
  supervisor = await signIn(app, { roles: ['SUPERVISOR'] });
  other = await signIn(app, { roles: ['SUPERVISOR'], unitCode: 'TAOPU_TOWN' });
  keeper = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' });
});
afterAll(() => app?.close());

const read = async (id: string) => (await keeper.get<CompanyBody>(`/companies/${id}`)).body;
const because = { reason: '经核对为两家企业' };

describe('POST /company-merges/{id}/undos', () => {
  it('makes two records of one again, with what belonged to each', async () => {
    const { survivor, victim } = await doubles(
      specialist,
      {},
      { nameEn: 'Chexiao Example Ltd', note: '示例' },
    );
    const talk = await talkWith(specialist, victim.id);
    const before = [await read(survivor.id), await read(victim.id)];
    const done = await merge(supervisor, survivor, victim);
    const undone = await onMerge(supervisor, done.body, 'undos', because);
    expect(undone.status).toBe(200);
    expect(undone.body).toMatchObject({
      state: 'UNDONE',
      undoReason: because.reason,
      undoneBy: supervisor.userId,
    });
    expect(undone.body.undoResult).toEqual({
      returned: { 'interaction.company_id': 1 },
      left: {},
      keptFields: [],
    });
    const after = [await read(survivor.id), await read(victim.id)];
    for (const [at, company] of after.entries()) {
      const { version, updatedAt: _at, updatedBy: _by, ...content } = company;
      const { version: _version, updatedAt: _was, updatedBy: _who, ...old } = before[at] as CompanyBody;
      expect(content).toEqual(old);
      expect(version).toBe(3);
    }
    const told = await specialist.get<{ companyId: string }>(`/interactions/${talk}`);
    expect(told.body.companyId).toBe(victim.id);
    const found = await specialist.get<{ items: CompanyBody[] }>(
      `/companies?q=${encodeURIComponent(String(victim.nameCn))}`,
    );
    expect(found.body.items.map(({ id }) => id)).toEqual([victim.id]);
  });

  it('keeps what was changed and made since, and says so', async () => {
    const { survivor, victim } = await doubles(specialist, {}, { note: '示例', website: 'www.example.com' });
    const old = await talkWith(specialist, victim.id);
    const done = await merge(supervisor, survivor, victim);
    await supervisor.patch(`/companies/${survivor.id}`, { website: 'www.example.org' }, 2);
    const fresh = await talkWith(specialist, survivor.id);
    await specialist.patch(`/interactions/${old}`, { progressType: 'DEMAND_CLEAR' }, 2);
    const undone = await onMerge(supervisor, done.body, 'undos', because);
    expect(undone.body.undoResult).toEqual({
      returned: { 'interaction.company_id': 1 },
      left: {},
      keptFields: ['website'],
    });
    expect(await read(survivor.id)).toMatchObject({ website: 'www.example.org', note: null });
    expect(await read(victim.id)).toMatchObject({ website: 'www.example.com', note: '示例' });
    const talk = await specialist.get<{ companyId: string; progressType: string }>(`/interactions/${old}`);
    expect(talk.body).toMatchObject({ companyId: victim.id, progressType: 'DEMAND_CLEAR' });
    expect((await specialist.get<{ companyId: string }>(`/interactions/${fresh}`)).body.companyId).toBe(
      survivor.id,
    );
  });

  it('leaves a child where it was filed since, and says so', async () => {
    const { survivor, victim } = await doubles(specialist);
    const third = await register(specialist);
    const contact = await personOf(specialist, victim.id, { mobile: '13900139010' });
    const done = await merge(supervisor, survivor, victim);
    await app.sql('UPDATE contact_employment SET company_id = $2 WHERE contact_id = $1', [contact, third.id]);
    const undone = await onMerge(supervisor, done.body, 'undos', because);
    expect(undone.body.undoResult).toMatchObject({
      returned: {},
      left: { 'contact_employment.company_id': 1 },
    });
  });

  it('parts the people who were joined', async () => {
    const { survivor, victim } = await doubles(specialist);
    const kept = await personOf(specialist, survivor.id, { mobile: '13900139011' });
    const twice = await personOf(specialist, victim.id, { mobile: '13900139011', email: 'li@example.com' });
    const done = await merge(supervisor, survivor, victim);
    await onMerge(supervisor, done.body, 'undos', because);
    const [one, two] = [
      await specialist.get<{ companyId: string; email: string | null }>(`/contacts/${kept}`),
      await specialist.get<{ companyId: string; email: string | null }>(`/contacts/${twice}`),
    ];
    expect(one.body).toMatchObject({ companyId: survivor.id, email: null });
    expect(two.body).toMatchObject({ companyId: victim.id, email: 'li@example.com' });
  });

  it('is not for others, not twice and not with a stale version', async () => {
    const { survivor, victim } = await doubles(specialist);
    const done = (await merge(supervisor, survivor, victim)).body;
    expect((await onMerge(other, done, 'undos', because)).status).toBe(404);
    expect((await onMerge(specialist, done, 'undos', because)).status).toBe(403);
    expect((await onMerge(supervisor, { ...done, version: 1 }, 'undos', because)).status).toBe(412);
    expect(await read(victim.id)).toMatchObject({ mergedIntoId: survivor.id });
    const undone = (await onMerge(supervisor, done, 'undos', because)).body;
    const again = await onMerge<MergeProblem>(supervisor, undone, 'undos', because);
    expect([again.status, again.body.code]).toEqual([409, 'COMPANY_MERGE.STATE_DIFFERS']);
  });

  it('is refused after 30 days', async () => {
    const { survivor, victim } = await doubles(specialist);
    const done = (await merge(supervisor, survivor, victim)).body;
    await app.sql(
      `UPDATE company_merge SET undo_until = (now() AT TIME ZONE 'Asia/Shanghai')::date - 1 WHERE id = $1`,
      [done.id],
    );
    const late = await onMerge<MergeProblem>(supervisor, done, 'undos', because);
    expect([late.status, late.body.code]).toEqual([409, 'COMPANY_MERGE.UNDO_TOO_LATE']);
    expect(await read(victim.id)).toMatchObject({ mergedIntoId: survivor.id });
  });

  it('waits until a later merge of the survivor is undone', async () => {
    const { survivor, victim } = await doubles(specialist);
    const third = await register(specialist, {
      nameCn: String(victim.nameCn).replace('北京', '天津'),
      confirmDistinct: true,
      distinctReason: '先建档，再核对',
    });
    const first = (await merge(supervisor, victim, third)).body;
    const second = (await merge(supervisor, survivor, { ...victim, version: 2 })).body;
    const early = await onMerge<MergeProblem>(supervisor, first, 'undos', because);
    expect([early.status, early.body.code]).toEqual([409, 'COMPANY.MERGED']);
    await onMerge(supervisor, second, 'undos', because);
    expect(await read(third.id)).toMatchObject({ mergedIntoId: victim.id });
    expect((await onMerge(supervisor, first, 'undos', because)).status).toBe(200);
    expect(await read(third.id)).toMatchObject({ mergedIntoId: null });
  });
});

describe('proposals', () => {
  async function proposed(): Promise<{ survivor: CompanyBody; victim: CompanyBody; proposal: MergeBody }> {
    const { survivor, victim } = await doubles(specialist);
    const { status, body } = await merge(specialist, survivor, victim);
    expect([status, body.state]).toEqual([201, 'PROPOSED']);
    expect(await read(victim.id)).toMatchObject({ mergedIntoId: null, version: 1 });
    return { survivor, victim, proposal: body };
  }

  it('of a specialist are carried out by the supervisor of the unit', async () => {
    const { survivor, victim, proposal } = await proposed();
    expect((await onMerge(specialist, proposal, 'approvals')).status).toBe(403);
    const done = await onMerge(supervisor, proposal, 'approvals', { note: '核对无误' });
    expect(done.body).toMatchObject({
      state: 'DONE',
      decidedBy: supervisor.userId,
      decisionNote: '核对无误',
    });
    expect(await read(victim.id)).toMatchObject({ mergedIntoId: survivor.id });
  });

  it('are turned down with a reason', async () => {
    const { victim, proposal } = await proposed();
    const answer = await onMerge(supervisor, proposal, 'rejections', because);
    expect(answer.body).toMatchObject({ state: 'REJECTED', decisionNote: because.reason });
    expect(await read(victim.id)).toMatchObject({ mergedIntoId: null });
    expect((await onMerge(supervisor, answer.body, 'approvals')).status).toBe(409);
  });

  it('are outdated when a company changed since', async () => {
    const { victim, proposal } = await proposed();
    await specialist.patch(`/companies/${victim.id}`, { note: '示例' }, 1);
    expect((await onMerge(supervisor, proposal, 'approvals')).status).toBe(412);
    expect(await read(victim.id)).toMatchObject({ mergedIntoId: null });
  });

  it('are one at a time for a pair', async () => {
    const { survivor, victim } = await proposed();
    const again = await merge<MergeProblem>(specialist, survivor, victim);
    expect([again.status, again.body.code]).toEqual([409, 'COMPANY_MERGE.OPEN_ALREADY']);
  });

  it('across units are decided by a pool administrator', async () => {
    const { survivor, victim } = await doubles(specialist, {}, {}, other);
    const choices = [{ field: 'ownerUnitId', side: 'SURVIVOR' }];
    const { body } = await merge(supervisor, survivor, victim, { choices });
    expect(body.state).toBe('PROPOSED');
    expect((await onMerge(supervisor, body, 'approvals')).status).toBe(403);
    expect((await onMerge(keeper, body, 'approvals')).body.state).toBe('DONE');
  });

  it('are not for a unit that neither company belongs to', async () => {
    const { survivor, victim } = await doubles(specialist);
    const stranger = await merge<MergeProblem>(other, survivor, victim);
    expect([stranger.status, stranger.body.code]).toEqual([403, 'COMPANY_MERGE.NOT_YOURS']);
  });
});

describe('GET /company-merges', () => {
  it('shows a unit what concerns it, and no snapshot', async () => {
    const { survivor, victim } = await doubles(specialist);
    const { body } = await merge(supervisor, survivor, victim);
    const mine = await specialist.get<{ items: MergeBody[] }>(`/companies/${victim.code}/merges`);
    expect(mine.body.items.map(({ id }) => id)).toEqual([body.id]);
    expect(Object.keys(mine.body.items[0] as MergeBody)).not.toContain('snapshot');
    const list = await specialist.get<{ items: MergeBody[] }>(
      `/company-merges?companyId=${survivor.id}&state=DONE`,
    );
    expect(list.body.items).toEqual(mine.body.items);
    expect((await other.get<{ items: unknown[] }>(`/companies/${victim.id}/merges`)).body.items).toEqual([]);
    expect((await other.get(`/company-merges/${body.id}`)).status).toBe(404);
  });
});

interface Preview {
  readonly isAllowed: boolean;
  readonly blockers: { code: string }[];
  readonly survivor: { id: string };
  readonly survivorGround: string;
  readonly mayDecide: boolean;
  readonly fields: { field: string; needsChoice: boolean; isVisible: boolean; victim: unknown[] }[];
  readonly children: { reference: string; count: number }[];
  readonly samePeople: number;
  readonly newAliases: string[];
}

describe('GET /companies/{id}/merge-preview', () => {
  it('says which record stays, field by field, and what hangs on the other; it writes nothing', async () => {
    const { survivor, victim } = await doubles(
      specialist,
      { focusAreaCode: 'AI' },
      { taxDistrictCode: '310107' },
    );
    await talkWith(specialist, victim.id);
    await personOf(specialist, survivor.id, { mobile: '13900139020' });
    await personOf(specialist, victim.id, { mobile: '13900139020' });
    const answer = await supervisor.get<Preview>(`/companies/${victim.id}/merge-preview?with=${survivor.id}`);
    expect(answer.body).toMatchObject({
      isAllowed: true,
      level: 'PROBABLE',
      survivor: { id: survivor.id },
      survivorGround: 'VALID_USCC',
      victimVersion: 1,
      mayDecide: true,
      newAliases: [victim.nameCn],
      children: [
        { reference: 'contact_employment.company_id', count: 1 },
        { reference: 'interaction.company_id', count: 1 },
      ],
      samePeople: 1,
      isLarge: false,
    });
    const asked = answer.body.fields.filter(({ needsChoice }) => needsChoice);
    expect(asked.map(({ field }) => field)).toEqual(['focusAreaCode']);
    expect(await read(victim.id)).toMatchObject({ version: 1, mergedIntoId: null });
  });

  it('tells why two companies may not be merged', async () => {
    const [one, two] = [await register(specialist), await register(specialist)];
    const { body } = await supervisor.get<Preview>(`/companies/${one.id}/merge-preview?with=${two.id}`);
    expect([body.isAllowed, body.blockers.map(({ code }) => code)]).toEqual([false, ['NOT_ALIKE']]);
  });

  it('leaves out values of a class that is not the caller’s', async () => {
    const off = await signIn(app, { unitCode: 'DIST_HEALTH' });
    const { survivor, victim } = await doubles(specialist, {}, { taxDistrictCode: '310107' });
    const { body } = await off.get<Preview>(`/companies/${survivor.id}/merge-preview?with=${victim.id}`);
    const tax = body.fields.find(({ field }) => field === 'taxDistrictCode');
    expect([tax?.isVisible, tax?.victim]).toEqual([false, [null]]);
  });
});
