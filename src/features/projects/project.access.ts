import { type Actor, hasRole } from '../../platform/access/actor.js';
import { permissions } from '../../platform/access/permission.js';
import {
  allOf,
  always,
  anyOf,
  contains,
  equals,
  never,
  type RowRule,
} from '../../platform/access/row-rule.js';

/** domain.md §2.15. Whoever may enter still sees and changes only the rows and fields of the rules below. */
export const projectPermissions = permissions('project', {
  read: ['*'],
  create: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN'],
  update: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN'],
  delete: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN'],
  move: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'SERVICE_OFFICER'],
  approve: ['SUPERVISOR', 'POOL_ADMIN'],
  attach: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'SERVICE_OFFICER'],
});

export interface ProjectVisibility {
  /** Who sees the row at all: class V1 once admitted, before that the owner unit, the pool office's administrator and leaders. */
  readonly readable: RowRule;
  /**
   * Class V2: owner, co-operating and landing unit, 区投促办/管委办, leaders, invited departments; in 公海 every unit
   * that may claim the project.
   */
  readonly unit: RowRule;
  /** Class V3: the team, its supervisor, pool administrators, leaders. */
  readonly inner: RowRule;
  /** Who knows which project and company it is: everyone, or `inner` for a confidential one. */
  readonly open: RowRule;
  /** V2 texts and papers that would give a confidential project away. */
  readonly matter: RowRule;
}

const READS_UNIT = ['SPECIALIST', 'SUPERVISOR', 'SERVICE_OFFICER'];

/** One rule set for rows, the list's WHERE, each hidden column, evidence files and history. */
export function projectVisibility(actor: Actor): ProjectVisibility {
  const unit = unitRule(actor);
  const inner = innerRule(actor);
  const open = anyOf(equals('confidential', false), inner);
  return { readable: readableRule(actor, unit), unit, inner, open, matter: allOf(unit, open) };
}

function seesEverything(actor: Actor): boolean {
  return hasRole(actor, 'POOL_ADMIN', 'LEADER');
}

/** 招商条线: people of promotion units by their work, leaders, pool administrators, analysts, service accounts. */
function isOnPromotionLine(actor: Actor): boolean {
  if (hasRole(actor, 'LEADER', 'POOL_ADMIN', 'ANALYST', 'INTEGRATOR')) return true;
  return actor.unitTraits.includes('PROMOTION') && hasRole(actor, ...READS_UNIT);
}

function readableRule(actor: Actor, unit: RowRule): RowRule {
  if (seesEverything(actor)) return always;
  const admitted = equals('admitted', true);
  const ownUnit = hasRole(actor, ...READS_UNIT) ? equals('ownerUnitId', actor.unitId) : never;
  return anyOf(
    allOf(admitted, isOnPromotionLine(actor) ? always : unit),
    ownUnit,
    mine(actor),
    invited(actor),
  );
}

function unitRule(actor: Actor): RowRule {
  if (seesEverything(actor)) return always;
  const personal = anyOf(mine(actor), invited(actor));
  if (!hasRole(actor, ...READS_UNIT)) return personal;
  if (actor.unitTraits.includes('POOL_OFFICE')) return always;
  return anyOf(
    personal,
    equals('ownerUnitId', actor.unitId),
    equals('landingUnitId', actor.unitId),
    contains('coUnitIds', actor.unitId),
    actor.unitTraits.includes('OWNS_PROJECTS') ? equals('inPublicSea', true) : never,
  );
}

function innerRule(actor: Actor): RowRule {
  if (seesEverything(actor)) return always;
  return anyOf(mine(actor), hasRole(actor, 'SUPERVISOR') ? equals('ownerUnitId', actor.unitId) : never);
}

/** The team. A service account is nobody's colleague. */
function mine(actor: Actor): RowRule {
  if (hasRole(actor, 'INTEGRATOR')) return never;
  return anyOf(
    equals('ownerUserId', actor.userId),
    contains('teamUserIds', actor.userId),
    equals('serviceOfficerId', actor.userId),
  );
}

function invited(actor: Actor): RowRule {
  return hasRole(actor, 'DEPT_USER') ? contains('invitedUnitIds', actor.unitId) : never;
}

/** Who reads a project as it stood on a past day: who reads it today; before it was in the pool, class V2 only. */
export function pastReadable({ readable, unit }: ProjectVisibility): RowRule {
  return allOf(readable, anyOf(equals('wasAdmitted', true), allOf(equals('wasKnown', true), unit)));
}

/** What the rights of a person to a project depend on. */
export interface ProjectStanding {
  readonly poolStatus: string;
  readonly ownerUnitId: string | null;
  readonly landingUnitId: string | null;
  readonly ownerUserId: string | null;
  readonly teamUserIds: readonly string[];
  readonly serviceOfficerId: string | null;
}

/**
 * Those of the actor's roles that count for this project: a specialist works on projects of the own team, a
 * supervisor on those of the unit, a service officer on landed ones, a pool administrator on all.
 */
export function rolesOn(actor: Actor, project: ProjectStanding): string[] {
  return actor.roles.filter((role) => {
    switch (role) {
      case 'POOL_ADMIN':
        return true;
      case 'SUPERVISOR':
        return project.ownerUnitId === actor.unitId;
      case 'SPECIALIST':
        return project.ownerUserId === actor.userId || project.teamUserIds.includes(actor.userId);
      case 'SERVICE_OFFICER':
        return project.poolStatus === 'LANDED' && attendsTo(actor, project);
      default:
        return false;
    }
  });
}

function attendsTo(actor: Actor, project: ProjectStanding): boolean {
  return (
    project.serviceOfficerId === actor.userId ||
    [project.ownerUnitId, project.landingUnitId].includes(actor.unitId)
  );
}

/** Who fills in the project's fields; a service officer states what a move asks for with the move. */
export function canEditProject(actor: Actor, project: ProjectStanding): boolean {
  return rolesOn(actor, project).some((role) => ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN'].includes(role));
}
