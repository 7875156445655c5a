import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

/** Code lists of 撞单裁决 (domain.md §4.2). A case is closed when nothing can change it any more. */
export const CONFLICT_STATE = codeTable('CONFLICT_STATE', {
  OPEN: ['举证中', 'Evidence is filed', { closed: false }],
  MEDIATION: ['调解中', 'Mediation', { closed: false }],
  RULING: ['待裁决', 'Waits for the ruling', { closed: false }],
  RULED: ['已裁决（可申诉）', 'Ruled, may be appealed', { closed: false }],
  APPEALED: ['申诉中', 'Appealed', { closed: false }],
  FINAL: ['终局', 'Final', { closed: true }],
  WITHDRAWN: ['已撤回', 'Withdrawn', { closed: true }],
});
export type ConflictState = CodeOf<typeof CONFLICT_STATE>;

export const CONFLICT_MOVE = codeTable('CONFLICT_MOVE', {
  MEDIATE: ['开始调解', 'Begin mediation'],
  HEAR: ['进入裁决', 'Take it to the ruling'],
  SETTLE: ['调解达成一致', 'Settle in mediation'],
  RULE: ['裁决', 'Rule'],
  APPEAL: ['申诉', 'Appeal'],
  DECIDE: ['终局裁决', 'Decide finally'],
  LAPSE: ['申诉期满', 'Time for an appeal is over'],
  WITHDRAW: ['撤回', 'Withdraw'],
});
export type ConflictMove = CodeOf<typeof CONFLICT_MOVE>;

export const CONFLICT_OUTCOME = codeTable('CONFLICT_OUTCOME', {
  OWNER_A: ['归申请方', 'The claimant'],
  OWNER_B: ['归被申请方', 'The respondent'],
  JOINT: ['联合招商', 'Both together'],
  SPLIT_SCOPE: ['按业务线划分', 'Split by business line'],
  REASSIGNED_TO_THIRD: ['另行指定单位', 'Given to a third unit'],
});
export type ConflictOutcome = CodeOf<typeof CONFLICT_OUTCOME>;

/** A made the claim, B is claimed against. */
export const CONFLICT_PARTY = codeTable('CONFLICT_PARTY', {
  A: ['申请方', 'Claimant'],
  B: ['被申请方', 'Respondent'],
});
export type ConflictParty = CodeOf<typeof CONFLICT_PARTY>;

export const CONFLICT_INSTANCE = codeTable('CONFLICT_INSTANCE', {
  FIRST: ['初次裁决', 'First ruling'],
  FINAL: ['申诉裁决', 'Ruling on the appeal'],
});
export type ConflictInstance = CodeOf<typeof CONFLICT_INSTANCE>;

/** In the order in which they decide; the investor's will decides where the project lands, not whose credit it is. */
export const CONFLICT_CRITERION = codeTable('CONFLICT_CRITERION', {
  REGISTERED_FIRST: ['登记在先', 'Registered first'],
  DECIDER_CONTACT_FIRST: ['先与决策人实质接触', 'First substantive contact with a decision maker'],
  DEPTH: ['推进深度', 'Depth reached'],
  FIT: ['载体与产业匹配', 'Fit of space and industry'],
  TIE: ['各项相当', 'Nothing decides'],
});
export type ConflictCriterion = CodeOf<typeof CONFLICT_CRITERION>;

export const CONFLICT_CODE_TABLES = [
  ...[CONFLICT_STATE, CONFLICT_MOVE, CONFLICT_OUTCOME, CONFLICT_PARTY, CONFLICT_INSTANCE],
  CONFLICT_CRITERION,
] as const;
