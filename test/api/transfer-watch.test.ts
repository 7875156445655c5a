import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NightlyTasks } from '../../src/platform/jobs/nightly-tasks.js';
import { addDays } from '../../src/platform/kernel/clock.js';
import { startTestApp, type TestApp } from '../support/app.js';
import {
  apply,
  followUp,
  inPool,
  type PoolRow,
  type Sides,
  sides,
  signedInAgain,
  step,
  stepped,
  type TransferBody,
  transferTo,
} from '../support/collaboration.js';

/** The server's day; a test moves it. */
let now = '2026-09-29T09:00:00+08:00';
let app: TestApp;
let people: Sides;

beforeAll(async () => {
  app = await startTestApp({ clock: { now: () => new Date(now) } });
  people = await sides(app);
});
afterAll(() => app.close());

const at = async (day: string) => {
  now = `${day}T09:00:00+08:00`;
  people = await signedInAgain(app, people);
};
/** The nightly run of a day, half an hour after midnight. */
const night = async (day: string) => {
  now = `${day}T00:30:00+08:00`;
  const task = app.app
    .get(NightlyTasks, { strict: false })
    .inOrder()
    .find(({ name }) => name === 'transfer-resets');
  await task?.run(day);
};
const transferRow = async (id: string) =>
  (
    await app.sql<Record<string, unknown>>(
      'SELECT state, settled_on::text, to_unit_id, due_on::text, round FROM project_transfer WHERE id = $1',
      [id],
    )
  )[0];
const ownerOf = async ({ id }: PoolRow) =>
  (
    await app.sql<{ owner_unit_id: string; owner_user_id: string; team_user_ids: string[] }>(
      'SELECT owner_unit_id, owner_user_id, team_user_ids FROM project WHERE id = $1',
      [id],
    )
  )[0];

describe('limits in working days around 国庆 2026', () => {
  beforeEach(() => at('2026-09-29'));

  it('each state has its last day: 10-01 … 10-07 are off, Saturday 10-10 is worked', async () => {
    const project = await inPool(app, people.giver);
    expect((await apply(people.giver, project)).dueOn).toBe('2026-10-08');
    const other = await inPool(app, people.giver);
    const transfer = await transferTo(people, other, 'APPLIED');
    const approved = await stepped(people.givingSupervisor, transfer.id, { step: 'APPROVE' });
    expect(approved.dueOn).toBe('2026-10-08');
    const coordinated = await stepped(people.poolAdmin, transfer.id, { step: 'COORDINATE' });
    expect(coordinated.dueOn).toBe('2026-10-09');
    const claimed = await stepped(people.receivingSupervisor, transfer.id, { step: 'CLAIM' });
    expect(claimed.dueOn).toBe('2026-09-30');
    const assign = { step: 'ASSIGN', userId: people.receiver.userId };
    expect((await stepped(people.receivingSupervisor, transfer.id, assign)).dueOn).toBe('2026-10-09');
  });

  it('is overdue from the day after, and the step is marked late', async () => {
    const { id } = await apply(people.giver, await inPool(app, people.giver));
    await at('2026-10-08');
    expect((await people.giver.get<TransferBody>(`/transfers/${id}`)).body['overdue']).toBe(false);
    await at('2026-10-09');
    expect((await people.giver.get<TransferBody>(`/transfers/${id}`)).body['overdue']).toBe(true);
    const { items } = (
      await people.poolAdmin.get<{ items: TransferBody[] }>('/transfers?overdue=true&count=true')
    ).body;
    expect(items.map((one) => one.id)).toContain(id);
    await stepped(people.givingSupervisor, id, { step: 'APPROVE' });
    const late = await app.sql<{ is_late: boolean }>(
      `SELECT is_late FROM project_transfer_step WHERE transfer_id = $1 ORDER BY version_after`,
      [id],
    );
    expect(late.map(({ is_late }) => is_late)).toEqual([false, true]);
  });

  it('an administrator names a unit once nobody has claimed it in 3 working days, not before', async () => {
    const { id, dueOn } = await transferTo(people, await inPool(app, people.giver), 'COORDINATED', {
      named: false,
    });
    expect(dueOn).toBe('2026-10-09');
    const naming = { step: 'NAME_UNIT', unitId: people.thirdSupervisor.unitId };
    await at('2026-10-09');
    const early = await step(people.poolAdmin, id, naming);
    expect([early.status, early.body.code]).toEqual([422, 'TRANSFER.STEP_NOT_READY']);
    await at('2026-10-10');
    expect(await stepped(people.poolAdmin, id, naming)).toMatchObject({
      ...{ state: 'COORDINATED', namedUnitId: people.thirdSupervisor.unitId, dueOn: '2026-10-14' },
    });
    const other = await step(people.receivingSupervisor, id, { step: 'CLAIM' });
    expect(other.body.code).toBe('TRANSFER.NOT_YOUR_STEP');
    expect((await stepped(people.thirdSupervisor, id, { step: 'CLAIM' })).state).toBe('CLAIMED');
  });
});

