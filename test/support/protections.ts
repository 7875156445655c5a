import { randomUUID } from 'node:crypto';
import { ProtectionGuard } from '../../src/flows/protections/protection-guard.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { NightlyTasks } from '../../src/platform/jobs/nightly-tasks.js';
import { startTestApp, type TestApp } from './app.js';
import { type SignedIn, signIn } from './users.js';

/** An application whose clock the test moves; tokens outlive every journey. */
export interface TimedApp extends TestApp {
  /** @param instant with offset, or a Shanghai date: ten in the morning */
  at(instant: string): void;
  now(): Date;
}

export async function startTimedApp(instant: string): Promise<TimedApp> {
  let now = new Date(instant);
  const app = await startTestApp({
    clock: { now: () => new Date(now) },
    settings: { ACCESS_TOKEN_MINUTES: 60 * 24 * 3650, LOG_LEVEL: 'error' },
  });
  return Object.assign(app, {
    at(moment: string) {
      now = new Date(moment.length === 10 ? `${moment}T10:00:00+08:00` : moment);
    },
    now: () => new Date(now),
  });
}

/** Two units that chase companies, and the office between them. */
export interface Rivals {
  readonly ours: SignedIn;
  readonly boss: SignedIn;
  readonly theirs: SignedIn;
  readonly theirBoss: SignedIn;
  readonly poolAdmin: SignedIn;
  readonly leader: SignedIn;
}

export async function rivals(app: TestApp): Promise<Rivals> {
  const town = 'TAOPU_TOWN';
  const made = {
    ours: await signIn(app),
    boss: await signIn(app, { roles: ['SUPERVISOR'] }),
    theirs: await signIn(app, { unitCode: town }),
    theirBoss: await signIn(app, { roles: ['SUPERVISOR'], unitCode: town }),
    poolAdmin: await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' }),
    leader: await signIn(app, { roles: ['LEADER'], unitCode: 'COMMITTEE_OFFICE' }),
  };
  await app.sql(`UPDATE responsible_unit SET liaison_phone = '021-52560001' WHERE id = $1`, [
    made.ours.unitId,
  ]);
  return made;
}

/** The report right of a lead, as registering it starts it. @returns id of the protection, null when there is none */
export async function report(
  app: TimedApp,
  user: SignedIn,
  companyId: string,
  more: { readonly sourceChannel?: string } = {},
): Promise<string | null> {
  const guard = app.app.get(ProtectionGuard, { strict: false });
  return app.app.get(UnitOfWork, { strict: false }).run(() =>
    guard.claimReport(null, {
      ...{ companyId, unitId: user.unitId, userId: user.userId, leadId: randomUUID() },
      registeredAt: app.now(),
      sourceChannel: more.sourceChannel ?? 'SELF_OUTREACH',
    }),
  );
}

/** One task of the night, for one day. */
export async function runTask(app: TimedApp, name: string, day: string): Promise<void> {
  const task = app.app
    .get(NightlyTasks, { strict: false })
    .inOrder()
    .find((each) => each.name === name);
  if (!task) throw new Error(`no nightly task ${name}`);
  await task.run(day);
}

/** A contact of the company. @returns its id */
export async function aCounterpart(
  user: SignedIn,
  companyId: string,
  decisionRole = 'DECISION_MAKER',
): Promise<string> {
  const answer = await user.post<{ id: string }>('/contacts', {
    name: '示例李',
    companyId,
    decisionRole,
    mobile: '13900139000',
    source: 'BUSINESS_CARD',
    lawfulBasis: 'CONTRACT',
  });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body.id;
}

export interface MeetOptions {
  /** Shanghai date; an hour ago when left out. */
  readonly on?: string;
  readonly call?: boolean;
  readonly contactId?: string;
}

/** A follow-up entered over the API: a substantive meeting, or a plain call. */
export async function meet(
  app: TimedApp,
  user: SignedIn,
  companyId: string,
  { on, call = false, contactId }: MeetOptions = {},
): Promise<{ id: string; version: number; isCooperative: boolean }> {
  const occurredAt = on ? `${on}T09:30:00+08:00` : new Date(app.now().getTime() - 3_600_000).toISOString();
  const answer = await user.post<{ id: string; version: number; isCooperative: boolean }>('/interactions', {
    occurredAt,
    companyId,
    channel: call ? 'CALL' : 'MEETING',
    progressType: call ? 'NONE' : 'TERMS',
    ourParticipantIds: [user.userId],
    counterpartContactIds: [contactId ?? (await aCounterpart(user, companyId))],
    summary: '示例：与企业负责人就实验室需求和租金条件交换了意见',
  });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body;
}

export interface ProtectionBody {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly endedOn: string | null;
  readonly endReason: string | null;
  readonly renewals: number;
  readonly version: number;
  readonly coUnitIds: string[];
  readonly basisType: string;
  readonly basisId: string | null;
  readonly scopeNote: string | null;
  readonly unitId: string;
  readonly events: { event: string; endsOn: string | null; onDay: string }[];
}

/** A protection as the pool administrator reads it. */
export async function protectionOf(user: SignedIn, id: string): Promise<ProtectionBody> {
  const answer = await user.get<ProtectionBody>(`/protections/${id}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body;
}

/** The document of a refusal because another unit holds the company. */
export interface HeldProblem {
  readonly code: string;
  readonly protection?: object;
}

export const FOUR_FACTS = ['exists', 'liaisonPhoneOfUnit', 'ownerUnitName', 'protectionUntil'];
