import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_POOL_SETTINGS as settings } from '../../src/features/projects/pool-settings.js';
import {
  type DeadlineFacts,
  dormancyDay,
  dueDayOf,
} from '../../src/features/projects/project-deadline.rules.js';
import { clockDays, type Hold } from '../../src/features/projects/project-light.rules.js';
import { addDays } from '../../src/platform/kernel/clock.js';

const nothing: DeadlineFacts = {
  ...{ poolStatus: 'IN_POOL', stage: 'S3', returnDueOn: null, holdUntil: null, openedOn: null },
  ...{ dormantOn: null, publicSeaOn: null, dormancyOn: null },
};

describe('the day of a move that nobody makes', () => {
  it.each([
    ['T04', { returnDueOn: '2026-10-16' }, '2026-10-17'],
    ['T18', { openedOn: '2026-01-01' }, '2026-04-01'],
    ['T31', { holdUntil: '2026-09-01' }, '2026-09-01'],
    ['T32', { dormancyOn: '2026-07-09' }, '2026-07-09'],
    ['T34', { dormantOn: '2026-07-09' }, '2026-08-08'],
    ['T34', { dormantOn: '2026-07-09', publicSeaOn: '2026-08-08' }, null],
    ['T35', { dormantOn: '2026-07-09', publicSeaOn: '2026-08-08' }, '2027-01-05'],
  ] as const)('%s %j → %s', (move, facts, day) => {
    expect(dueDayOf(move, { ...nothing, ...facts }, settings)).toBe(day);
    expect(dueDayOf(move, nothing, settings)).toBeNull();
  });
});

describe('the day of dormancy', () => {
  const facts = (level: 'A' | 'B' | 'C', lastProgressOn: string | null, holds: readonly Hold[] = []) => ({
    ...{ level, lastProgressOn, holds, admittedOn: '2026-01-10' },
  });

  it.each([
    ['B', '2026-01-10', '2026-07-09'],
    ['B', '2026-08-25', '2027-02-21'],
    ['A', '2026-01-10', '2026-05-10'],
    ['C', null, '2026-07-09'],
  ] as const)('%s, last progress %s → %s', (level, last, day) => {
    expect(dormancyDay(facts(level, last), settings)).toBe(day);
  });

  it('is put off by holds, and out of sight during one', () => {
    const held = (to: string | null) => facts('B', '2026-01-10', [{ from: '2026-02-01', to }]);
    expect(dormancyDay(held('2026-02-21'), settings)).toBe('2026-07-29');
    expect(dormancyDay(held(null), settings)).toBeNull();
  });

  it('is the first day on which the progress clock reaches the threshold', () => {
    const hold = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 90 }));
    fc.assert(
      fc.property(fc.constantFrom('A', 'B', 'C'), fc.array(hold, { maxLength: 3 }), (level, spans) => {
        // Holds follow one another, as the database has them.
        let free = '2025-12-01';
        const holds = spans.map(([gap, length]) => {
          const from = addDays(free, gap);
          free = addDays(from, length);
          return { from, to: free };
        });
        const day = dormancyDay(facts(level, '2026-01-10', holds), settings) as string;
        const { dormant } = settings.activity[level];
        expect(clockDays('2026-01-10', day, holds)).toBeGreaterThanOrEqual(dormant);
        expect(clockDays('2026-01-10', addDays(day, -1), holds)).toBeLessThan(dormant);
      }),
    );
  });
});
