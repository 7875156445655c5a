import type { PoolSettings } from './pool-settings.js';
import { adviceFor, missingFor } from './project.requirements.js';
import type { ProjectFacts } from './project-facts.js';
import { characters, type GateContext } from './project-gate.js';
import { earliestEffectiveOn } from './project-milestone.rules.js';
import { changesOf } from './project-move-changes.rules.js';
import { movesAt, rolesFor } from './project-moves.js';
import { TRANSITION } from './project-transition.codes.js';
import type {
  MoveActor,
  MoveDecision,
  MoveOption,
  MoveRefusal,
  MoveRequest,
  TransitionRow,
} from './project-transition.types.js';

/**
 * Decides the moves of a reserve project (domain.md §3.2). Pure: the service loads the facts, asks here, saves what
 * comes back and records it. Refusals come in the order of the checks: move, role, date, reason, gate.
 */

/** The nightly job as an actor. No person carries this role. */
export const SYSTEM_ACTOR: MoveActor = { userId: 'system', unitId: null, roles: ['SYSTEM'] };

/**
 * The moves out of the project's position with what each still needs, also those that another role carries out: a
 * specialist has to know what the supervisor will ask for. Moves of the nightly job alone are left out for people.
 */
export function movesFor(facts: ProjectFacts, actor: MoveActor, settings: PoolSettings): MoveOption[] {
  const context: GateContext = { facts, actor, settings, inputs: {}, effectiveOn: facts.today };
  return movesAt(facts.poolStatus, facts.stage)
    .map(({ id, row, to }) => {
      const by = rolesFor(row, facts.stage);
      return {
        id,
        title: { zh: TRANSITION.label(id, 'zh'), en: TRANSITION.label(id, 'en') },
        to,
        by,
        permitted: isPermitted(by, actor),
        reasonRequired: row.reason === 'required',
        missing: missingFor(row, context),
        advice: adviceFor(row, context),
      };
    })
    .filter((option) => option.permitted || option.by.some((role) => role !== 'SYSTEM'));
}

/** The changes of a move, or the one refusal that stops it. `facts` are read in the transaction that saves the move. */
export function decideTransition(
  request: MoveRequest,
  facts: ProjectFacts,
  actor: MoveActor,
  settings: PoolSettings,
): MoveDecision {
  const moves = movesAt(facts.poolStatus, facts.stage);
  const move = moves.find(({ id }) => id === request.transition);
  if (move === undefined) {
    const mine = moves.filter(({ row }) => isPermitted(rolesFor(row, facts.stage), actor));
    return refuse({ code: 'TRANSITION_NOT_ALLOWED', allowed: mine.map(({ id }) => id) });
  }
  const effectiveOn = request.effectiveOn ?? facts.today;
  const refusal =
    roleRefusal(move.row, facts, actor) ??
    dateRefusal(effectiveOn, request, facts, actor) ??
    reasonRefusal(move.row, request, settings) ??
    gateRefusal(move.row, { facts, actor, settings, inputs: request, effectiveOn });
  if (refusal !== null) {
    return refuse(refusal);
  }
  return {
    ok: true,
    transition: move.id,
    effectiveOn,
    changes: changesOf(move.row, move.to, request, facts, effectiveOn),
    effects: move.row.effects ?? [],
  };
}

function refuse(refusal: MoveRefusal): MoveDecision {
  return { ok: false, refusal };
}

function isPermitted(by: readonly string[], actor: MoveActor): boolean {
  return actor.roles.some((role) => by.includes(role));
}

function roleRefusal(row: TransitionRow, facts: ProjectFacts, actor: MoveActor): MoveRefusal | null {
  const by = rolesFor(row, facts.stage);
  return isPermitted(by, actor) ? null : { code: 'ROLE_NOT_ALLOWED', by };
}

function dateRefusal(
  effectiveOn: string,
  request: MoveRequest,
  facts: ProjectFacts,
  actor: MoveActor,
): MoveRefusal | null {
  if (!isCalendarDate(effectiveOn)) {
    return { code: 'EFFECTIVE_ON_INVALID' };
  }
  if (effectiveOn > facts.today) {
    return { code: 'EFFECTIVE_ON_IN_FUTURE', latest: facts.today };
  }
  const earliest = earliestEffectiveOn(facts);
  if (earliest !== null && effectiveOn < earliest) {
    return { code: 'EFFECTIVE_ON_TOO_EARLY', earliest };
  }
  const lockedThrough = facts.reportLockedThrough;
  const corrects = request.correctsLockedMonth === true && actor.roles.includes('POOL_ADMIN');
  return lockedThrough !== null && effectiveOn <= lockedThrough && !corrects
    ? { code: 'EFFECTIVE_ON_IN_LOCKED_MONTH', lockedThrough }
    : null;
}

function isCalendarDate(text: string): boolean {
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 10) === text;
}

function reasonRefusal(row: TransitionRow, request: MoveRequest, settings: PoolSettings): MoveRefusal | null {
  const minimum = settings.gates.reasonMinChars;
  return row.reason === 'required' && characters(request.reason) < minimum
    ? { code: 'REASON_TOO_SHORT', minimum }
    : null;
}

function gateRefusal(row: TransitionRow, context: GateContext): MoveRefusal | null {
  const missing = missingFor(row, context);
  return missing.length === 0 ? null : { code: 'STAGE_GATE_FAILED', missing };
}
