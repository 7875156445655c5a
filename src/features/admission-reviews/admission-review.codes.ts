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

/** The eight criteria; `chosen: false` follow from the amounts of the project, the others from an anchor of the setting. */
export const REVIEW_CRITERION = codeTable('REVIEW_CRITERION', {
  INDUSTRY_FIT: ['产业契合度', 'Industry fit', { chosen: true }],
  TAX: ['税收贡献', 'Tax contribution', { chosen: false }],
  INVESTOR: ['投资主体实力', 'Strength of the investor', { chosen: true }],
  TECHNOLOGY: ['科技含量', 'Technology', { chosen: true }],
  SCALE: ['投资规模与强度', 'Scale and intensity of investment', { chosen: false }],
  HQ_FUNCTION: ['总部与功能能级', 'Headquarters and function', { chosen: true }],
  READINESS: ['落地成熟度', 'Readiness', { chosen: true }],
  INTERNATIONAL: ['中以/国际合作', 'China-Israel and international cooperation', { chosen: true }],
});
export type ReviewCriterion = CodeOf<typeof REVIEW_CRITERION>;

/** How a step before the scoring ends. */
export const REVIEW_OUTCOME = codeTable('REVIEW_OUTCOME', {
  PASSED: ['通过', 'Passed'],
  RETURNED: ['退回补充', 'Returned for completion'],
});

export const ADMISSION_REVIEW_CODE_TABLES = [
  REVIEW_KIND,
  REVIEW_STATE,
  REVIEW_OPINION,
  REVIEW_CRITERION,
  REVIEW_OUTCOME,
] as const;
