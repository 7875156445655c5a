/** Who is asking. Made by the feature that owns users; the platform only carries it. */
export interface Actor {
  readonly userId: string;
  readonly loginName: string;
  readonly displayName: string;
  readonly unitId: string;
  readonly teamId: string | null;
  readonly roles: readonly string[];
  readonly sessionId: string;
  /** Rights that follow from the user's unit, for example that it promotes investment. */
  readonly unitTraits: readonly string[];
  /** The user must set a new password before anything else. */
  readonly mustChangePassword: boolean;
}

export function hasRole(actor: Actor, ...roles: readonly string[]): boolean {
  return actor.roles.some((role) => roles.includes(role));
}
