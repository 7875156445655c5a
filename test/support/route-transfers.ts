import { randomUUID } from 'node:crypto';
import { seededUnitId } from '../../src/features/units/unit-id.js';
import type { RouteCase, Who } from './route-matrix.js';
import { pooledProject } from './route-pool.js';
import { done, file, type MadeRecord, UNITS, upload, type World } from './route-world.js';
import type { SignedIn } from './users.js';

/** Transfers of projects, shared credit and money received, for the sweeps over all routes. */
const OWN = seededUnitId(UNITS.own);
const OTHER = seededUnitId(UNITS.other);

/** A transfer of a project of `own` that the maker has applied for. */
async function transfer(world: World): Promise<MadeRecord> {
  const { path } = await pooledProject(world);
  const made = done(
    await (await world.maker()).post(`/projects/${path['id']}/transfers`, { reason: 'SPACE' }),
  );
  return { path: { id: made.id }, version: made.version };
}

/** The same with `other` as the unit that has claimed it, and with a hand-over form. */
async function assigned(world: World): Promise<MadeRecord> {
  const made = await transfer(world);
  const { userId } = await world.maker();
  const receiver = await world.newcomer({ role: 'SPECIALIST', place: 'other' });
  await world.app.sql(
    `UPDATE project_transfer SET state = 'ASSIGNED', to_unit_id = $2, to_user_id = $3 WHERE id = $1`,
    [made.path['id'], OTHER, receiver.userId],
  );
  await world.app.sql(
    `INSERT INTO project_hand_over (id, transfer_id, round, contact_ids, promises, file_ids, updated_at, updated_by)
     VALUES (gen_random_uuid(), $1, 1, '{}', '[]', '{}', now(), $2)`,
    [made.path['id'], userId],
  );
  return made;
}

const lines = (own: string, other: string) => [
  { unitId: OWN, userId: null, role: 'LANDING', percent: own },
  ...(other === '0' ? [] : [{ unitId: OTHER, userId: null, role: 'CO_PROMOTER', percent: other }]),
];

/** A project whose credit is all its own unit's. */
async function credit(world: World): Promise<MadeRecord> {
  const { path } = await pooledProject(world);
  await world.app.sql(
    `WITH c AS (INSERT INTO project_credit (project_id, case_code, basis, created_at, updated_at)
       VALUES ($1, 'ONE_UNIT', 'CASE_TABLE', now(), now()) RETURNING project_id)
     INSERT INTO credit_share (id, project_id, unit_id, role, percent)
     SELECT gen_random_uuid(), project_id, $2, 'LANDING', 100 FROM c`,
    [path['id'], OWN],
  );
  return { path, version: 1 };
}

async function frozenCredit(world: World): Promise<MadeRecord> {
  const made = await credit(world);
  await world.app.sql(
    `UPDATE project_credit SET frozen_on = current_date, frozen_by = 'T13' WHERE project_id = $1`,
    [made.path['id']],
  );
  return made;
}

async function creditChange(world: World): Promise<MadeRecord> {
  const { path } = await frozenCredit(world);
  const { userId } = await world.maker();
  const requestId = randomUUID();
  await world.app.sql(
    `INSERT INTO credit_change_request (id, project_id, base_version, shares, reason, signing_unit_ids, status, created_at,
       created_by, created_by_unit, updated_at)
     VALUES ($1, $2, 1, $3, '双方协商一致，调整份额', $4, 'OPEN', now(), $5, $6, now())`,
    [requestId, path['id'], JSON.stringify(lines('90.00', '10.00')), [OWN, OTHER], userId, OWN],
  );
  return { path: { id: path['id'] as string, requestId }, version: 1 };
}

async function funding(world: World): Promise<MadeRecord> {
  const { path } = await pooledProject(world);
  const voucher = await file(world);
  const body = { ...fundingBody(voucher.path['id'] as string) };
  const made = done(await (await world.maker()).post(`/projects/${path['id']}/funding-records`, body));
  return { path: { id: made.id }, version: made.version };
}

function fundingBody(fileId: string): Record<string, unknown> {
  return {
    ...{ type: 'DOMESTIC_PAID_IN', amountWan: '100.00', receivedOn: '2026-03-10' },
    ...{ evidenceType: 'BANK_RECEIPT', fileId },
  };
}