describe('limits in working days around 春节 2026', () => {
  it('02-15 … 02-23 are off; the Saturdays 02-14 and 02-28 are worked', async () => {
    await at('2026-02-13');
    expect((await apply(people.giver, await inPool(app, people.giver))).dueOn).toBe('2026-02-24');
    const transfer = await transferTo(people, await inPool(app, people.giver), 'HANDED_OVER');
    expect(transfer).toMatchObject({ handedOverOn: '2026-02-13', dueOn: '2026-03-12' });
  });

  it('a year without a calendar is an error, not a guess', async () => {
    const [newest] = await app.sql<{ year: number }>('SELECT max(year) AS year FROM working_calendar_year');
    await at(`${newest?.year}-12-31`);
    const project = await inPool(app, people.giver);
    const answer = await people.giver.post<TransferBody>(`/projects/${project.id}/transfers`, {
      reason: 'SPACE',
    });
    expect([answer.status, answer.body.code]).toEqual([422, 'CALENDAR.YEAR_NOT_LOADED']);
    expect(await app.sql('SELECT 1 FROM project_transfer WHERE project_id = $1', [project.id])).toEqual([]);
  });
});

describe('the watch of 15 working days after a hand-over', () => {
  /** Handed over on 2026-03-02; the last day of the watch is 2026-03-23. */
  const DUE = '2026-03-23';
  async function handedOver(): Promise<{ project: PoolRow; id: string }> {
    await at('2026-03-02');
    const project = await inPool(app, people.giver, { team_user_ids: [people.givingSupervisor.userId] });
    const { id, dueOn } = await transferTo(people, project, 'HANDED_OVER');
    expect(dueOn).toBe(DUE);
    return { project, id };
  }

  it('runs through its last day; the night after gives the project back', async () => {
    const { project, id } = await handedOver();
    await night(DUE);
    expect(await transferRow(id)).toMatchObject({ state: 'HANDED_OVER', settled_on: null });
    await night(addDays(DUE, 1));
    expect(await transferRow(id)).toMatchObject({ state: 'RESET', due_on: null });
    expect(await ownerOf(project)).toEqual({
      ...{ owner_unit_id: people.giver.unitId, owner_user_id: people.giver.userId },
      team_user_ids: [people.givingSupervisor.userId],
    });
    const [last] = await app.sql<Record<string, unknown>>(
      'SELECT step, actor_name, is_late FROM project_transfer_step WHERE transfer_id = $1 ORDER BY version_after DESC LIMIT 1',
      [id],
    );
    expect(last).toEqual({ step: 'RESET', actor_name: '系统', is_late: false });
    // Running it again changes nothing.
    await night(addDays(DUE, 1));
    await night(addDays(DUE, 2));
    const [steps] = await app.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM project_transfer_step WHERE transfer_id = $1 AND step = 'RESET'`,
      [id],
    );
    expect(steps?.n).toBe(1);
  });

  it.each<[string, string, { on: string; enteredAt?: string }, 'receiver' | 'giver', string]>([
    ['the receiving unit followed up in time', '2026-03-24', { on: '2026-03-20' }, 'receiver', 'HANDED_OVER'],
    ['… on the last day', '2026-03-24', { on: DUE }, 'receiver', 'HANDED_OVER'],
    ['… on the day of the hand-over', '2026-03-24', { on: '2026-03-02' }, 'receiver', 'HANDED_OVER'],
    ['only before the hand-over', '2026-03-24', { on: '2026-03-01' }, 'receiver', 'RESET'],
    ['only the giving unit followed up', '2026-03-24', { on: '2026-03-20' }, 'giver', 'RESET'],
    [
      'the job did not run for a week, and the follow-up came after the limit',
      '2026-03-31',
      { on: '2026-03-20', enteredAt: '2026-03-26 10:00+08' },
      'receiver',
      'RESET',
    ],
    [
      'the job did not run for a week, and the follow-up was in time',
      '2026-03-31',
      { on: '2026-03-20' },
      'receiver',
      'HANDED_OVER',
    ],
  ])('%s: run on %s', async (_what, day, talk, who, state) => {
    const { project, id } = await handedOver();
    await followUp(app, people[who], project, talk);
    await night(day);
    const row = await transferRow(id);
    expect(row?.['state']).toBe(state);
    expect(row?.['settled_on']).toBe(state === 'HANDED_OVER' ? day : null);
    expect((await ownerOf(project))?.owner_unit_id).toBe(
      state === 'HANDED_OVER' ? people.receiver.unitId : people.giver.unitId,
    );
  });

  it('goes back to waiting where the setting says so, with a form of its own for the next round', async () => {
    const { project, id } = await handedOver();
    await app.sql(
      `INSERT INTO setting (id, key, value, effective_from, source)
       SELECT gen_random_uuid(), key, value || '{"resetTo": "COORDINATED"}', '2026-03-20', 'D' FROM setting
       WHERE key = 'transfer.rules'`,
    );
    await night('2026-03-24');
    await app.sql(`DELETE FROM setting WHERE key = 'transfer.rules' AND effective_from = '2026-03-20'`);
    expect(await transferRow(id)).toEqual({
      ...{ state: 'COORDINATED', settled_on: null, to_unit_id: null, due_on: '2026-03-27', round: 2 },
    });
    expect((await ownerOf(project))?.owner_unit_id).toBe(people.giver.unitId);
    await at('2026-03-24');
    expect((await people.giver.get(`/transfers/${id}/hand-over`)).status).toBe(404);
    expect((await stepped(people.thirdSupervisor, id, { step: 'CLAIM' })).state).toBe('CLAIMED');
  });

  it('an administrator resets it earlier, with a reason, until the receiving unit has followed up', async () => {
    const { project, id } = await handedOver();
    const reason = '承接单位书面表示无法继续跟进该项目';
    const other = await step(people.receivingSupervisor, id, { step: 'RESET', reason });
    expect(other.body.code).toBe('TRANSFER.NOT_YOUR_STEP');
    expect((await stepped(people.poolAdmin, id, { step: 'RESET', reason })).state).toBe('RESET');
    expect((await ownerOf(project))?.owner_user_id).toBe(people.giver.userId);
    const taken = await handedOver();
    await followUp(app, people.receiver, taken.project, { on: '2026-03-02' });
    const late = await step(people.poolAdmin, taken.id, { step: 'RESET', reason });
    expect(late.body.code).toBe('TRANSFER.STEP_NOT_READY');
  });

  it('a receiver that has passed the project on has taken a decision of its own', async () => {
    const { project, id } = await handedOver();
    await apply(people.receiver, project);
    await night('2026-03-24');
    expect(await transferRow(id)).toMatchObject({ state: 'HANDED_OVER', settled_on: '2026-03-24' });
  });
});
