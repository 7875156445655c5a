import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import {
  apply,
  inPool,
  type PoolRow,
  putForm,
  type Sides,
  sides,
  step,
  stepped,
  type TransferBody,
  transferTo,
  writeForm,
} from '../support/collaboration.js';
import { type ProjectBody, shanghaiToday } from '../support/projects.js';
import { type Answer, type SignedIn, signIn } from '../support/users.js';

interface Refusal extends TransferBody {
  readonly missing?: { code: string; message: string }[];
  readonly allowed?: { step: string }[];
}

let app: TestApp;
let people: Sides;

beforeAll(async () => {
  app = await startTestApp();
  people = await sides(app);
});
afterAll(() => app.close());

const stateOf = async (id: string) =>
  (await app.sql<{ state: string }>('SELECT state FROM project_transfer WHERE id = $1', [id]))[0]?.state;
const projectRow = async ({ id }: PoolRow) =>
  (
    await app.sql<Record<string, unknown>>(
      'SELECT owner_unit_id, owner_user_id, first_report_unit_id, team_user_ids, version FROM project WHERE id = $1',
      [id],
    )
  )[0];
const refused = (answer: Answer<TransferBody>) => [answer.status, answer.body.code];

describe('the way of a transfer', () => {
  it('from the application to the hand-over', async () => {
    const { giver, receiver, poolAdmin, leader } = people;
    const colleague = await signIn(app);
    const project = await inPool(app, giver, { team_user_ids: [colleague.userId] });
    const transfer = await transferTo(people, project, 'HANDED_OVER');
    expect(transfer).toMatchObject({
      ...{ state: 'HANDED_OVER', fromUnitId: giver.unitId, fromUserId: giver.userId },
      ...{ toUnitId: receiver.unitId, toUserId: receiver.userId, trackerUserId: poolAdmin.userId },
      ...{ stageAtHandOver: 'S2', handedOverOn: await shanghaiToday(app), overdue: false, round: 1 },
    });
    expect(await projectRow(project)).toEqual({
      ...{ owner_unit_id: receiver.unitId, owner_user_id: receiver.userId, team_user_ids: [] },
      ...{ first_report_unit_id: giver.unitId, version: 2 },
    });
    const shown = (await leader.get<ProjectBody>(`/projects/${project.id}`)).body;
    expect(shown['trackerUserId']).toBe(poolAdmin.userId);
    const [audited] = await app.sql<{ changes: Record<string, unknown> }>(
      `SELECT changes FROM audit_entry WHERE subject_id = $1 AND action = 'project.handed-over'`,
      [project.id],
    );
    expect(audited?.changes['ownerUnitId']).toEqual([giver.unitId, receiver.unitId]);
    const history = await leader.get<{ items: { step: string; to: string; details: unknown }[] }>(
      `/transfers/${transfer.id}/step-history`,
    );
    expect(history.body.items.map(({ step: name, to }) => `${name} ${to}`)).toEqual([
      ...['SIGN HANDED_OVER', 'SIGN ASSIGNED', 'ASSIGN ASSIGNED', 'CLAIM CLAIMED', 'COORDINATE COORDINATED'],
      ...['APPROVE UNIT_APPROVED', 'APPLY APPLIED'],
    ]);
    expect(history.body.items[0]?.details).toEqual({ side: 'RECEIVER', formRevision: 1 });
  });

  it('takes the protection of the company along', async () => {
    const project = await inPool(app, people.giver);
    await app.sql(
      `INSERT INTO protection (id, scope_id, company_id, unit_id, user_id, kind, starts_on, period_starts_on, registered_at,
         first_registered_on, basis_type, basis_id, settings_in_force, created_at, updated_at)
       SELECT gen_random_uuid(), company_scope($1), $1, $2, $3, 'POOL', '2026-01-08', '2026-01-08', now(), '2026-01-08',
         'PROJECT', $4, '{}', now(), now()`,
      [project.companyId, people.giver.unitId, people.giver.userId, project.id],
    );
    await transferTo(people, project, 'HANDED_OVER');
    const rows = await app.sql<Record<string, unknown>>(
      `SELECT unit_id, status, end_reason, first_registered_on::text AS since FROM protection WHERE company_id = $1 ORDER BY id`,
      [project.companyId],
    );
    expect(rows).toHaveLength(2);
    expect(rows).toContainEqual({
      ...{ unit_id: people.giver.unitId, status: 'RELEASED', end_reason: 'HANDED_OVER', since: '2026-01-08' },
    });
    expect(rows).toContainEqual({
      ...{ unit_id: people.receiver.unitId, status: 'ACTIVE', end_reason: null, since: '2026-01-08' },
    });
  });

  it('tells those whose turn it is, and both sides in the end', async () => {
    const project = await inPool(app, people.giver);
    await transferTo(people, project, 'HANDED_OVER');
    const rows = await app.sql<{ kind: string; recipient_id: string }>(
      `SELECT kind, recipient_id FROM notice WHERE subject_id = $1`,
      [project.id],
    );
    const told = (kind: string) =>
      rows.filter((row) => row.kind === kind).map(({ recipient_id }) => recipient_id);
    expect(told('TRANSFER_APPLIED')).toContain(people.givingSupervisor.userId);
    expect(told('TRANSFER_APPROVED')).toEqual([people.poolAdmin.userId]);
    expect(told('TRANSFER_CLAIMABLE')).toEqual([people.receivingSupervisor.userId]);
    expect(told('TRANSFER_ASSIGNED').sort()).toEqual([people.giver.userId, people.receiver.userId].sort());
    expect(told('TRANSFER_HANDED_OVER')).toContain(people.giver.userId);
  });
});

