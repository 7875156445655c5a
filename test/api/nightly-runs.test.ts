import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/platform/kernel/clock.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { again, MovedClock, runNight, storedProject, storedTalk } from '../support/nightly.js';
import { attach, move, type ProjectBody } from '../support/projects.js';
import { type SignedIn, signIn } from '../support/users.js';

let app: TestApp;
let clock: MovedClock;
let specialist: SignedIn;
let supervisor: SignedIn;
let poolAdmin: SignedIn;
let townSpecialist: SignedIn;
let townSupervisor: SignedIn;

beforeAll(async () => {
  clock = new MovedClock('2026-01-10T09:00:00+08:00');
  app = await startTestApp({ clock });
  specialist = await signIn(app);
  supervisor = await signIn(app, { roles: ['SUPERVISOR'] });
  poolAdmin = await signIn(app, { unitCode: 'DIST_INVESTMENT_OFFICE', roles: ['POOL_ADMIN'] });
  townSpecialist = await signIn(app, { unitCode: 'TAOPU_TOWN' });
  townSupervisor = await signIn(app, { unitCode: 'TAOPU_TOWN', roles: ['SUPERVISOR'] });
});
afterAll(() => app.close());

const night = (day: string, time = '00:30:00') => {
  clock.moveTo(day, time);
  return runNight(app, poolAdmin);
};
const read = async (id: string): Promise<ProjectBody> =>
  (await (await again(app, poolAdmin)).get<ProjectBody>(`/projects/${id}`)).body;
const noticesOf = (id: string, kind: string) =>
  app.sql<{ recipient_id: string; due_on: string; on: string }>(
    `SELECT recipient_id, due_on::text, (created_at AT TIME ZONE 'Asia/Shanghai')::date::text AS "on" FROM notice
     WHERE subject_id = $1 AND kind = $2 ORDER BY created_at, recipient_id`,
    [id, kind],
  );
const movesOf = (id: string) =>
  app.sql<{ transition_id: string; effective_on: string; actor_name: string; owner_unit_id: string | null }>(
    `SELECT transition_id, effective_on::text, actor_name, owner_unit_id FROM stage_transition
     WHERE project_id = $1 ORDER BY version_after`,
    [id],
  );

describe('dormancy and reopening (domain.md §3.7)', () => {
  let id: string;

  beforeAll(async () => {
    id = await storedProject(app, specialist, { evaluating_on: '2026-01-10' });
  });

  it('tells the team on 25 June and 2 July', async () => {
    for (let day = '2026-06-23'; day <= '2026-07-05'; day = addDays(day, 1)) await night(day);
    const told = await noticesOf(id, 'PROJECT_DORMANCY_NEAR');
    const mine = told.filter(({ recipient_id }) => recipient_id === specialist.userId);
    expect(mine.map(({ on, due_on }) => [on, due_on])).toEqual([
      ['2026-06-25', '2026-07-09'],
      ['2026-07-02', '2026-07-09'],
    ]);
    expect(new Set(told.map(({ recipient_id }) => recipient_id))).toEqual(
      new Set([specialist.userId, supervisor.userId]),
    );
  });

  it('goes dormant at the run of 9 July, not before', async () => {
    await night('2026-07-08');
    await night('2026-07-09', '00:10:00');
    expect((await read(id)).poolStatus).toBe('IN_POOL');
    await night('2026-07-09');
    expect(await read(id)).toMatchObject({
      ...{ poolStatus: 'DORMANT', stage: 'S3', dormantOn: '2026-07-09', probability: expect.anything() },
      ...{ lightFactor: '0', activityLight: null, ownerUnitId: specialist.unitId },
    });
    expect(await noticesOf(id, 'PROJECT_DORMANT')).toHaveLength(2);
  });

  it('lets the original unit reopen it only with a new talk', async () => {
    clock.moveTo('2026-07-20');
    const answer = await move(await again(app, supervisor), id, { transition: 'T33' });
    expect(answer.status).toBe(422);
    expect(answer.body.missing?.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['NEW_INTERACTION_REQUIRED', 'EVIDENCE_REQUIRED']),
    );
    const other = await move(await again(app, townSupervisor), id, { transition: 'T33' });
    expect(other.status).toBe(403);
  });

  it('is open to all units from 8 August on', async () => {
    await night('2026-08-07');
    expect((await read(id)).publicSeaOn).toBeNull();
    await night('2026-08-08');
    const project = await read(id);
    expect(project).toMatchObject({ publicSeaOn: '2026-08-08', ownerUnitId: null, ownerUserId: null });
    const told = (await noticesOf(id, 'PROJECT_IN_PUBLIC_SEA')).map(({ recipient_id }) => recipient_id);
    expect(told).toEqual(
      expect.arrayContaining([specialist.userId, townSupervisor.userId, poolAdmin.userId]),
    );
    // Units that may claim it read what it is about; before, they knew only that it is there.
    const town = (await (await again(app, townSpecialist)).get<ProjectBody>(`/projects/${id}`)).body;
    expect(town['expectedTaxY1Wan']).toBe('20.00');
  });

  it('is claimed by another unit on 20 August through a pool administrator', async () => {
    await storedTalk(app, townSpecialist, id, '2026-08-18T10:00:00+08:00');
    clock.moveTo('2026-08-20');
    const claim = {
      transition: 'T33',
      ownerUnitId: townSpecialist.unitId,
      ownerUserId: townSpecialist.userId,
    };
    const late = await move(await again(app, supervisor), id, { transition: 'T33' });
    expect(late.status).toBe(403);
    const admin = await again(app, poolAdmin);
    await attach(app, admin, id, 'NEGOTIATION_MINUTES');
    expect((await admin.post(`/projects/${id}/duplicate-checks`)).status).toBe(201);
    const nobody = await move(admin, id, { transition: 'T33' });
    expect(nobody.body.missing?.map(({ field }) => field).sort()).toEqual(['ownerUnitId', 'ownerUserId']);
    const wrong = await move(admin, id, { ...claim, ownerUserId: specialist.userId });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'PROJECT.RULES_BROKEN']);
    const answer = await move(admin, id, claim);
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    expect(await read(id)).toMatchObject({
      ...{ poolStatus: 'IN_POOL', stage: 'S3', ownerUnitId: townSpecialist.unitId, reopenCount: 1 },
      ...{ firstReportUnitId: specialist.unitId, dormantOn: null, publicSeaOn: null },
      ...{ ownerUserId: townSpecialist.userId },
    });
    expect(await movesOf(id)).toEqual([
      ...[
        {
          transition_id: 'T32',
          effective_on: '2026-07-09',
          actor_name: '系统',
          owner_unit_id: specialist.unitId,
        },
      ],
      ...[{ transition_id: 'T34', effective_on: '2026-08-08', actor_name: '系统', owner_unit_id: null }],
      expect.objectContaining({ transition_id: 'T33', effective_on: '2026-08-20' }),
    ]);
    const trail = await app.sql<{ actor_name: string; actor_id: string | null }>(
      `SELECT actor_name, actor_id FROM audit_entry WHERE subject_id = $1 AND changes ? 'dormantOn' ORDER BY recorded_at`,
      [id],
    );
    expect(trail[0]).toEqual({ actor_name: '系统', actor_id: null });
  });
});

