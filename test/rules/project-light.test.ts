import { describe, expect, it } from '@jest/globals';
import { DEFAULT_POOL_SETTINGS } from '../../src/features/projects/pool-settings.js';
import { activityOn, clockDays, type LightFacts } from '../../src/features/projects/project-light.rules.js';
import { addDays } from '../../src/platform/kernel/clock.js';

const talking: LightFacts = {
  level: 'B',
  poolStatus: 'IN_POOL',
  stage: 'S3',
  landingMode: 'LEASE',
  admittedOn: '2026-01-08',
  lastFollowUpOn: null,
  lastProgressOn: '2026-08-25',
  signedOn: null,
  registeredOn: null,
  openedOn: null,
  firstTaxOn: null,
  expectedOpenOn: null,
  holds: [],
};

/** Follow-ups kept fresh by plain calls, as in the boundary tests of §3.5. */
function on(day: string, patch: Partial<LightFacts> = {}) {
  return activityOn(day, { ...talking, lastFollowUpOn: day, ...patch }, DEFAULT_POOL_SETTINGS);
}

describe('the progress clock (domain.md §3.5)', () => {
  it.each([
    ['2026-08-25', 'GREEN', false],
    ['2026-10-23', 'GREEN', false],
    ['2026-10-24', 'YELLOW', false],
    ['2026-11-22', 'YELLOW', false],
    ['2026-11-23', 'RED', false],
    ['2027-02-20', 'RED', false],
    ['2027-02-21', 'RED', true],
  ])('B on %s → %s, dormant: %s', (day, light, dormancyDue) => {
    expect(on(day)).toMatchObject({ light, dormancyDue });
  });

  it.each([
    ['A', 29, 'GREEN'],
    ['A', 30, 'YELLOW'],
    ['A', 60, 'RED'],
    ['C', 89, 'GREEN'],
    ['C', 90, 'YELLOW'],
    ['C', 120, 'RED'],
  ] as const)('%s after %i days → %s', (level, days, light) => {
    expect(on(addDays('2026-08-25', days), { level }).light).toBe(light);
  });

  it.each([
    ['A', 119, false],
    ['A', 120, true],
    ['B', 179, false],
    ['C', 179, false],
    ['C', 180, true],
  ] as const)('%s sleeps after %i days: %s', (level, days, dormancyDue) => {
    expect(on(addDays('2026-08-25', days), { level }).dormancyDue).toBe(dormancyDue);
  });

  it('sleeps on the day of the example of §3.7', () => {
    expect(on('2026-07-08', { lastProgressOn: '2026-01-10' }).dormancyDue).toBe(false);
    expect(on('2026-07-09', { lastProgressOn: '2026-01-10' }).dormancyDue).toBe(true);
  });

  it('starts at admission when nothing happened since', () => {
    expect(on('2026-03-09', { lastProgressOn: null })).toMatchObject({ progressDays: 60, light: 'YELLOW' });
  });
});

describe('the follow-up clock', () => {
  it.each([
    ['A', 7, false, 'GREEN'],
    ['A', 8, true, 'GREEN'],
    ['A', 13, true, 'GREEN'],
    ['A', 14, true, 'YELLOW'],
    ['B', 14, false, 'GREEN'],
    ['B', 15, true, 'GREEN'],
    ['B', 28, true, 'YELLOW'],
    ['C', 30, false, 'GREEN'],
    ['C', 31, true, 'GREEN'],
    ['C', 60, true, 'YELLOW'],
  ] as const)('%s, %i days without a follow-up: overdue %s, %s', (level, days, followUpOverdue, light) => {
    const day = addDays('2026-08-25', days);
    const facts = { level, lastFollowUpOn: '2026-08-25', lastProgressOn: addDays(day, -1) };
    expect(on(day, facts)).toMatchObject({ followUpDays: days, followUpOverdue, light });
  });

  it('never brightens a red light', () => {
    expect(on('2026-11-23', { lastFollowUpOn: '2026-08-25' }).light).toBe('RED');
  });

  it('starts at admission when nobody followed up', () => {
    expect(on('2026-01-23', { lastFollowUpOn: null, lastProgressOn: null })).toMatchObject({
      followUpDays: 15,
      followUpOverdue: true,
    });
  });
});