describe('POST /projects/{id}/transfers', () => {
  it('one at a time, however many apply at once', async () => {
    const project = await inPool(app, people.giver);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        people.giver.post<Refusal>(`/projects/${project.id}/transfers`, { reason: 'CAPACITY' }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      201,
      ...Array.from({ length: 19 }, () => 409),
    ]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('TRANSFER.ALREADY_OPEN');
    const [first] = await app.sql<{ id: string }>('SELECT id FROM project_transfer WHERE project_id = $1', [
      project.id,
    ]);
    await stepped(people.giver, first?.id as string, { step: 'WITHDRAW' });
    await apply(people.giver, project);
  });

  it('is for the project’s own people', async () => {
    const project = await inPool(app, people.giver);
    const answer = await people.receiver.post<Refusal>(`/projects/${project.id}/transfers`, {
      reason: 'SPACE',
    });
    expect(refused(answer)).toEqual([403, 'TRANSFER.NOT_YOURS']);
    const hidden = await people.department.post<Refusal>(`/projects/${project.id}/transfers`, {
      reason: 'SPACE',
    });
    expect(hidden.status).toBe(403);
    expect(await app.sql('SELECT 1 FROM project_transfer WHERE project_id = $1', [project.id])).toEqual([]);
  });

  it.each([
    ['signed', { stage: 'S5', signed_on: '2026-03-01' }],
    ['dormant', { pool_status: 'DORMANT', dormant_on: '2026-03-01' }],
  ])('not of a project that is %s', async (_why, columns) => {
    const project = await inPool(app, people.giver, columns);
    const answer = await people.giver.post<Refusal>(`/projects/${project.id}/transfers`, { reason: 'SPACE' });
    expect(refused(answer)).toEqual([409, 'TRANSFER.PROJECT_NOT_TRANSFERABLE']);
    expect(answer.body.missing?.[0]?.message).toMatch(/流转/);
  });

  it('to a unit that may own projects, and not to itself', async () => {
    const project = await inPool(app, people.giver);
    for (const namedUnitId of [people.department.unitId, people.giver.unitId]) {
      const answer = await people.giver.post<Refusal>(`/projects/${project.id}/transfers`, {
        ...{ reason: 'SPACE', namedUnitId },
      });
      expect(refused(answer)).toEqual([422, 'TRANSFER.UNIT_NOT_ELIGIBLE']);
    }
  });
});

