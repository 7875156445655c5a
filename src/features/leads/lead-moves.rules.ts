import type { FieldError, Text } from '../../platform/kernel/domain-error.js';
import { movesFrom } from '../../platform/kernel/state-machine.js';
import type { LeadMoveId, LeadStatus } from './lead.codes.js';
import type { Lead } from './lead.entity.js';
import { allowedMoves, isClosed, LEAD_LIFECYCLE, type LeadMove, type LeadRole } from './lead.lifecycle.js';

/** What a move of a lead needs and writes (domain.md §2.5, §3.8). Which moves there are: `lead.lifecycle.ts`. */
export type MoveDecision =
  | { readonly verdict: 'go'; readonly move: LeadMove; readonly to: LeadStatus }
  | { readonly verdict: 'not-allowed'; readonly allowed: readonly LeadMoveId[] }
  | { readonly verdict: 'not-yours' };

/** @param roles what the actor is to the lead */
export function decideMove(status: LeadStatus, id: LeadMoveId, roles: readonly LeadRole[]): MoveDecision {
  if (roles.length === 0) return { verdict: 'not-yours' };
  const found = movesFrom(LEAD_LIFECYCLE, status).find(({ move }) => move.id === id);
  if (!found)
    return { verdict: 'not-allowed', allowed: allowedMoves(status, roles).map(({ move }) => move.id) };
  return found.move.by.some((role) => roles.includes(role))
    ? { verdict: 'go', ...found }
    : { verdict: 'not-yours' };
}

/** What every arrival in a status stamps. An outcome ends the assessment, also one that was never written down. */
export function stampsOf(
  lead: Pick<Lead, 'status' | 'assessedAt'>,
  to: LeadStatus,
  now: Date,
): Partial<Lead> {
  if (to === lead.status) return {};
  const isOutcome = to === 'VALID' || to === 'PARKED' || isClosed(to);
  return {
    status: to,
    statusSince: now,
    statusReason: null,
    ...(isOutcome && lead.assessedAt === null ? { assessedAt: now } : {}),
    ...(isClosed(to) ? { closedAt: now } : {}),
  };
}

interface MoveInputs {
  readonly move: string;
  readonly invalidReason?: string;
  readonly duplicateOfId?: string;
  readonly transferredToUnitId?: string;
}

/** Moves that a request of `POST …/transitions` may name, with what they ask for. */
const INPUTS: Readonly<
  Partial<Record<string, { readonly needs?: keyof MoveInputs; readonly takes?: keyof MoveInputs }>>
> = {
  BEGIN: {},
  REJECT: { needs: 'invalidReason' },
  PARK: {},
  RESUME: {},
  MARK_DUPLICATE: { takes: 'duplicateOfId' },
  HAND_OVER: { needs: 'transferredToUnitId' },
};
const OPTIONAL = ['invalidReason', 'duplicateOfId', 'transferredToUnitId'] as const;

/** Members that a move of `POST …/transitions` cannot do without. */
export function fieldsAsked(move: string): string[] {
  const needs = INPUTS[move]?.needs;
  return needs === undefined ? [] : [needs];
}

export function inputFaults(request: MoveInputs): FieldError[] {
  const inputs = INPUTS[request.move];
  if (!inputs)
    return [
      fault('move', 'MOVE_ELSEWHERE', {
        zh: '请用 POST …/assignments、…/assessments 或 …/conversions',
        en: 'use POST …/assignments, …/assessments or …/conversions',
      }),
    ];
  const { needs, takes } = inputs;
  const lacking = needs !== undefined && request[needs] === undefined ? [needs] : [];
  const stray = OPTIONAL.filter(
    (field) => request[field] !== undefined && field !== needs && field !== takes,
  );
  return [
    ...lacking.map((field) => fault(field, 'REQUIRED', { zh: '必填', en: 'is required' })),
    ...stray.map((field) =>
      fault(field, 'NOT_OF_THIS_MOVE', { zh: '与该办理无关', en: 'does not go with this move' }),
    ),
  ];
}

/** An assessment that stops says why, one that goes on has no reason to be invalid. */
export function assessmentFaults({
  follow,
  invalidReason,
}: {
  readonly follow: boolean;
  readonly invalidReason?: string;
}): FieldError[] {
  if (!follow && invalidReason === undefined)
    return [
      fault('invalidReason', 'REQUIRED', { zh: '不跟进时必填', en: 'is required when follow is false' }),
    ];
  if (follow && invalidReason !== undefined)
    return [
      fault('invalidReason', 'NOT_OF_THIS_MOVE', { zh: '跟进时不填', en: 'does not go with follow=true' }),
    ];
  return [];
}

function fault(field: string, code: string, message: Text): FieldError {
  return { pointer: `/${field}`, code, message };
}
