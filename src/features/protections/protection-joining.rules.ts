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

/**
 * Which of a unit's own protections end when a company comes into their scope (domain.md §4.1, one ACTIVE a scope): nobody
 * else is harmed, so the strongest kind stays, of one kind the earliest.
 * @returns their ids, or null when another unit's stands in the way: that is for people to settle
 */
export function endedByMove(protections: readonly Held[]): string[] | null {
  const kept = [...strongestOfEachUnit(protections)];
  const isClear = kept.every((each, at) =>
    kept.slice(at + 1).every((other) => canStandTogether(each, other)),
  );
  return isClear ? protections.filter((each) => !kept.includes(each)).map(({ id }) => id) : null;
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
