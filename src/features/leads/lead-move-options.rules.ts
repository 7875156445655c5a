import type { Text } from '../../platform/kernel/domain-error.js';
import { movesFrom } from '../../platform/kernel/state-machine.js';
import { LEAD_MOVE, type LeadMoveId, type LeadStatus } from './lead.codes.js';
import type { Lead } from './lead.entity.js';
import { leadErrors } from './lead.errors.js';
import { LEAD_LIFECYCLE, type LeadRole } from './lead.lifecycle.js';
import { fieldsAsked } from './lead-moves.rules.js';

/** A move out of the present status, and how the actor stands to it. */
export interface LeadMoveOption {
  readonly move: LeadMoveId;
  readonly title: Text;
  readonly to: LeadStatus;
  readonly by: readonly LeadRole[];
  readonly permitted: boolean;
  /** Where it is sent to, below `/leads/{id}`. */
  readonly action: 'assignments' | 'assessments' | 'transitions' | 'conversions';
  readonly reasonRequired: boolean;
  /** Members that the request must have besides the reason. */
  readonly asks: readonly string[];
  /** What is wrong with the lead itself. */
  readonly missing: readonly { readonly code: string; readonly message: Text }[];
}

const ACTIONS: Readonly<Partial<Record<LeadMoveId, LeadMoveOption['action']>>> = {
  ASSIGN: 'assignments',
  ACCEPT: 'assessments',
  CONVERT: 'conversions',
};
const ASKED: Readonly<Partial<Record<LeadMoveId, readonly string[]>>> = {
  ASSIGN: ['assigneeId'],
  ACCEPT: ['industry', 'market', 'technology', 'environment', 'energy', 'benefit', 'follow'],
  CONVERT: ['name'],
};

/**
 * Every move out of the status of a lead, permitted or not, out of the table that decides moves (domain.md §3.8).
 * @param roles what the actor is to the lead
 */
export function moveOptions(
  lead: Pick<Lead, 'status' | 'companyId'>,
  roles: readonly LeadRole[],
): LeadMoveOption[] {
  return movesFrom(LEAD_LIFECYCLE, lead.status).map(({ move, to }) => ({
    move: move.id,
    title: { zh: LEAD_MOVE.label(move.id, 'zh'), en: LEAD_MOVE.label(move.id, 'en') },
    to,
    by: move.by,
    permitted: move.by.some((role) => roles.includes(role)),
    action: ACTIONS[move.id] ?? 'transitions',
    reasonRequired: move.needsReason === true,
    asks: ASKED[move.id] ?? fieldsAsked(move.id),
    missing: move.id === 'CONVERT' && lead.companyId === null ? [COMPANY_NEEDED] : [],
  }));
}

const { code, definition } = leadErrors.COMPANY_NEEDED();
const COMPANY_NEEDED = { code, message: definition.detail ?? definition.title };
