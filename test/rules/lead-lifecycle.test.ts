import { describe, expect, it } from '@jest/globals';
import {
  LEAD_MOVE,
  LEAD_STATUS,
  type LeadMoveId,
  type LeadStatus,
} from '../../src/features/leads/lead.codes.js';
import {
  allowedMoves,
  effectsOf,
  isClosed,
  LEAD_LIFECYCLE,
  type LeadRole,
} from '../../src/features/leads/lead.lifecycle.js';
import {
  assessmentFaults,
  decideMove,
  inputFaults,
  stampsOf,
} from '../../src/features/leads/lead-moves.rules.js';
import { movesFrom } from '../../src/platform/kernel/state-machine.js';

/** domain.md §3.8, written down a second time: from → move → to. Whatever is not here is not possible. */
const TABLE: readonly (readonly [LeadStatus, LeadMoveId, LeadStatus])[] = [
  ['NEW', 'ASSIGN', 'ASSIGNED'],
  ['ASSIGNED', 'ASSIGN', 'ASSIGNED'],
  ['ASSESSING', 'ASSIGN', 'ASSESSING'],
  ['PARKED', 'ASSIGN', 'PARKED'],
  ['VALID', 'ASSIGN', 'VALID'],
  ['ASSIGNED', 'BEGIN', 'ASSESSING'],
  ['ASSESSING', 'ACCEPT', 'VALID'],
  ['ASSESSING', 'REJECT', 'INVALID'],
  ['ASSESSING', 'PARK', 'PARKED'],
  ['PARKED', 'RESUME', 'ASSESSING'],
  ['ASSESSING', 'MARK_DUPLICATE', 'DUPLICATE'],
  ['ASSESSING', 'HAND_OVER', 'TRANSFERRED'],
  ['VALID', 'CONVERT', 'CONVERTED'],
];
const ALL_ROLES: LeadRole[] = ['ASSIGNEE', 'SUPERVISOR', 'POOL_ADMIN'];
const NOW = new Date('2026-11-24T10:00:00+08:00');

describe('the table of moves', () => {
  it('has exactly the paths of §3.8', () => {
    const paths = LEAD_LIFECYCLE.moves.flatMap(({ id, paths }) =>
      paths.map(({ from, to }) => [from, id, to].join(' ')),
    );
    expect(paths.sort()).toEqual(TABLE.map((row) => row.join(' ')).sort());
  });

  const cases = LEAD_STATUS.codes.flatMap((status) => LEAD_MOVE.codes.map((id) => [status, id] as const));
  it.each(cases)('%s, %s', (status, id) => {
    const expected = TABLE.find(([from, move]) => from === status && move === id)?.[2];
    const decision = decideMove(status, id, ALL_ROLES);
    expect(decision.verdict).toBe(expected ? 'go' : 'not-allowed');
    if (decision.verdict === 'go') expect(decision.to).toBe(expected);
    else
      expect(decision).toEqual({
        verdict: 'not-allowed',
        allowed: movesFrom(LEAD_LIFECYCLE, status).map(({ move }) => move.id),
      });
  });

  it.each<[LeadMoveId, LeadStatus, LeadRole[]]>([
    ['ASSIGN', 'NEW', ['SUPERVISOR', 'POOL_ADMIN']],
    ['BEGIN', 'ASSIGNED', ALL_ROLES],
    ['ACCEPT', 'ASSESSING', ALL_ROLES],
    ['REJECT', 'ASSESSING', ALL_ROLES],
    ['PARK', 'ASSESSING', ALL_ROLES],
    ['RESUME', 'PARKED', ALL_ROLES],
    ['MARK_DUPLICATE', 'ASSESSING', ALL_ROLES],
    ['HAND_OVER', 'ASSESSING', ['SUPERVISOR', 'POOL_ADMIN']],
    ['CONVERT', 'VALID', ALL_ROLES],
  ])('%s is made by the right people', (id, status, roles) => {
    for (const role of ALL_ROLES)
      expect([role, decideMove(status, id, [role]).verdict]).toEqual([
        role,
        roles.includes(role) ? 'go' : 'not-yours',
      ]);
    expect(decideMove(status, id, []).verdict).toBe('not-yours');
  });

  it('offers nothing on a closed lead', () => {
    for (const status of ['CONVERTED', 'INVALID', 'DUPLICATE', 'TRANSFERRED'] as const) {
      expect(isClosed(status)).toBe(true);
      expect(allowedMoves(status, ALL_ROLES)).toEqual([]);
    }
    expect(LEAD_STATUS.codes.filter(isClosed)).toHaveLength(4);
  });

  it('hides from an assignee what is not the assignee’s', () => {
    expect(allowedMoves('ASSESSING', ['ASSIGNEE']).map(({ move }) => move.id)).toEqual([
      ...['ACCEPT', 'REJECT', 'PARK', 'MARK_DUPLICATE'],
    ]);
  });
});

