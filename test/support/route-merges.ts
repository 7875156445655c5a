import { aCompany, type CompanyBody, syntheticUscc } from './companies.js';
import { type MergeBody, merge } from './merges.js';
import type { RouteCase, Who } from './route-matrix.js';
import type { MadeRecord, World } from './route-world.js';
import * as make from './route-world.js';

/** By this name every record below is alike every other one. */
const ALIAS = { name: '示例巡检同名', type: 'BRAND' };
let serial = 0;

async function alike(world: World, more: Record<string, unknown> = {}): Promise<CompanyBody> {
  const maker = await world.maker();
  const body = aCompany({
    aliases: [ALIAS],
    confirmDistinct: true,
    distinctReason: '先建档，再核对',
    ...more,
  });
  return make.done<CompanyBody>(await maker.post('/companies', body));
}

/** With a valid code, so that it stays. */
async function survivor(world: World): Promise<MadeRecord> {
  serial += 1;
  const { id, version } = await alike(world, { uscc: syntheticUscc(9_000 + serial) });
  return { path: { id }, version };
}

async function proposed(world: World): Promise<MadeRecord> {
  const { path, version } = await survivor(world);
  const stays = { id: path['id'] as string, version: version as number };
  return recordOf(make.done<MergeBody>(await merge(await world.maker(), stays, await alike(world))));
}

async function done(world: World): Promise<MadeRecord> {
  const { path, version } = await survivor(world);
  const stays = { id: path['id'] as string, version: version as number };
  return recordOf(make.done<MergeBody>(await merge(await world.keeper(), stays, await alike(world))));
}

const recordOf = ({ id, version }: MergeBody): MadeRecord => ({ path: { id }, version });

/** Who holds each permission. */
export const MERGE_HOLDERS: Readonly<Record<string, Who>> = {
  'company-merge:read': 'SPECIALIST SUPERVISOR POOL_ADMIN LEADER',
  'company-merge:create': 'SPECIALIST SUPERVISOR POOL_ADMIN',
  'company-merge:decide': 'SUPERVISOR POOL_ADMIN',
  'company-group:read': '*',
  'company-group:create': 'SUPERVISOR POOL_ADMIN',
  'company-group:update': 'SUPERVISOR POOL_ADMIN',
  'company-group:delete': 'POOL_ADMIN',
};

async function group(world: World): Promise<MadeRecord> {
  const body = { name: `示例巡检集团${make.unique()}` };
  const { id, version } = make.done<{ id: string; version: number }>(
    await (await world.keeper()).post('/company-groups', body),
  );
  return { path: { id }, version };
}

const GROUP: RouteCase = { record: group };
const DECIDERS = 'SUPERVISOR@own POOL_ADMIN';

/** Rows of the sweep for merges, groups and names of companies. */
export const MERGE_ROUTES: Readonly<Record<string, RouteCase>> = {
  listCompanyMerges: {},
  getCompanyMerge: { record: proposed, finds: 'SPECIALIST@own SUPERVISOR@own POOL_ADMIN LEADER' },
  listMergesOfCompany: { record: make.company },
  previewCompanyMerge: {
    record: survivor,
    parts: async (world) => ({ query: { with: (await alike(world)).id } }),
  },
  mergeCompany: {
    record: survivor,
    passes: 'SPECIALIST@own SUPERVISOR@own POOL_ADMIN',
    parts: async (world) => ({
      body: { victimId: (await alike(world)).id, victimVersion: 1, reason: '同一企业重复建档' },
    }),
  },
  approveCompanyMerge: { record: proposed, finds: DECIDERS, parts: () => ({ body: { note: '核对无误' } }) },
  rejectCompanyMerge: {
    record: proposed,
    finds: DECIDERS,
    parts: () => ({ body: { reason: '经核对为两家企业' } }),
  },
  undoCompanyMerge: {
    record: done,
    // 区投促办 made it, and reads what it made.
    finds: `${DECIDERS} SUPERVISOR@office`,
    passes: DECIDERS,
    parts: () => ({ body: { reason: '经核对为两家企业' } }),
  },

  listCompanyGroups: {},
  createCompanyGroup: { parts: () => ({ body: { name: `示例巡检集团${make.unique()}` } }) },
  getCompanyGroup: GROUP,
  updateCompanyGroup: { ...GROUP, parts: () => ({ body: { note: '示例' } }) },
  deleteCompanyGroup: GROUP,
  listCompaniesOfGroup: GROUP,
  getCompanyRelatives: { record: make.company },
  changeCompanyName: {
    record: make.company,
    passes: 'SPECIALIST@own SUPERVISOR@own POOL_ADMIN SERVICE_OFFICER',
    parts: () => ({
      body: {
        nameEn: `Example Renamed ${make.unique()} Ltd`,
        nameCn: `上海更名${make.unique()}有限公司`,
        effectiveOn: '2026-01-05',
      },
    }),
  },
};
