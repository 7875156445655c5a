import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runInstant } from '../../src/platform/jobs/nightly-plan.js';
import { NightlyTasks } from '../../src/platform/jobs/nightly-tasks.js';
import { addDays, shanghaiDateOf } from '../../src/platform/kernel/clock.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { MovedClock, runNight, storedProject, storedTalk } from '../support/nightly.js';
import { within } from '../support/patience.js';
import {
  endProcesses,
  freePort,
  type RunningProcess,
  runProcess,
  untilReady,
} from '../support/server-process.js';
import { type SignedIn, signIn } from '../support/users.js';

/** What the night leaves of the projects of a database, without ids and the time of day. */
async function stateOf(app: TestApp): Promise<unknown> {
  const projects = await app.sql(
    `SELECT p.code, p.pool_status, p.stage, p.dormant_on::text, p.public_sea_on::text, p.exited_on::text, p.exit_reason,
       p.owner_unit_id IS NULL AS ownerless, p.hold_until::text, p.version,
       (SELECT json_agg(json_build_object('t', t.transition_id, 'on', t.effective_on) ORDER BY t.version_after)
        FROM stage_transition t WHERE t.project_id = p.id) AS moves,
       (SELECT json_agg(json_build_object('from', h.started_on, 'to', h.ended_on)) FROM project_hold h
        WHERE h.project_id = p.id) AS holds,
       (SELECT json_agg(json_build_object('kind', n.kind, 'due', n.due_on, 'params', n.params) ORDER BY n.kind, n.due_on)
        FROM notice n WHERE n.subject_id = p.id) AS notices
     FROM project p ORDER BY p.code`,
  );
  return projects;
}

/** A life that the night will have to do with: begun by hand, with talks of days to come. */
interface Life {
  readonly level: 'A' | 'B' | 'C';
  readonly status: 'IN_POOL' | 'ON_HOLD' | 'RETURNED' | 'S8' | 'S5';
  /** Days after the first one. */
  readonly talks: readonly number[];
  readonly progress: number;
  readonly limit: number;
}

const FIRST = '2026-03-01';
const aLife: fc.Arbitrary<Life> = fc.record({
  level: fc.constantFrom('A', 'B', 'C'),
  status: fc.constantFrom('IN_POOL', 'IN_POOL', 'IN_POOL', 'ON_HOLD', 'RETURNED', 'S8', 'S5'),
  talks: fc.array(fc.integer({ min: -200, max: 200 }), { maxLength: 3 }),
  progress: fc.integer({ min: -200, max: -1 }),
  limit: fc.integer({ min: 1, max: 60 }),
});

async function tell(app: TestApp, owner: SignedIn, life: Life, code: string): Promise<string> {
  const progress = addDays(FIRST, life.progress);
  const limit = addDays(FIRST, life.limit);
  const columns = {
    IN_POOL: { evaluating_on: progress },
    ON_HOLD: {
      pool_status: 'ON_HOLD',
      hold_until: limit,
      hold_reason: 'WAITING_APPROVAL',
      evaluating_on: progress,
    },
    RETURNED: { pool_status: 'RETURNED', stage: null, admitted_on: null, return_due_on: limit },
    S8: {
      ...{ pool_status: 'LANDED', stage: 'S8', opened_on: progress, registered_on: progress },
      service_officer_id: life.limit % 2 ? owner.userId : null,
    },
    S5: { stage: 'S5', signed_on: progress },
  }[life.status];
  const id = await storedProject(app, owner, { code, level: life.level, admitted_on: progress, ...columns });
  if (life.status === 'ON_HOLD')
    await app.sql(
      `INSERT INTO project_hold (id, project_id, stage, reason, started_on, until_on, version_from)
       VALUES (gen_random_uuid(), $1, 'S3', 'WAITING_APPROVAL', $2, $3, 1)`,
      [id, addDays(FIRST, -1), limit],
    );
  return id;
}

/** The instant of a talk, ISO 8601: on either side of the run of its day. */
const talkAt = (day: number) => `${addDays(FIRST, day)}T${day % 2 ? '00:10' : '23:50'}:00+08:00`;
/** One that sleeps from the second day on, so that every move comes up. */
const FORGOTTEN: Life = { level: 'B', status: 'IN_POOL', talks: [], progress: -179, limit: 1 };

async function world(
  day: string,
): Promise<{ app: TestApp; clock: MovedClock; owner: SignedIn; keeper: SignedIn }> {
  const clock = new MovedClock(`${day}T09:00:00+08:00`);
  const app = await startTestApp({ clock });
  return {
    ...{ app, clock, owner: await signIn(app) },
    keeper: await signIn(app, { unitCode: 'DIST_INVESTMENT_OFFICE', roles: ['POOL_ADMIN'] }),
  };
}

