import { PROTECTION_KIND } from './protection.codes.js';
import type { Protection } from './protection.entity.js';

type Held = Pick<Protection, 'id' | 'unitId' | 'kind' | 'scopeNote' | 'registeredAt'>;

/**
 * Which protections of scopes that become one go on (domain.md §4.5: the earliest ACTIVE stays, the others are
 * released). Of one unit the strongest kind stays; its business lines stand beside each other.
 * @returns ids of those that end
 */
export function endedByJoining(protections: readonly Held[]): string[] {
  const kept: Held[] = [];
  for (const next of [...strongestOfEachUnit(protections)].sort(byRegistration))
    if (kept.every((earlier) => canStandTogether(earlier, next))) kept.push(next);
  return protections.filter((each) => !kept.includes(each)).map(({ id }) => id);
}

function strongestOfEachUnit(protections: readonly Held[]): Iterable<Held> {
  const best = new Map<string, Held>();
  for (const each of [...protections].sort(byRegistration)) {
    const key = `${each.unitId}|${each.scopeNote ?? ''}`;
    const rival = best.get(key);
    if (!rival || strength(each) > strength(rival)) best.set(key, each);
  }
  return best.values();
}

/** Lines of business do not meet; the whole of a scope meets every line of another unit. */
function canStandTogether(a: Held, b: Held): boolean {
  if (a.scopeNote === b.scopeNote) return false;
  return a.unitId === b.unitId || (a.scopeNote !== null && b.scopeNote !== null);
}

const strength = ({ kind }: Held) => PROTECTION_KIND.codes.indexOf(kind);

function byRegistration(a: Held, b: Held): number {
  return a.registeredAt.getTime() - b.registeredAt.getTime() || (a.id < b.id ? -1 : 1);
}
