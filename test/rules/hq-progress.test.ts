import { describe, expect, it } from '@jest/globals';
import {
  countCompanies,
  type HeadquartersRow,
  isInForceOn,
  isIntroducedWithin,
  isRecognisedWithin,
  progressOf,
  timeProgress,
} from '../../src/reports/hq-progress/hq-progress.rules.js';

const recognised: HeadquartersRow = {
  companyId: 'c1',
  category: 'TRADE_HQ',
  inBroad: true,
  inStrict: true,
  status: 'RECOGNISED',
  recognisedOn: '2023-06-01',
  endedOn: null,
  residentSince: '2022-03-01',
  isResident: true,
  hasMovedOut: false,
};
const Y2023 = { from: '2023-01-01', to: '2023-12-31' };
const PLAN = { from: '2022-01-01', to: '2024-12-31' };

describe('who counts', () => {
  it.each<[string, Partial<HeadquartersRow>, boolean]>([
    ['recognised in the year', {}, true],
    ['on its first day', { recognisedOn: '2023-01-01' }, true],
    ['on its last day', { recognisedOn: '2023-12-31' }, true],
    ['a day later', { recognisedOn: '2024-01-01' }, false],
    ['only applied for', { status: 'APPLYING' }, false],
    ['revoked since', { status: 'REVOKED', endedOn: '2024-02-01' }, true],
    ['came to the park later', { residentSince: '2023-06-02' }, false],
    ['residence not on record, but here', { residentSince: null }, true],
    ['residence not on record, and not here', { residentSince: null, isResident: false }, false],
    ['moved out since', { hasMovedOut: true }, true],
  ])('recognised: %s', (_title, changes, expected) => {
    expect(isRecognisedWithin({ ...recognised, ...changes }, Y2023)).toBe(expected);
  });

  it('introduced: by the day of registration, applied for or more', () => {
    expect(
      isIntroducedWithin({ ...recognised, status: 'APPLYING', residentSince: '2023-02-01' }, Y2023),
    ).toBe(true);
    expect(isIntroducedWithin(recognised, Y2023)).toBe(false);
    expect(isIntroducedWithin({ ...recognised, residentSince: null }, Y2023)).toBe(false);
  });

  it.each<[string, Partial<HeadquartersRow>, boolean]>([
    ['in force', {}, true],
    ['on its last day', { status: 'EXPIRED', endedOn: '2026-01-01' }, true],
    ['a day after', { status: 'EXPIRED', endedOn: '2025-12-31' }, false],
    ['not yet', { recognisedOn: '2026-01-02' }, false],
    ['moved out', { hasMovedOut: true }, false],
  ])('existing: %s', (_title, changes, expected) => {
    expect(isInForceOn({ ...recognised, ...changes }, '2026-01-01')).toBe(expected);
  });

  it('counts a company of two categories once in all and once in each', () => {
    const rows = [recognised, { ...recognised, category: 'PRIVATE_HQ' }, { ...recognised, companyId: 'c0' }];
    expect(countCompanies(rows)).toEqual({
      count: 2,
      companyIds: ['c0', 'c1'],
      byCategory: [
        { category: 'PRIVATE_HQ', count: 1, companyIds: ['c1'] },
        { category: 'TRADE_HQ', count: 2, companyIds: ['c0', 'c1'] },
      ],
    });
  });
});

describe('timeProgress', () => {
  it.each([
    ['2021-12-31', '0.0000'],
    ['2022-01-01', '0.0009'],
    ['2023-07-02', '0.5000'],
    ['2024-12-31', '1.0000'],
    ['2026-11-24', '1.0000'],
  ])('on %s it is %s of 2022–2024', (day, share) => {
    expect(timeProgress(PLAN, day)).toBe(share);
  });
});

describe('progressOf', () => {
  it.each<[number, string, string, string, string]>([
    [5, '2024-12-31', '1.0000', '0', 'GREEN'],
    [3, '2023-07-02', '0.6000', '2', 'GREEN'],
    [2, '2023-07-02', '0.4000', '3', 'GREEN'],
    [1, '2023-07-02', '0.2000', '4', 'YELLOW'],
    [0, '2023-07-02', '0.0000', '5', 'RED'],
    [6, '2024-12-31', '1.2000', '0', 'GREEN'],
  ])('%d of 5 on %s', (count, day, completion, remaining, light) => {
    expect(progressOf(count, '5.0000', PLAN, day)).toMatchObject({
      target: '5',
      completion,
      remaining,
      light,
    });
  });
});
