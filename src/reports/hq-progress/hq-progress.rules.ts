import { daysBetween } from '../../platform/kernel/clock.js';
import { Exact } from '../../platform/kernel/decimal.js';

/**
 * Headquarters targets (domain.md §5.4). A company counts once in a total and once in each of its categories.
 * Recognised: RECOGNISED in the period (whatever became of it later), resident in the park on that day. Introduced:
 * applied for at least, and registered in the park in the period. Broad set: the annual categories; strict set:
 * 总部型机构、贸易型总部.
 */
export interface HeadquartersRow {
  readonly companyId: string;
  readonly category: string;
  readonly inBroad: boolean;
  readonly inStrict: boolean;
  /** APPLYING, RECOGNISED, EXPIRED or REVOKED. */
  readonly status: string;
  readonly recognisedOn: string | null;
  readonly endedOn: string | null;
  /** Registered in the park; null: not on record. */
  readonly residentSince: string | null;
  /** Resident today: decides where `residentSince` is not on record. */
  readonly isResident: boolean;
  readonly hasMovedOut: boolean;
}

export interface Period {
  readonly from: string;
  readonly to: string;
}

export interface Counted {
  readonly count: number;
  readonly companyIds: readonly string[];
  readonly byCategory: readonly {
    readonly category: string;
    readonly count: number;
    readonly companyIds: readonly string[];
  }[];
}

const within = (day: string | null, { from, to }: Period): boolean =>
  day !== null && from <= day && day <= to;

export function isRecognisedWithin(row: HeadquartersRow, period: Period): boolean {
  const { recognisedOn, residentSince, isResident } = row;
  if (row.status === 'APPLYING' || recognisedOn === null || !within(recognisedOn, period)) return false;
  return residentSince === null ? isResident : residentSince <= recognisedOn;
}

export function isIntroducedWithin(row: HeadquartersRow, period: Period): boolean {
  return within(row.residentSince, period);
}

/** 现有: recognised and in force on the day, and still here. */
export function isInForceOn(row: HeadquartersRow, day: string): boolean {
  const { recognisedOn, endedOn, hasMovedOut, status } = row;
  if (status === 'APPLYING' || recognisedOn === null || recognisedOn > day || hasMovedOut) return false;
  return endedOn === null || endedOn >= day;
}

export function countCompanies(rows: readonly HeadquartersRow[]): Counted {
  const idsOf = (some: readonly HeadquartersRow[]) =>
    [...new Set(some.map(({ companyId }) => companyId))].sort();
  const categories = [...new Set(rows.map(({ category }) => category))].sort();
  const companyIds = idsOf(rows);
  return {
    count: companyIds.length,
    companyIds,
    byCategory: categories.map((category) => {
      const ids = idsOf(rows.filter((row) => row.category === category));
      return { category, count: ids.length, companyIds: ids };
    }),
  };
}

/** 序时进度: share of the period that has passed, both ends included, 0 … 1. */
export function timeProgress({ from, to }: Period, day: string): string {
  if (day < from) return '0.0000';
  const share = new Exact(daysBetween(from, day) + 1).div(daysBetween(from, to) + 1);
  return (share.gt(1) ? new Exact(1) : share).toFixed(4);
}

export interface Progress {
  readonly target: string;
  /** Share of the target, four digits. */
  readonly completion: string;
  readonly isMet: boolean;
  readonly remaining: string;
  readonly timeProgress: string;
  readonly light: 'GREEN' | 'YELLOW' | 'RED';
}

/** GREEN up to 10 points behind the calendar, YELLOW up to 30, RED beyond. */
export function progressOf(count: number, target: string, period: Period, day: string): Progress {
  const completion = new Exact(count).div(target);
  const passed = timeProgress(period, day);
  const behind = new Exact(passed).minus(completion);
  const left = new Exact(target).minus(count);
  return {
    target: new Exact(target).toString(),
    completion: completion.toFixed(4),
    isMet: left.lte(0),
    remaining: (left.gt(0) ? left : new Exact(0)).toString(),
    timeProgress: passed,
    light: behind.lte('0.10') ? 'GREEN' : behind.lte('0.30') ? 'YELLOW' : 'RED',
  };
}