describe('holds', () => {
  it.each([
    ['before the clock', [{ from: '2026-07-01', to: '2026-08-01' }], 60],
    ['across its start', [{ from: '2026-08-20', to: '2026-08-30' }], 55],
    ['inside', [{ from: '2026-09-01', to: '2026-09-11' }], 50],
    [
      'twice',
      [
        { from: '2026-09-01', to: '2026-09-11' },
        { from: '2026-09-11', to: '2026-09-16' },
      ],
      45,
    ],
    ['still running', [{ from: '2026-10-14', to: null }], 50],
    ['in the future', [{ from: '2026-12-01', to: '2026-12-11' }], 60],
    ['of no day', [{ from: '2026-09-01', to: '2026-09-01' }], 60],
  ])('%s', (_what, holds, days) => {
    expect(clockDays('2026-08-25', '2026-10-24', holds)).toBe(days);
  });

  it('keep the remaining days: ten days on hold move every threshold by ten', () => {
    const holds = [{ from: '2026-09-01', to: '2026-09-11' }];
    expect(on('2026-11-02', { holds }).light).toBe('GREEN');
    expect(on('2026-11-03', { holds }).light).toBe('YELLOW');
  });

  it.each(['ON_HOLD', 'DORMANT', 'EXITED', 'LANDED', 'PENDING_ADMISSION'] as const)(
    '%s shows no light',
    (poolStatus) => {
      expect(on('2027-06-01', { poolStatus })).toMatchObject({
        light: null,
        dormancyDue: false,
        followUpOverdue: false,
      });
    },
  );
});

describe('the watch over signed and landed projects (三未清单)', () => {
  const signed = { stage: 'S5', signedOn: '2026-05-12', lastProgressOn: '2026-05-12', level: 'A' } as const;
  it.each([
    [89, 'GREEN', []],
    [90, 'YELLOW', ['SIGNED_NOT_REGISTERED']],
    [179, 'YELLOW', ['SIGNED_NOT_REGISTERED']],
    [180, 'RED', ['SIGNED_NOT_REGISTERED']],
  ] as const)('signed %i days ago → %s, never dormant', (days, light, watch) => {
    expect(on(addDays('2026-05-12', days), signed)).toMatchObject({ light, watch, dormancyDue: false });
  });

  const landed = {
    poolStatus: 'LANDED',
    stage: 'S6',
    registeredOn: '2026-01-01',
    expectedOpenOn: '2026-05-01',
  } as const;
  it.each<[string, Partial<LightFacts>, number, string[]]>([
    ['leased, 179 days', { landingMode: 'LEASE' }, 179, []],
    ['leased, 180 days', { landingMode: 'LEASE' }, 180, ['REGISTERED_NOT_OPENED']],
    ['leased and fitting out', { landingMode: 'LEASE', stage: 'S7' }, 180, ['REGISTERED_NOT_OPENED']],
    ['building, before the agreed day', { landingMode: 'LAND' }, 119, []],
    ['building, on the agreed day', { landingMode: 'LAND' }, 120, ['REGISTERED_NOT_OPENED']],
    ['building, no day agreed', { landingMode: 'LAND', expectedOpenOn: null }, 900, []],
    ['registration only', { landingMode: 'REGISTER_ONLY' }, 900, []],
    ['open for 364 days', { stage: 'S8', openedOn: '2026-01-01' }, 364, []],
    ['open for 365 days', { stage: 'S8', openedOn: '2026-01-01' }, 365, ['OPENED_WITHOUT_TAX']],
    ['open and paying', { stage: 'S8', openedOn: '2026-01-01', firstTaxOn: '2026-07-01' }, 900, []],
  ])('%s', (_what, patch, days, watch) => {
    expect(on(addDays('2026-01-01', days), { ...landed, ...patch })).toMatchObject({ light: null, watch });
  });
});
