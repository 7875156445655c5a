import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

/** Code lists of the admission review (domain.md §3.3). */

/** FAST 快审: the pool administrator alone, for level C. PANEL: for A and B. */
export const REVIEW_KIND = codeTable('REVIEW_KIND', {
  FAST: ['快审', 'Fast review'],
  PANEL: ['评审组评审', 'Panel review'],
});
export type ReviewKind = CodeOf<typeof REVIEW_KIND>;

/** In their order; `open: false` ends the review. RETURNED: the submission went back (T02) and opens another one. */
export const REVIEW_STATE = codeTable('REVIEW_STATE', {
  UNIT_REVIEW: ['单位初审', 'Unit review', { open: true }],
  POOL_CHECK: ['储备库复核', 'Pool check', { open: true }],
  SCORING: ['评分', 'Scoring', { open: true }],
  DECIDED: ['已定', 'Decided', { open: false }],
  RETURNED: ['退回补充', 'Returned for completion', { open: false }],
});
export type ReviewState = CodeOf<typeof REVIEW_STATE>;

/** What a member of the panel or a department recommends beside figures. The three answers are ours. */
export const REVIEW_OPINION = codeTable('REVIEW_OPINION', {
  ADMIT: ['同意入库', 'Admit'],
  CONDITIONAL: ['有条件同意', 'Admit with conditions'],
  REJECT: ['不同意入库', 'Do not admit'],
});
export type ReviewOpinion = CodeOf<typeof REVIEW_OPINION>;

export const ADMISSION_REVIEW_CODE_TABLES = [REVIEW_KIND, REVIEW_STATE, REVIEW_OPINION] as const;
