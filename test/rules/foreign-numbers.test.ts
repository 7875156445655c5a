import { describe, expect, it } from '@jest/globals';
import { checkForeignRegistrationNumber } from '../../src/platform/kernel/foreign-registration-number.js';

describe('checkForeignRegistrationNumber', () => {
  it.each([
    ['IL', '510000003', 'valid', '510000003', undefined],
    ['IL', '520000001', 'valid', '520000001', undefined],
    ['IL', '516179157', 'valid', '516179157', undefined],
    ['il', ' 51-617915-7', 'valid', '516179157', undefined],
    ['IL', '５１６１７９１５７', 'valid', '516179157', undefined],
    ['IL', '516179150', 'invalid', '516179150', 'IL_CHECK_DIGIT'],
    ['IL', '416179157', 'invalid', '416179157', 'IL_FORMAT'],
    ['IL', '51617915', 'invalid', '51617915', 'IL_FORMAT'],
    ['IL', '无', 'missing', null, undefined],
    ['HK', '1234567', 'valid', '1234567', undefined],
    ['HK', '12345678', 'valid', '12345678', undefined],
    ['HK', '123456', 'invalid', '123456', 'HK_FORMAT'],
    ['HK', '123456A', 'invalid', '123456A', 'HK_FORMAT'],
    ['DE', 'hrb  12345 b', 'valid', 'HRB 12345 B', undefined],
    ['US', 'DE 1234-567', 'valid', 'DE 1234-567', undefined],
    ['GB', 'x'.repeat(41), 'invalid', 'X'.repeat(41), 'LENGTH'],
    ['GB', ' - ', 'missing', null, undefined],
  ])('%s %j is %s', (country, text, status, normalised, problem) => {
    const check = checkForeignRegistrationNumber(country, text);
    expect([check.status, check.normalised, check.problem?.code]).toEqual([status, normalised, problem]);
  });

  it('says in both languages what would make it pass', () => {
    const { problem } = checkForeignRegistrationNumber('IL', '123');
    expect(problem?.message.zh).toContain('9位');
    expect(problem?.message.en).toContain('nine digits');
  });
});
