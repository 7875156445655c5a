import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

/** Code lists of follow-up records (domain.md §2.4). A channel is `substantive` when people meet over the matter. */
export const CHANNEL = codeTable('CHANNEL', {
  VISIT_OUT: ['上门走访', 'Visit to the company', { substantive: true }],
  VISIT_IN: ['来访接待', 'Visit from the company', { substantive: true }],
  MEETING: ['洽谈会议', 'Negotiation meeting', { substantive: true }],
  VIDEO: ['视频', 'Video call', { substantive: true }],
  CALL: ['电话', 'Phone call', { substantive: false }],
  WECHAT: ['微信', 'WeChat', { substantive: false }],
  EMAIL: ['邮件', 'E-mail', { substantive: false }],
  SITE_TOUR: ['载体踏勘', 'Site tour', { substantive: true }],
  EVENT: ['活动对接', 'Event matchmaking', { substantive: false }],
  OVERSEAS: ['境外招商', 'Promotion abroad', { substantive: true }],
  LEADER_MEETING: ['领导会见', 'Meeting with a leader', { substantive: true }],
  DOC: ['材料往来', 'Exchange of documents', { substantive: false }],
});
export type Channel = CodeOf<typeof CHANNEL>;

/** An interaction is substantive when its channel is one of these and its progress type is not NONE. */
export const SUBSTANTIVE_CHANNELS: ReadonlySet<Channel> = new Set(
  CHANNEL.entries.filter((entry) => entry.extra.substantive).map((entry) => entry.code),
);

export const PROGRESS_TYPE = codeTable('PROGRESS_TYPE', {
  NONE: ['无', 'None'],
  DEMAND_CLEAR: ['需求明确', 'Needs clarified'],
  TERMS: ['条件磋商', 'Terms discussed'],
  SITE: ['选址进展', 'Site selection'],
  DD: ['尽调进展', 'Due diligence'],
  DECISION: ['内部决策', 'Internal decision'],
  DOCS: ['文本进展', 'Agreement text'],
  FUNDS: ['资金到位', 'Funds in place'],
  OTHER: ['其他', 'Other'],
});
export type ProgressType = CodeOf<typeof PROGRESS_TYPE>;

export const LEADER_LEVEL = codeTable('LEADER_LEVEL', {
  DISTRICT_MAIN: ['区主要领导', 'Principal leader of the district'],
  DISTRICT_VICE: ['分管区领导', 'District leader in charge'],
  OFFICE: ['管委办', 'Office of the Administrative Committee'],
  UNIT_HEAD: ['单位负责人', 'Head of the unit'],
});
export type LeaderLevel = CodeOf<typeof LEADER_LEVEL>;

export const INTERACTION_CODE_TABLES = [CHANNEL, PROGRESS_TYPE, LEADER_LEVEL] as const;
