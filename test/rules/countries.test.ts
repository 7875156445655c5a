import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  countryCodes,
  countryName,
  findCountry,
  isCountryCode,
} from '../../src/platform/kernel/countries.js';
import {
  divisionFullName,
  divisionLevel,
  divisionName,
  isDistrictCode,
  isDivisionCode,
  PUTUO_DISTRICT_CODE,
} from '../../src/platform/kernel/districts.js';

const SHARED = path.resolve(import.meta.dirname, '../../../shared/data');
const withShared = existsSync(SHARED) ? it : it.skip;
if (!existsSync(SHARED)) console.log('../shared/data is absent: its cases are skipped');

function rowsOf(file: string): string[][] {
  const lines = readFileSync(path.join(SHARED, file), 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => line.split(','));
}

describe('countries', () => {
  it('knows the 249 codes of ISO 3166-1, each with two names that lead back to it', () => {
    expect(countryCodes()).toHaveLength(249);
    for (const code of countryCodes()) {
      expect(findCountry(countryName(code, 'zh'))).toBe(code);
      expect(findCountry(countryName(code, 'en'))).toBe(code);
      expect(findCountry(code)).toBe(code);
    }
  });

  it.each([
    ['CN', true],
    ['IL', true],
    ['il', false],
    ['XK', false],
    ['UK', false],
    ['ISR', false],
    ['ZZ', false],
    ['', false],
    ['constructor', false],
  ])('isCountryCode(%j) is %s', (code, expected) => {
    expect(isCountryCode(code)).toBe(expected);
  });

  it.each([
    ['IL', '以色列', 'Israel'],
    ['HK', '中国香港', 'Hong Kong, China'],
    ['MO', '中国澳门', 'Macao, China'],
    ['TW', '中国台湾', 'Taiwan, China'],
  ])('names %s %s and %s', (code, zh, en) => {
    expect(countryName(code, 'zh')).toBe(zh);
    expect(countryName(code, 'en')).toBe(en);
  });

  it('throws for the name of a code that is none', () => {
    expect(() => countryName('XK', 'zh')).toThrow(RangeError);
  });

  it.each([
    ['香港', 'HK'],
    ['中国香港', 'HK'],
    ['台湾', 'TW'],
    ['Macau', 'MO'],
    ['USA', 'US'],
    ['u.s.a.', 'US'],
    ['美利坚合众国', 'US'],
    ['UK', 'GB'],
    ['South Korea', 'KR'],
    ['大韩民国', 'KR'],
    ['Viet Nam', 'VN'],
    ['Turkey', 'TR'],
    ['Cote d’Ivoire', 'CI'],
    ['ＩＳＲＡＥＬ', 'IL'],
    [' 以 色 列 ', 'IL'],
    ['ISR', 'IL'],
    ['ישראל', 'IL'],
    ['中华人民共和国', 'CN'],
  ])('finds %s as %s', (text, code) => {
    expect(findCountry(text)).toBe(code);
  });

  it.each([[''], ['---'], ['以'], ['示例国'], ['Isra'], ['科索沃'], ['__proto__']])(
    'finds nothing in %j',
    (text) => {
      expect(findCountry(text)).toBeNull();
    },
  );

  withShared('agrees with the list of the reference data', () => {
    const rows = rowsOf('countries.csv');
    expect(rows.map(([code]) => code).sort()).toEqual([...countryCodes()]);
    expect(rows.filter(([code, , , nameZh = '']) => findCountry(nameZh) !== code)).toEqual([]);
  });
});

describe('administrative divisions', () => {
  it.each([
    [PUTUO_DISTRICT_CODE, '普陀区', '上海市普陀区', 'DISTRICT', true],
    ['330903', '普陀区', '浙江省舟山市普陀区', 'DISTRICT', true],
    ['310115', '浦东新区', '上海市浦东新区', 'DISTRICT', true],
    ['320583', '昆山市', '江苏省苏州市昆山市', 'DISTRICT', true],
    ['429004', '仙桃市', '湖北省仙桃市', 'DISTRICT', true],
    ['441900', '东莞市', '广东省东莞市', 'CITY', true],
    ['320500', '苏州市', '江苏省苏州市', 'CITY', false],
    ['310000', '上海市', '上海市', 'PROVINCE', false],
    ['810000', '香港特别行政区', '香港特别行政区', 'PROVINCE', false],
  ])('%s is %s (%s)', (code, name, fullName, level, district) => {
    expect(divisionName(code)).toBe(name);
    expect(divisionFullName(code)).toBe(fullName);
    expect(divisionLevel(code)).toBe(level);
    expect(isDistrictCode(code)).toBe(district);
  });

  it.each([
    ['310108', 'withdrawn (闸北)'],
    ['999999', 'no such place'],
    ['31010', 'five digits'],
    ['3101077', 'seven digits'],
    ['３１０１０７', 'full width'],
    ['', 'empty'],
  ])('refuses %j: %s', (code) => {
    expect(isDivisionCode(code)).toBe(false);
    expect(isDistrictCode(code)).toBe(false);
    expect(divisionName(code)).toBeNull();
    expect(divisionFullName(code)).toBeNull();
  });

  withShared('knows every district of the reference data', () => {
    const rows = rowsOf('admin-divisions.csv').filter(([, , level]) => level === 'district');
    expect(rows.length).toBeGreaterThan(2900);
    expect(rows.filter(([code = '']) => !isDistrictCode(code))).toEqual([]);
    expect(rows.filter(([code = '', name]) => divisionName(code) !== name)).toEqual([]);
  });
});
