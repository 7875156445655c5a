import { describe, expect, it } from '@jest/globals';
import { DEFAULT_POOL_SETTINGS } from '../../src/features/projects/pool-settings.js';
import {
  type LevelFacts,
  levelChange,
  levelOf,
  taxGradeOf,
} from '../../src/features/projects/project-level.rules.js';

const plain: LevelFacts = {
  score: '69.9',
  plannedInvestmentWan: '999.99',
  contractedFdiWanUsd: '999.99',
  expectedTaxY1Wan: '99.99',
  expectedTaxY2Wan: null,
  expectedTaxY3Wan: null,
  hqIntent: null,
  leaderSponsor: null,
  topTierInvestor: false,
};

describe('levelOf (domain.md §3.4)', () => {
  it.each<[string, Partial<LevelFacts>, string, string[]]>([
    ['nothing reached', {}, 'C', []],
    [
      'nothing known',
      { score: null, plannedInvestmentWan: null, contractedFdiWanUsd: null, expectedTaxY1Wan: null },
      'C',
      [],
    ],
    ['score 70', { score: '70.0' }, 'B', ['SCORE']],
    ['score 84.9', { score: '84.9' }, 'B', ['SCORE']],
    ['score 85', { score: '85' }, 'A', ['SCORE']],
    ['planned 1,000万元', { plannedInvestmentWan: '1000.00' }, 'B', ['PLANNED_INVESTMENT']],
    ['planned 9,999.99万元', { plannedInvestmentWan: '9999.99' }, 'B', ['PLANNED_INVESTMENT']],
    ['planned 10,000万元', { plannedInvestmentWan: '10000.00' }, 'A', ['PLANNED_INVESTMENT']],
    ['contracted 1,000万美元', { contractedFdiWanUsd: '1000.00' }, 'A', ['CONTRACTED_FDI']],
    ['tax 100万元 in year 3', { expectedTaxY3Wan: '100.00' }, 'B', ['EXPECTED_TAX']],
    ['tax 1,000万元 in year 2', { expectedTaxY2Wan: '1000.00' }, 'A', ['EXPECTED_TAX']],
    ['a headquarters candidate', { hqIntent: 'TRADE_HQ' }, 'A', ['HQ_CANDIDATE']],
    ['a chain leader', { topTierInvestor: true }, 'A', ['TOP_TIER_INVESTOR']],
    ['a leader behind it', { leaderSponsor: '示例领导' }, 'A', ['LEADER_SPONSORED']],
    ['a blank sponsor', { leaderSponsor: ' ' }, 'C', []],
    [
      'the worked example of §3.3: 74.5, tax 1,200',
      { score: '74.5', expectedTaxY1Wan: '1200' },
      'A',
      ['EXPECTED_TAX'],
    ],
  ])('%s', (_what, patch, level, reasons) => {
    expect(levelOf({ ...plain, ...patch }, DEFAULT_POOL_SETTINGS)).toEqual({ level, reasons });
  });

  it('follows the settings in force', () => {
    const levels = { ...DEFAULT_POOL_SETTINGS.levels, B: { ...DEFAULT_POOL_SETTINGS.levels.B, score: '65' } };
    expect(levelOf(plain, { ...DEFAULT_POOL_SETTINGS, levels }).level).toBe('B');
  });
});

describe('levelChange', () => {
  it.each([
    ['B', 'B', 'NONE'],
    ['B', 'A', 'UPGRADE'],
    ['A', 'C', 'DOWNGRADE_NEEDS_SUPERVISOR'],
  ] as const)('%s → %s: %s', (present, byRule, expected) => {
    expect(levelChange(present, byRule)).toBe(expected);
  });
});

describe('taxGradeOf (domain.md §2.6)', () => {
  it.each([
    ['10000', 'HUNDRED_MILLION'],
    ['9999.99', 'TEN_MILLION'],
    ['1000', 'TEN_MILLION'],
    ['999.99', 'ONE_MILLION'],
    ['100', 'ONE_MILLION'],
    ['99.99', null],
    [null, null],
  ])('%s 万元 → %s', (tax, grade) => {
    const facts = {
      expectedTaxY1Wan: null,
      expectedTaxY2Wan: tax,
      expectedTaxY3Wan: tax === null ? null : '1.00',
    };
    expect(taxGradeOf(facts)).toBe(grade);
  });
});
