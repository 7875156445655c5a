import { v7 as uuidv7 } from 'uuid';
import type { ConflictCase } from './conflict.entity.js';
import { workingTerm } from './conflict-dates.js';
import type { ConflictLimits } from './conflict-settings.js';

/** Two parties and the company between them. */
export interface Claim {
  readonly companyId: string;
  readonly unitAId: string;
  readonly userAId: string | null;
  readonly unitBId: string;
  readonly userBId: string | null;
  readonly reason: string;
}

const NOT_YET = {
  ...{ decisionDueOn: null, ruledOn: null, appealDueOn: null, appealedOn: null, appealedBy: null },
  ...{ appealReason: null, finalDueOn: null, closedOn: null, outcome: null, thirdUnitId: null },
  ...{ lineA: null, lineB: null, landing: null },
} as const;

interface Frame {
  readonly code: string;
  readonly scopeId: string;
  /** Today in Shanghai. */
  readonly day: string;
  readonly limits: ConflictLimits;
  readonly now: Date;
  readonly by: string | null;
}

/** A whole case from a claim: evidence is filed first. */
export function newCase(claim: Claim, { code, scopeId, day, limits, now, by }: Frame): ConflictCase {
  return {
    ...claim,
    ...NOT_YET,
    ...{ id: uuidv7(), code, scopeId, state: 'OPEN', openedOn: day },
    evidenceDueOn: workingTerm(day, limits.evidenceWorkingDays),
    settingsInForce: limits,
    ...{ createdAt: now, createdBy: by, updatedAt: now, updatedBy: by, version: 1 },
  };
}
