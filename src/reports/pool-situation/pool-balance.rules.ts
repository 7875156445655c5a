import { isInPool, type Period, type SituationMove, type SituationRow } from './pool-situation.rules.js';

/**
 * The balance that holds for every period (domain.md §5.2): 期末在库 = 期初在库 + 新入库 + 恢复/重启 − 转休眠 − 转落地 −
 * 出库. 期初 is the evening before the first day. Flows are moves by business date into or out of 在库 (IN_POOL and
 * ON_HOLD); what came into the books without a move, as an old ledger does, is `unexplained` and not hidden.
 */
const IN = ['IN_POOL', 'ON_HOLD'];

export function poolBalance(
  opening: readonly SituationRow[],
  closing: readonly SituationRow[],
  moves: readonly SituationMove[],
  { from, to }: Period,
) {
  const known = new Set(closing.map(({ id }) => id));
  const crossings = moves.filter(
    ({ projectId, on, ...move }) =>
      known.has(projectId) && on >= from && on <= to && IN.includes(move.from) !== IN.includes(move.to),
  );
  const ids = (holds: (move: SituationMove) => boolean) =>
    crossings.filter(holds).map(({ projectId }) => projectId);
  const came = (transitions: readonly string[]) =>
    flow(ids(({ transition, to: into }) => IN.includes(into) && transitions.includes(transition)));
  const went = (status: string) => flow(ids(({ to: into }) => into === status));
  const start = opening.filter((row) => isInPool(row) && known.has(row.id)).map(({ id }) => id);
  const end = closing.filter(isInPool).map(({ id }) => id);
  const flows = {
    admitted: came(['T07']),
    resumed: came(['T33', 'T42']),
    toDormant: went('DORMANT'),
    landed: went('LANDED'),
    exited: went('EXITED'),
  };
  const { admitted, resumed, toDormant, landed, exited } = flows;
  const explained =
    start.length + admitted.count + resumed.count - toDormant.count - landed.count - exited.count;
  return {
    opening: flow(start),
    ...flows,
    closing: flow(end),
    unexplained: end.length - explained,
  };
}

const flow = (ids: readonly string[]) => ({ count: ids.length, ids: [...new Set(ids)] });
