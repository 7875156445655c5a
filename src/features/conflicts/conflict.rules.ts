import type { FieldError } from '../../platform/kernel/domain-error.js';
import type { ConflictOutcome, ConflictParty, ConflictState } from './conflict.codes.js';
import type { ConflictActor, ConflictMoveRow } from './conflict.lifecycle.js';

/** Who may do what in a conflict, over plain data (domain.md §4.2, §2.15). */
export interface ConflictStanding {
  readonly unitAId: string;
  readonly userAId: string | null;
  readonly unitBId: string;
  readonly userBId: string | null;
}

export interface ConflictPerson {
  readonly userId: string;
  readonly unitId: string;
  readonly roles: readonly string[];
  readonly unitTraits: readonly string[];
}

/** Inside one unit the parties are its people, and its supervisor decides. */
export function isInternal({ unitAId, unitBId }: ConflictStanding): boolean {
  return unitAId === unitBId;
}

/** For which party a person speaks; null for an outsider. A supervisor speaks for the unit, not inside it. */
export function partyOf(
  standing: ConflictStanding,
  { userId, unitId, roles }: ConflictPerson,
): ConflictParty | null {
  if (isInternal(standing)) {
    if (userId === standing.userAId) return 'A';
    return userId === standing.userBId ? 'B' : null;
  }
  if (!roles.some((role) => ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN'].includes(role))) return null;
  if (unitId === standing.unitAId) return 'A';
  return unitId === standing.unitBId ? 'B' : null;
}

/** Whether a person may act in a part of the table. Nobody decides a case in which the own unit is a party. */
export function mayAct(standing: ConflictStanding, person: ConflictPerson, as: ConflictActor): boolean {
  const party = partyOf(standing, person);
  const holds = (role: string) => person.roles.includes(role);
  switch (as) {
    case 'SYSTEM':
      return false;
    case 'PARTY':
      return party !== null;
    case 'CLAIMANT':
      return party === 'A';
    case 'MEDIATOR':
      return !isInternal(standing) && holds('POOL_ADMIN') && party === null;
    case 'JUDGE':
      if (isInternal(standing))
        return (
          party === null &&
          (holds('POOL_ADMIN') || (holds('SUPERVISOR') && person.unitId === standing.unitAId))
        );
      return holds('POOL_ADMIN') && party === null;
    case 'APPEAL_BODY':
      return holds('LEADER') && person.unitTraits.includes('COMMITTEE_OFFICE');
  }
}

/** Evidence is filed until both have filed, or until the limit. */
export function isEvidenceOver(
  filed: readonly ConflictParty[],
  evidenceDueOn: string | null,
  day: string,
): boolean {
  const both = filed.includes('A') && filed.includes('B');
  return both || (evidenceDueOn !== null && evidenceDueOn < day);
}

export interface RulingTerms {
  readonly outcome?: ConflictOutcome | null;
  readonly thirdUnitId?: string | null;
  readonly lineA?: string | null;
  readonly lineB?: string | null;
  readonly landing?: ConflictParty | null;
}

/** Parties file as long as somebody has still to decide. */
export function takesStatements(state: ConflictState): boolean {
  return ['OPEN', 'MEDIATION', 'RULING', 'APPEALED'].includes(state);
}

const fault = (field: string, code: string, zh: string, en: string): FieldError => ({
  pointer: `/${field}`,
  code,
  message: { zh, en },
});
const OUTCOME = fault('outcome', 'OUTCOME_REQUIRED', '请填写裁决结果', 'name the outcome');
const INSIDE = fault(
  ...(['outcome', 'NOT_INSIDE_UNIT', '单位内部撞单只能归一方或联合'] as const),
  'inside a unit: one of the two, or both',
);
const THIRD = fault(
  ...(['thirdUnitId', 'THIRD_UNIT', '另行指定单位时须填写第三方单位'] as const),
  'goes with REASSIGNED_TO_THIRD, and is no party',
);
const LINES = fault(
  ...(['lineA', 'LINES', '划分业务线时须填写双方不同的业务线'] as const),
  'SPLIT_SCOPE needs two different business lines',
);

/** What a move must say of the outcome, and what it must not. */
export function rulingBlockers(
  { decides }: ConflictMoveRow,
  standing: ConflictStanding,
  terms: RulingTerms,
): FieldError[] {
  const { outcome, thirdUnitId, lineA, lineB } = terms;
  const named = Object.entries(terms).filter(([, value]) => value !== undefined && value !== null);
  if (!decides)
    return named.map(([field]) =>
      fault(field, 'NOT_OF_MOVE', '该步骤不填写裁决结果', 'belongs to a ruling only'),
    );
  if (!outcome) return [OUTCOME];
  const isSplit = outcome === 'SPLIT_SCOPE';
  const isThird = outcome === 'REASSIGNED_TO_THIRD';
  const isParty = [standing.unitAId, standing.unitBId].some((unit) => unit === thirdUnitId);
  const lines = [lineA, lineB].map((line) => line?.trim()).filter(Boolean);
  return [
    ...(isInternal(standing) && (isSplit || isThird) ? [INSIDE] : []),
    ...(isThird !== Boolean(thirdUnitId) || isParty ? [THIRD] : []),
    ...((isSplit ? new Set(lines).size !== 2 : lines.length > 0) ? [LINES] : []),
  ];
}
