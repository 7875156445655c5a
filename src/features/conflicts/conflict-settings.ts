/** Limits of a conflict in working days (domain.md §4.2 [D]). */
export interface ConflictLimits {
  readonly evidenceWorkingDays: number;
  /** Inside one unit. */
  readonly unitDecisionWorkingDays: number;
  /** Mediation and ruling across units. */
  readonly rulingWorkingDays: number;
  readonly appealWorkingDays: number;
  readonly finalWorkingDays: number;
}

export const CONFLICT_LIMITS_KEY = 'conflict.limits';

export const DEFAULT_CONFLICT_LIMITS: ConflictLimits = {
  evidenceWorkingDays: 2,
  unitDecisionWorkingDays: 2,
  rulingWorkingDays: 5,
  appealWorkingDays: 3,
  finalWorkingDays: 5,
};
