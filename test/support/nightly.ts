import { randomUUID } from 'node:crypto';
import type { TestApp } from './app.js';
import { aChainNode, anInvestor } from './projects.js';
import { untilEnded } from './transfer.js';
import { openSession, requestsOf, type SignedIn } from './users.js';

/** A clock that a test moves. */
export class MovedClock {
  constructor(private instant: string) {}

  now(): Date {
    return new Date(this.instant);
  }

  /** @param day Shanghai date. @param time Shanghai time of day */
  moveTo(day: string, time = '09:00:00'): void {
    this.instant = `${day}T${time}+08:00`;
  }
}

/** The same person with a token of the clock's present: the old one has expired when the clock was moved. */
export async function again(app: TestApp, user: SignedIn): Promise<SignedIn> {
  const { token, sessionId } = await openSession(app, user.userId);
  return { ...user, token, sessionId, ...requestsOf(app, token) };
}

export interface NightResult {
  readonly days: string[];
  readonly tasks: number;
  readonly failed: number;
}

/** Asks for the nightly run and waits for its end. */
export async function runNight(app: TestApp, poolAdmin: SignedIn): Promise<NightResult> {
  const keeper = await again(app, poolAdmin);
  const answer = await keeper.post<{ jobId: string }>('/nightly-runs');
  if (answer.status !== 202) throw new Error(`no run: ${answer.text}`);
  const job = await untilEnded(keeper, answer.body.jobId);
  if (job.state !== 'SUCCEEDED') throw new Error(`the run ended ${JSON.stringify(job)}`);
  return job.result as unknown as NightResult;
}

/**
 * A project as it lies in the database, with everything that the submission asks for, so that a story can begin in the
 * middle of its life. @param changes columns
 */
export async function storedProject(
  app: TestApp,
  owner: SignedIn,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const id = randomUUID();
  const row: Record<string, unknown> = {
    ...{ id, code: `XM-2026-${id.slice(0, 8)}`, name: '示例研发中心项目', project_kind: 'INVESTMENT' },
    ...{
      company_id: changes['company_id'] ?? (await anInvestor(await again(app, owner))),
      chain_node_id: await aChainNode(app),
    },
    ...{ investment_type: 'NEW', landing_mode: 'LEASE', focus_area_code: 'LIFE_HEALTH' },
    brief:
      '示例企业计划在园区设立研发中心，开展药物筛选与临床前研究，需要实验室和配套办公用房，一期团队约六十人，明年投入使用。',
    ...{ planned_investment_wan: '800', planned_investment_basis: 'COMPANY_PLAN', floor_area_sqm: '1200' },
    ...{ expected_tax_y1_wan: '20', expected_tax_y2_wan: '50', expected_tax_y3_wan: '80' },
    ...{ source_channel: 'SELF_OUTREACH', level: 'B', pool_status: 'IN_POOL', stage: 'S3' },
    ...{ first_report_unit_id: owner.unitId, owner_unit_id: owner.unitId, owner_user_id: owner.userId },
    ...{ admitted_on: '2025-11-01', created_at: '2025-11-01T09:00:00+08:00' },
    ...{ updated_at: '2025-11-01T09:00:00+08:00' },
    ...changes,
  };
  const columns = Object.keys(row);
  await app.sql(
    `INSERT INTO project (${columns.join(', ')}) VALUES (${columns.map((_, n) => `$${n + 1}`).join(', ')})`,
    Object.values(row),
  );
  return id;
}

/** A substantive talk of a project in the database, without the day of its entry. */
export async function storedTalk(
  app: TestApp,
  by: SignedIn,
  projectId: string,
  at: string,
  substantive = true,
): Promise<void> {
  await app.sql(
    `INSERT INTO interaction (id, occurred_at, occurred_on, channel, company_id, project_id, unit_id, our_participants,
       summary, progress_type, is_backfilled, is_valid, is_substantive, created_at, created_by, updated_at)
     SELECT gen_random_uuid(), $1::timestamptz, ($1::timestamptz AT TIME ZONE 'Asia/Shanghai')::date, 'MEETING',
       p.company_id, p.id, $2, ARRAY[$3::uuid], '示例：就实验室需求和租金条件交换了意见', 'TERMS', false, true, $5,
       $1::timestamptz, $3, $1::timestamptz
     FROM project p WHERE p.id = $4`,
    [at, by.unitId, by.userId, projectId, substantive],
  );
}
