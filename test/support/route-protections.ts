import { randomUUID } from 'node:crypto';
import { seededUnitId } from '../../src/features/units/unit-id.js';
import { register } from './companies.js';
import type { RouteCase } from './route-matrix.js';
import { company, type MadeRecord, PLANTED, UNITS, type World } from './route-world.js';

/** First-report protection and conflicts, for the sweeps over all routes. */
export const PROTECTION_HOLDERS: Readonly<Record<string, string>> = {
  'protection:read': '*',
  'protection:assign': 'POOL_ADMIN',
  'protection:revoke': 'POOL_ADMIN',
  'protection:renew': 'SUPERVISOR POOL_ADMIN',
  'protection:release': 'SUPERVISOR POOL_ADMIN',
  'protection:update': 'SUPERVISOR POOL_ADMIN',
  'protection:join': 'SPECIALIST SUPERVISOR POOL_ADMIN',
  'protection:answer': 'SUPERVISOR POOL_ADMIN',
  'conflict:read': 'SPECIALIST SUPERVISOR POOL_ADMIN LEADER',
  'conflict:open': 'SPECIALIST SUPERVISOR POOL_ADMIN',
  'conflict:file': 'SPECIALIST SUPERVISOR POOL_ADMIN',
  'conflict:move': 'SPECIALIST SUPERVISOR POOL_ADMIN LEADER',
};

/** A unit of which none of the personas is. */
const STRANGERS = seededUnitId('LINGANG_TAOPU_CO');
const OTHERS = seededUnitId(UNITS.other);

const target = async (world: World): Promise<string> => (await register(await world.maker())).id;

/** A report right through so many days from today. */
async function protect(
  world: World,
  companyId: string,
  unitId: string,
  days = 30,
  note: string | null = PLANTED.protectionNote,
): Promise<string> {
  const id = randomUUID();
  await world.app.sql(
    `INSERT INTO protection (id, scope_id, company_id, unit_id, kind, starts_on, period_starts_on, ends_on,
       registered_at, first_registered_on, end_note, basis_type, settings_in_force, created_at, updated_at)
     SELECT $1, company_scope($2), $2, $3, 'REPORT', d - 25, d - 25, d + $4::int, now(), d - 25, $5, 'ASSIGNMENT',
       '{}', now(), now() FROM (SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date AS d) today`,
    [id, companyId, unitId, days, note],
  );
  return id;
}

async function protection(world: World): Promise<MadeRecord> {
  const { unitId } = await world.maker();
  return { path: { id: await protect(world, await target(world), unitId) }, version: 1 };
}

/** With the follow-ups that a renewal asks for, a few days before its end. */
async function renewable(world: World): Promise<MadeRecord> {
  const { userId, unitId } = await world.maker();
  const companyId = await target(world);
  const id = await protect(world, companyId, unitId, 5);
  await world.app.sql(
    `INSERT INTO interaction (id, occurred_at, occurred_on, channel, company_id, unit_id, our_participants, summary,
       progress_type, is_backfilled, is_valid, is_substantive, created_at, created_by, updated_at)
     SELECT gen_random_uuid(), at, (at AT TIME ZONE 'Asia/Shanghai')::date, 'MEETING', $1, $2, ARRAY[$3::uuid],
       '示例：与企业负责人就实验室需求和租金条件交换了意见', 'TERMS', false, true, true, at, $3, at
     FROM (VALUES (now() - interval '1 day'), (now() - interval '2 days')) AS t (at)`,
    [companyId, unitId, userId],
  );
  return { path: { id }, version: 1 };
}

/** A company that a unit of strangers holds. */
async function heldCompany(world: World): Promise<MadeRecord> {
  const id = await target(world);
  await protect(world, id, STRANGERS);
  return { path: { id } };
}

/** `other` asks `own`. Who joins reads the protection from then on, so nothing is planted in it. */
async function joinRequest(world: World): Promise<MadeRecord> {
  const { unitId } = await world.maker();
  const protectionId = await protect(world, await target(world), unitId, 30, null);
  const { userId } = await world.actor({ role: 'SPECIALIST', place: 'other' });
  const id = randomUUID();
  await world.app.sql(
    `INSERT INTO protection_join_request (id, protection_id, unit_id, requested_by, requested_at, reason)
     VALUES ($1, $2, $3, $4, now(), '示例：愿意配合接待与选址')`,
    [id, protectionId, OTHERS, userId],
  );
  return { path: { id } };
}