async function voucherOf(world: World, { token }: SignedIn): Promise<string> {
  const response = await fetch(`${world.app.url}/api/v1/files`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}` },
    body: upload('示例回单.csv'),
  });
  return ((await response.json()) as { id: string }).id;
}

/** Who holds each permission. */
export const TRANSFER_HOLDERS: Readonly<Record<string, Who>> = {
  'transfer:read': '*',
  'transfer:apply': 'SPECIALIST SUPERVISOR POOL_ADMIN',
  'transfer:step': 'SPECIALIST SUPERVISOR POOL_ADMIN',
  'credit:read': '*',
  'credit:summary': 'SPECIALIST SUPERVISOR POOL_ADMIN LEADER ANALYST',
  'credit:write': 'SUPERVISOR POOL_ADMIN',
  'funding:read': '*',
  'funding:enter': 'SPECIALIST SUPERVISOR POOL_ADMIN SERVICE_OFFICER',
  'funding:decide': 'SPECIALIST SUPERVISOR POOL_ADMIN SERVICE_OFFICER DEPT_USER',
};

const SEES_PROJECT =
  'SPECIALIST@line SUPERVISOR@line SERVICE_OFFICER@line INTEGRATOR ANALYST LEADER POOL_ADMIN';
const UNIT =
  'SPECIALIST@own SUPERVISOR@own SERVICE_OFFICER@own SPECIALIST@office SUPERVISOR@office LEADER POOL_ADMIN';
const OF_OTHER = 'SPECIALIST@other SUPERVISOR@other SERVICE_OFFICER@other';

const PROJECT: RouteCase = { record: pooledProject, finds: SEES_PROJECT };
const TRANSFER: RouteCase = { record: transfer, finds: SEES_PROJECT };
const ASSIGNED: RouteCase = { record: assigned, finds: SEES_PROJECT };
const CREDIT: RouteCase = { record: credit, finds: SEES_PROJECT, passes: UNIT };
const CHANGE: RouteCase = { record: creditChange, finds: SEES_PROJECT, passes: `${UNIT} ${OF_OTHER}` };
const FUNDING: RouteCase = { record: funding, finds: UNIT };
const body = (value: unknown): Pick<RouteCase, 'parts'> => ({ parts: () => ({ body: value }) });

export const TRANSFER_ROUTES: Readonly<Record<string, RouteCase>> = {
  listTransfers: {},
  getTransfer: TRANSFER,
  listTransferSteps: TRANSFER,
  listTransferStepHistory: TRANSFER,
  getTransferHandOver: { ...ASSIGNED, passes: 'SUPERVISOR@own SUPERVISOR@other LEADER POOL_ADMIN' },
  listProjectTransfers: PROJECT,
  createTransfer: { ...PROJECT, passes: 'SUPERVISOR@own POOL_ADMIN', ...body({ reason: 'SPACE' }) },
  takeTransferStep: { ...TRANSFER, passes: 'SUPERVISOR@own', ...body({ step: 'APPROVE' }) },
  writeTransferHandOver: {
    ...ASSIGNED,
    passes: 'SUPERVISOR@own SUPERVISOR@other',
    ...body({ contactIds: [], promises: [] }),
  },

  getCreditSummary: {
    parts: () => ({ query: { from: '2026-01-01', to: '2026-12-31', basis: 'ADMITTED' } }),
  },
  getCreditShares: CREDIT,
  listCreditShareHistory: CREDIT,
  listCreditChanges: CREDIT,
  getCreditChange: CHANGE,
  putCreditShares: {
    ...{ record: credit, finds: SEES_PROJECT, passes: 'SUPERVISOR@own POOL_ADMIN' },
    ...body({ shares: lines('90.00', '10.00') }),
  },
  createCreditChange: {
    ...{ record: frozenCredit, finds: SEES_PROJECT },
    passes: 'SUPERVISOR@own SUPERVISOR@other POOL_ADMIN',
    ...body({ shares: lines('90.00', '10.00'), reason: '双方协商一致，调整份额' }),
  },
  decideCreditChange: {
    ...CHANGE,
    passes: 'SUPERVISOR@own SUPERVISOR@other POOL_ADMIN',
    ...body({ decision: 'APPROVE' }),
  },

  listFundingRecords: {},
  getFundingRecord: FUNDING,
  getFundingRecordHistory: FUNDING,
  listProjectFundingRecords: PROJECT,
  createFundingRecord: {
    ...PROJECT,
    passes: 'SUPERVISOR@own POOL_ADMIN',
    parts: async (world, by) => ({ body: fundingBody(await voucherOf(world, by)) }),
  },
  updateFundingRecord: {
    ...{ ...FUNDING, passes: '', by: (world: World) => world.maker() },
    ...body({ note: '示例更正' }),
  },
  decideFundingRecord: { ...FUNDING, passes: 'POOL_ADMIN@office', ...body({ decision: 'CONFIRM' }) },
};