describe('days without a run (F25)', () => {
  it(
    'leave the same state as a run on every day, for any lives',
    async () => {
      const lives = [FORGOTTEN, ...fc.sample(aLife, { numRuns: 30, seed: 20260301 })];
      const [daily, late] = await Promise.all([world(FIRST), world(FIRST)]);
      try {
        // Day by day a talk is there once it was held; the sleeper finds all of them when it wakes up.
        const talks: { at: string; id: string }[] = [];
        for (const [n, life] of lives.entries()) {
          const code = `XM-2026-${1000 + n}`;
          const id = await tell(daily.app, daily.owner, life, code);
          const sleeping = await tell(late.app, late.owner, life, code);
          for (const at of life.talks.map(talkAt)) {
            talks.push({ at, id });
            await storedTalk(late.app, late.owner, sleeping, at);
          }
        }
        let held = 0;
        talks.sort((a, b) => a.at.localeCompare(b.at));
        const hold = async (day: string) => {
          for (let next = talks[held]; next && next.at <= runInstant(day); next = talks[++held])
            await storedTalk(daily.app, daily.owner, next.id, next.at);
        };
        await hold(FIRST);
        // Both begin on the first day; one of them then sleeps.
        for (const one of [daily, late]) {
          one.clock.moveTo(FIRST, '00:30:00');
          await runNight(one.app, one.keeper);
        }
        const tasks = daily.app.app.get(NightlyTasks, { strict: false }).inOrder();
        const last = addDays(FIRST, 200);
        for (let day = addDays(FIRST, 1); day <= last; day = addDays(day, 1)) {
          daily.clock.moveTo(day, '00:30:00');
          await hold(day);
          for (const task of tasks) await task.run(day);
        }
        for (const [day, time] of [
          [addDays(FIRST, 3), '15:00:00'],
          [addDays(FIRST, 100), '23:50:00'],
          [last, '12:00:00'],
        ] as const) {
          late.clock.moveTo(day, time);
          const { failed } = await runNight(late.app, late.keeper);
          expect(failed).toBe(0);
        }
        const expected = await stateOf(daily.app);
        expect(await stateOf(late.app)).toEqual(expected);
        const text = JSON.stringify(expected);
        for (const move of ['T04', 'T18', 'T31', 'T32', 'T34', 'T35']) expect(text).toContain(`"${move}"`);
        // Once more changes nothing.
        await runNight(late.app, late.keeper);
        expect(await stateOf(late.app)).toEqual(expected);
      } finally {
        await Promise.all([daily.app.close(), late.app.close()]);
      }
    },
    within(240_000),
  );
});

describe('processes (F25, F26)', () => {
  const SECRET = 'a secret that only the tests know, 32 bytes';
  let here: TestApp;
  let owner: SignedIn;
  const PROJECTS = 150;
  const today = shanghaiDateOf(new Date());
  const due = addDays(today, -1);

  beforeAll(async () => {
    here = await startTestApp({ settings: { JWT_SECRET: SECRET } });
    owner = await signIn(here);
    const first = await storedProject(here, owner, {
      ...{ code: 'XM-2025-0000', evaluating_on: addDays(due, -180), admitted_on: addDays(due, -200) },
    });
    await here.sql(
      `INSERT INTO project SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'code',
         'XM-2025-' || lpad(n::text, 4, '0')))).* FROM project p, generate_series(1, $2::int - 1) n WHERE p.id = $1`,
      [first, PROJECTS],
    );
    // Its job runner would take the work away from the processes.
    await here.app.close();
  });
  afterEach(() => endProcesses());
  afterAll(() => here.close());

  async function start(zone: string): Promise<RunningProcess> {
    const port = await freePort();
    const process = runProcess(['src/main.ts'], {
      ...{ DATABASE_URL: here.appUrl, DATABASE_OWNER_URL: here.ownerUrl, JWT_SECRET: SECRET },
      ...{ PORT: String(port), LOG_LEVEL: 'warn', TZ: zone },
    });
    await untilReady(`http://127.0.0.1:${port}`, process);
    return process;
  }

  async function until(what: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 1200; tries++) {
      if (await what()) return;
      await sleep(50);
    }
    throw new Error('it did not happen');
  }

  const dormant = async () =>
    (await here.sql<{ n: number }>(`SELECT count(*)::int AS n FROM project WHERE pool_status = 'DORMANT'`))[0]
      ?.n ?? 0;
  const isDone = async () => {
    const rows = await here.sql('SELECT 1 FROM nightly_run WHERE finished_at IS NULL');
    const all = await here.sql('SELECT 1 FROM nightly_run');
    const open = await here.sql(`SELECT 1 FROM job WHERE state IN ('QUEUED', 'RUNNING')`);
    return all.length > 0 && rows.length === 0 && open.length === 0;
  };

  it('killed in the middle, the next one finishes; two at once do it once; zones do not matter', async () => {
    const killed = await start('America/New_York');
    await until(async () => (await dormant()) > 0 || (await isDone()));
    killed.child.kill('SIGKILL');
    await killed.ended();
    await Promise.all([start('Asia/Shanghai'), start('UTC')]);
    await until(isDone);
    expect(await dormant()).toBe(PROJECTS);
    const moves = await here.sql<{ effective_on: string; n: number }>(
      `SELECT effective_on::text, count(*)::int AS n FROM stage_transition WHERE transition_id = 'T32' GROUP BY 1`,
    );
    expect(moves).toEqual([{ effective_on: due, n: PROJECTS }]);
    const notices = await here.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM notice WHERE kind = 'PROJECT_DORMANT' GROUP BY subject_id, recipient_id HAVING count(*) <> 1`,
    );
    expect(notices).toEqual([]);
    const trails = await here.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM audit_entry WHERE action = 'project.moved' AND actor_name = '系统'`,
    );
    expect(trails).toEqual([{ n: PROJECTS }]);
    const jobs = await here.sql(`SELECT 1 FROM job WHERE kind = 'nightly-run'`);
    expect(jobs).toHaveLength(1);
  });
});