/** `own` against `other`, with a statement. */
async function conflict(world: World): Promise<MadeRecord> {
  const { userId, unitId } = await world.maker();
  const [id, companyId] = [randomUUID(), await target(world)];
  await world.app.sql(
    `INSERT INTO conflict_case (id, code, company_id, scope_id, unit_a_id, user_a_id, unit_b_id, reason, opened_on,
       settings_in_force, created_at, updated_at)
     VALUES ($1, 'ZD-2026-' || (8000 + floor(random() * 1000000))::text, $2, $2, $3, $4, $5, '示例：首次面谈在先',
       current_date, '{}', now(), now())`,
    [id, companyId, unitId, userId, OTHERS],
  );
  await world.app.sql(
    `INSERT INTO conflict_statement (id, case_id, party, phase, text, made_at, made_by)
     VALUES ($1, $2, 'A', 'OPEN', $3, now(), $4)`,
    [randomUUID(), id, PLANTED.conflictStatement, userId],
  );
  return { path: { id }, version: 1 };
}

const READERS =
  'SPECIALIST@own SUPERVISOR@own SERVICE_OFFICER@own SPECIALIST@office SUPERVISOR@office LEADER POOL_ADMIN';
const PROTECTION: RouteCase = { record: protection, finds: READERS };
const MANAGED: RouteCase = { ...PROTECTION, passes: 'SUPERVISOR@own POOL_ADMIN' };
const PARTIES = 'SPECIALIST@own SUPERVISOR@own SPECIALIST@other SUPERVISOR@other';
const CONFLICT: RouteCase = { record: conflict, finds: `${PARTIES} LEADER POOL_ADMIN` };
const body = (value: unknown): Pick<RouteCase, 'parts'> => ({ parts: () => ({ body: value }) });

/** Who finds what was filed: both parties and those who decide. */
export const CONFLICT_READERS = CONFLICT.finds as string;

export const PROTECTION_ROUTES: Readonly<Record<string, RouteCase>> = {
  listProtections: {},
  assignProtection: {
    parts: async (world) => ({
      body: { companyId: await target(world), unitId: STRANGERS, scopeNote: '示例业务线' },
    }),
  },
  getProtection: PROTECTION,
  updateProtection: {
    ...MANAGED,
    parts: async (world) => ({ body: { userId: (await world.maker()).userId } }),
  },
  renewProtection: { ...MANAGED, record: renewable, ...body({}) },
  releaseProtection: { ...MANAGED, ...body({ reason: '示例：企业转向外省市，不再跟进' }) },
  revokeProtection: {
    ...PROTECTION,
    ...body({ endReason: 'ENTERED_IN_ERROR', reason: '示例：登记时选错了企业' }),
  },
  getProtectionHistory: PROTECTION,
  getCompanyProtection: { record: company },
  listProtectionJoinRequests: PROTECTION,
  askToJoinProtection: { record: heldCompany, ...body({ reason: '示例：愿意配合接待与选址' }) },
  getJoinRequest: {
    record: joinRequest,
    finds: `${READERS} SPECIALIST@other SUPERVISOR@other SERVICE_OFFICER@other`,
  },
  answerJoinRequest: { ...MANAGED, record: joinRequest, ...body({ decision: 'ACCEPTED' }) },

  listConflicts: {},
  openConflict: {
    parts: async (world) => ({
      body: {
        ...{ companyId: await target(world), respondentUnitId: STRANGERS },
        reason: '示例：我单位首次面谈在先',
      },
    }),
  },
  getConflict: CONFLICT,
  fileConflictStatement: {
    ...CONFLICT,
    passes: `${PARTIES} POOL_ADMIN@own POOL_ADMIN@other`,
    ...body({ text: '示例：附会议纪要与往来邮件' }),
  },
  // Both sides' records are compared: for those who decide, and never for a party.
  getConflictCriteria: { ...CONFLICT, passes: 'LEADER POOL_ADMIN@office POOL_ADMIN@department' },
  moveConflict: {
    ...CONFLICT,
    passes: 'SPECIALIST@own SUPERVISOR@own POOL_ADMIN@own',
    ...body({ move: 'WITHDRAW', reason: '示例：双方已自行协商一致' }),
  },
  getConflictHistory: CONFLICT,
};
