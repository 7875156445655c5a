import { describe, expect, it } from '@jest/globals';
import { TRANSFER_STATE, type TransferState } from '../../src/features/transfers/transfer.codes.js';
import {
  stepsFrom,
  TRANSFER_STEPS,
  type TransferParty,
  takersOf,
} from '../../src/features/transfers/transfer.lifecycle.js';
import {
  hasLapsed,
  offeredSteps,
  partiesOf,
  type TransferActor,
  type TransferFacts,
} from '../../src/features/transfers/transfer.rules.js';
import { keeperBlocker, transferBlocker } from '../../src/features/transfers/transfer-project.rules.js';
import { DEFAULT_TRANSFER_SETTINGS } from '../../src/features/transfers/transfer-settings.js';
import { publishedCalendarYears, workingCalendar } from '../../src/platform/kernel/working-days.js';

const facts = (changes: Partial<TransferFacts> = {}): TransferFacts => ({
  today: '2026-03-10',
  state: 'APPLIED',
  dueOn: '2026-03-12',
  createdBy: 'applicant',
  fromUnitId: 'giving',
  namedUnitId: null,
  toUnitId: null,
  toUserId: null,
  settledOn: null,
  giverId: 'owner',
  projectBlocker: null,
  form: null,
  followedUp: false,
  ...changes,
});

const person = (unitId: string, ...roles: string[]): TransferActor => ({
  userId: `${unitId}-${roles.join('-')}`,
  unitId,
  roles,
  unitTraits: ['giving', 'receiving', 'third'].includes(unitId) ? ['OWNS_PROJECTS'] : [],
});

describe('the table of §4.3', () => {
  /** state → [step, where it leads, who takes it], of persons. */
  const TABLE: Readonly<Record<TransferState, readonly (readonly [string, TransferState, string])[]>> = {
    APPLIED: [
      ['APPROVE', 'UNIT_APPROVED', 'GIVING_SUPERVISOR'],
      ['REJECT', 'REJECTED', 'GIVING_SUPERVISOR'],
      ['WITHDRAW', 'WITHDRAWN', 'APPLICANT GIVING_SUPERVISOR'],
    ],
    UNIT_APPROVED: [
      ['REJECT', 'REJECTED', 'POOL_ADMIN'],
      ['COORDINATE', 'COORDINATED', 'POOL_ADMIN'],
    ],
    COORDINATED: [
      ['NAME_UNIT', 'COORDINATED', 'POOL_ADMIN'],
      ['CLAIM', 'CLAIMED', 'RECEIVING_SUPERVISOR'],
      ['RESET', 'RESET', 'POOL_ADMIN'],
    ],
    CLAIMED: [
      ['ASSIGN', 'ASSIGNED', 'RECEIVING_SUPERVISOR'],
      ['RESET', 'RESET', 'POOL_ADMIN'],
      ['RESET_TO_COORDINATED', 'COORDINATED', 'POOL_ADMIN'],
    ],
    ASSIGNED: [
      ['SIGN', 'ASSIGNED', 'GIVER RECEIVER'],
      ['RESET', 'RESET', 'POOL_ADMIN'],
      ['RESET_TO_COORDINATED', 'COORDINATED', 'POOL_ADMIN'],
    ],
    HANDED_OVER: [
      ['RESET', 'RESET', 'POOL_ADMIN'],
      ['RESET_TO_COORDINATED', 'COORDINATED', 'POOL_ADMIN'],
    ],
    REJECTED: [],
    WITHDRAWN: [],
    RESET: [],
  };

  it.each(TRANSFER_STATE.codes)('%s', (state) => {
    const offered = offeredSteps(facts({ state }), []);
    expect(offered.map(({ step, to, by }) => [step, to, by.join(' ')])).toEqual(TABLE[state]);
  });

  it('has the limits of §4.3 in working days', () => {
    expect(DEFAULT_TRANSFER_SETTINGS.limits).toEqual({
      ...{ APPLIED: 2, UNIT_APPROVED: 2, COORDINATED: 3, CLAIMED: 1, ASSIGNED: 3, HANDED_OVER: 15 },
    });
  });

  it('leaves what the system does to the system', () => {
    const bySystem = TRANSFER_STEPS.filter(({ by }) => by.includes('SYSTEM')).map(({ step }) => step);
    expect(bySystem).toEqual(['RESET', 'RESET_TO_COORDINATED', 'SETTLE', 'CLOSE']);
    expect(stepsFrom('RESET')).toEqual([]);
    for (const row of TRANSFER_STEPS)
      for (const state of row.from) expect(takersOf(row, state)).not.toEqual([]);
  });
});

describe('who takes part', () => {
  it.each<[string, TransferActor, Partial<TransferFacts>, TransferParty[]]>([
    ['the supervisor of the giving unit', person('giving', 'SUPERVISOR'), {}, ['GIVING_SUPERVISOR']],
    ['a specialist of the giving unit', person('giving', 'SPECIALIST'), {}, []],
    ['the applicant', { ...person('giving', 'SPECIALIST'), userId: 'applicant' }, {}, ['APPLICANT']],
    ['the owner of the project', { ...person('giving', 'SPECIALIST'), userId: 'owner' }, {}, ['GIVER']],
    [
      'the supervisor where the owner has left',
      person('giving', 'SUPERVISOR'),
      { giverId: null },
      ['GIVING_SUPERVISOR', 'GIVER'],
    ],
    ['a pool administrator', person('office', 'POOL_ADMIN'), {}, ['POOL_ADMIN']],
    ['any promoting unit while it is open', person('third', 'SUPERVISOR'), {}, ['RECEIVING_SUPERVISOR']],
    ['a department', person('health', 'SUPERVISOR'), {}, []],
    ['another unit than the named', person('third', 'SUPERVISOR'), { namedUnitId: 'receiving' }, []],
    [
      'the named unit',
      person('receiving', 'SUPERVISOR'),
      { namedUnitId: 'receiving' },
      ['RECEIVING_SUPERVISOR'],
    ],
    [
      'another unit than the one that claimed',
      person('third', 'SUPERVISOR'),
      { toUnitId: 'receiving', namedUnitId: 'third' },
      [],
    ],
    [
      'the specialist who was assigned',
      { ...person('receiving', 'SPECIALIST'), userId: 'new' },
      { toUnitId: 'receiving', toUserId: 'new' },
      ['RECEIVER'],
    ],
  ])('%s', (_who, actor, changes, parties) => {
    expect(partiesOf(actor, facts(changes))).toEqual(parties);
  });
});

