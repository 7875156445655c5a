import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { normaliseCompanyName } from '../../src/features/companies/naming/company-name.rules.js';
import { diceOf } from '../../src/features/companies/naming/dice.rules.js';
import type { DuplicateFacts } from '../../src/features/companies/naming/duplicate-level.rules.js';
import { duplicateLevel } from '../../src/features/companies/naming/duplicate-level.rules.js';

const PAIRS = path.resolve(import.meta.dirname, '../../../shared/data/dedupe-pairs.csv');

interface Given extends Partial<Omit<DuplicateFacts, 'names' | 'aliases'>> {
  name: string;
  alias?: string;
}

const factsOf = ({ name, alias, ...more }: Given): DuplicateFacts => ({
  uscc: null,
  foreignNumber: null,
  names: [normaliseCompanyName(name)],
  aliases: alias === undefined ? [] : [normaliseCompanyName(alias)],
  focusAreaCode: null,
  groupId: null,
  contactKeys: [],
  ...more,
});

const levelOf = (a: Given, b: Given) => duplicateLevel(factsOf(a), factsOf(b));
const byName = (a: string, b: string) => levelOf({ name: a }, { name: b });

describe('diceOf', () => {
  it.each([
    ['示例生物科技', '示例生物医药科技', 0.667],
    ['示例生物科技', '示范生物科技', 0.6],
    ['示例', '示例', 1],
    ['EXAMPLE BIO TECH', 'EXAMPLE BIOTECH', 1],
    ['示', '例', 0],
    ['', '', 0],
  ])('%s / %s = %d', (left, right, expected) => {
    expect(diceOf(left, right)).toBeCloseTo(expected, 3);
    expect(diceOf(right, left)).toBe(diceOf(left, right));
  });
});

describe('duplicateLevel by names', () => {
  it.each([
    ['上海示例生物科技有限公司', '示例生物科技（上海）有限公司', 'STRONG', 'SAME_NAME'],
    ['上海示例生物科技有限公司', '上海市示例生物科技有限责任公司', 'STRONG', 'SAME_NAME'],
    ['上海示例生物科技有限公司', '示例生物科技有限公司', 'STRONG', 'SAME_NAME'],
    ['上海示例生物科技有限公司', '上海示例生物科技有限公司(筹)', 'STRONG', 'SAME_NAME'],
    ['示例(集团)科技有限公司', '示例集團科技有限公司', 'STRONG', 'SAME_FULL_NAME'],
    ['示例（集团）有限公司', '示例控股集团有限公司', 'STRONG', 'SAME_NAME'],
    ['上海示例生物科技有限公司', '北京示例生物科技有限公司', 'PROBABLE', 'SAME_NAME_OTHER_PLACE'],
    ['上海示例生物科技有限公司', '上海示例生物科技有限公司桃浦分公司', 'PROBABLE', 'SAME_NAME_BRANCH'],
    ['示例有限公司', '示例集团有限公司', 'PROBABLE', 'SAME_NAME_GROUP'],
    ['示例股权投资有限公司', '示例股权投资合伙企业（有限合伙）', 'PROBABLE', 'SAME_NAME_OTHER_LEGAL_FORM'],
    ['上海示例生物科技有限公司', '上海示例医药科技有限公司', 'PROBABLE', 'SAME_BRAND_SYNONYMOUS_TRADE'],
    ['示例生物科技有限公司', '示范生物科技有限公司', 'POSSIBLE', 'SIMILAR_NAME'],
    ['示例数据股份有限公司', '示例恒盛股份有限公司', 'POSSIBLE', 'SIMILAR_BRAND'],
    ['上海示例恒盛有限公司', '示例新能源有限公司', 'POSSIBLE', 'SIMILAR_BRAND'],
    ['示例餐饮有限公司', '市立软件有限公司', 'POSSIBLE', 'SAME_BRAND_SOUND'],
    ['Example Medical Ltd', 'EXAMPLE MEDICAL (ISRAEL) LIMITED', 'STRONG', 'SAME_NAME'],
    ['Example Medical Ltd', 'Example Medical Inc.', 'PROBABLE', 'SAME_NAME_OTHER_LEGAL_FORM'],
    ['דוגמה בע״מ', 'דוגמה', 'STRONG', 'SAME_NAME'],
  ])('%s / %s is %s', (left, right, level, reason) => {
    expect(byName(left, right)).toEqual({ level, reasons: expect.arrayContaining([reason]) });
    expect(byName(right, left).level).toBe(level);
  });

  it.each([
    ['示例生物科技有限公司', '样本餐饮有限公司'],
    ['Example Medical Ltd', 'Sample Foods Ltd'],
    ['上海示例恒盛酒店有限公司', '北京示例软件有限公司'],
    ['🙂', '🙂'],
    ['', ''],
  ])('%s / %s has no level', (left, right) => {
    expect(byName(left, right)).toEqual({ level: null, reasons: [] });
  });

  it('asks for the same focus area before names count as similar', () => {
    const [a, b] = [{ name: '示例生物科技有限公司' }, { name: '示范生物科技有限公司' }];
    const other = levelOf({ ...a, focusAreaCode: 'AI' }, { ...b, focusAreaCode: 'LIFE_HEALTH' });
    expect(other).toEqual({ level: null, reasons: [] });
    expect(levelOf({ ...a, focusAreaCode: 'AI' }, { ...b, focusAreaCode: 'AI' }).level).toBe('POSSIBLE');
  });
});

