import { describe, expect, it } from '@jest/globals';
import { CONFLICT_STATE, type ConflictState } from '../../src/features/conflicts/conflict.codes.js';
import {
  CONFLICT_MACHINE,
  conflictMove,
  conflictMovesFrom,
} from '../../src/features/conflicts/conflict.lifecycle.js';
import {
  type ConflictStanding,
  isEvidenceOver,
  mayAct,
  partyOf,
  type RulingTerms,
  rulingBlockers,
  takesStatements,
} from '../../src/features/conflicts/conflict.rules.js';
import { type PartyFacts, rank } from '../../src/features/conflicts/conflict-criteria.rules.js';

/** Conflicts over a company, domain.md §4.2. */
const across: ConflictStanding = { unitAId: 'us', userAId: 'u1', unitBId: 'them', userBId: null };
const inside: ConflictStanding = { unitAId: 'us', userAId: 'u1', unitBId: 'us', userBId: 'u2' };
const person = (unitId: string, role: string, userId = 'x', unitTraits: string[] = []) => ({
  ...{ userId, unitId, roles: [role], unitTraits },
});

describe('the steps', () => {
  it('lead to an end from everywhere, and nowhere from an end', () => {
    for (const { state, closed } of CONFLICT_STATE.entries.map(({ code, extra }) => ({
      ...{ state: code as ConflictState, closed: extra.closed },
    })))
      expect([state, conflictMovesFrom(state).length === 0]).toEqual([state, closed]);
    expect(CONFLICT_MACHINE.final).toEqual(['FINAL', 'WITHDRAWN']);
  });

  it.each<[ConflictState, string, ConflictState | null]>([
    ['OPEN', 'MEDIATE', 'MEDIATION'],
    ['OPEN', 'RULE', null],
    ['MEDIATION', 'HEAR', 'RULING'],
    ['MEDIATION', 'SETTLE', 'RULED'],
    ['RULING', 'RULE', 'RULED'],
    ['RULED', 'APPEAL', 'APPEALED'],
    ['RULED', 'WITHDRAW', null],
    ['RULED', 'LAPSE', 'FINAL'],
    ['APPEALED', 'DECIDE', 'FINAL'],
    ['APPEALED', 'APPEAL', null],
    ['FINAL', 'APPEAL', null],
  ])('%s by %s: %s', (from, move, to) => {
    expect(conflictMove(from, move)?.to ?? null).toBe(to);
  });

  it('take statements until somebody has decided', () => {
    expect(CONFLICT_STATE.codes.filter(takesStatements)).toEqual(['OPEN', 'MEDIATION', 'RULING', 'APPEALED']);
  });
});

describe('who acts', () => {
  it.each([
    ['our specialist speaks for us', across, person('us', 'SPECIALIST'), 'A'],
    ['their supervisor speaks for them', across, person('them', 'SUPERVISOR'), 'B'],
    ['a leader of a party does not', across, person('us', 'LEADER'), null],
    ['a stranger does not', across, person('third', 'SUPERVISOR'), null],
    ['inside a unit the person speaks', inside, person('us', 'SPECIALIST', 'u2'), 'B'],
    ['and no colleague', inside, person('us', 'SPECIALIST', 'u3'), null],
  ])('%s', (_case, standing, who, expected) => {
    expect(partyOf(standing, who)).toBe(expected);
  });

  it.each([
    ['the pool administrator rules across units', across, person('office', 'POOL_ADMIN'), 'JUDGE', true],
    ['and mediates', across, person('office', 'POOL_ADMIN'), 'MEDIATOR', true],
    ['but not in a case of the own unit', across, person('them', 'POOL_ADMIN'), 'JUDGE', false],
    ['a supervisor does not rule across units', across, person('us', 'SUPERVISOR'), 'JUDGE', false],
    ['the supervisor rules inside the unit', inside, person('us', 'SUPERVISOR'), 'JUDGE', true],
    ['unless it is the own case', inside, person('us', 'SUPERVISOR', 'u1'), 'JUDGE', false],
    ['another unit’s supervisor does not', inside, person('them', 'SUPERVISOR'), 'JUDGE', false],
    ['inside a unit nobody mediates', inside, person('office', 'POOL_ADMIN'), 'MEDIATOR', false],
    [
      'a leader of 管委办 decides appeals',
      across,
      person('k', 'LEADER', 'x', ['COMMITTEE_OFFICE']),
      'APPEAL_BODY',
      true,
    ],
    ['another leader does not', across, person('k', 'LEADER'), 'APPEAL_BODY', false],
    ['the claimant withdraws', across, person('us', 'SPECIALIST'), 'CLAIMANT', true],
    ['the respondent does not', across, person('them', 'SPECIALIST'), 'CLAIMANT', false],
    ['nobody is the system', across, person('office', 'POOL_ADMIN'), 'SYSTEM', false],
  ] as const)('%s', (_case, standing, who, as, expected) => {
    expect(mayAct(standing, who, as)).toBe(expected);
  });

  it.each([
    [[], '2026-11-25', '2026-11-25', false],
    [['A'], '2026-11-25', '2026-11-26', true],
    [['A', 'B'], '2026-11-25', '2026-11-24', true],
    [['A'], null, '2099-01-01', false],
  ] as const)('evidence of %j due %s is over on %s: %s', (filed, dueOn, day, expected) => {
    expect(isEvidenceOver(filed, dueOn, day)).toBe(expected);
  });
});

