import type { IndicatorType } from './measure.codes.js';

export type TaskRow = readonly [indicatorType: IndicatorType, zh: string, en: string];

/** A measure as written down per section; `measure.seed.ts` adds roles, section and dates. */
export interface MeasureRow {
  readonly no: number;
  readonly zh: string;
  readonly en: string;
  /** Unit codes (`unit.seed.ts`) in the order of the paper. */
  readonly units: readonly string[];
  /** Trackable items; the wording and the kind of indicator are ours (domain.md §2.12). */
  readonly tasks: readonly TaskRow[];
}
