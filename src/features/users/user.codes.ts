import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

/**
 * Roles of domain.md §1 and §2.15. SYSTEM_ADMIN keeps users, teams and units (§2.16) and sees no business data by
 * it. INTEGRATOR is for service accounts, which carry scopes instead of rights of a person.
 */
export const ROLE = codeTable('ROLE', {
  SPECIALIST: ['招商专员', 'Promotion specialist'],
  SUPERVISOR: ['招商主管', 'Supervisor'],
  POOL_ADMIN: ['储备库管理员', 'Reserve-pool administrator'],
  DEPT_USER: ['职能部门用户', 'Department user'],
  LEADER: ['领导', 'Leader'],
  ANALYST: ['数据报表人员', 'Analyst'],
  SERVICE_OFFICER: ['联络专员', 'Liaison officer'],
  INTEGRATOR: ['集成方', 'Integrator'],
  SYSTEM_ADMIN: ['系统管理员', 'System administrator'],
});
export type Role = CodeOf<typeof ROLE>;

/** `signsIn: false` also ends the running sessions. LEFT starts the hand-over of the person's work (domain.md §4.1). */
export const USER_STATUS = codeTable('USER_STATUS', {
  ACTIVE: ['启用', 'Active', { signsIn: true }],
  DISABLED: ['停用', 'Disabled', { signsIn: false }],
  LEFT: ['离岗', 'Left', { signsIn: false }],
});
export type UserStatus = CodeOf<typeof USER_STATUS>;

export const USER_CODE_TABLES = [ROLE, USER_STATUS] as const;
