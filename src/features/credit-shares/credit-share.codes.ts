import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

/** Code lists of shared credit (domain.md §4.3). */
export const CREDIT_ROLE = codeTable('CREDIT_ROLE', {
  FIRST_REPORT: ['首报', 'First report'],
  FIRST_NEGOTIATION: ['首谈', 'First negotiation'],
  LANDING: ['落地', 'Landing'],
  CO_PROMOTER: ['协同/引荐', 'Co-promotion or introduction'],
});
export type CreditRole = CodeOf<typeof CREDIT_ROLE>;

/** The rows of the case table; the percentages are data, see `credit-share-settings.ts`. */
export const CREDIT_CASE = codeTable('CREDIT_CASE', {
  ONE_UNIT: ['一个单位全程办理', 'One unit does all'],
  LEAD_HANDED_OVER: ['仅移交线索（无实质接触）', 'Lead only handed over, no substantive contact'],
  TRANSFERRED_EARLY: ['S1–S2阶段流转', 'Transferred at S1–S2'],
  TRANSFERRED_LATE: ['S3–S4阶段流转', 'Transferred at S3–S4'],
  JOINT: ['裁决联合招商', 'Joint by ruling'],
  WITH_CO_PROMOTER: ['有协同单位', 'With co-promoter'],
  REACTIVATED: ['休眠后由其他单位唤醒', 'Went dormant, re-activated by another unit'],
  FUND_LED: ['招投联动', 'Fund-led'],
});
export type CreditCase = CodeOf<typeof CREDIT_CASE>;

/** Why the shares are what they are. */
export const CREDIT_BASIS = codeTable('CREDIT_BASIS', {
  CASE_TABLE: ['按情形默认', 'By the case table'],
  AGREED: ['协商确定', 'Agreed on before the freeze'],
  CHANGE_REQUEST: ['冻结后变更', 'Changed after the freeze'],
});
export type CreditBasis = CodeOf<typeof CREDIT_BASIS>;

export const CREDIT_REQUEST_STATUS = codeTable('CREDIT_REQUEST_STATUS', {
  OPEN: ['会签中', 'Waiting for signatures'],
  APPLIED: ['已生效', 'In force'],
  REJECTED: ['不同意变更', 'Rejected'],
  WITHDRAWN: ['已撤销申请', 'Withdrawn'],
});
export type CreditRequestStatus = CodeOf<typeof CREDIT_REQUEST_STATUS>;

export const CREDIT_REQUEST_DECISION = codeTable('CREDIT_REQUEST_DECISION', {
  APPROVE: ['会签同意', 'Approve with a signature'],
  REJECT: ['不同意', 'Reject'],
  WITHDRAW: ['撤销申请', 'Withdraw'],
});
export type CreditRequestDecision = CodeOf<typeof CREDIT_REQUEST_DECISION>;

/** Which projects a summary counts: by milestone in the period. A framework agreement never counts as signed. */
export const CREDIT_COUNT_BASIS = codeTable('CREDIT_COUNT_BASIS', {
  ADMITTED: ['入库', 'Admitted', { date: 'admitted_on' }],
  SIGNED: ['签约', 'Signed', { date: 'signed_on' }],
  REGISTERED: ['注册落户', 'Registered', { date: 'registered_on' }],
  OPENED: ['开业', 'Opened', { date: 'opened_on' }],
});
export type CreditCountBasis = CodeOf<typeof CREDIT_COUNT_BASIS>;

export const CREDIT_CODE_TABLES = [
  CREDIT_ROLE,
  CREDIT_CASE,
  CREDIT_BASIS,
  CREDIT_REQUEST_STATUS,
  CREDIT_REQUEST_DECISION,
  CREDIT_COUNT_BASIS,
] as const;
