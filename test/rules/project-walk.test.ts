import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_POOL_SETTINGS } from '../../src/features/projects/pool-settings.js';
import { STAGE } from '../../src/features/projects/project.codes.js';
import type { ProjectFacts } from '../../src/features/projects/project-facts.js';
import { milestoneOf } from '../../src/features/projects/project-milestone.rules.js';
import { PROJECT_MACHINE, positionOf } from '../../src/features/projects/project-moves.js';
import {
  decideTransition,
  movesFor,
  SYSTEM_ACTOR,
} from '../../src/features/projects/project-transition.rules.js';
import type { MoveRequest } from '../../src/features/projects/project-transition.types.js';
import { addDays } from '../../src/platform/kernel/clock.js';
import { actor, allEvidence, aProject } from './project-fixtures.js';

/**
 * Random walks through the pool: whatever people and the nightly job ask for, in whatever order and on whatever day,
 * only listed moves happen and the dates stay in order.
 */
const IDS = PROJECT_MACHINE.moves.map(({ id }) => id);
/** The pool administrator comes more often, because only that role gets through every gate. */
const ROLES = [
  ...Array<string>(8).fill('POOL_ADMIN'),
  ...['SPECIALIST', 'SUPERVISOR', 'SERVICE_OFFICER', 'LEADER', 'SYSTEM'],
];

const step = fc.record({
  /** Most steps take one of the moves offered, and rather an early (forward) one, so that walks get deep. */
  offered: fc.integer({ min: 0, max: 3 }).map((die) => die > 0),
  pick: fc.nat(999),
  role: fc.constantFrom(...ROLES),
  passing: fc.integer({ min: 0, max: 40 }),
  backdated: fc.integer({ min: -1, max: 60 }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** A day later, with all evidence and a talk of that day: the walk is about moves, not about gates. */
function onNextDay(facts: ProjectFacts, days: number): ProjectFacts {
  const today = addDays(facts.today, days);
  return {
    ...facts,
    today,
    lastValidInteractionOn: today,
    lastSubstantiveInteractionOn: today,
    lastSubstantiveInteractionWithDeciderOn: today,
    policyCheckedOn: today,
    evidence: allEvidence(today),
    holdUntil: facts.holdUntil === null ? null : today,
    review: { score: days % 5 === 0 ? '40' : '80', vetoCodes: [] },
  };
}

function requestOf(id: string, facts: ProjectFacts, backdated: number): MoveRequest {
  return {
    transition: id,
    effectiveOn: addDays(facts.today, -backdated),
    reason: '示例原因，用于随机测试的说明',
    holdUntil: addDays(facts.today, 30),
    holdReason: 'OTHER',
    returnItems: ['补充材料'],
    signingWaiverReason: '示例原因，用于随机测试的说明',
    exitReason: facts.poolStatus === 'LANDED' ? 'MOVED_OUT' : 'NO_SPACE',
    exitNote: '面积不足',
    mergedIntoId: 'project-2',
  };
}

function take(facts: ProjectFacts, { offered, pick, role, backdated }: Step, faults: string[]): ProjectFacts {
  const who = role === 'SYSTEM' ? SYSTEM_ACTOR : actor(role);
  const options = movesFor(facts, who, DEFAULT_POOL_SETTINGS).filter(
    ({ permitted, id }) => permitted && id !== 'T43',
  );
  const id =
    (offered ? options[Math.floor((pick / 1000) ** 3 * options.length)]?.id : undefined) ??
    IDS[pick % IDS.length] ??
    'T01';
  const decision = decideTransition(
    requestOf(id, facts, offered ? 0 : backdated),
    facts,
    who,
    DEFAULT_POOL_SETTINGS,
  );
  if (!decision.ok) {
    return facts;
  }
  const listed = PROJECT_MACHINE.moves.some(
    (move) =>
      move.id === decision.transition &&
      move.paths.some(
        ({ from, to }) =>
          from === positionOf(facts.poolStatus, facts.stage) &&
          to === positionOf(decision.changes.poolStatus, decision.changes.stage),
      ),
  );
  if (!listed) {
    faults.push(`${id} is not listed at ${positionOf(facts.poolStatus, facts.stage)}`);
  }
  const { dates, inferred: _inferred, ...columns } = decision.changes;
  return {
    ...facts,
    ...columns,
    dates: { ...facts.dates, ...dates },
    lastMoveOn: decision.effectiveOn,
  } as ProjectFacts;
}

/** Whatever is wrong with the dates of a project. */
function faultsOf(facts: ProjectFacts): string[] {
  const at = positionOf(facts.poolStatus, facts.stage);
  const dates = STAGE.codes.flatMap((stage) => facts.dates[milestoneOf(stage)] ?? []);
  const reachedStages = facts.stage === null ? 0 : STAGE.codes.indexOf(facts.stage) + 1;
  const later = STAGE.codes.slice(reachedStages).filter((stage) => facts.dates[milestoneOf(stage)] !== null);
  const exited = facts.dates.exitedOn !== null;
  return [
    ...(dates.join() === [...dates].sort().join() ? [] : [`${at}: milestones out of order ${dates}`]),
    ...(dates.every((date) => date <= facts.today) ? [] : [`${at}: a milestone in the future`]),
    ...later.map((stage) => `${at}: has the milestone of ${stage}`),
    ...(facts.stage !== null && facts.dates.admittedOn === null ? [`${at}: never admitted`] : []),
    ...(facts.poolStatus !== 'MERGED' && exited !== (facts.poolStatus === 'EXITED')
      ? [`${at}: exitedOn ${facts.dates.exitedOn}`]
      : []),
  ];
}

const start: ProjectFacts = aProject('DRAFT', null, {
  today: '2026-01-05',
  level: 'A',
  approvals: ['T12', 'T15', 'T21', 'T40'].flatMap((transition) => [
    { transition, role: 'SUPERVISOR' as const, userId: 'other-1' },
    { transition, role: 'POOL_ADMIN' as const, userId: 'other-2' },
  ]),
});

const walks = fc.array(step, { minLength: 20, maxLength: 60 });

/** The positions of one walk, and everything that was wrong on the way. */
function walk(steps: readonly Step[]): {
  readonly positions: readonly string[];
  readonly faults: readonly string[];
} {
  let facts = start;
  const positions: string[] = [];
  const faults: string[] = [];
  for (const each of steps) {
    facts = take(onNextDay(facts, each.passing), each, faults);
    positions.push(positionOf(facts.poolStatus, facts.stage));
    faults.push(...faultsOf(facts));
  }
  return { positions, faults };
}

describe('random walks through the pool', () => {
  it('make only listed moves, and keep milestones in order and in step with the stage', () => {
    fc.assert(
      fc.property(walks, (steps) => {
        expect(walk(steps).faults).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it('come far enough to mean something', () => {
    // One fixed seed: how far the walks get must not depend on the luck of a run.
    const sampled = fc.sample(walks, { numRuns: 80, seed: 20261031 });
    const reached = new Set(sampled.flatMap((steps) => walk(steps).positions));
    const all = PROJECT_MACHINE.states.filter((state) => !state.startsWith('MERGED/'));
    expect(all.filter((state) => reached.has(state)).length / all.length).toBeGreaterThan(0.7);
    expect(
      ['IN_POOL/S5', 'LANDED/S8', 'EXITED/S3', 'REJECTED'].filter((state) => !reached.has(state)),
    ).toEqual([]);
  });
});
