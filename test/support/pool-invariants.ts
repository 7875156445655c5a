import { expect } from '@jest/globals';
import { countsInPool, disorderOf, listedMove, type Place } from './pool-model.js';
import type { PoolWorld } from './pool-world.js';

interface MoveRow {
  readonly projectId: string;
  readonly id: string;
  readonly from: Place;
  readonly to: Place;
}

/** What must hold whatever happened, asked of the database. @param told what was done last, for whoever reads a failure */
export async function invariants(world: PoolWorld, told: string): Promise<void> {
  const moves = await world.app.sql<MoveRow>(
    `SELECT project_id AS "projectId", transition_id AS id, from_pool_status || '/' || COALESCE(from_stage, '-') AS "from",
       to_pool_status || '/' || COALESCE(to_stage, '-') AS "to"
     FROM stage_transition WHERE project_id = ANY ($1) ORDER BY project_id, version_after`,
    [world.projects],
  );
  const doubled = await world.app.sql(
    `SELECT scope_id, scope_note FROM protection WHERE status = 'ACTIVE' GROUP BY 1, 2 HAVING count(*) > 1`,
  );
  const unfair = await world.app.sql(
    'SELECT project_id, sum(percent) FROM credit_share GROUP BY 1 HAVING sum(percent) <> 100',
  );
  const stored = await Promise.all(world.projects.map((id) => world.stored(id)));
  expect({
    told,
    unlisted: moves.filter(({ id, from, to }) => listedMove(id, from)?.to(from) !== to),
    disorder: stored.flatMap(({ dates }) => disorderOf(dates)),
    strayed: stored.filter(({ id, place }) => replay(moves, id) !== place),
    doubled,
    unfair,
    pool: stored.filter(({ place }) => countsInPool(place)).length,
  }).toEqual({
    ...{ told, unlisted: [], disorder: [], strayed: [], doubled: [], unfair: [] },
    pool: balance(moves),
  });
}

/** Where the history says that a project is. */
function replay(moves: readonly MoveRow[], projectId: string): Place {
  return moves
    .filter((move) => move.projectId === projectId)
    .reduce<Place>((at, { from, to }) => (from === at ? to : `broken at ${at}/-`), 'DRAFT/-');
}

/** 期末在库 = 期初在库 (none) + 新入库 + 恢复/重启 − 转休眠 − 转落地 − 出库 − 合并, term by term (§5.2). */
function balance(moves: readonly MoveRow[]): number {
  const fromPool = moves.filter(({ from }) => countsInPool(from));
  const count = (among: readonly MoveRow[], ...ids: string[]) =>
    among.filter(({ id }) => ids.includes(id)).length;
  return count(moves, 'T07', 'T33', 'T42') - count(fromPool, 'T32', 'T14', 'T15', 'T40', 'T43');
}