describe('effectsOf', () => {
  it.each([
    ['a proposal that is assigned', null, 'ASSIGNED', ['TAKEN']],
    ['a lead of one’s own', NOW, 'ASSIGNED', []],
    ['an outcome that goes on', NOW, 'VALID', []],
    ['an end', NOW, 'INVALID', ['CLOSED']],
    ['another end', NOW, 'TRANSFERRED', ['CLOSED']],
    ['a project', NOW, 'CONVERTED', ['CONVERTED']],
  ] as const)('%s', (_what, reportedAt, to, expected) => {
    expect(effectsOf({ reportedAt }, to)).toEqual(expected);
  });
});

describe('stampsOf', () => {
  it('writes nothing when only the person changes', () => {
    expect(stampsOf({ status: 'VALID', assessedAt: NOW }, 'VALID', NOW)).toEqual({});
  });
  it('ends the assessment with every outcome', () => {
    for (const to of ['VALID', 'PARKED', 'INVALID', 'DUPLICATE', 'TRANSFERRED'] as const)
      expect(stampsOf({ status: 'ASSESSING', assessedAt: null }, to, NOW).assessedAt).toBe(NOW);
    expect(stampsOf({ status: 'ASSIGNED', assessedAt: null }, 'ASSESSING', NOW).assessedAt).toBeUndefined();
  });
  it('keeps the day of the assessment at the conversion', () => {
    const stamps = stampsOf({ status: 'VALID', assessedAt: new Date(0) }, 'CONVERTED', NOW);
    expect(stamps).toEqual({ status: 'CONVERTED', statusSince: NOW, statusReason: null, closedAt: NOW });
  });
});

describe('what a move asks for', () => {
  it.each<[string, Parameters<typeof inputFaults>[0], string[]]>([
    ['BEGIN', { move: 'BEGIN' }, []],
    ['REJECT without a code', { move: 'REJECT' }, ['/invalidReason REQUIRED']],
    ['REJECT', { move: 'REJECT', invalidReason: 'FAKE' }, []],
    ['PARK with a stray code', { move: 'PARK', invalidReason: 'FAKE' }, ['/invalidReason NOT_OF_THIS_MOVE']],
    ['MARK_DUPLICATE', { move: 'MARK_DUPLICATE' }, []],
    ['MARK_DUPLICATE of another', { move: 'MARK_DUPLICATE', duplicateOfId: 'x' }, []],
    ['HAND_OVER to nobody', { move: 'HAND_OVER' }, ['/transferredToUnitId REQUIRED']],
    ['ASSIGN, which has a route of its own', { move: 'ASSIGN' }, ['/move MOVE_ELSEWHERE']],
    ['ACCEPT, which takes an assessment', { move: 'ACCEPT' }, ['/move MOVE_ELSEWHERE']],
    ['CONVERT', { move: 'CONVERT' }, ['/move MOVE_ELSEWHERE']],
  ])('%s', (_what, request, expected) => {
    expect(inputFaults(request).map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(expected);
  });

  it('an assessment that stops says why, and only then', () => {
    expect(assessmentFaults({ follow: true })).toEqual([]);
    expect(assessmentFaults({ follow: false, invalidReason: 'NOT_FOCUS' })).toEqual([]);
    expect(assessmentFaults({ follow: false }).map(({ code }) => code)).toEqual(['REQUIRED']);
    expect(assessmentFaults({ follow: true, invalidReason: 'FAKE' }).map(({ code }) => code)).toEqual([
      'NOT_OF_THIS_MOVE',
    ]);
  });
});
