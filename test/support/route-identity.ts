import type { RouteCase, Who } from './route-matrix.js';
import type { MadeRecord, World } from './route-world.js';
import * as make from './route-world.js';

/** A pair that the sweep has found, of two companies of `own`. */
async function finding(world: World): Promise<MadeRecord> {
  const made = [await make.company(world), await make.company(world)];
  const [a, b] = made.map(({ path }) => path['id'] as string).sort();
  const [row] = await world.app.sql<{ id: string; version: number }>(
    `INSERT INTO duplicate_finding (id, company_a_id, company_b_id, level, reasons, compared, found_by, created_at, updated_at)
     VALUES (gen_random_uuid(), $1, $2, 'STRONG', '{SAME_NAME}', '', 'SWEEP', now(), now()) RETURNING id, version`,
    [a, b],
  );
  return { path: { id: row?.id as string }, version: row?.version };
}

/** Who holds each permission. */
export const IDENTITY_HOLDERS: Readonly<Record<string, Who>> = {
  'duplicate-finding:read': 'SUPERVISOR POOL_ADMIN',
  'duplicate-finding:dismiss': 'SUPERVISOR POOL_ADMIN',
};

const FINDING: RouteCase = { record: finding, finds: 'SUPERVISOR@own POOL_ADMIN' };

/** Rows of the sweep for duplicates, qualifications, headquarters and year metrics. */
export const IDENTITY_ROUTES: Readonly<Record<string, RouteCase>> = {
  checkCompanyDuplicates: { parts: () => ({ body: { entries: [{ nameCn: '上海示例查重有限公司' }] } }) },
  listDuplicateFindings: {},
  getDuplicateFinding: FINDING,
  dismissDuplicateFinding: { ...FINDING, parts: () => ({ body: { reason: '同名不同企业' } }) },
  getDuplicateFindingHistory: FINDING,
};
