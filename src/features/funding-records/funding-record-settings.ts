import type { FundingType } from './funding-record.codes.js';

/** Which unit owns a figure and therefore confirms it (domain.md §2.6 for foreign capital; the others [D]). */
export interface FundingSettings {
  /** Type → code of a responsible unit. */
  readonly confirmedBy: Readonly<Record<FundingType, string>>;
  readonly reasonMinChars: number;
}

/** Key in the table of dated settings. */
export const FUNDING_SETTINGS_KEY = 'funding.confirmation';

export const DEFAULT_FUNDING_SETTINGS: FundingSettings = {
  confirmedBy: {
    FDI_PAID_IN: 'DIST_COMMERCE',
    DOMESTIC_PAID_IN: 'DIST_INVESTMENT_OFFICE',
    FUND_INVESTMENT: 'DIST_FINANCIAL_SERVICES',
  },
  reasonMinChars: 10,
};
