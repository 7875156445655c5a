import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

/**
 * Code lists of leads (domain.md §2.5). `requires` names the reference without which the channel says nothing:
 * an event lead needs its event, a fund lead its fund, a referral the referring company.
 */
export const SOURCE_CHANNEL = codeTable('SOURCE_CHANNEL', {
  INTERMEDIARY: ['中介机构推荐', 'Intermediary', { requires: 'sourceOrgId' }],
  AGENCY: ['重点招商机构', 'Key promotion agency'],
  DEVELOPER: ['开发主体', 'Developer'],
  INDUSTRY_LEADER: ['行业龙头', 'Industry leader'],
  REFERRAL: ['以商引商', 'Referral by a company', { requires: 'referrerCompanyId' }],
  EVENT: ['活动对接', 'Event', { requires: 'sourceEventId' }],
  FUND: ['基金推荐（招投联动）', 'Fund (investment–promotion linkage)', { requires: 'sourceFundId' }],
  DIPLOMATIC: ['驻华使领馆/外国机构', 'Embassy, consulate or foreign body'],
  TECH_TRANSFER: ['技术转移平台', 'Technology-transfer platform'],
  INCUBATOR: ['孵化器', 'Incubator'],
  OFFSHORE: ['离岸创新中心', 'Offshore innovation centre'],
  UNIVERSITY: ['高校院所', 'University or research institute'],
  CITY_DEPT: ['市级部门推荐', 'Municipal department'],
  DISTRICT_DEPT: ['区职能部门推荐', 'District department'],
  LEADER_ASSIGNED: ['领导交办', 'Assigned by a leader'],
  CHAMBER: ['商会协会', 'Chamber or association'],
  SELF_OUTREACH: ['自主开发', 'Own outreach'],
  WALK_IN: ['主动来访', 'Walk-in'],
  EXISTING_EXPANSION: ['存量企业增资扩产', 'Expansion of an existing company'],
  ONLINE: ['线上渠道', 'Online'],
  OTHER: ['其他', 'Other'],
});
export type SourceChannel = CodeOf<typeof SOURCE_CHANNEL>;

export const LEAD_STATUS = codeTable('LEAD_STATUS', {
  NEW: ['待响应', 'New'],
  ASSIGNED: ['已分派', 'Assigned'],
  ASSESSING: ['研判中', 'Being assessed'],
  VALID: ['有效', 'Valid'],
  CONVERTED: ['已转项目', 'Converted to a project'],
  INVALID: ['无效', 'Invalid'],
  DUPLICATE: ['重复', 'Duplicate'],
  PARKED: ['暂缓', 'Parked'],
  TRANSFERRED: ['已流转', 'Transferred'],
});
export type LeadStatus = CodeOf<typeof LEAD_STATUS>;

export const INVALID_REASON = codeTable('INVALID_REASON', {
  NOT_FOCUS: ['不符产业方向', 'Outside the focus areas'],
  NO_INTENT: ['无投资意向', 'No intention to invest'],
  FAKE: ['信息不实', 'False information'],
  NO_CONTACT: ['无法联系', 'Cannot be contacted'],
  DUPLICATE: ['重复', 'Duplicate'],
  OTHER: ['其他', 'Other'],
});
export type InvalidReason = CodeOf<typeof INVALID_REASON>;

/** How the company of a lead was found when the lead came in (domain.md §4.4). */
export const LEAD_MATCH = codeTable('LEAD_MATCH', {
  GIVEN: ['登记时指定', 'Named by id'],
  EXACT: ['代码一致', 'Same registration number'],
  STRONG: ['名称一致', 'Same name'],
});
export type LeadMatch = CodeOf<typeof LEAD_MATCH>;

/** The steps that a lead owes somebody by a date (domain.md §2.5, §3.8). */
export const LEAD_CLOCK = codeTable('LEAD_CLOCK', {
  RESPOND: ['响应', 'Respond'],
  ASSESS: ['研判', 'Assess'],
  FEEDBACK: ['反馈', 'Feed back'],
  REPORT: ['续报', 'Report'],
});
export type LeadClock = CodeOf<typeof LEAD_CLOCK>;

/** Criteria of the assessment (domain.md §2.5): each is a text. */
export const LEAD_CRITERION = codeTable('LEAD_CRITERION', {
  INDUSTRY: ['产业方向', 'Industry'],
  MARKET: ['市场前景', 'Market'],
  TECHNOLOGY: ['技术路线', 'Technology'],
  ENVIRONMENT: ['环保', 'Environment'],
  ENERGY: ['能耗', 'Energy'],
  BENEFIT: ['效益', 'Benefit'],
});

/** Moves of a lead; where they lead stands in `lead.lifecycle.ts`. */
export const LEAD_MOVE = codeTable('LEAD_MOVE', {
  ASSIGN: ['分派', 'Assign'],
  BEGIN: ['开始研判', 'Begin the assessment'],
  ACCEPT: ['研判有效', 'Find it valid'],
  REJECT: ['判为无效', 'Find it invalid'],
  PARK: ['暂缓', 'Park'],
  RESUME: ['恢复研判', 'Resume the assessment'],
  MARK_DUPLICATE: ['判为重复', 'Mark as a duplicate'],
  HAND_OVER: ['流转其他单位', 'Hand over to another unit'],
  CONVERT: ['转为项目', 'Convert to a project'],
});
export type LeadMoveId = CodeOf<typeof LEAD_MOVE>;

/** What else may be going on with the company of a lead. */
export const LEAD_MATTER = codeTable('LEAD_MATTER', {
  LEAD: ['线索', 'Lead'],
  PROJECT: ['项目', 'Project'],
});

export const LEAD_CODE_TABLES = [
  SOURCE_CHANNEL,
  LEAD_STATUS,
  INVALID_REASON,
  LEAD_MATCH,
  LEAD_CLOCK,
  LEAD_CRITERION,
  LEAD_MOVE,
  LEAD_MATTER,
] as const;
