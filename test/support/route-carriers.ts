import { randomUUID } from 'node:crypto';
import { aCarrier } from './carriers.js';
import type { RouteCase, Who } from './route-matrix.js';
import { pooledProject } from './route-pool.js';
import { deleted, done, type MadeRecord, unique, type World } from './route-world.js';
import type { SignedIn } from './users.js';

const KEEPERS = 'SPECIALIST SUPERVISOR POOL_ADMIN';

/** Who holds each permission, from domain.md §2.16. */
export const CARRIER_HOLDERS: Readonly<Record<string, Who>> = {
  'carrier:read': '*',
  'carrier:create': KEEPERS,
  'carrier:update': KEEPERS,
  'carrier:delete': KEEPERS,
  'carrier-unit:read': '*',
  'carrier-unit:create': KEEPERS,
  'carrier-unit:update': KEEPERS,
  'carrier-unit:delete': KEEPERS,
  'carrier-unit:reserve': 'SUPERVISOR POOL_ADMIN',
  'land-parcel:read': '*',
  'land-parcel:create': 'DEPT_USER POOL_ADMIN',
  'land-parcel:update': 'DEPT_USER POOL_ADMIN',
  'land-parcel:delete': 'DEPT_USER POOL_ADMIN',
};

/** Class V1. */
const LINE = '*@own *@other *@office LEADER POOL_ADMIN ANALYST INTEGRATOR';
const OPERATOR = 'SPECIALIST@own SUPERVISOR@own POOL_ADMIN';

const recordOf = ({ id, version }: { id: string; version: number }): MadeRecord => ({
  path: { id },
  version,
});

async function carrier(world: World): Promise<MadeRecord> {
  const body = aCarrier({ name: `示例载体${unique()}` });
  return recordOf(done(await (await world.maker()).post('/carriers', body)));
}

const unitBody = async (world: World) => ({
  carrierId: (await world.sharedRecord(carrier)).path['id'],
  unitNo: unique(),
  areaSqm: '500',
  status: 'VACANT',
});

async function unit(world: World): Promise<MadeRecord> {
  return recordOf(done(await (await world.maker()).post('/carrier-units', await unitBody(world))));
}

async function readyProject(world: World): Promise<string> {
  const { path } = await pooledProject(world);
  await world.app.sql(`UPDATE project SET stage = 'S4' WHERE id = $1`, [path['id']]);
  return path['id'] as string;
}

/** A unit that is reserved for a project of `own`. */
async function reservation(world: World): Promise<MadeRecord> {
  const { path } = await unit(world);
  const by = await world.newcomer({ role: 'SUPERVISOR', place: 'own' });
  const projectId = await readyProject(world);
  const made = done(await by.post(`/carrier-units/${path['id']}/reservations`, { projectId }));
  return { path: { id: path['id'] as string, reservationId: made.id }, version: made.version };
}

const parcelBody = () => ({
  ...{ parcelNo: `示例地块${unique()}`, areaMu: '15' },
  ...{ landUse: 'RESEARCH', status: 'TO_TRANSFER' },
});

async function parcel(world: World): Promise<MadeRecord> {
  return recordOf(done(await (await world.keeper()).post('/land-parcels', parcelBody())));
}

async function deletedParcel(world: World): Promise<MadeRecord> {
  const { path, version } = await parcel(world);
  const { status, text } = await (await world.keeper()).delete(`/land-parcels/${path['id']}`, version);
  if (status !== 204) throw new Error(text);
  return { path };
}

const CARRIER: RouteCase = { record: carrier };
const UNIT: RouteCase = { record: unit, finds: LINE };
const RESERVATION: RouteCase = { record: reservation, finds: LINE };
/** Not of the department that keeps parcels. */
const PARCEL: RouteCase = { record: parcel, finds: LINE };

/** Rows of the sweep for carriers, units, reservations and parcels. */
export const CARRIER_ROUTES: Readonly<Record<string, RouteCase>> = {
  listCarriers: {},
  createCarrier: {
    parts: (_world: World, _by: SignedIn) => ({ body: aCarrier({ name: `示例载体${randomUUID()}` }) }),
  },
  getCarrier: CARRIER,
  getCarrierHistory: CARRIER,
  updateCarrier: { ...CARRIER, passes: OPERATOR, parts: () => ({ body: { town: '桃浦镇' } }) },
  deleteCarrier: { ...CARRIER, passes: OPERATOR },
  restoreCarrier: { record: deleted('carriers', carrier), passes: OPERATOR },
  listCarrierUnits: {},
  createCarrierUnit: {
    passes: OPERATOR,
    parts: async (world) => ({ body: await unitBody(world) }),
  },
  getCarrierUnit: UNIT,
  getCarrierUnitHistory: UNIT,
  updateCarrierUnit: { ...UNIT, passes: OPERATOR, parts: () => ({ body: { floor: '3' } }) },
  deleteCarrierUnit: { ...UNIT, passes: OPERATOR },
  restoreCarrierUnit: { ...UNIT, record: deleted('carrier-units', unit), passes: OPERATOR },
  listCarrierReservations: UNIT,
  createCarrierReservation: {
    ...UNIT,
    passes: 'SUPERVISOR@own POOL_ADMIN',
    parts: async (world) => ({ body: { projectId: await readyProject(world) } }),
  },
  getCarrierReservation: RESERVATION,
  renewCarrierReservation: {
    ...RESERVATION,
    passes: 'SUPERVISOR@own POOL_ADMIN',
    parts: () => ({ body: {} }),
  },
  releaseCarrierReservation: {
    ...RESERVATION,
    passes: 'SUPERVISOR@own POOL_ADMIN',
    parts: () => ({ body: {} }),
  },
  listLandParcels: {},
  createLandParcel: { passes: 'POOL_ADMIN', parts: () => ({ body: parcelBody() }) },
  getLandParcel: PARCEL,
  getLandParcelHistory: PARCEL,
  updateLandParcel: { ...PARCEL, passes: 'POOL_ADMIN', parts: () => ({ body: { far: '2.5' } }) },
  deleteLandParcel: { ...PARCEL, passes: 'POOL_ADMIN' },
  restoreLandParcel: { ...PARCEL, record: deletedParcel, passes: 'POOL_ADMIN' },
};
