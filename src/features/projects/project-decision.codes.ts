import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

/** Code lists of decisions about a project (domain.md §3.2–3.3, §3.6, §3.9, §4.3). */

/**
 * `from`: POOL reasons end a project before registration (T40), LANDED ones after it (T41), SYSTEM is set by the
 * dormancy job (T35) or an administrator. `destination`: the place it went to must be named. `reopens: false`:
 * never restarted under the same code (T42). `noteMin`: characters the note needs.
 */
export const EXIT_REASON = codeTable('EXIT_REASON', {
  LANDED_OTHER_TOWN: ['落户本区其他街镇', 'Landed in another town of the district', elsewhere(true)],
  LANDED_OTHER_DISTRICT: ['落户本市其他区', 'Landed in another district of the city', elsewhere(true)],
  LANDED_OUTSIDE: ['落户外省市', 'Landed outside the city', elsewhere(false)],
  INVESTOR_CANCELLED: ['投资方取消/搁置', 'Cancelled or shelved by the investor', open()],
  FUNDING_FAILED: ['融资失败', 'Financing failed', open()],
  NO_SPACE: ['载体不匹配', 'No matching space', open()],
  NO_LAND: ['无用地指标', 'No land quota', open()],
  POLICY_GAP: ['政策诉求无法满足', 'Policy request cannot be met', open()],
  NOT_FOCUS: ['不符产业导向', 'Outside the industrial orientation', open()],
  COMPLIANCE: ['合规/信用/环保', 'Compliance, credit or environment', open()],
  FDI_RESTRICTED: ['外资准入限制', 'Restricted for foreign investment', open()],
  INTERNATIONAL_SITUATION: ['国际形势影响', 'International situation', open()],
  LOST_CONTACT: ['失联', 'Contact lost', open()],
  LONG_DORMANT: ['长期休眠清退', 'Cleared after long dormancy', { ...open(), from: 'SYSTEM' }],
  DUPLICATE: ['重复', 'Duplicate', { ...open(), reopens: false }],
  MOVED_OUT: ['迁出', 'Moved out', landed()],
  CANCELLED: ['注销', 'Deregistered', landed()],
  REVOKED: ['吊销', 'Licence revoked', landed()],
  OTHER: ['其他', 'Other', { ...open(), noteMin: 20 }],
});
export type ExitReason = CodeOf<typeof EXIT_REASON>;

export interface ExitReasonFacts {
  readonly from: 'POOL' | 'LANDED' | 'SYSTEM';
  readonly destination: boolean;
  readonly reopens: boolean;
  readonly noteMin: number;
}

function open(): ExitReasonFacts {
  return { from: 'POOL', destination: false, reopens: true, noteMin: 0 };
}

function elsewhere(destination: boolean): ExitReasonFacts {
  return { from: 'POOL', destination, reopens: false, noteMin: 0 };
}

function landed(): ExitReasonFacts {
  return { from: 'LANDED', destination: false, reopens: false, noteMin: 0 };
}

export const VETO_CODE = codeTable('VETO_CODE', {
  V1: ['禁止/限制类产业或外资负面清单禁止', 'Prohibited or restricted industry, or on the negative list'],
  V2: ['环保/安全/消防不可行', 'Not feasible for environment, safety or fire protection'],
  V3: ['失信被执行人或严重违法', 'Dishonest judgment debtor or serious offence'],
  V4: ['投资方要求违反公平竞争审查的优惠', 'Asks for a benefit that fails the fair competition review'],
  V5: ['区内存量企业平移', 'An existing company of the district merely moves'],
  V6: ['信息不实', 'False information'],
  V7: ['重复项目', 'Duplicate project'],
});
export type VetoCode = CodeOf<typeof VETO_CODE>;

/** Why a project is on hold; a hold freezes the clocks (T30). OTHER is ours beside the four of §3.2. */
export const HOLD_REASON = codeTable('HOLD_REASON', {
  WAITING_LAND: ['等待土地出让', 'Waiting for the land transfer'],
  WAITING_FINANCING: ['等待融资', 'Waiting for financing'],
  WAITING_APPROVAL: ['等待审批', 'Waiting for an approval'],
  INTERNATIONAL_SITUATION: ['国际形势', 'International situation'],
  OTHER: ['其他', 'Other'],
});
export type HoldReason = CodeOf<typeof HOLD_REASON>;

/** The risk conclusion of due diligence (T11). The three answers are ours; §3.2 asks only for a conclusion. */
export const RISK_CONCLUSION = codeTable('RISK_CONCLUSION', {
  ACCEPTABLE: ['风险可控', 'Risk acceptable'],
  CONDITIONAL: ['有条件推进', 'Proceed with conditions'],
  UNACCEPTABLE: ['风险不可接受', 'Risk not acceptable'],
});
export type RiskConclusion = CodeOf<typeof RISK_CONCLUSION>;

/** Result of the check against the negative list for foreign investment (T11). */
export const NEGATIVE_LIST_RESULT = codeTable('NEGATIVE_LIST_RESULT', {
  NOT_LISTED: ['不在清单内', 'Not on the list'],
  RESTRICTED: ['限制类', 'Restricted'],
  PROHIBITED: ['禁止类', 'Prohibited'],
});
export type NegativeListResult = CodeOf<typeof NEGATIVE_LIST_RESULT>;

/** Two meanings of 三个一批 (trap 8.17): a table that shows a class prints its scheme. */
export const BATCH_SCHEME = codeTable('BATCH_SCHEME', {
  SEED_2022: ['2022年实施意见口径', 'Scheme of the 2022 paper'],
  ZHAOSHANG: ['招商口径', 'Promotion scheme'],
});
export type BatchScheme = CodeOf<typeof BATCH_SCHEME>;

export const BATCH_CLASS = codeTable('BATCH_CLASS', {
  RESERVE_BATCH: ['储备入库一批', 'Reserve batch', { scheme: 'SEED_2022' }],
  CONSTRUCTION_BATCH: ['施工建成一批', 'Construction batch', { scheme: 'SEED_2022' }],
  IN_USE_BATCH: ['投入使用一批', 'In-use batch', { scheme: 'SEED_2022' }],
  SIGN_BATCH: ['签约一批', 'Signing batch', { scheme: 'ZHAOSHANG' }],
  START_BATCH: ['开工一批', 'Construction-start batch', { scheme: 'ZHAOSHANG' }],
  OPEN_BATCH: ['投产一批', 'Opening batch', { scheme: 'ZHAOSHANG' }],
});
export type BatchClass = CodeOf<typeof BATCH_CLASS>;

export const PROJECT_DECISION_CODE_TABLES = [
  EXIT_REASON,
  VETO_CODE,
  HOLD_REASON,
  RISK_CONCLUSION,
  NEGATIVE_LIST_RESULT,
  BATCH_SCHEME,
  BATCH_CLASS,
] as const;
