import { describe, expect, it } from '@jest/globals';
import { funnel, median, medianDays } from '../../src/reports/pool-situation/funnel.rules.js';
import { eventsOf, happened } from '../../src/reports/pool-situation/period-events.rules.js';
import { poolBalance } from '../../src/reports/pool-situation/pool-balance.rules.js';
import {
  byFocusArea,
  pipeline,
  type SituationMove,
  type SituationRow,
  signedNotRegistered,
  standing,
} from '../../src/reports/pool-situation/pool-situation.rules.js';

const NONE = {
  ...{ admittedOn: null, negotiatingOn: null, evaluatingOn: null, preSigningOn: null },
  ...{ signedOn: null, registeredOn: null, openedOn: null, exitedOn: null },
};
function row(
  id: string,
  milestones: Partial<SituationRow['milestones']>,
  more: Partial<SituationRow> = {},
): SituationRow {
  return {
    id,
    ...{
      poolStatus: 'IN_POOL',
      stage: 'S1',
      focusAreaCode: 'AI',
      signingForm: 'LEASE',
      registeredCompanyId: null,
    },
    ...{ plannedInvestmentWan: '100', contractedFdiWanUsd: null, agreedInvestmentWan: '90.005' },
    ...{ probability: 10, lightFactor: '1' },
    ...more,
    milestones: { ...NONE, ...milestones },
  };
}
const move = (
  projectId: string,
  transition: string,
  on: string,
  from: string,
  to: string,
): SituationMove => ({
  ...{ projectId, transition, on, from, to },
});
const MAY = { from: '2026-05-01', to: '2026-05-31' };
const JUNE = { from: '2026-06-01', to: '2026-06-30' };

describe('events of a period', () => {
  it('counts a signing in its month although it was revoked later, and the revocation in its own (trap 8.23)', () => {
    const rows = [row('a', { admittedOn: '2026-01-01' })];
    const moves = [
      move('a', 'T13', '2026-05-12', 'IN_POOL', 'IN_POOL'),
      move('a', 'T21', '2026-06-03', 'IN_POOL', 'IN_POOL'),
    ];
    expect(happened(rows, moves, MAY)).toMatchObject({
      signed: { count: 1, ids: ['a'], agreedInvestmentWan: '90.01' },
      signingsRevoked: { count: -0, ids: [] },
    });
    expect(happened(rows, moves, JUNE)).toMatchObject({
      signed: { count: 0 },
      signingsRevoked: { count: -1, ids: ['a'], agreedInvestmentWan: '-90.01' },
    });
  });

  it('counts a project that signed twice twice, and its date once', () => {
    const rows = [row('a', { signedOn: '2026-05-20' })];
    const moves = [
      move('a', 'T13', '2026-05-02', 'IN_POOL', 'IN_POOL'),
      move('a', 'T13', '2026-05-20', 'IN_POOL', 'IN_POOL'),
    ];
    expect(happened(rows, moves, MAY).signed).toMatchObject({ count: 2, ids: ['a'] });
  });

  it('never counts a framework agreement (trap 8.18), a registration without signing (8.19), or strangers', () => {
    const rows = [
      row('f', { signedOn: '2026-05-20' }, { signingForm: 'FRAMEWORK' }),
      row('r', { registeredOn: '2026-05-21' }),
    ];
    const moves = [
      move('r', 'T15', '2026-05-21', 'IN_POOL', 'LANDED'),
      move('x', 'T13', '2026-05-21', 'IN_POOL', 'IN_POOL'),
    ];
    expect(happened(rows, moves, MAY)).toMatchObject({
      signed: { count: 0, ids: [] },
      registered: { count: 1, ids: ['r'], companies: 1 },
    });
  });

  it('takes both ends of a period in', () => {
    const rows = [row('a', { admittedOn: '2026-05-01' }), row('b', { admittedOn: '2026-05-31' })];
    expect(eventsOf('admittedOn', rows, [], MAY)).toEqual(['a', 'b']);
    expect(eventsOf('admittedOn', rows, [], JUNE)).toEqual([]);
  });

  it('tells 个 from 户: two projects of one company (trap 8.20)', () => {
    const of = { registeredCompanyId: 'c' };
    const rows = [row('a', { registeredOn: '2026-05-05' }, of), row('b', { registeredOn: '2026-05-06' }, of)];
    expect(happened(rows, [], MAY).registered).toMatchObject({
      count: 2,
      companies: 1,
      plannedInvestmentWan: '200.00',
    });
  });
});

