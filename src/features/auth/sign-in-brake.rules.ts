import { createHash } from 'node:crypto';

/**
 * How guessing is slowed down (docs/decisions/0007-sign-in.md). Each key may fail a few times at once, then waits
 * after each further failure, longer every time. An hour without a try wipes the slate.
 *
 * An account has two slates: one for networks from which its owner signed in lately, one for strangers. Whoever
 * guesses from elsewhere fills the second and leaves the first to the owner. Either lets at most five tries through
 * in any 15 minutes, so an account sees ten at the most.
 */
export interface Brake {
  /** Tries before the first wait. */
  readonly free: number;
  /** Seconds to wait after the last free try, after the next one, and so on; the last value repeats. */
  readonly waits: readonly number[];
}

const MINUTE = 60;

export const ACCOUNT_BRAKE: Brake = { free: 3, waits: [5 * MINUTE, 10 * MINUTE, 20 * MINUTE, 30 * MINUTE] };

/** A network may be an office of many people behind one address. */
export const NETWORK_BRAKE: Brake = { free: 30, waits: [MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE] };

export const FORGET_AFTER_SECONDS = 60 * MINUTE;

/** Seconds to wait after the given number of failures in a row; 0: none. */
export function waitAfter(brake: Brake, failures: number): number {
  if (failures < brake.free) return 0;
  return brake.waits[Math.min(failures - brake.free, brake.waits.length - 1)] ?? 0;
}

export type Slate = 'familiar' | 'stranger' | 'own-password';

/** Names typed by mistake may be passwords, so only digests are stored. */
export function accountKey(loginName: string, slate: Slate): Buffer {
  return digest(`account ${slate} ${loginName.toLowerCase()}`);
}

/** @param network see `networkOf` */
export function networkKey(network: string): Buffer {
  return digest(`network ${network}`);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
