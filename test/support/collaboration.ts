import { randomUUID } from 'node:crypto';
import type { TestApp } from './app.js';
import { anInvestor } from './projects.js';
import { type Answer, openSession, requestsOf, type SignedIn, signIn } from './users.js';

/** Two promoting units with their people, a third one, and those who stand above them. */
export interface Sides {
  readonly giver: SignedIn;
  readonly givingSupervisor: SignedIn;
  readonly receiver: SignedIn;
  readonly receivingSupervisor: SignedIn;
  readonly thirdSupervisor: SignedIn;
  readonly poolAdmin: SignedIn;
  readonly leader: SignedIn;
  readonly department: SignedIn;
}

export async function sides(app: TestApp): Promise<Sides> {
  const of = (unitCode: string, role: string) => signIn(app, { unitCode, roles: [role] });
  const [giver, givingSupervisor, receiver, receivingSupervisor] = await Promise.all([
    of('TAOPU_SMART_CITY_CO', 'SPECIALIST'),
    of('TAOPU_SMART_CITY_CO', 'SUPERVISOR'),
    of('TAOPU_TOWN', 'SPECIALIST'),
    of('TAOPU_TOWN', 'SUPERVISOR'),
  ]);
  const [thirdSupervisor, poolAdmin, leader, department] = await Promise.all([
    of('LINGANG_TAOPU_CO', 'SUPERVISOR'),
    of('DIST_INVESTMENT_OFFICE', 'POOL_ADMIN'),
    of('COMMITTEE_OFFICE', 'LEADER'),
    of('DIST_HEALTH', 'DEPT_USER'),
  ]);
  return {
    ...{ giver, givingSupervisor, receiver, receivingSupervisor },
    ...{ thirdSupervisor, poolAdmin, leader, department },
  };
}

/** The same people with tokens of the server's present day, after a test has moved its clock. */
export async function signedInAgain(app: TestApp, people: Sides): Promise<Sides> {
  const renewed = await Promise.all(
    Object.entries(people).map(async ([name, user]: [string, SignedIn]) => {
      const { token, sessionId } = await openSession(app, user.userId);
      return [name, { ...user, token, sessionId, ...requestsOf(app, token) }] as const;
    }),
  );
  return Object.fromEntries(renewed) as unknown as Sides;
}

export interface PoolRow {
  readonly id: string;
  readonly code: string;
  readonly companyId: string;
}

let made = 0;

/**
 * A project in the pool of the owner's unit, straight into the database: the way there has tests of its own.
 * @param columns further columns of the row
 */
