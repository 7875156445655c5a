import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TRANSITIONS } from '../../src/features/projects/project.lifecycle.js';
import type { MoveEffect, TransitionRow } from '../../src/features/projects/project-transition.types.js';
import { MoveEffects } from '../../src/flows/project-moves/move-effects.js';
import { startTestApp, type TestApp } from '../support/app.js';

/** Effects that nobody carries out after a move, each with the place where they are (docs/decisions/0019). */
const WITHOUT_HANDLER: Partial<Record<MoveEffect, string>> = {
  NEW_REVIEW_ROUND: 'the move counts `reviewRound` up; the next submission opens the review of it',
  START_CADENCE_CLOCK: 'the clocks count from `admittedOn` when nothing newer is there',
  START_SIGNED_WATCH: 'the watch counts from `signedOn`',
  MAKE_READ_ONLY: '`isReadOnly` of the status',
  FREEZE_CLOCKS: 'the clocks leave out the days of `project_hold`, which the move writes',
  RESUME_CLOCKS: 'the move ends its `project_hold`',
  CLEAR_OWNER: 'the move itself: `ck_project_owner` ties status and owner together',
  COUNT_REOPENING: 'the move counts `reopenCount` up',
  ALLOW_CARRIER_RESERVATION:
    'whoever reserves a unit asks for the stage of its project (setting `carrier.reservation`)',
};

let app: TestApp;
let named: MoveEffect[];
let handled: MoveEffect[];

beforeAll(async () => {
  app = await startTestApp();
  const effects = app.app.get(MoveEffects, { strict: false });
  named = [...new Set((TRANSITIONS as readonly TransitionRow[]).flatMap(({ effects: of = [] }) => of))];
  handled = named.filter((effect) => effects.handles(effect));
});
afterAll(() => app?.close());

describe('side effects of moves', () => {
  it('are carried out by somebody, or listed here with the reason why not', () => {
    expect(named.filter((effect) => !handled.includes(effect) && !WITHOUT_HANDLER[effect])).toEqual([]);
  });

  it('stand in the list only while nobody carries them out and the table names them', () => {
    const listed = Object.keys(WITHOUT_HANDLER) as MoveEffect[];
    expect(listed.filter((effect) => handled.includes(effect) || !named.includes(effect))).toEqual([]);
  });
});
