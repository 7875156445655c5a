import { type Role, USER_STATUS, type UserStatus } from './user.codes.js';

export interface UserRights {
  readonly unitId: string;
  readonly teamId: string | null;
  readonly roles: readonly Role[];
  readonly status: UserStatus;
}

export function isActiveAdmin({ roles, status }: Pick<UserRights, 'roles' | 'status'>): boolean {
  return USER_STATUS.extra(status).signsIn && roles.includes('SYSTEM_ADMIN');
}

/** Whether the change takes an active system administrator away. */
export function losesAdmin(before: UserRights, after: UserRights): boolean {
  return isActiveAdmin(before) && !isActiveAdmin(after);
}

/** Whether the user's sessions end with the change. Fewer or other rights act at the next request without it. */
export function endsSessions(before: UserRights, after: UserRights): boolean {
  return USER_STATUS.extra(before.status).signsIn && !USER_STATUS.extra(after.status).signsIn;
}