describe('boundaries (domain.md §3.5)', () => {
  const on = async (changes: Record<string, unknown>, days: readonly string[]) => {
    const id = await storedProject(app, specialist, changes);
    const seen: unknown[] = [];
    for (const day of days) {
      await night(day);
      const { poolStatus, activityLight } = (await read(id)) as ProjectBody & {
        activityLight: string | null;
      };
      seen.push(activityLight ?? poolStatus);
    }
    return { id, seen };
  };

  it('B: green, yellow, red, dormant at the 00:30 run of 2027-02-21', async () => {
    clock.moveTo('2026-08-25');
    const talks = ['2026-10-12', '2026-10-24', '2026-11-20', '2027-02-20'];
    const id = await storedProject(app, specialist, { evaluating_on: '2026-08-25' });
    for (const talk of talks) await storedTalk(app, specialist, id, `${talk}T10:00:00+08:00`, false);
    const seen: unknown[] = [];
    for (const day of ['2026-10-23', '2026-10-24', '2026-11-23', '2027-02-20', '2027-02-21']) {
      await night(day);
      const { poolStatus, activityLight } = (await read(id)) as ProjectBody & {
        activityLight: string | null;
      };
      seen.push(activityLight ?? poolStatus);
    }
    expect(seen).toEqual(['GREEN', 'YELLOW', 'RED', 'RED', 'DORMANT']);
    expect(await movesOf(id)).toMatchObject([{ transition_id: 'T32', effective_on: '2027-02-21' }]);
  });

  it('A: dormant after 120 days; a signed project never', async () => {
    const a = await on({ level: 'A', evaluating_on: '2027-03-01' }, ['2027-06-28', '2027-06-29']);
    expect(a.seen).toEqual(['RED', 'DORMANT']);
    const signed = await on({ stage: 'S5', signed_on: '2027-03-01', pre_signing_on: '2027-03-01' }, [
      '2028-03-01',
    ]);
    expect(signed.seen).toEqual(['RED']);
  });

  it('a hold puts dormancy off by its days', async () => {
    clock.moveTo('2028-04-01');
    const id = await storedProject(app, specialist, { evaluating_on: '2028-04-01' });
    const held = await move(await again(app, supervisor), id, {
      ...{
        transition: 'T30',
        reason: '等待审批结果再行推进',
        holdReason: 'WAITING_APPROVAL',
        holdUntil: '2028-04-21',
      },
    });
    expect(held.status).toBe(200);
    await night('2028-04-13');
    expect(await noticesOf(id, 'PROJECT_HOLD_ENDING')).toEqual([]);
    await night('2028-04-14');
    await night('2028-04-15');
    expect(await noticesOf(id, 'PROJECT_HOLD_ENDING')).toHaveLength(2);
    await night('2028-04-20');
    expect((await read(id)).poolStatus).toBe('ON_HOLD');
    await night('2028-04-23');
    expect(await movesOf(id)).toMatchObject([
      { transition_id: 'T30' },
      { transition_id: 'T31', effective_on: '2028-04-21' },
    ]);
    // 180 days and the 20 of the hold.
    await night('2028-10-17');
    expect((await read(id)).poolStatus).toBe('IN_POOL');
    await night('2028-10-18');
    expect((await read(id))['dormantOn']).toBe('2028-10-18');
  });

  it('leaves the pool 180 days after dormancy', async () => {
    const id = await storedProject(app, specialist, { evaluating_on: '2028-06-01' });
    await night('2028-11-28');
    expect((await read(id))['dormantOn']).toBe('2028-11-28');
    await night('2029-06-10');
    expect(await read(id)).toMatchObject({
      ...{ poolStatus: 'EXITED', exitedOn: '2029-05-27', exitReason: 'LONG_DORMANT', stage: 'S3' },
    });
    expect((await movesOf(id)).map(({ transition_id }) => transition_id)).toEqual(['T32', 'T34', 'T35']);
  });
});