export async function inPool(
  app: TestApp,
  owner: SignedIn,
  columns: Record<string, unknown> = {},
): Promise<PoolRow> {
  made += 1;
  const id = randomUUID();
  const companyId = (columns['company_id'] as string | undefined) ?? (await anInvestor(owner));
  const code = `XM-2025-${String(made).padStart(4, '0')}`;
  const row: Record<string, unknown> = {
    ...{ id, code, name: `示例流转项目${made}`, project_kind: 'INVESTMENT', company_id: companyId },
    ...{
      investment_type: 'NEW',
      landing_mode: 'LEASE',
      focus_area_code: 'AI',
      source_channel: 'SELF_OUTREACH',
    },
    ...{ pool_status: 'IN_POOL', stage: 'S2', level: 'B', submitted_on: '2026-01-05' },
    ...{ admitted_on: '2026-01-08', negotiating_on: '2026-01-20' },
    ...{ first_report_unit_id: owner.unitId, owner_unit_id: owner.unitId, owner_user_id: owner.userId },
    ...{ created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' },
    ...columns,
  };
  const names = Object.keys(row);
  await app.sql(
    `INSERT INTO project (${names.join(', ')}) VALUES (${names.map((_, n) => `$${n + 1}`).join(', ')})`,
    Object.values(row),
  );
  return { id, code, companyId };
}

/** A follow-up of the person's unit with the project, as the interactions feature stores it. */
export async function followUp(
  app: TestApp,
  by: SignedIn,
  project: PoolRow,
  { on, enteredAt, substantive = true }: { on: string; enteredAt?: string; substantive?: boolean },
): Promise<void> {
  await app.sql(
    `INSERT INTO interaction (id, occurred_at, occurred_on, channel, company_id, project_id, unit_id, our_participants,
       summary, progress_type, is_backfilled, is_valid, is_substantive, created_at, created_by, updated_at)
     VALUES (gen_random_uuid(), ($1 || ' 10:00+08')::timestamptz, $1::date, 'MEETING', $2, $3, $4, ARRAY[$5::uuid],
       '示例：与企业负责人就载体条件交换意见并约定下次会面', 'TERMS', false, true, $6, $7::timestamptz, $5, now())`,
    [on, project.companyId, project.id, by.unitId, by.userId, substantive, enteredAt ?? `${on} 18:00+08`],
  );
}

export interface TransferBody {
  readonly id: string;
  readonly state: string;
  readonly dueOn: string | null;
  readonly version: number;
  readonly code?: string;
  readonly [member: string]: unknown;
}

export async function apply(
  by: SignedIn,
  project: PoolRow,
  body: Record<string, unknown> = {},
): Promise<TransferBody> {
  const answer = await by.post<TransferBody>(`/projects/${project.id}/transfers`, {
    reason: 'SPACE',
    ...body,
  });
  if (answer.status !== 201) throw new Error(`applying failed: ${answer.text}`);
  return answer.body;
}

/** One step with the version that the transfer has now, unless one is given. */
export async function step<T = TransferBody>(
  by: SignedIn,
  id: string,
  body: Record<string, unknown>,
  version?: number,
): Promise<Answer<T>> {
  const current = version ?? (await by.get<TransferBody>(`/transfers/${id}`)).body.version;
  return by.post<T>(`/transfers/${id}/steps`, body, { 'If-Match': `"${current}"` });
}

/** A step that has to succeed. */
export async function stepped(
  by: SignedIn,
  id: string,
  body: Record<string, unknown>,
): Promise<TransferBody> {
  const answer = await step(by, id, body);
  if (answer.status !== 200) throw new Error(`step ${JSON.stringify(body)} failed: ${answer.text}`);
  return answer.body;
}

export async function writeForm(by: SignedIn, id: string, form: Record<string, unknown> = {}): Promise<void> {
  const { version } = (await by.get<TransferBody>(`/transfers/${id}`)).body;
  const answer = await putForm(by, id, form, version);
  if (answer.status !== 200) throw new Error(`writing the form failed: ${answer.text}`);
}

export function putForm(
  by: SignedIn,
  id: string,
  form: Record<string, unknown>,
  version: number,
): Promise<Answer<Record<string, unknown>>> {
  const body = {
    contactIds: [],
    promises: [{ text: '首年租金九折', madeOn: '2026-02-03', madeBy: '招商一部' }],
    openMatters: '待回复环评要求',
    ...form,
  };
  return by.put(`/transfers/${id}/hand-over`, body, version);
}

/** From the application to the state asked for, within the two units. */
export async function transferTo(
  people: Sides,
  project: PoolRow,
  state: 'APPLIED' | 'UNIT_APPROVED' | 'COORDINATED' | 'CLAIMED' | 'ASSIGNED' | 'HANDED_OVER',
  { named = true }: { named?: boolean } = {},
): Promise<TransferBody> {
  const { giver, givingSupervisor, receiver, receivingSupervisor, poolAdmin } = people;
  let transfer = await apply(giver, project, named ? { namedUnitId: receiver.unitId } : {});
  const { id } = transfer;
  const way: readonly (readonly [string, () => Promise<TransferBody>])[] = [
    ['UNIT_APPROVED', () => stepped(givingSupervisor, id, { step: 'APPROVE' })],
    ['COORDINATED', () => stepped(poolAdmin, id, { step: 'COORDINATE' })],
    ['CLAIMED', () => stepped(receivingSupervisor, id, { step: 'CLAIM' })],
    ['ASSIGNED', () => stepped(receivingSupervisor, id, { step: 'ASSIGN', userId: receiver.userId })],
    [
      'HANDED_OVER',
      async () => {
        await writeForm(giver, id);
        await stepped(giver, id, { step: 'SIGN' });
        return stepped(receiver, id, { step: 'SIGN' });
      },
    ],
  ];
  for (const [reached, take] of way) {
    if (transfer.state === state) break;
    transfer = await take();
    if (transfer.state !== reached) throw new Error(`not ${reached} but ${transfer.state}`);
  }
  return transfer;
}
