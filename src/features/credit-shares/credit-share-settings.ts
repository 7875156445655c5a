import type { CreditCase, CreditRole } from './credit-share.codes.js';

/** Percent of each role, decimal strings that add up to 100; a role that is not named has no row. */
export type CaseShares = Readonly<Partial<Record<CreditRole, string>>>;

/** The case table of domain.md §4.3; every percentage is [D]. */
export type CreditCases = Readonly<Record<CreditCase, CaseShares>>;

/** Keys in the table of dated settings. */
export const CREDIT_CASES_KEY = 'credit.cases';
export const CREDIT_RULES_KEY = 'credit.rules';

export interface CreditRules {
  /** Code of the unit that has the fund company's share of fund-led projects. */
  readonly fundUnitCode: string;
  readonly reasonMinChars: number;
}

export const DEFAULT_CREDIT_CASES: CreditCases = {
  ONE_UNIT: { LANDING: '100' },
  LEAD_HANDED_OVER: { FIRST_REPORT: '20', LANDING: '80' },
  TRANSFERRED_EARLY: { FIRST_NEGOTIATION: '30', LANDING: '70' },
  TRANSFERRED_LATE: { FIRST_NEGOTIATION: '50', LANDING: '50' },
  JOINT: { FIRST_NEGOTIATION: '50', LANDING: '50' },
  WITH_CO_PROMOTER: { LANDING: '90', CO_PROMOTER: '10' },
  REACTIVATED: { FIRST_REPORT: '0', FIRST_NEGOTIATION: '0', LANDING: '100' },
  FUND_LED: { LANDING: '80', CO_PROMOTER: '20' },
};

export const DEFAULT_CREDIT_RULES: CreditRules = {
  fundUnitCode: 'DIST_SCITECH_INVEST_CO',
  reasonMinChars: 10,
};
