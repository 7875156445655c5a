import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

/** Code lists of first-report protection (domain.md §4.1). */
export const PROTECTION_KIND = codeTable('PROTECTION_KIND', {
  REPORT: ['首报保护', 'First report'],
  NEGOTIATION: ['首谈保护', 'First negotiation'],
  POOL: ['在库保护', 'Project in the pool'],
  PERMANENT: ['永久归属', 'Permanent attribution'],
});
export type ProtectionKind = CodeOf<typeof PROTECTION_KIND>;

export const PROTECTION_STATUS = codeTable('PROTECTION_STATUS', {
  ACTIVE: ['保护中', 'Active'],
  EXPIRED: ['已到期', 'Expired'],
  RELEASED: ['已释放', 'Released'],
  REVOKED: ['已撤销', 'Revoked'],
});
export type ProtectionStatus = CodeOf<typeof PROTECTION_STATUS>;

/** What a protection stands on. */
export const PROTECTION_BASIS = codeTable('PROTECTION_BASIS', {
  LEAD: ['线索', 'Lead'],
  INTERACTION: ['跟进记录', 'Interaction'],
  PROJECT: ['储备项目', 'Reserve project'],
  RULING: ['撞单裁决', 'Ruling'],
  ASSIGNMENT: ['管理员设定', 'Set by the pool administrator'],
});
export type ProtectionBasis = CodeOf<typeof PROTECTION_BASIS>;

/** Reasons for which a pool administrator takes a protection away; `paper`: a file has to prove it. */
const REVOCATIONS = {
  FALSE_INFORMATION: ['信息不实', 'False information', { status: 'REVOKED', paper: true }],
  INVESTOR_REFUSAL: ['投资方书面拒绝', 'Written refusal by the investor', { status: 'REVOKED', paper: true }],
  PUBLIC_TENDER: ['公开招标项目', 'Public tender', { status: 'REVOKED', paper: true }],
  LEADER_ASSIGNED: ['领导指定单位', 'Assigned to a unit by leaders', { status: 'REVOKED', paper: true }],
  ENTERED_IN_ERROR: ['登记有误', 'Entered in error', { status: 'REVOKED', paper: false }],
} as const;

export const PROTECTION_REVOCATION = codeTable('PROTECTION_REVOCATION', REVOCATIONS);
export type ProtectionRevocation = CodeOf<typeof PROTECTION_REVOCATION>;

/** Why a protection ended; `status` is what it ends as. */
export const PROTECTION_END = codeTable('PROTECTION_END', {
  TERM_OVER: ['期满', 'Term over', { status: 'EXPIRED' }],
  CAP_REACHED: [
    '首次登记满一年未进入拟签约',
    'Cap from the first registration reached',
    { status: 'EXPIRED' },
  ],
  NO_FOLLOW_UP: ['连续未跟进', 'No follow-up', { status: 'EXPIRED' }],
  RED_LIGHT: ['连续红灯', 'Red light for too long', { status: 'EXPIRED' }],
  PERSON_LEFT: ['责任人离岗未重新指定', 'Person left, nobody named', { status: 'EXPIRED' }],
  PROJECT_DORMANT: ['项目休眠', 'Project dormant', { status: 'EXPIRED' }],
  PROJECT_EXITED: ['项目出库', 'Project left the pool', { status: 'RELEASED' }],
  LEAD_CLOSED: ['线索无效', 'Lead closed', { status: 'RELEASED' }],
  GIVEN_UP: ['单位主动放弃', 'Given up by the unit', { status: 'RELEASED' }],
  SCOPE_JOINED: ['主体合并或归入集团', 'Scopes joined', { status: 'RELEASED' }],
  HANDED_OVER: ['随项目流转', 'Handed over with the project', { status: 'RELEASED' }],
  RULING: ['撞单裁决', 'Ruling of a conflict', { status: 'REVOKED' }],
  ...REVOCATIONS,
});
export type ProtectionEnd = CodeOf<typeof PROTECTION_END>;

/** What happened to a protection, in its own record. */
export const PROTECTION_EVENT = codeTable('PROTECTION_EVENT', {
  STARTED: ['开始保护', 'Started'],
  UPGRADED: ['转为更高保护', 'Upgraded'],
  DOWNGRADED: ['恢复为原保护', 'Set back'],
  RENEWED: ['续期', 'Renewed'],
  TERM_CHANGED: ['调整期限', 'Term changed'],
  BASIS_CHANGED: ['调整依据', 'Basis changed'],
  REASSIGNED: ['变更责任人', 'Person changed'],
  JOINED: ['加入协同单位', 'A unit joined'],
  SCOPE_CHANGED: ['调整保护范围', 'Scope changed'],
  CONFIRMED: ['裁决确认', 'Confirmed by a ruling'],
  ENDED: ['结束保护', 'Ended'],
});
export type ProtectionEvent = CodeOf<typeof PROTECTION_EVENT>;

export const JOIN_REQUEST_STATUS = codeTable('JOIN_REQUEST_STATUS', {
  PENDING: ['待答复', 'Pending'],
  ACCEPTED: ['已同意', 'Accepted'],
  DECLINED: ['未同意', 'Declined'],
  WITHDRAWN: ['已撤回', 'Withdrawn'],
});
export type JoinRequestStatus = CodeOf<typeof JOIN_REQUEST_STATUS>;

/** How the holding unit answers a request to join. */
export const JOIN_DECISION = codeTable('JOIN_DECISION', {
  ACCEPTED: ['同意', 'Accept'],
  DECLINED: ['不同意', 'Decline'],
});
export type JoinDecision = CodeOf<typeof JOIN_DECISION>;

export const PROTECTION_CODE_TABLES = [
  PROTECTION_KIND,
  PROTECTION_STATUS,
  PROTECTION_BASIS,
  PROTECTION_END,
  PROTECTION_REVOCATION,
  PROTECTION_EVENT,
  JOIN_REQUEST_STATUS,
  JOIN_DECISION,
] as const;