describe('what a step still needs', () => {
  const missing = (step: string, changes: Partial<TransferFacts>, parties: TransferParty[] = []) =>
    offeredSteps(facts(changes), parties)
      .find((one) => one.step === step)
      ?.missing.map(({ code }) => code);

  it.each([
    ['2026-03-12', false],
    ['2026-03-13', true],
  ])('the last day of a limit counts: %s', (today, lapsed) => {
    expect(hasLapsed({ today, dueOn: '2026-03-12' })).toBe(lapsed);
    const changes = { state: 'COORDINATED', today } as const;
    expect(missing('NAME_UNIT', changes)).toEqual(lapsed ? [] : ['CLAIM_LIMIT_RUNNING']);
  });

  it('a form, and no second signature of one person', () => {
    const form = { giverSigned: true, receiverSigned: false };
    expect(missing('SIGN', { state: 'ASSIGNED' }, ['GIVER'])).toEqual(['HAND_OVER_FORM']);
    expect(missing('SIGN', { state: 'ASSIGNED', form }, ['GIVER'])).toEqual(['ALREADY_SIGNED']);
    expect(missing('SIGN', { state: 'ASSIGNED', form }, ['RECEIVER'])).toEqual([]);
  });

  it.each<[boolean, boolean, TransferParty, TransferState]>([
    [false, false, 'GIVER', 'ASSIGNED'],
    [false, false, 'RECEIVER', 'ASSIGNED'],
    [true, false, 'RECEIVER', 'HANDED_OVER'],
    [false, true, 'GIVER', 'HANDED_OVER'],
  ])('signed %s/%s, the %s signs: %s', (giverSigned, receiverSigned, party, to) => {
    const offered = offeredSteps(facts({ state: 'ASSIGNED', form: { giverSigned, receiverSigned } }), [
      party,
    ]);
    expect(offered.find(({ step }) => step === 'SIGN')?.to).toBe(to);
  });

  it('nothing is reset once the receiving unit has followed up', () => {
    const state = 'HANDED_OVER';
    expect(missing('RESET', { state })).toEqual([]);
    expect(missing('RESET', { state, followedUp: true })).toEqual(['FOLLOWED_UP']);
    expect(missing('RESET', { state, settledOn: '2026-03-09' })).toEqual(['FOLLOWED_UP']);
  });

  it('a project that cannot go leaves only the ways out', () => {
    const projectBlocker = { zh: '已签约', en: 'signed' };
    expect(missing('APPROVE', { projectBlocker })).toEqual(['PROJECT_NOT_TRANSFERABLE']);
    expect(missing('WITHDRAW', { projectBlocker })).toEqual([]);
    expect(missing('RESET', { state: 'CLAIMED', projectBlocker })).toEqual([]);
    expect(missing('RESET', { state: 'HANDED_OVER', projectBlocker })).toEqual(['PROJECT_NOT_TRANSFERABLE']);
  });
});

describe('which projects go', () => {
  it.each([
    ['IN_POOL', 'S1', true],
    ['IN_POOL', 'S4', true],
    ['ON_HOLD', 'S3', true],
    ['IN_POOL', 'S5', false],
    ['DORMANT', 'S2', false],
    ['DRAFT', null, false],
    ['LANDED', 'S6', false],
    ['EXITED', 'S2', false],
  ] as const)('%s at %s: %s', (poolStatus, stage, goes) => {
    expect(transferBlocker({ poolStatus, stage }) === null).toBe(goes);
  });

  it('not when an administrator gave it to somebody else meanwhile', () => {
    const transfer = { fromUnitId: 'giving', toUnitId: 'receiving' };
    expect(keeperBlocker('giving', { ...transfer, state: 'CLAIMED' })).toBeNull();
    expect(keeperBlocker('third', { ...transfer, state: 'CLAIMED' })).not.toBeNull();
    expect(keeperBlocker('receiving', { ...transfer, state: 'HANDED_OVER' })).toBeNull();
    expect(keeperBlocker('giving', { ...transfer, state: 'HANDED_OVER' })).not.toBeNull();
  });
});

describe('limits around holidays', () => {
  const calendar = workingCalendar(publishedCalendarYears());
  it.each([
    // 2026-10-01 … 10-07 is National Day; Saturday 10-10 is worked.
    ['2026-09-29', 2, '2026-10-08'],
    ['2026-09-30', 2, '2026-10-09'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2026-09-30', 1, '2026-10-08'],
    // Spring Festival 2026-02-15 … 02-23; the Saturdays 02-14 and 02-28 are worked.
    ['2026-02-12', 2, '2026-02-14'],
    ['2026-02-13', 3, '2026-02-25'],
    ['2026-02-13', 15, '2026-03-12'],
  ])('%s and %i working days: %s', (from, days, due) => {
    expect(calendar.addWorkingDays(from, days)).toBe(due);
  });
});
