import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

/**
 * Code lists of money received 到资记录 (domain.md §2.6). `amount` is the one amount that a record of the type has:
 * foreign capital is counted in 万美元, everything else in 万元, and the two are never added.
 */
export const FUNDING_TYPE = codeTable('FUNDING_TYPE', {
  FDI_PAID_IN: ['实到外资', 'Paid-in FDI', { amount: 'amountWanUsd' }],
  DOMESTIC_PAID_IN: ['到位内资', 'Domestic funds in place', { amount: 'amountWan' }],
  FUND_INVESTMENT: ['基金出资', 'Fund investment', { amount: 'amountWan' }],
});
export type FundingType = CodeOf<typeof FUNDING_TYPE>;

/** Only what is CONFIRMED counts. */
export const FUNDING_STATUS = codeTable('FUNDING_STATUS', {
  ENTERED: ['待确认', 'Waiting for confirmation', { open: true }],
  CONFIRMED: ['已确认', 'Confirmed', { open: false }],
  RETURNED: ['退回更正', 'Returned for correction', { open: true }],
  WITHDRAWN: ['已撤回', 'Withdrawn', { open: false }],
  REVERSED: ['已冲销', 'Reversed', { open: false }],
});
export type FundingStatus = CodeOf<typeof FUNDING_STATUS>;

export const FUNDING_DECISION = codeTable('FUNDING_DECISION', {
  CONFIRM: ['确认', 'Confirm'],
  RETURN: ['退回', 'Return'],
  WITHDRAW: ['撤回', 'Withdraw'],
  REVERSE: ['冲销', 'Reverse'],
});
export type FundingDecision = CodeOf<typeof FUNDING_DECISION>;

export const FUNDING_EVIDENCE = codeTable('FUNDING_EVIDENCE', {
  FDI_REGISTRATION_PROOF: ['FDI业务登记凭证', 'FDI registration voucher'],
  BANK_RECEIPT: ['银行入账凭证', 'Bank receipt'],
  CAPITAL_CONTRIBUTION_PROOF: ['出资证明', 'Proof of capital contribution'],
});
export type FundingEvidence = CodeOf<typeof FUNDING_EVIDENCE>;

export const FUNDING_CODE_TABLES = [
  FUNDING_TYPE,
  FUNDING_STATUS,
  FUNDING_DECISION,
  FUNDING_EVIDENCE,
] as const;
