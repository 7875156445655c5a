import { object, type Shape, where, whole } from './setting-shape.rules.js';

/** Shapes of the settings of first-report protection and conflicts (domain.md §4.1, §4.2). */
const days = whole(1, 3650);
const workingDays = whole(1, 250);

const protectionTerms = where(
  object({
    reportDays: days,
    negotiationDays: days,
    renewalDays: days,
    renewalsMax: whole(0, 10),
    renewalWindowDays: days,
    renewalValidInteractions: whole(0, 100),
    renewalSubstantiveInteractions: whole(0, 100),
    reopenDays: days,
    rejectedLeadDays: days,
    redDays: days,
    capDays: days,
    idleDays: days,
    reassignWorkingDays: days,
    firstNoticeDays: days,
    lastNoticeDays: days,
  }),
  ({ firstNoticeDays, lastNoticeDays }: { firstNoticeDays: number; lastNoticeDays: number }) =>
    lastNoticeDays < firstNoticeDays,
  '应满足 lastNoticeDays < firstNoticeDays',
  'must have lastNoticeDays < firstNoticeDays',
);

export const PROTECTION_SHAPES: Readonly<Record<string, Shape>> = {
  'protection.terms': protectionTerms,
  'conflict.limits': object({
    evidenceWorkingDays: workingDays,
    unitDecisionWorkingDays: workingDays,
    rulingWorkingDays: workingDays,
    appealWorkingDays: workingDays,
    finalWorkingDays: workingDays,
  }),
};
