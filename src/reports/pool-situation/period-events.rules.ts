import { Exact } from '../../platform/kernel/decimal.js';
import {
  counted,
  idsOf,
  type Milestone,
  type Period,
  type SituationMove,
  type SituationRow,
  sumOf,
  within,
} from './pool-situation.rules.js';

/** What happened in a period, by business date (domain.md §5.1–5.3). */

/** Moves that set a milestone. T15 is no signing. */
const SETTING: Readonly<Partial<Record<Milestone | 'exitedOn', readonly string[]>>> = {
  admittedOn: ['T07'],
  signedOn: ['T13'],
  registeredOn: ['T14', 'T15'],
  openedOn: ['T17'],
  exitedOn: ['T35', 'T40', 'T41'],
};

/** Ids of projects whose milestone lies in the period, by the date that stands or by a move whose date was cleared since. */
export function eventsOf(
  milestone: Milestone | 'exitedOn',
  rows: readonly SituationRow[],
  moves: readonly SituationMove[],
  period: Period,
): string[] {
  const standing = rows
    .filter((row) => within(row.milestones[milestone], period))
    .map((row) => `${row.id} ${row.milestones[milestone]}`);
  const known = new Set(idsOf(rows));
  const made = moves
    .filter(({ transition, on, projectId }) =>
      Boolean(SETTING[milestone]?.includes(transition) && within(on, period) && known.has(projectId)),
    )
    .map(({ projectId, on }) => `${projectId} ${on}`);
  return [...new Set([...standing, ...made])].map((event) => event.split(' ')[0] as string);
}

/** 新入库, 签约, 撤销, 注册, 开业, 出库 within a period. */
export function happened(rows: readonly SituationRow[], moves: readonly SituationMove[], period: Period) {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const of = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  const events = (milestone: Milestone | 'exitedOn') => eventsOf(milestone, rows, moves, period);
  const signed = of(events('signedOn')).filter(({ signingForm }) => signingForm !== 'FRAMEWORK');
  const revoked = of(movesIn(moves, period, ['T21']).map(({ projectId }) => projectId));
  const registered = of(events('registeredOn'));
  const companies = new Set(registered.map(({ registeredCompanyId, id }) => registeredCompanyId ?? id));
  return {
    admitted: counted(events('admittedOn')),
    signed: {
      ...counted(idsOf(signed)),
      agreedInvestmentWan: sumOf(signed, (row) => row.agreedInvestmentWan),
      contractedFdiWanUsd: sumOf(signed, (row) => row.contractedFdiWanUsd),
    },
    signingsRevoked: {
      count: -revoked.length,
      ids: [...new Set(idsOf(revoked))],
      agreedInvestmentWan: new Exact(sumOf(revoked, (row) => row.agreedInvestmentWan)).neg().toFixed(2),
    },
    registered: {
      ...counted(idsOf(registered)),
      companies: companies.size,
      plannedInvestmentWan: sumOf(registered, (row) => row.plannedInvestmentWan),
    },
    opened: counted(events('openedOn')),
    exited: counted(events('exitedOn')),
    reopened: counted(
      movesIn(moves, period, ['T33', 'T42']).flatMap(({ projectId }) =>
        byId.has(projectId) ? projectId : [],
      ),
    ),
  };
}

function movesIn(moves: readonly SituationMove[], period: Period, transitions: readonly string[]) {
  return moves.filter(({ transition, on }) => transitions.includes(transition) && within(on, period));
}
