import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

/**
 * Code lists of transfers 流转 (domain.md §4.3). `open`: the project is on its way to another unit, which it can be once
 * at a time.
 */
export const TRANSFER_STATE = codeTable('TRANSFER_STATE', {
  APPLIED: ['申请流转', 'Applied for', { open: true }],
  UNIT_APPROVED: ['转出单位同意', 'Approved by the giving unit', { open: true }],
  COORDINATED: ['待认领', 'Waiting to be claimed', { open: true }],
  CLAIMED: ['已认领', 'Claimed', { open: true }],
  ASSIGNED: ['已分派', 'Assigned', { open: true }],
  HANDED_OVER: ['流转完成', 'Handed over', { open: false }],
  REJECTED: ['不同意流转', 'Rejected', { open: false }],
  WITHDRAWN: ['已撤回', 'Withdrawn', { open: false }],
  RESET: ['重置流转', 'Reset', { open: false }],
});
export type TransferState = CodeOf<typeof TRANSFER_STATE>;

export const OPEN_TRANSFER_STATES: readonly TransferState[] = TRANSFER_STATE.entries
  .filter(({ extra }) => extra.open)
  .map(({ code }) => code);

/** What is done to a transfer (`transfer.lifecycle.ts` says who, from where and to where). */
export const TRANSFER_STEP = codeTable('TRANSFER_STEP', {
  APPLY: ['申请', 'Apply'],
  APPROVE: ['转出单位审核同意', 'Approve as the giving unit'],
  REJECT: ['审核不同意', 'Reject'],
  WITHDRAW: ['撤回申请', 'Withdraw'],
  COORDINATE: ['统筹协调', 'Coordinate'],
  NAME_UNIT: ['指定承接单位', 'Name the receiving unit'],
  CLAIM: ['认领', 'Claim'],
  ASSIGN: ['分派专员', 'Assign a specialist'],
  SIGN: ['签署交接单', 'Sign the hand-over form'],
  RESET: ['重置并退回转出单位', 'Reset: back to the giving unit'],
  RESET_TO_COORDINATED: ['重置并重新待认领', 'Reset: wait for another unit'],
  SETTLE: ['承接单位已跟进', 'Taken up by the receiving unit'],
  CLOSE: ['项目不再流转，终止', 'Closed: the project is no longer on its way'],
});
export type TransferStep = CodeOf<typeof TRANSFER_STEP>;

export const TRANSFER_REASON = codeTable('TRANSFER_REASON', {
  SPACE: ['载体不匹配', 'Space does not fit'],
  INDUSTRY: ['产业定位', 'Industry profile'],
  LAND: ['用地', 'Land'],
  INVESTOR_WILL: ['投资方意愿', 'The investor’s will'],
  CAPACITY: ['服务力量', 'Capacity of the unit'],
  LEADER: ['领导指派', 'Assigned by a leader'],
});
export type TransferReason = CodeOf<typeof TRANSFER_REASON>;

/** Where the nightly job puts a transfer that the receiving unit left alone. */
export const TRANSFER_RESET_TO = codeTable('TRANSFER_RESET_TO', {
  GIVING_UNIT: ['退回转出单位', 'Back to the giving unit'],
  COORDINATED: ['重新待认领', 'Waiting for another unit'],
});
export type TransferResetTo = CodeOf<typeof TRANSFER_RESET_TO>;

export const TRANSFER_CODE_TABLES = [
  TRANSFER_STATE,
  TRANSFER_STEP,
  TRANSFER_REASON,
  TRANSFER_RESET_TO,
] as const;
