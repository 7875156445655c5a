import { type Actor, hasRole } from '../../platform/access/actor.js';
import { permissions } from '../../platform/access/permission.js';
import {
  allOf,
  always,
  anyOf,
  contains,
  equals,
  holds,
  never,
  type RowRule,
} from '../../platform/access/row-rule.js';

/** domain.md §2.15. Other units may enter talks with a company as 协同 (§4.1). */
export const interactionPermissions = permissions('interaction', {
  read: ['*'],
  create: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'SERVICE_OFFICER'],
  update: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'SERVICE_OFFICER'],
  append: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'SERVICE_OFFICER', 'DEPT_USER', 'LEADER'],
});

export interface InteractionVisibility {
  /** Who sees the row: class V2, its author and those who took part. */
  readonly readable: RowRule;
  /** Author, participants, project team, their supervisor, pool administrators, leaders (class V3). */
  readonly inner: RowRule;
  /** Who sees the lead that it is about. */
  readonly lead: RowRule;
  /** Summary, next action and addenda: as the row, or `inner` when the record is confidential. */
  readonly content: RowRule;
}

/** Members that a confidential record hides; its history shows them to the inner circle only. */
export const CONTENT_FIELDS = ['summary', 'nextAction', 'addendum'];

const READS_UNIT = ['SPECIALIST', 'SUPERVISOR', 'SERVICE_OFFICER'];

/** One rule set for the rows, the list's WHERE, the hidden columns and the right to append. */
export function interactionVisibility(actor: Actor): InteractionVisibility {
  const inner = innerRule(actor);
  return {
    readable: readableRule(actor),
    inner,
    lead: leadRule(actor),
    content: anyOf(equals('isConfidential', false), inner),
  };
}

function readableRule(actor: Actor): RowRule {
  if (hasRole(actor, 'POOL_ADMIN', 'LEADER')) return always;
  const own = anyOf(tookPart(actor), invited(actor));
  if (!hasRole(actor, ...READS_UNIT)) return own;
  if (actor.unitTraits.includes('POOL_OFFICE')) return always;
  return anyOf(
    own,
    equals('companyUnitId', actor.unitId),
    equals('projectUnitId', actor.unitId),
    equals('authorUnitId', actor.unitId),
    equals('leadUnitId', actor.unitId),
    contains('coUnitIds', actor.unitId),
  );
}

function innerRule(actor: Actor): RowRule {
  if (hasRole(actor, 'POOL_ADMIN', 'LEADER')) return always;
  const ofUnit = anyOf(
    ...['authorUnitId', 'projectUnitId', 'leadUnitId'].map((field) => equals(field, actor.unitId)),
  );
  return anyOf(tookPart(actor), hasRole(actor, 'SUPERVISOR') ? ofUnit : never);
}

/** Being named as a participant is an invitation, whatever the role; service accounts are not people. */
function tookPart(actor: Actor): RowRule {
  if (hasRole(actor, 'INTEGRATOR')) return never;
  return anyOf(
    equals('createdBy', actor.userId),
    contains('participantIds', actor.userId),
    contains('teamUserIds', actor.userId),
    equals('projectOwnerId', actor.userId),
    equals('serviceOfficerId', actor.userId),
    worksOnLead(actor),
  );
}

function worksOnLead(actor: Actor): RowRule {
  return anyOf(equals('leadAssigneeId', actor.userId), equals('leadReporterId', actor.userId));
}

/** Other units do not learn of a lead, not even from a talk about the company that they may read. */
function leadRule(actor: Actor): RowRule {
  if (hasRole(actor, 'POOL_ADMIN', 'LEADER')) return always;
  if (hasRole(actor, 'INTEGRATOR')) return never;
  if (!hasRole(actor, ...READS_UNIT)) return worksOnLead(actor);
  if (actor.unitTraits.includes('POOL_OFFICE')) return always;
  return anyOf(worksOnLead(actor), equals('leadUnitId', actor.unitId));
}

/** A department that was invited to the project (class V2). */
function invited(actor: Actor): RowRule {
  return hasRole(actor, 'DEPT_USER') ? contains('invitedUnitIds', actor.unitId) : never;
}

/** What the rules read of one interaction. */
export interface InteractionStanding {
  readonly createdBy: string;
  /** Marked so itself, or of a confidential project. */
  readonly isConfidential: boolean;
  readonly authorUnitId: string;
  readonly companyUnitId: string | null;
  readonly projectUnitId: string | null;
  readonly leadUnitId: string | null;
  readonly leadAssigneeId: string | null;
  readonly leadReporterId: string | null;
  /** Co-operating and landing units of the project. */
  readonly coUnitIds: readonly (string | null)[] | null;
  readonly invitedUnitIds: readonly string[] | null;
  readonly projectOwnerId: string | null;
  readonly serviceOfficerId: string | null;
  readonly participantIds: readonly string[];
  readonly teamUserIds: readonly string[] | null;
}

export function canReadInteraction(actor: Actor, interaction: InteractionStanding): boolean {
  return holds(interactionVisibility(actor).readable, { ...interaction });
}

/** Whoever may read the content and works on the matter may add to it. */
export function canAppend(actor: Actor, interaction: InteractionStanding): boolean {
  const { inner, readable } = interactionVisibility(actor);
  return holds(allOf(inner, readable), { ...interaction }) && !hasRole(actor, 'INTEGRATOR');
}

/** A service officer follows up companies that are in the park (§2.15). */
export function canFollowUp(actor: Actor, parkRelation: string | null): boolean {
  if (hasRole(actor, 'SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN')) return true;
  return ['RESIDENT', 'REGISTERED_ONLY'].includes(parkRelation ?? '');
}
