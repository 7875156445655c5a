import { type Actor, hasRole } from '../../platform/access/actor.js';
import { permissions } from '../../platform/access/permission.js';
import { always, anyOf, equals, never, type RowRule } from '../../platform/access/row-rule.js';
import type { LeadRole } from './lead.lifecycle.js';

/** domain.md §2.15. A department may propose a lead; a unit that promotes takes it or leaves it. */
export const leadPermissions = permissions('lead', {
  read: ['*'],
  create: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'SERVICE_OFFICER', 'DEPT_USER'],
  update: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'SERVICE_OFFICER', 'DEPT_USER'],
  assign: ['SUPERVISOR', 'POOL_ADMIN'],
  work: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'SERVICE_OFFICER'],
  delete: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'SERVICE_OFFICER', 'DEPT_USER'],
});

const REPORTERS = ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'SERVICE_OFFICER'];
const READS_UNIT = ['SPECIALIST', 'SUPERVISOR', 'SERVICE_OFFICER'];

export interface LeadVisibility {
  /** Class V2: the reporting unit, 区投促办/管委办, leaders, the department that proposed it, the unit it went to. */
  readonly readable: RowRule;
  /** What the investor asks for and who recommended it (V3, personal data): who works on it, their supervisor, leaders. */
  readonly inner: RowRule;
}

/** Members of `LeadVisibility.inner`, for the history. */
export const INNER_FIELDS = ['needs', 'sourceContactName'];

/** One rule set for the row, the list's WHERE and each hidden member. */
export function leadVisibility(actor: Actor): LeadVisibility {
  return { readable: readableRule(actor), inner: innerRule(actor) };
}

function readableRule(actor: Actor): RowRule {
  if (hasRole(actor, 'POOL_ADMIN', 'LEADER')) return always;
  const personal = anyOf(
    mine(actor),
    hasRole(actor, 'DEPT_USER') ? equals('proposedByUnitId', actor.unitId) : never,
  );
  if (!hasRole(actor, ...READS_UNIT)) return personal;
  if (actor.unitTraits.includes('POOL_OFFICE')) return always;
  return anyOf(personal, equals('reportUnitId', actor.unitId), equals('transferredToUnitId', actor.unitId));
}

function innerRule(actor: Actor): RowRule {
  if (hasRole(actor, 'POOL_ADMIN', 'LEADER')) return always;
  return anyOf(mine(actor), hasRole(actor, 'SUPERVISOR') ? equals('reportUnitId', actor.unitId) : never);
}

/** Who reported it, works on it or typed it. A service account is nobody's colleague. */
function mine(actor: Actor): RowRule {
  if (hasRole(actor, 'INTEGRATOR')) return never;
  return anyOf(
    equals('assigneeId', actor.userId),
    equals('reportUserId', actor.userId),
    equals('createdBy', actor.userId),
  );
}

/** What the rights of a person to a lead depend on. */
export interface LeadStanding {
  readonly reportUnitId: string;
  readonly reportedAt: Date | null;
  readonly reportUserId: string | null;
  readonly assigneeId: string | null;
  readonly createdBy: string;
}

/** What the actor is to a lead, as the table of moves names it. */
export function rolesOn(actor: Actor, lead: LeadStanding): LeadRole[] {
  const works = lead.assigneeId === actor.userId && hasRole(actor, ...REPORTERS);
  return [
    ...(works ? (['ASSIGNEE'] as const) : []),
    ...(hasRole(actor, 'SUPERVISOR') && lead.reportUnitId === actor.unitId ? (['SUPERVISOR'] as const) : []),
    ...(hasRole(actor, 'POOL_ADMIN') ? (['POOL_ADMIN'] as const) : []),
  ];
}

/** Who corrects the members: who works on it, reported it, or proposed it as long as nobody has taken it. */
export function canEditLead(actor: Actor, lead: LeadStanding): boolean {
  if (rolesOn(actor, lead).length > 0) return true;
  if (lead.reportedAt === null) return lead.createdBy === actor.userId;
  return lead.reportUserId === actor.userId && hasRole(actor, ...REPORTERS);
}

/** Whether the actor can only propose: a department without anybody who promotes. */
export function isProposal(actor: Actor): boolean {
  return !hasRole(actor, ...REPORTERS);
}

/** A service officer reports companies that are in the park (§2.15). */
export function canReport(actor: Actor, parkRelation: string | null): boolean {
  if (hasRole(actor, 'SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'DEPT_USER')) return true;
  return ['RESIDENT', 'REGISTERED_ONLY'].includes(parkRelation ?? '');
}