describe('standing and pipeline', () => {
  const rows = [
    row('a', {}, { probability: 65, lightFactor: '0.8', contractedFdiWanUsd: '10' }),
    row('h', {}, { poolStatus: 'ON_HOLD', lightFactor: '0' }),
    row('d', {}, { poolStatus: 'DORMANT', lightFactor: '0' }),
    row('l', {}, { poolStatus: 'LANDED' }),
    row('e', {}, { poolStatus: 'EXITED', focusAreaCode: null }),
  ];

  it('keeps the columns apart: 在库 is active and on hold', () => {
    const counts = Object.entries(standing(rows)).map(([name, { ids }]) => [name, ids.join()]);
    expect(Object.fromEntries(counts)).toEqual({
      ...{ inPool: 'a,h', active: 'a', onHold: 'h', dormant: 'd', landed: 'l', exited: 'e' },
    });
  });

  it('weighs the active by probability and light, each currency by itself', () => {
    expect(pipeline(rows)).toEqual({
      ...{ plannedInvestmentWan: '100.00', contractedFdiWanUsd: '10.00', weightedInvestmentWan: '52.00' },
      ...{ weightedFdiWanUsd: '5.20', ids: ['a'], dormantRate: '50.00' },
    });
  });

  it('has no dormant rate where there is nothing to divide by', () => {
    expect(pipeline([]).dormantRate).toBeNull();
  });

  it('adds a last group only for what is in no area', () => {
    expect(byFocusArea(rows, ['AI']).map(({ focusAreaCode }) => focusAreaCode)).toEqual(['AI']);
    expect(byFocusArea([row('n', {}, { focusAreaCode: null })], ['AI'])).toMatchObject([
      { focusAreaCode: 'AI', count: 0 },
      { focusAreaCode: null, count: 1 },
    ]);
  });

  it.each([
    ['2026-10-16', 0],
    ['2026-10-17', 1],
  ])('签约未注册 from 60 days on: %s', (day, found) => {
    expect(signedNotRegistered([row('a', { signedOn: '2026-08-18' })], day, 60)).toHaveLength(found);
  });
});

describe('balance', () => {
  it('holds with every kind of flow, and shows what came in without a move', () => {
    const opening = [row('a', {}), row('d', {}), row('l', {}), row('e', {})];
    const closing = [
      row('a', {}),
      row('n', {}),
      row('i', {}),
      row('d', {}, { poolStatus: 'DORMANT' }),
      row('l', {}, { poolStatus: 'LANDED' }),
      row('e', {}, { poolStatus: 'EXITED' }),
    ];
    const moves = [
      move('n', 'T07', '2026-05-03', 'PENDING_ADMISSION', 'IN_POOL'),
      move('a', 'T32', '2026-05-04', 'IN_POOL', 'DORMANT'),
      move('a', 'T33', '2026-05-09', 'DORMANT', 'IN_POOL'),
      move('d', 'T32', '2026-05-10', 'IN_POOL', 'DORMANT'),
      move('l', 'T14', '2026-05-11', 'IN_POOL', 'LANDED'),
      move('e', 'T30', '2026-05-12', 'IN_POOL', 'ON_HOLD'),
      move('e', 'T40', '2026-05-13', 'ON_HOLD', 'EXITED'),
      move('d', 'T40', '2026-06-13', 'DORMANT', 'EXITED'),
    ];
    const balance = poolBalance(opening, closing, moves, MAY);
    const counts = Object.entries(balance).map(([name, flow]) => [
      name,
      typeof flow === 'number' ? flow : flow.count,
    ]);
    expect(Object.fromEntries(counts)).toEqual({
      ...{
        opening: 4,
        admitted: 1,
        resumed: 1,
        toDormant: 2,
        landed: 1,
        exited: 1,
        closing: 3,
        unexplained: 1,
      },
    });
  });
});

describe('funnel', () => {
  it('counts a skipped stage as reached, and only dates up to the day', () => {
    const rows = [
      row('a', { admittedOn: '2026-05-01', registeredOn: '2026-09-01' }),
      row('b', { admittedOn: '2026-05-02', negotiatingOn: '2026-05-20' }),
      row('c', { admittedOn: '2026-07-01', openedOn: '2026-08-01' }),
    ];
    const counts = (day: string) => funnel(rows, MAY, day).reached.map(({ count }) => count);
    expect(counts('2026-12-31')).toEqual([2, 2, 1, 1, 1, 1, 0]);
    expect(counts('2026-08-31')).toEqual([2, 1, 0, 0, 0, 0, 0]);
  });

  it.each([
    [[], null],
    [[3], '3'],
    [[1, 2, 9], '2'],
    [[87, 124, 179, 209], '151.5'],
  ] as const)('median of %j', (days, expected) => {
    expect(median(days)).toBe(expected);
  });

  it('takes the median over projects that got there in the period', () => {
    const rows = [
      row('a', { admittedOn: '2026-01-08', signedOn: '2026-05-12' }),
      row('b', { admittedOn: '2026-01-08', signedOn: '2026-06-12' }),
    ];
    expect(medianDays(rows, 'signedOn', MAY)).toEqual({ to: 'signedOn', days: '124', ids: ['a'] });
  });
});