describe('duplicateLevel by other facts', () => {
  const [X, Y] = ['91310107T0000001X8', '91310107T000002120'];
  const il = (number: string) => ({ country: 'IL', number });

  it.each<[string, Given, Given, string, string]>([
    ['same USCC', { name: '示例甲', uscc: X }, { name: '样本乙', uscc: X }, 'EXACT', 'SAME_USCC'],
    [
      'same foreign number',
      { name: 'Example', foreignNumber: il('516179157') },
      { name: 'Sample', foreignNumber: il('516179157') },
      'EXACT',
      'SAME_FOREIGN_NUMBER',
    ],
    [
      'different USCC',
      { name: '示例科技', uscc: X },
      { name: '示例科技', uscc: Y },
      'PROBABLE',
      'DIFFERENT_NUMBERS',
    ],
    [
      'different foreign numbers',
      { name: 'Example', foreignNumber: il('510000003') },
      { name: 'Example', foreignNumber: il('520000001') },
      'PROBABLE',
      'DIFFERENT_NUMBERS',
    ],
    [
      'same number of another country',
      { name: 'Example', foreignNumber: il('510000003') },
      { name: 'Example', foreignNumber: { country: 'US', number: '510000003' } },
      'PROBABLE',
      'DIFFERENT_NUMBERS',
    ],
    ['one USCC unknown', { name: '示例科技', uscc: X }, { name: '示例科技' }, 'STRONG', 'SAME_FULL_NAME'],
    ['alias', { name: '示例甲', alias: '样本乙有限公司' }, { name: '样本乙' }, 'PROBABLE', 'SAME_ALIAS'],
    ['alias of the other', { name: '样本乙' }, { name: '示例甲', alias: '样本乙' }, 'PROBABLE', 'SAME_ALIAS'],
    ['group', { name: '示例甲', groupId: 'g1' }, { name: '样本乙', groupId: 'g1' }, 'PROBABLE', 'SAME_GROUP'],
    [
      'mail domain',
      { name: '示例甲', contactKeys: ['example.cn'] },
      { name: '样本乙', contactKeys: ['example.cn'] },
      'POSSIBLE',
      'SAME_CONTACT',
    ],
  ])('%s', (_title, a, b, level, reason) => {
    expect(levelOf(a, b)).toEqual({ level, reasons: expect.arrayContaining([reason]) });
    expect(levelOf(b, a).level).toBe(level);
  });

  it('finds nothing in a public mail domain', () => {
    const contactKeys = ['qq.com'];
    expect(levelOf({ name: '示例甲', contactKeys }, { name: '样本乙', contactKeys }).level).toBeNull();
  });
});

const present = existsSync(PAIRS);
if (!present) console.info('skipped: ../shared/data/dedupe-pairs.csv is not here');

(present ? describe : describe.skip)('duplicateLevel on the shared pairs', () => {
  const rows = present ? (parse(readFileSync(PAIRS), { columns: true }) as Record<string, string>[]) : [];

  const foreignNumbersOf = (evidence = ''): string[] =>
    [...evidence.matchAll(/IL:(\d+)/g)].map((m) => m[1] ?? '');

  const levels = rows.map((row) => {
    const numbers = foreignNumbersOf(row['evidence']);
    const given = (name = '', number?: string): Given => ({
      name,
      foreignNumber: number === undefined ? null : { country: 'IL', number },
    });
    const { level } = levelOf(given(row['name_a'], numbers[0]), given(row['name_b'], numbers[1]));
    return { expect: row['expect'], a: row['name_a'], b: row['name_b'], level };
  });
  const of = (expected: string) => levels.filter((row) => row.expect === expected);

  it('finds every automatic pair at STRONG', () => {
    expect(of('auto').length).toBeGreaterThan(0);
    expect(of('auto').filter((row) => row.level !== 'STRONG')).toEqual([]);
  });

  it('leaves every not-auto pair to a person', () => {
    expect(of('not-auto').length).toBeGreaterThan(0);
    expect(of('not-auto').filter((row) => row.level === 'EXACT' || row.level === 'STRONG')).toEqual([]);
  });

  it('offers at least nine in ten of the pairs worth offering', () => {
    const missed = of('suggest').filter((row) => row.level === null);
    const score = `suggest: ${of('suggest').length - missed.length} of ${of('suggest').length}`;
    console.info(score, missed.map((row) => `${row.a} / ${row.b}`).join('\n'));
    expect(missed.length).toBeLessThanOrEqual(of('suggest').length / 10);
  });
});
