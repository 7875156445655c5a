/** Why sessions ended; the database checks the same list. */
export type SessionEnd =
  | 'SIGNED_OUT'
  | 'SIGNED_OUT_EVERYWHERE'
  | 'PASSWORD_CHANGED'
  | 'PASSWORD_RESET'
  | 'USER_DISABLED'
  | 'RIGHTS_CHANGED'
  | 'REVOKED_BY_ADMIN'
  | 'REFRESH_TOKEN_REUSED';

/** Port: what the feature that keeps users asks of the feature that signs them in. */
export interface AccountGuard {
  /** Ends the user's sessions, in the running transaction. @param except id of a session that goes on */
  endSessions(userId: string, why: SessionEnd, except?: string): Promise<void>;
  /** Makes ended sessions and changed rights act at once in this process. Call after the transaction. */
  forgetActors(): void;
  /** Counts one try at an account's own password. @throws AUTH.TOO_MANY_TRIES (429) */
  countOwnPasswordTry(loginName: string): Promise<void>;
  /** Forgives failed tries, as after a right password or a reset. */
  forgive(loginName: string): Promise<void>;
}

export const ACCOUNT_GUARD = Symbol('AccountGuard');
