import { describe, expect, it } from '@jest/globals';
import { targetBlockers } from '../../src/features/targets/target.rules.js';

describe('targetBlockers', () => {
  it.each<[string, string, string, string, string, string[]]>([
    ['a year', 'HQ_ANNUAL', '2027-01-01', '2027-12-31', '2', []],
    ['a plan', 'HQ_CUMULATIVE', '2025-01-01', '2027-12-31', '5.00', []],
    ['two years for an annual one', 'HQ_ANNUAL', '2027-01-01', '2028-12-31', '2', ['PERIOD_OF_METRIC']],
    ['one year for a plan', 'HQ_CUMULATIVE', '2027-01-01', '2027-12-31', '2', ['PERIOD_OF_METRIC']],
    ['half a year', 'HQ_ANNUAL', '2027-01-01', '2027-06-30', '2', ['WHOLE_YEARS']],
    ['backwards', 'HQ_CUMULATIVE', '2028-01-01', '2027-12-31', '2', ['WHOLE_YEARS']],
    ['half a company', 'HQ_ANNUAL', '2027-01-01', '2027-12-31', '1.5', ['COUNT']],
    ['none', 'HQ_ANNUAL', '2027-01-01', '2027-12-31', '0', ['COUNT']],
  ])('%s', (_title, metricCode, fromOn, toOn, value, codes) => {
    const found = targetBlockers({ metricCode, fromOn, toOn, value });
    expect(found.map(({ code }) => code)).toEqual(codes);
  });
});
