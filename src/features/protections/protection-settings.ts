/**
 * The numbers of first-report protection (domain.md §4.1). No source gives windows for Putuo: every one of them is
 * this product's own proposal [D] and a dated setting.
 */
export interface ProtectionTerms {
  /** Calendar days: the last protected day is the first one plus so many. */
  readonly reportDays: number;
  readonly negotiationDays: number;
  readonly renewalDays: number;
  readonly renewalsMax: number;
  /** A renewal may be applied for so many days before the last day, and not after it. */
  readonly renewalWindowDays: number;
  /** Valid follow-ups since the last start that a renewal needs, and how many of them substantive. */
  readonly renewalValidInteractions: number;
  readonly renewalSubstantiveInteractions: number;
  readonly reopenDays: number;
  /** After T05 the lead's protection goes on for so long. */
  readonly rejectedLeadDays: number;
  readonly redDays: number;
  /** From the first registration until S4. */
  readonly capDays: number;
  /** A lead without follow-up for so many days loses its protection. */
  readonly idleDays: number;
  readonly reassignWorkingDays: number;
  readonly firstNoticeDays: number;
  readonly lastNoticeDays: number;
}

export const PROTECTION_TERMS_KEY = 'protection.terms';

export const DEFAULT_PROTECTION_TERMS: ProtectionTerms = {
  reportDays: 30,
  negotiationDays: 90,
  renewalDays: 60,
  renewalsMax: 2,
  renewalWindowDays: 10,
  renewalValidInteractions: 2,
  renewalSubstantiveInteractions: 1,
  reopenDays: 60,
  rejectedLeadDays: 30,
  redDays: 30,
  capDays: 365,
  idleDays: 30,
  reassignWorkingDays: 10,
  firstNoticeDays: 7,
  lastNoticeDays: 1,
};
