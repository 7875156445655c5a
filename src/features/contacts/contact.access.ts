import { type Actor, hasRole } from '../../platform/access/actor.js';
import { permissions } from '../../platform/access/permission.js';
import {
  always,
  anyOf,
  contains,
  equals,
  holds,
  never,
  type RowRule,
} from '../../platform/access/row-rule.js';

/** domain.md §2.15. Whoever may enter still sees only the rows and fields of `contactVisibility`. */
export const contactPermissions = permissions('contact', {
  read: ['*'],
  create: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'SERVICE_OFFICER'],
  update: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'SERVICE_OFFICER'],
  delete: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN'],
  copy: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'SERVICE_OFFICER'],
  erase: ['SUPERVISOR', 'POOL_ADMIN'],
});

export interface ContactVisibility {
  /** Who sees the row at all, with surname and masked numbers: class V1 and wider. */
  readonly readable: RowRule;
  /** Name, employments, do-not-contact (class V2). */
  readonly unit: RowRule;
  /** Decision role, source, lawful basis, retention (class V3). */
  readonly team: RowRule;
  /** Mobile, e-mail, WeChat, language, nationality in full (class PI, §2.15 "see masked PI in full"). */
  readonly personal: RowRule;
}

export const UNIT_FIELDS = [
  'name',
  'honorific',
  'doNotContact',
  'companyId',
  'title',
  'department',
  'fromOn',
  'toOn',
  'isPrimary',
];
export const TEAM_FIELDS = ['decisionRole', 'source', 'lawfulBasis', 'consentAt', 'retentionUntil'];

const READS_UNIT = ['SPECIALIST', 'SUPERVISOR', 'SERVICE_OFFICER'];
const READS_LINE = [...READS_UNIT, 'ANALYST', 'INTEGRATOR'];

/** One rule set for the rows, the list's WHERE, every masked column and the right to change. */
export function contactVisibility(actor: Actor): ContactVisibility {
  const personal = personalRule(actor);
  const unit = unitRule(actor);
  return {
    readable: isOnPromotionLine(actor) ? always : unit,
    unit,
    team: hasRole(actor, 'LEADER') ? always : personal,
    personal,
  };
}

function isOnPromotionLine(actor: Actor): boolean {
  if (hasRole(actor, 'LEADER', 'POOL_ADMIN', 'ANALYST')) return true;
  return actor.unitTraits.includes('PROMOTION') && hasRole(actor, ...READS_LINE);
}

/** Owner and co-operating units of companies and projects, the team, who entered it; offices and leaders see all. */
function unitRule(actor: Actor): RowRule {
  if (hasRole(actor, 'POOL_ADMIN', 'LEADER')) return always;
  if (!hasRole(actor, ...READS_UNIT)) return never;
  if (actor.unitTraits.includes('POOL_OFFICE')) return always;
  return anyOf(ofUnit(actor), contains('coUnitIds', actor.unitId), mine(actor));
}

function personalRule(actor: Actor): RowRule {
  if (hasRole(actor, 'INTEGRATOR')) return never;
  if (hasRole(actor, 'POOL_ADMIN')) return always;
  if (!hasRole(actor, ...READS_UNIT)) return never;
  return anyOf(
    mine(actor),
    hasRole(actor, 'SUPERVISOR') ? ofUnit(actor) : never,
    hasRole(actor, 'SPECIALIST') ? contains('companyUnitIds', actor.unitId) : never,
    hasRole(actor, 'SERVICE_OFFICER') ? contains('residentUnitIds', actor.unitId) : never,
  );
}

function ofUnit(actor: Actor): RowRule {
  return anyOf(contains('companyUnitIds', actor.unitId), contains('projectUnitIds', actor.unitId));
}

function mine(actor: Actor): RowRule {
  return anyOf(equals('createdBy', actor.userId), contains('teamUserIds', actor.userId));
}

/** What the rules read of one contact. */
export interface ContactStanding {
  readonly createdBy: string | null;
  readonly companyUnitIds: readonly string[];
  readonly residentUnitIds: readonly string[];
  readonly projectUnitIds: readonly string[];
  /** Co-operating and landing units of the projects. */
  readonly coUnitIds: readonly string[];
  readonly teamUserIds: readonly string[];
}

/** Whoever sees a person's data in full keeps it; nobody writes over what is masked for them. */
export function canEditContact(actor: Actor, contact: ContactStanding): boolean {
  return holds(contactVisibility(actor).personal, { ...contact });
}

export function canReadContact(actor: Actor, contact: ContactStanding): boolean {
  return holds(contactVisibility(actor).readable, { ...contact });
}

/** A service officer enters people of companies that are in the park (§2.15). */
export function canAddTo(actor: Actor, parkRelation: string): boolean {
  if (hasRole(actor, 'SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN')) return true;
  return ['RESIDENT', 'REGISTERED_ONLY'].includes(parkRelation);
}
