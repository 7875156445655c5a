/** The clock of a lead (domain.md §2.5 after [P1], §3.8): first two in working days, the others in calendar days. */
export interface LeadClockSettings {
  /** From the registration to the answer of the unit. */
  readonly respondWorkingDays: number;
  /** From the assignment to the outcome. */
  readonly assessWorkingDays: number;
  readonly assessComplexWorkingDays: number;
  /** From the registration to the first word to the referrer. */
  readonly feedbackDays: number;
  /** From one word to the referrer to the next, while the lead is open. */
  readonly reportEveryDays: number;
}

/** Key in the table of dated settings. */
export const LEAD_CLOCKS_KEY = 'lead.clocks';

export const DEFAULT_LEAD_CLOCKS: LeadClockSettings = {
  respondWorkingDays: 1,
  assessWorkingDays: 3,
  assessComplexWorkingDays: 7,
  feedbackDays: 7,
  reportEveryDays: 14,
};
