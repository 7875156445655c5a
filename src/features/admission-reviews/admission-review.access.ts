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

/** domain.md §2.15 (submit 入库 / first review / admit), §3.3. Whoever may enter still sees the rows of the rules below. */
export const reviewPermissions = permissions('admission-review', {
  read: ['*'],
  reviewForUnit: ['SUPERVISOR', 'POOL_ADMIN'],
  manage: ['POOL_ADMIN'],
  score: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'DEPT_USER', 'LEADER', 'ANALYST'],
  giveOpinion: ['DEPT_USER'],
});

export interface ReviewVisibility {
  /** Owner unit and team, members of the panel, invited departments, pool administrators, leaders. */
  readonly readable: RowRule;
  /** Class V3: all sheets and the result. Those who judge and the inner circle, once it is decided. */
  readonly scores: RowRule;
  /** Who knows which project and company it is: everyone, or team, judges and above for a confidential one. */
  readonly open: RowRule;
}

/** One rule set for rows, the queue's WHERE and each hidden member. */
export function reviewVisibility(actor: Actor): ReviewVisibility {
  const judges = contains('memberUserIds', actor.userId);
  const inner = innerRule(actor);
  const open = anyOf(equals('confidential', false), inner, judges);
  return {
    readable: readableRule(actor, judges, inner),
    scores: hasRole(actor, 'POOL_ADMIN') ? always : allOf(equals('decided', true), anyOf(inner, judges)),
    open,
  };
}

function readableRule(actor: Actor, judges: RowRule, inner: RowRule): RowRule {
  const ownUnit = hasRole(actor, 'SPECIALIST', 'SUPERVISOR', 'SERVICE_OFFICER')
    ? equals('ownerUnitId', actor.unitId)
    : never;
  const invited = hasRole(actor, 'DEPT_USER') ? contains('invitedUnitIds', actor.unitId) : never;
  return anyOf(inner, ownUnit, judges, invited);
}

function innerRule(actor: Actor): RowRule {
  if (hasRole(actor, 'POOL_ADMIN', 'LEADER')) return always;
  const team = hasRole(actor, 'INTEGRATOR')
    ? never
    : anyOf(equals('ownerUserId', actor.userId), contains('teamUserIds', actor.userId));
  return anyOf(team, hasRole(actor, 'SUPERVISOR') ? equals('ownerUnitId', actor.unitId) : never);
}

/** 初审: the supervisor of the owner unit; a pool administrator may do what a supervisor does (§2.15). */
export function canReviewForUnit(actor: Actor, ownerUnitId: string): boolean {
  return hasRole(actor, 'POOL_ADMIN') || (hasRole(actor, 'SUPERVISOR') && actor.unitId === ownerUnitId);
}
