import { Exact, toFixedString } from '../../platform/kernel/decimal.js';
import type { FieldError } from '../../platform/kernel/domain-error.js';
import type { ProposedShare } from './credit-case.rules.js';

/** What keeps shares from being stored: all of 100.00, nobody twice in one role, somebody who lands it. */
export function shareBlockers(shares: readonly ProposedShare[]): FieldError[] {
  const sum = sumOf(shares);
  const keys = shares.map(({ unitId, userId, role }) => `${role}/${unitId}/${userId ?? ''}`);
  const repeated = keys.flatMap((key, index) => (keys.indexOf(key) < index ? [index] : []));
  return [
    ...(sum.eq(100)
      ? []
      : [
          {
            pointer: '/shares',
            code: 'SUM_NOT_100',
            message: { zh: '各项比例之和应为100.00，现为{sum}', en: 'must add up to 100.00, not {sum}' },
            params: { sum: toFixedString(sum) },
          },
        ]),
    ...repeated.map((index) => ({
      pointer: `/shares/${index}`,
      code: 'SHARE_REPEATED',
      message: { zh: '同一单位、人员、角色只能有一行', en: 'a unit and person have one row for a role' },
    })),
    ...(shares.some(({ role }) => role === 'LANDING')
      ? []
      : [
          {
            pointer: '/shares',
            code: 'LANDING_MISSING',
            message: { zh: '须有落地单位', en: 'needs a landing unit' },
          },
        ]),
  ];
}

function sumOf(shares: readonly Pick<ProposedShare, 'percent'>[]) {
  return shares.reduce((total, { percent }) => total.plus(percent), new Exact(0));
}

/** Unit → its percentage over all roles. */
function byUnit(shares: readonly ProposedShare[]): Map<string, InstanceType<typeof Exact>> {
  const totals = new Map<string, InstanceType<typeof Exact>>();
  for (const { unitId, percent } of shares)
    totals.set(unitId, (totals.get(unitId) ?? new Exact(0)).plus(percent));
  return totals;
}

/** Units whose part of the project changes, in ascending order: those whose supervisors sign a change. */
export function concernedUnits(before: readonly ProposedShare[], after: readonly ProposedShare[]): string[] {
  const [was, is] = [byUnit(before), byUnit(after)];
  const units = [...new Set([...was.keys(), ...is.keys()])].sort();
  const changed = units.filter((unit) => !(was.get(unit) ?? new Exact(0)).eq(is.get(unit) ?? new Exact(0)));
  // A change of roles or persons inside the units is still a change that all of them sign.
  return changed.length ? changed : units;
}

/** Units, other than the giving one, that would lose something: nobody takes from another alone. */
export function losers(
  before: readonly ProposedShare[],
  after: readonly ProposedShare[],
  givingUnitId: string,
): string[] {
  const [was, is] = [byUnit(before), byUnit(after)];
  return [...was].flatMap(([unit, part]) =>
    unit !== givingUnitId && (is.get(unit) ?? new Exact(0)).lt(part) ? [unit] : [],
  );
}

/** The shares in one order and with two digits, so that equal ones are equal as text. */
export function normalised(shares: readonly ProposedShare[]): ProposedShare[] {
  const rank = ['FIRST_REPORT', 'FIRST_NEGOTIATION', 'LANDING', 'CO_PROMOTER'];
  return shares
    .map((share) => ({ ...share, percent: toFixedString(share.percent) }))
    .sort(
      (a, b) =>
        rank.indexOf(a.role) - rank.indexOf(b.role) ||
        a.unitId.localeCompare(b.unitId) ||
        (a.userId ?? '').localeCompare(b.userId ?? ''),
    );
}

/** What a change after the freeze still needs. */
export interface SignatureFact {
  readonly role: 'SUPERVISOR' | 'POOL_ADMIN';
  readonly unitId: string | null;
}

export interface MissingSignature {
  readonly role: 'SUPERVISOR' | 'POOL_ADMIN';
  readonly unitId: string | null;
}

/** "Both SUPERVISORs + POOL_ADMIN" (domain.md §4.3): the supervisor of each unit concerned, and an administrator. */
export function missingSignatures(
  signingUnitIds: readonly string[],
  given: readonly SignatureFact[],
): MissingSignature[] {
  const units = signingUnitIds.filter(
    (unit) => !given.some(({ role, unitId }) => role === 'SUPERVISOR' && unitId === unit),
  );
  const administrator = given.some(({ role }) => role === 'POOL_ADMIN');
  return [
    ...units.map((unitId) => ({ role: 'SUPERVISOR', unitId }) as const),
    ...(administrator ? [] : [{ role: 'POOL_ADMIN', unitId: null } as const]),
  ];
}

/** The part in which a person may sign now; a supervisor's own unit first. Null: none. */
export function signingPart(
  actor: { readonly roles: readonly string[]; readonly unitId: string },
  missing: readonly MissingSignature[],
): MissingSignature | null {
  const asSupervisor = missing.find(
    ({ role, unitId }) =>
      role === 'SUPERVISOR' && unitId === actor.unitId && actor.roles.includes('SUPERVISOR'),
  );
  const asAdministrator = missing.find(
    ({ role }) => role === 'POOL_ADMIN' && actor.roles.includes('POOL_ADMIN'),
  );
  return asSupervisor ?? asAdministrator ?? null;
}
