import { addDays } from '../../platform/kernel/clock.js';
import type { DomainError } from '../../platform/kernel/domain-error.js';
import { focusAreaErrors } from './focus-area.errors.js';

/** Days are `YYYY-MM-DD`, both ends included; `validTo` null is open. */
export interface Validity {
  readonly id: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/**
 * The version that a new one replaces: the open one that began before it. It then ends the day before.
 * @returns null when there is nothing to close
 */
export function replacedBy(validFrom: string, versions: readonly Validity[]): Validity | null {
  return versions.find((version) => version.validTo === null && version.validFrom < validFrom) ?? null;
}

export function lastDayBefore(validFrom: string): string {
  return addDays(validFrom, -1);
}

/** Why a version may not be valid for these days beside the others of its area; null when it may. */
export function validityBlocker(wanted: Validity, versions: readonly Validity[]): DomainError | null {
  if (wanted.validTo !== null && wanted.validTo < wanted.validFrom)
    return focusAreaErrors.VALIDITY_REVERSED({ params: { from: wanted.validFrom } });
  const others = versions.filter((version) => version.id !== wanted.id);
  if (others.some((other) => other.validFrom === wanted.validFrom)) return focusAreaErrors.VERSION_EXISTS();
  const clash = others.find((other) => overlap(wanted, other));
  return clash
    ? focusAreaErrors.VALIDITY_OVERLAPS({ params: { from: clash.validFrom, to: clash.validTo ?? '…' } })
    : null;
}

function overlap(a: Validity, b: Validity): boolean {
  return (a.validTo === null || b.validFrom <= a.validTo) && (b.validTo === null || a.validFrom <= b.validTo);
}
