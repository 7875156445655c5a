import { addDays, daysBetween } from '../../platform/kernel/clock.js';
import { Exact, toFixedString } from '../../platform/kernel/decimal.js';

/**
 * Figures of the pool out of rows as of a day D and the moves up to it (domain.md §5.1–5.3). Every figure carries the ids
 * behind it; money is summed unrounded and rounded HALF_UP once, 万元 and 万美元 apart.
 *
 * - 在库 = IN_POOL + ON_HOLD at S1–S5; active = IN_POOL at S1–S5; DORMANT, LANDED and EXITED are columns of their own.
 * - Dates are milestone dates, never entry dates or present stages. A milestone that a later move cleared (T20, T21)
 *   still counts in its month, through the move that set it; a revoked signing is a negative line of its own month.
 * - T15 registers without signing: it is in no 签约 figure, and passes the stages before it in the funnel.
 */
export interface SituationRow {
  readonly id: string;
  readonly poolStatus: string;
  readonly stage: string | null;
  readonly focusAreaCode: string | null;
  readonly signingForm: string | null;
  readonly registeredCompanyId: string | null;
  readonly plannedInvestmentWan: string | null;
  readonly contractedFdiWanUsd: string | null;
  readonly agreedInvestmentWan: string | null;
  /** Percent. */
  readonly probability: number;
  readonly lightFactor: string;
  readonly milestones: Readonly<Record<Milestone | 'exitedOn', string | null>>;
}

export const FUNNEL = [
  'admittedOn',
  'negotiatingOn',
  'evaluatingOn',
  'preSigningOn',
  'signedOn',
  'registeredOn',
  'openedOn',
] as const;
export type Milestone = (typeof FUNNEL)[number];

export interface SituationMove {
  readonly projectId: string;
  readonly transition: string;
  /** Business date. */
  readonly on: string;
  readonly from: string;
  readonly to: string;
}

export interface Period {
  readonly from: string;
  readonly to: string;
}

export interface Counted {
  readonly count: number;
  readonly ids: readonly string[];
}

/** A count of events with the projects behind them; a project may have two of them in one period. */
export function counted(ids: readonly string[]): Counted {
  return { count: ids.length, ids: [...new Set(ids)] };
}

export const isInPool = ({ poolStatus }: SituationRow) =>
  poolStatus === 'IN_POOL' || poolStatus === 'ON_HOLD';
export const isActive = ({ poolStatus }: SituationRow) => poolStatus === 'IN_POOL';
export const idsOf = (rows: readonly SituationRow[]) => rows.map(({ id }) => id);
export const within = (date: string | null, { from, to }: Period) =>
  date !== null && date >= from && date <= to;

/** Σ of an amount in its own currency, two digits; unknown counts as nothing. */
export function sumOf(rows: readonly SituationRow[], amount: (row: SituationRow) => string | null): string {
  return toFixedString(Exact.sum(0, ...rows.map((row) => amount(row) ?? 0)));
}

/** 在库 / 活跃 / 暂缓 / 休眠 / 落地 / 出库 as of the day. */
export function standing(rows: readonly SituationRow[]) {
  const at = (holds: (row: SituationRow) => boolean) => counted(idsOf(rows.filter(holds)));
  const status = (code: string) => at(({ poolStatus }) => poolStatus === code);
  return {
    inPool: at(isInPool),
    active: at(isActive),
    onHold: status('ON_HOLD'),
    dormant: status('DORMANT'),
    landed: status('LANDED'),
    exited: status('EXITED'),
  };
}

/** Unweighted and weighted pipeline over the active projects, and the dormant rate in percent. */
export function pipeline(rows: readonly SituationRow[]) {
  const active = rows.filter(isActive);
  const dormant = rows.filter(({ poolStatus }) => poolStatus === 'DORMANT').length;
  const weighted = (amount: (row: SituationRow) => string | null) =>
    sumOf(active, (row) =>
      new Exact(amount(row) ?? 0).times(row.probability).div(100).times(row.lightFactor).toFixed(),
    );
  const base = dormant + active.length;
  return {
    plannedInvestmentWan: sumOf(active, (row) => row.plannedInvestmentWan),
    contractedFdiWanUsd: sumOf(active, (row) => row.contractedFdiWanUsd),
    weightedInvestmentWan: weighted((row) => row.plannedInvestmentWan),
    weightedFdiWanUsd: weighted((row) => row.contractedFdiWanUsd),
    ids: idsOf(active),
    // Nothing to divide by is not applicable, not zero.
    dormantRate: base === 0 ? null : toFixedString(new Exact(dormant).times(100).div(base)),
  };
}

/** Active projects by focus area, in the order of the areas given; what is in none of them comes last. */
export function byFocusArea(rows: readonly SituationRow[], areas: readonly string[]) {
  const active = rows.filter(isActive);
  const groups = [
    ...areas,
    ...(active.some(({ focusAreaCode }) => !areas.includes(focusAreaCode ?? '')) ? [null] : []),
  ];
  return groups.map((area) => {
    const own = active.filter(({ focusAreaCode }) =>
      area === null ? !areas.includes(focusAreaCode ?? '') : focusAreaCode === area,
    );
    return {
      focusAreaCode: area,
      ...counted(idsOf(own)),
      plannedInvestmentWan: sumOf(own, (row) => row.plannedInvestmentWan),
      contractedFdiWanUsd: sumOf(own, (row) => row.contractedFdiWanUsd),
    };
  });
}

/** Signed at least so many days before the day, not registered and not gone (三未清单). */
export function signedNotRegistered(rows: readonly SituationRow[], day: string, days: number) {
  return rows
    .filter(({ poolStatus, milestones: { signedOn, registeredOn } }) =>
      Boolean(
        signedOn && signedOn <= addDays(day, -days) && registeredOn === null && poolStatus !== 'EXITED',
      ),
    )
    .map(({ id, milestones }) => ({ id, days: daysBetween(milestones.signedOn as string, day) }));
}