describe('POST /transfers/{id}/steps', () => {
  it('each is for whom the table names', async () => {
    const project = await inPool(app, people.giver);
    const { id } = await apply(people.giver, project, { namedUnitId: people.receiver.unitId });
    const tries: readonly (readonly [SignedIn, string])[] = [
      [people.giver, 'APPROVE'],
      [people.poolAdmin, 'APPROVE'],
      [people.receivingSupervisor, 'APPROVE'],
      [people.receivingSupervisor, 'WITHDRAW'],
    ];
    for (const [by, name] of tries)
      expect(refused(await step(by, id, { step: name }))).toEqual([403, 'TRANSFER.NOT_YOUR_STEP']);
    expect((await step(people.leader, id, { step: 'APPROVE' })).status).toBe(403);
    const early = await step<Refusal>(people.givingSupervisor, id, { step: 'CLAIM' });
    expect(refused(early)).toEqual([409, 'TRANSFER.STEP_NOT_ALLOWED']);
    expect(early.body.allowed?.map(({ step: name }) => name)).toEqual(['APPROVE', 'REJECT', 'WITHDRAW']);
    expect(await stateOf(id)).toBe('APPLIED');
    await stepped(people.givingSupervisor, id, { step: 'APPROVE' });
    await stepped(people.poolAdmin, id, { step: 'COORDINATE' });
    const third = await step(people.thirdSupervisor, id, { step: 'CLAIM' });
    expect(refused(third)).toEqual([403, 'TRANSFER.NOT_YOUR_STEP']);
    expect(await stateOf(id)).toBe('COORDINATED');
  });

  it('needs the version, and refuses an old one', async () => {
    const project = await inPool(app, people.giver);
    const { id } = await apply(people.giver, project);
    const blind = await people.givingSupervisor.post(`/transfers/${id}/steps`, { step: 'APPROVE' });
    expect(blind.status).toBe(428);
    await stepped(people.givingSupervisor, id, { step: 'APPROVE' });
    expect((await step(people.poolAdmin, id, { step: 'COORDINATE' }, 1)).status).toBe(412);
  });

  it('a refusal is explained', async () => {
    const { id } = await apply(people.giver, await inPool(app, people.giver));
    const short = await step(people.givingSupervisor, id, { step: 'REJECT', reason: '不同意' });
    expect(refused(short)).toEqual([422, 'TRANSFER.REASON_TOO_SHORT']);
    const reason = '本单位可以继续承办该项目，不同意流转';
    expect((await stepped(people.givingSupervisor, id, { step: 'REJECT', reason })).state).toBe('REJECTED');
  });

  it('two units claim an open one at once: one has it', async () => {
    const project = await inPool(app, people.giver);
    const { id, version } = await transferTo(people, project, 'COORDINATED', { named: false });
    const answers = await Promise.all(
      [people.receivingSupervisor, people.thirdSupervisor].map((by) =>
        step(by, id, { step: 'CLAIM' }, version),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const winner = answers.find(({ status }) => status === 200)?.body['toUnitId'];
    const [row] = await app.sql<{ to_unit_id: string }>(
      'SELECT to_unit_id FROM project_transfer WHERE id = $1',
      [id],
    );
    expect(row?.to_unit_id).toBe(winner);
  });

  it('100 parallel claims, with and without reading again: one claim, nothing broken', async () => {
    const project = await inPool(app, people.giver);
    const { id, version } = await transferTo(people, project, 'COORDINATED', { named: false });
    const claims = Array.from({ length: 100 }, (_, n) => {
      const by = n % 2 ? people.receivingSupervisor : people.thirdSupervisor;
      return step<Refusal>(by, id, { step: 'CLAIM' }, n % 4 < 2 ? version : undefined);
    });
    const statuses = (await Promise.all(claims)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    // 503 with Retry-After is what a busy machine answers; nothing has happened then.
    expect(statuses.filter((status) => ![200, 403, 409, 412, 503].includes(status))).toEqual([]);
    const steps = await app.sql(
      `SELECT 1 FROM project_transfer_step WHERE transfer_id = $1 AND step = 'CLAIM'`,
      [id],
    );
    expect(steps).toHaveLength(1);
  });

  it('a specialist of the receiving unit takes over, nobody else', async () => {
    const { id } = await transferTo(people, await inPool(app, people.giver), 'CLAIMED');
    const missing = await step(people.receivingSupervisor, id, { step: 'ASSIGN' });
    expect(refused(missing)).toEqual([422, 'TRANSFER.FIELDS_NOT_OF_STEP']);
    const analyst = await signIn(app, { unitCode: 'TAOPU_TOWN', roles: ['ANALYST'] });
    for (const userId of [people.giver.userId, analyst.userId]) {
      const answer = await step(people.receivingSupervisor, id, { step: 'ASSIGN', userId });
      expect(refused(answer)).toEqual([422, 'TRANSFER.USER_NOT_ELIGIBLE']);
    }
    const stray = { step: 'ASSIGN', userId: people.receiver.userId, unitId: people.receiver.unitId };
    expect(refused(await step(people.receivingSupervisor, id, stray))).toEqual([
      422,
      'TRANSFER.FIELDS_NOT_OF_STEP',
    ]);
  });

  it('ends by itself when the project leaves the pool', async () => {
    const project = await inPool(app, people.giver, { level: 'C' });
    const { id } = await transferTo(people, project, 'CLAIMED');
    const answer = await people.givingSupervisor.post<ProjectBody>(
      `/projects/${project.id}/transitions`,
      {
        ...{ transition: 'T40', exitReason: 'OTHER' },
        ...{ exitNote: '企业调整发展战略，决定暂不在上海设立研发中心，项目终止。' },
      },
      { 'If-Match': '"1"' },
    );
    expect(answer.text).toContain('EXITED');
    expect(await stateOf(id)).toBe('WITHDRAWN');
    const [last] = await app.sql<Record<string, unknown>>(
      'SELECT step, actor_name FROM project_transfer_step WHERE transfer_id = $1 ORDER BY version_after DESC LIMIT 1',
      [id],
    );
    expect(last).toEqual({ step: 'CLOSE', actor_name: '系统' });
  });

  it('the steps that were taken cannot be changed', async () => {
    await apply(people.giver, await inPool(app, people.giver));
    await expect(app.sql(`UPDATE project_transfer_step SET reason = 'x'`)).rejects.toThrow(/append-only/);
  });
});

describe('the hand-over form', () => {
  it('carries contacts, promises and files, and both signatures', async () => {
    const project = await inPool(app, people.giver);
    const { id } = await transferTo(people, project, 'ASSIGNED');
    const unsigned = await step<Refusal>(people.giver, id, { step: 'SIGN' });
    expect(unsigned.body.missing?.map(({ code }) => code)).toEqual(['HAND_OVER_FORM']);
    const contact = await people.giver.post<{ id: string }>('/contacts', {
      ...{ name: '示例王', companyId: project.companyId, decisionRole: 'DECISION_MAKER' },
      ...{ mobile: '13900139000', source: 'BUSINESS_CARD', lawfulBasis: 'CONTRACT' },
    });
    await writeForm(people.giver, id, { contactIds: [contact.body.id] });
    const form = (await people.receiver.get(`/transfers/${id}/hand-over`)).body;
    expect(form).toMatchObject({
      ...{ contactIds: [contact.body.id], openMatters: '待回复环评要求', revision: 1, giverId: null },
      promises: [{ text: '首年租金九折', madeOn: '2026-02-03', madeBy: '招商一部' }],
    });
    await stepped(people.giver, id, { step: 'SIGN' });
    const twice = await step<Refusal>(people.giver, id, { step: 'SIGN' });
    expect(twice.body.missing?.map(({ code }) => code)).toEqual(['ALREADY_SIGNED']);
    // A new text takes the signature off.
    await writeForm(people.receiver, id, { contactIds: [contact.body.id], openMatters: '无' });
    const anew = (await people.giver.get(`/transfers/${id}/hand-over`)).body;
    expect([anew['revision'], anew['giverId']]).toEqual([2, null]);
    await stepped(people.receiver, id, { step: 'SIGN' });
    expect((await stepped(people.giver, id, { step: 'SIGN' })).state).toBe('HANDED_OVER');
    const signed = (await people.giver.get(`/transfers/${id}/hand-over`)).body;
    expect([signed['giverId'], signed['receiverId']]).toEqual([people.giver.userId, people.receiver.userId]);
    const late = await putForm(people.giver, id, {}, signed['version'] as number);
    expect([late.status, late.body['code']]).toEqual([409, 'TRANSFER.FORM_CLOSED']);
  });

  it('names nothing that the writer may not see', async () => {
    const { id, version } = await transferTo(people, await inPool(app, people.giver), 'ASSIGNED');
    const [foreign] = await app.sql<{ id: string }>(
      `INSERT INTO stored_file (id, sha256, size, media_type, original_name, uploaded_by, unit_id, created_at, updated_at)
       VALUES (gen_random_uuid(), repeat('a', 64), 1, 'text/csv', 'x.csv', $1, $2, now(), now()) RETURNING id`,
      [people.department.userId, people.department.unitId],
    );
    for (const form of [{ fileIds: [foreign?.id] }, { contactIds: [people.giver.userId] }]) {
      const answer = await putForm(people.giver, id, form, version);
      expect([answer.status, answer.body['code']]).toEqual([422, 'TRANSFER.FORM_REFERENCES_MISSING']);
    }
    const stranger = await putForm(people.thirdSupervisor, id, {}, version);
    expect([stranger.status, stranger.body['code']]).toEqual([403, 'TRANSFER.FORM_NOT_YOURS']);
  });
});

describe('who sees a transfer', () => {
  it('the line sees that it is there; its words are for those who take part', async () => {
    const project = await inPool(app, people.giver);
    const { id } = await apply(people.giver, project, {
      ...{ namedUnitId: people.receiver.unitId, reasonNote: '示例隐语之流转理由' },
    });
    for (const who of ['giver', 'receivingSupervisor', 'poolAdmin', 'leader'] as const)
      expect((await people[who].get<TransferBody>(`/transfers/${id}`)).body['reasonNote']).toBe(
        '示例隐语之流转理由',
      );
    const other = await people.thirdSupervisor.get<TransferBody>(`/transfers/${id}`);
    expect([other.body.state, other.body['reasonNote']]).toEqual(['APPLIED', null]);
    expect((await people.thirdSupervisor.get(`/transfers/${id}/step-history`)).text).not.toContain('隐语');
    const form = await people.thirdSupervisor.get<Refusal>(`/transfers/${id}/hand-over`);
    expect(refused(form)).toEqual([403, 'TRANSFER.MATTER_NOT_VISIBLE']);
    for (const path of [`/transfers/${id}`, `/transfers/${id}/steps`, `/transfers/${id}/step-history`])
      expect((await people.department.get(path)).status).toBe(404);
    expect((await people.department.get(`/projects/${project.id}/transfers`)).status).toBe(404);
    const list = await people.department.get<{ items: TransferBody[]; total: number }>(
      '/transfers?count=true',
    );
    expect([list.body.items, list.body.total]).toEqual([[], 0]);
  });

  it('a confidential project goes by its code name', async () => {
    const project = await inPool(app, people.giver, { confidential: true, code_name: '桃源一号' });
    const { id } = await apply(people.giver, project, { reasonNote: '示例隐语' });
    const colleague = await signIn(app);
    const shown = (await colleague.get<TransferBody>(`/transfers/${id}`)).body;
    expect([shown['projectName'], shown['reasonNote']]).toEqual(['桃源一号', null]);
    expect((await people.giver.get<TransferBody>(`/transfers/${id}`)).body['projectName']).toMatch(
      /^示例流转/,
    );
  });

  it('GET /transfers?awaiting=me is the queue of each, and every filter works', async () => {
    const project = await inPool(app, people.giver);
    const { id } = await transferTo(people, project, 'COORDINATED');
    const waits = async (by: SignedIn) =>
      (await by.get<{ items: TransferBody[] }>('/transfers?awaiting=me&limit=200')).body.items.some(
        (one) => one.id === id,
      );
    expect(await waits(people.receivingSupervisor)).toBe(true);
    for (const who of ['givingSupervisor', 'giver', 'receiver', 'poolAdmin', 'thirdSupervisor'] as const)
      expect(await waits(people[who])).toBe(false);
    const filters = [
      ...['state=COORDINATED', 'reason=SPACE', `namedUnitId=${people.receiver.unitId}`, 'overdue=false'],
      ...[`fromUnitId=${people.giver.unitId}`, `trackerUserId=${people.poolAdmin.userId}`],
      ...['dueOnTo=2099-01-01', 'updatedSince=2026-01-01T00:00:00%2B08:00', 'fields=id', 'sort=dueOn'],
      'expand=fromUnit,toUnit,toUser,trackerUser,namedUnit',
    ];
    for (const filter of filters) {
      const answer = await people.poolAdmin.get<{ items: TransferBody[] }>(`/transfers?limit=200&${filter}`);
      expect([filter, answer.status]).toEqual([filter, 200]);
      expect(answer.body.items.map((one) => one.id)).toContain(id);
    }
    const { items } = (
      await people.receivingSupervisor.get<{ items: { step: string; permitted: boolean }[] }>(
        `/transfers/${id}/steps`,
      )
    ).body;
    expect(items.filter(({ permitted }) => permitted).map(({ step: name }) => name)).toEqual(['CLAIM']);
  });
});