describe('what a ruling says', () => {
  const rule = conflictMove('RULING', 'RULE')?.row as never;
  const hear = conflictMove('OPEN', 'HEAR')?.row as never;
  it.each<[string, never, ConflictStanding, RulingTerms, string[]]>([
    ['no outcome', rule, across, {}, ['OUTCOME_REQUIRED']],
    ['the claimant', rule, across, { outcome: 'OWNER_A' }, []],
    ['a third without its name', rule, across, { outcome: 'REASSIGNED_TO_THIRD' }, ['THIRD_UNIT']],
    [
      'a third that is a party',
      rule,
      across,
      { outcome: 'REASSIGNED_TO_THIRD', thirdUnitId: 'us' },
      ['THIRD_UNIT'],
    ],
    ['a third', rule, across, { outcome: 'REASSIGNED_TO_THIRD', thirdUnitId: 'third' }, []],
    ['a third beside an owner', rule, across, { outcome: 'OWNER_A', thirdUnitId: 'third' }, ['THIRD_UNIT']],
    ['a split without lines', rule, across, { outcome: 'SPLIT_SCOPE' }, ['LINES']],
    [
      'a split into the same line',
      rule,
      across,
      { outcome: 'SPLIT_SCOPE', lineA: '研发', lineB: ' 研发 ' },
      ['LINES'],
    ],
    ['a split', rule, across, { outcome: 'SPLIT_SCOPE', lineA: '研发', lineB: '制造' }, []],
    ['lines beside an owner', rule, across, { outcome: 'JOINT', lineA: '研发' }, ['LINES']],
    [
      'a split inside a unit',
      rule,
      inside,
      { outcome: 'SPLIT_SCOPE', lineA: '研发', lineB: '制造' },
      ['NOT_INSIDE_UNIT'],
    ],
    ['an outcome with another step', hear, across, { outcome: 'OWNER_A' }, ['NOT_OF_MOVE']],
    ['another step', hear, across, {}, []],
  ])('%s', (_case, row, standing, terms, expected) => {
    expect(rulingBlockers(row, standing, terms).map(({ code }) => code)).toEqual(expected);
  });
});

describe('the criteria, in order', () => {
  const nothing: PartyFacts = {
    ...{ registeredAt: null, deciderContactAt: null, depth: 0, fit: 0, hasInvestorWill: false },
  };
  const early = '2026-03-02T02:00:00.000001Z';
  const late = '2026-03-02T02:00:00.500000Z';
  it.each<[string, Partial<PartyFacts>, Partial<PartyFacts>, [string, string, string | null]]>([
    [
      'registered first',
      { registeredAt: early },
      { registeredAt: late },
      ['OWNER_A', 'REGISTERED_FIRST', null],
    ],
    ['the only one registered', {}, { registeredAt: late }, ['OWNER_B', 'REGISTERED_FIRST', null]],
    [
      'registration before contact and depth',
      { registeredAt: late, deciderContactAt: early, depth: 5 },
      { registeredAt: early },
      ['OWNER_B', 'REGISTERED_FIRST', null],
    ],
    [
      'contact when nobody registered',
      { deciderContactAt: late },
      { deciderContactAt: early },
      ['OWNER_B', 'DECIDER_CONTACT_FIRST', null],
    ],
    [
      'depth',
      { registeredAt: early, depth: 3 },
      { registeredAt: early, depth: 2 },
      ['OWNER_A', 'DEPTH', null],
    ],
    ['fit', { fit: 1 }, { fit: 2 }, ['OWNER_B', 'FIT', null]],
    ['a tie: both together', {}, {}, ['JOINT', 'TIE', null]],
    [
      'the investor’s will decides where it lands, not whose it is',
      { registeredAt: early },
      { registeredAt: late, hasInvestorWill: true },
      ['OWNER_A', 'REGISTERED_FIRST', 'B'],
    ],
    [
      'a will on both sides decides nothing',
      { hasInvestorWill: true },
      { hasInvestorWill: true },
      ['JOINT', 'TIE', null],
    ],
  ])('%s', (_case, a, b, expected) => {
    const ranking = rank({ ...nothing, ...a }, { ...nothing, ...b });
    expect([ranking.recommendation, ranking.decidedBy, ranking.landing]).toEqual(expected);
    expect(ranking.comparisons.map(({ criterion }) => criterion)).toEqual([
      ...['REGISTERED_FIRST', 'DECIDER_CONTACT_FIRST', 'DEPTH', 'FIT'],
    ]);
  });
});
