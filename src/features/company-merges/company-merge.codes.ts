import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

/** Code lists of merges of companies (domain.md §4.5). */
export const COMPANY_MERGE_STATE = codeTable('COMPANY_MERGE_STATE', {
  PROPOSED: ['待审批', 'Proposed'],
  RUNNING: ['合并中', 'Running'],
  DONE: ['已合并', 'Done'],
  UNDONE: ['已撤销', 'Undone'],
  REJECTED: ['已驳回', 'Rejected'],
});
export type CompanyMergeState = CodeOf<typeof COMPANY_MERGE_STATE>;

/** Whose value a field of the merged company takes. */
export const MERGE_SIDE = codeTable('MERGE_SIDE', {
  SURVIVOR: ['保留方', 'Survivor'],
  VICTIM: ['被合并方', 'Merged record'],
});
export type MergeSide = CodeOf<typeof MERGE_SIDE>;

export const COMPANY_MERGE_CODE_TABLES = [COMPANY_MERGE_STATE, MERGE_SIDE] as const;
