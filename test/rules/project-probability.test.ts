import { describe, expect, it } from '@jest/globals';
import { DEFAULT_POOL_SETTINGS } from '../../src/features/projects/pool-settings.js';
import type { Level, PoolStatus, Stage } from '../../src/features/projects/project.codes.js';
import { activityOn } from '../../src/features/projects/project-light.rules.js';
import {
  lightFactor,
  overrideBlockers,
  probabilityOn,
  weightedAmount,
} from '../../src/features/projects/project-probability.rules.js';
import { Exact } from '../../src/platform/kernel/decimal.js';

const settings = DEFAULT_POOL_SETTINGS;

describe('probabilityOn (domain.md §3.1)', () => {
  it.each([
    ['S1', 10],
    ['S2', 25],
    ['S3', 45],
    ['S4', 65],
    ['S5', 85],
    ['S6', 100],
    ['S8', 100],
    [null, 0],
  ] as const)('%s → %i', (stage, expected) => {
    expect(probabilityOn('2026-10-31', stage, null, settings)).toBe(expected);
  });

  it.each([
    ['S3', 15, '2026-10-31', 60],
    ['S3', -15, '2026-10-31', 30],
    ['S3', 15, '2026-09-01', 60],
    ['S3', 15, '2026-08-31', 45],
    ['S3', 15, '2026-11-01', 45],
    ['S1', -15, '2026-10-31', 0],
    ['S6', 15, '2026-10-31', 100],
  ] as const)('%s with %i points since %s → %i', (stage, points, setOn, expected) => {
    expect(probabilityOn('2026-10-31', stage, { points, setOn, reason: '' }, settings)).toBe(expected);
  });

  it.each([
    [15, '投资方董事会已原则同意落户', []],
    [-15, '投资方董事会已原则同意落户', []],
    [16, '投资方董事会已原则同意落户', ['POINTS_OUT_OF_RANGE']],
    [1.5, '投资方董事会已原则同意落户', ['POINTS_OUT_OF_RANGE']],
    [5, '看好', ['REASON_TOO_SHORT']],
    [-99, ' ', ['POINTS_OUT_OF_RANGE', 'REASON_TOO_SHORT']],
  ])('an override of %d (%s): %j', (points, reason, expected) => {
    expect(overrideBlockers({ points, reason }, settings)).toEqual(expected);
  });
});

describe('lightFactor', () => {
  it.each([
    ['IN_POOL', 'GREEN', '1'],
    ['IN_POOL', 'YELLOW', '0.8'],
    ['IN_POOL', 'RED', '0.5'],
    ['ON_HOLD', null, '0'],
    ['DORMANT', null, '0'],
    ['LANDED', null, '0'],
    ['EXITED', null, '0'],
  ] as const)('%s %s → %s', (poolStatus, light, expected) => {
    expect(lightFactor(poolStatus, light, settings)).toBe(expected);
  });
});

describe('the weighted pipeline of the golden data set (domain.md §5.7, as of 2026-10-31)', () => {
  type Golden = [
    id: string,
    level: Level,
    status: PoolStatus,
    stage: Stage,
    planned: string,
    fdi: string,
    progress: string,
    weighted: string,
  ];
  const golden: Golden[] = [
    ['P02', 'B', 'IN_POOL', 'S4', '3000', '150', '2026-09-15', '1950'],
    ['P03', 'C', 'IN_POOL', 'S2', '800', '60', '2026-06-20', '100'],
    ['P04', 'A', 'IN_POOL', 'S5', '20000', '0', '2026-08-18', '17000'],
    ['P05', 'B', 'IN_POOL', 'S3', '5000', '0', '2026-08-20', '1800'],
    ['P06', 'C', 'DORMANT', 'S2', '500', '0', '2026-02-10', '0'],
    ['P08', 'C', 'IN_POOL', 'S1', '1000', '0', '2026-09-03', '100'],
    ['P11', 'C', 'IN_POOL', 'S1', '0', '40', '2026-10-13', '0'],
    ['P12', 'B', 'IN_POOL', 'S5', '4000', '0', '2026-10-20', '3400'],
    ['P01', 'A', 'LANDED', 'S6', '12000', '0', '2026-06-30', '0'],
  ];
  const weigh = ([, level, poolStatus, stage, , , progress]: Golden, amount: string) => {
    const { light } = activityOn(
      '2026-10-31',
      {
        level,
        poolStatus,
        stage,
        landingMode: 'LEASE',
        admittedOn: progress,
        lastFollowUpOn: '2026-10-31',
        lastProgressOn: progress,
        signedOn: stage === 'S5' ? progress : null,
        registeredOn: null,
        openedOn: null,
        firstTaxOn: null,
        expectedOpenOn: null,
        holds: [],
      },
      settings,
    );
    const probability = probabilityOn('2026-10-31', stage, null, settings);
    return weightedAmount(amount, probability, lightFactor(poolStatus, light, settings));
  };

  it.each(golden.map((row) => ({ id: row[0], row })))('$id', ({ row }) => {
    expect(weigh(row, row[4])).toBe(row[7]);
  });

  it('sums to 24,350.00 万元 and 109.00 万美元, never to one number', () => {
    const total = (column: 4 | 5) => Exact.sum(...golden.map((row) => weigh(row, row[column]))).toFixed(2);
    expect(total(4)).toBe('24350.00');
    expect(total(5)).toBe('109.00');
  });
});
