import { checkMachine, type Machine, type Move, movesFrom } from '../../platform/kernel/state-machine.js';
import { LEAD_STATUS, type LeadMoveId, type LeadStatus } from './lead.codes.js';

/** What other features may want to know of a lead; their flows register for it (`flows/leads/lead-effects.ts`). */
export type LeadEffect =
  | 'REGISTERED' // a unit reported it
  | 'PROPOSED' // a department proposed it: no unit has reported it yet
  | 'TAKEN' // a unit made a proposal its own
  | 'IDENTIFIED' // its company is known, or is another one, since this change
  | 'CLOSED' // invalid, duplicate or handed over
  | 'CONVERTED'
  | 'DELETED'
  | 'RESTORED';

/** Who makes a move: roles as `rolesOn` grants them, `ASSIGNEE` for whoever works on the lead. */
export type LeadRole = 'ASSIGNEE' | 'SUPERVISOR' | 'POOL_ADMIN';

export interface LeadMove extends Move<LeadStatus> {
  readonly id: LeadMoveId;
  readonly by: readonly LeadRole[];
  /** Said in words and kept with the lead. */
  readonly needsReason?: boolean;
}

const WORKERS = ['ASSIGNEE', 'SUPERVISOR', 'POOL_ADMIN'] as const;
const APPROVERS = ['SUPERVISOR', 'POOL_ADMIN'] as const;
const to = (to: LeadStatus, ...from: readonly LeadStatus[]) => from.map((each) => ({ from: each, to }));
const staying = (...statuses: readonly LeadStatus[]) => statuses.map((each) => ({ from: each, to: each }));

/**
 * The life of a lead (domain.md §3.8) as one literal. To assign again, while somebody is on leave, changes nothing but
 * the person. An outcome is not revised: what was found invalid comes back as a lead of its own.
 */
export const LEAD_LIFECYCLE: Machine<LeadStatus, LeadMove> = checkMachine({
  name: 'lead',
  initial: 'NEW',
  states: LEAD_STATUS.codes,
  final: ['CONVERTED', 'INVALID', 'DUPLICATE', 'TRANSFERRED'],
  moves: [
    {
      id: 'ASSIGN',
      by: APPROVERS,
      paths: [...to('ASSIGNED', 'NEW'), ...staying('ASSIGNED', 'ASSESSING', 'PARKED', 'VALID')],
    },
    { id: 'BEGIN', by: WORKERS, paths: to('ASSESSING', 'ASSIGNED') },
    { id: 'ACCEPT', by: WORKERS, paths: to('VALID', 'ASSESSING') },
    { id: 'REJECT', by: WORKERS, paths: to('INVALID', 'ASSESSING'), needsReason: true },
    { id: 'PARK', by: WORKERS, paths: to('PARKED', 'ASSESSING'), needsReason: true },
    { id: 'RESUME', by: WORKERS, paths: to('ASSESSING', 'PARKED') },
    { id: 'MARK_DUPLICATE', by: WORKERS, paths: to('DUPLICATE', 'ASSESSING'), needsReason: true },
    { id: 'HAND_OVER', by: APPROVERS, paths: to('TRANSFERRED', 'ASSESSING'), needsReason: true },
    { id: 'CONVERT', by: WORKERS, paths: to('CONVERTED', 'VALID') },
  ],
});

/** The moves that lead out of a status for somebody with these roles, in the order of the table. */
export function allowedMoves(
  status: LeadStatus,
  roles: readonly LeadRole[],
): { readonly move: LeadMove; readonly to: LeadStatus }[] {
  return movesFrom(LEAD_LIFECYCLE, status).filter(({ move }) => move.by.some((role) => roles.includes(role)));
}

export function isClosed(status: LeadStatus): boolean {
  return LEAD_LIFECYCLE.final.includes(status);
}

/** What the others have to know of a move. */
export function effectsOf(before: { reportedAt: Date | null }, to: LeadStatus): LeadEffect[] {
  if (to === 'CONVERTED') return ['CONVERTED'];
  if (isClosed(to)) return ['CLOSED'];
  return before.reportedAt === null ? ['TAKEN'] : [];
}
