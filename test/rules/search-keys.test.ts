import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import {
  rankOf,
  searchKeysOf,
  searchQueryOf,
} from '../../src/features/companies/naming/search-keys.rules.js';

const DATA = path.resolve(import.meta.dirname, '../../../shared/data');

const NAMES = [
  '上海示例生物科技（集团）股份有限公司',
  '示例生物',
  'Shanghai Example Bio-Tech & Medical Co., Ltd.',
];
const CODES = ['91310107T0000001X8', 'SZSE:000001', '516179157'];
const KEYS = searchKeysOf({ names: NAMES, codes: CODES });

function isFound(keys: { text: string; grams: string[] }, q: string): boolean {
  const query = searchQueryOf(q);
  if (!query) return false;
  const stored = new Set(keys.grams);
  const byGrams = query.grams.every((gram) => stored.has(gram));
  const byText = keys.text.includes(query.needle);
  // The index condition must never lose a hit.
  if (byText && !byGrams) throw new Error(`grams lose ${q}`);
  return byText;
}

describe('searchKeysOf and searchQueryOf', () => {
  it.each([
    '示例',
    '物科技（集',
    '生物科技(集团)股份',
    '示例 生物',
    '示例生物科技集團',
    'shangHai example',
    'bio-tech & medical',
    'biotech and medical co',
    'bio tech medical',
    'ＥＸＡＭＰＬＥ',
    'Exämple',
    'shilishengwu',
    'shili sheng wu keji',
    'slsw',
    'SLSWKJ',
    'shslswkj',
    '000001',
    'szse:000001',
    '91310107t',
    '9131 0107 T000',
    '516179',
  ])('finds %s', (q) => {
    expect(isFound(KEYS, q)).toBe(true);
  });

  it.each(['示范', '例示', 'example shanghai', '000002', 'x8szse', '司示例'])('does not find %s', (q) => {
    expect(isFound(KEYS, q)).toBe(false);
  });

  it.each(['', ' ', '示', 'a', '（）', '🙂🙂', '--', '\u200b示', '\ud800\ud800', '\u0000a'])(
    'asks for more than %j',
    (q) => {
      expect(searchQueryOf(q)).toBeNull();
    },
  );

  it.each([
    ['示例', 'han', '示例'],
    ['臺灣', 'han', '台湾'],
    ['Zhe Jiang', 'latin', 'zhejiang'],
    ['a&b.c', 'latin', 'abc'],
    ['600000', 'code', '600000'],
    ['91310107T0', 'code', '91310107t0'],
    ['דוגמה בע״מ', 'latin', 'דוגמהבעמ'],
    ['𠀀𠀁', 'han', '𠀀𠀁'],
  ])('reads %s as %s %s', (q, kind, needle) => {
    expect(searchQueryOf(q)).toMatchObject({ kind, needle });
  });

  it.each([
    ['乾坤示例有限公司', ['乾坤', '坤示例', 'qiankun', 'qksl']],
    ['乾示科技', ['乾示', 'qianshi', 'qskj']],
    ['朝阳示例', ['cysl', 'zysl']],
    ['乐示酒行', ['lsjh', 'ysjx']],
    ['臺北示例股份有限公司', ['台北示例', '臺北示例', 'taibeishili']],
    ['绿洲示例有限公司', ['lvzhou', 'luzhou', 'lüzhou', 'lzsl']],
    ['重庆示例银行股份有限公司', ['chongqingshiliyinhang', 'cqslyh', 'slyh']],
    ['חברת דוגמה בע״מ', ['דוגמה', 'בע"מ', 'חברת דוגמה']],
    ['𠀀𠀁示例', ['𠀀𠀁', '𠀁示']],
    ['示例🙂科技', ['示例科技', '例🙂科']],
    ['示例Ａ', ['示例a', 'sla', 'shilia']],
    ['İstanbul Örnek A.Ş.', ['istanbul', 'ornek as']],
    ['示例工业股份有限公司', ['示例股份', '*ST示例', 'XD示例股份']],
    ['示例新材料科技集团有限公司', ['示例科技', '示例集团', 'slxcl']],
    ['*ST示例', ['st示例', '*ＳＴ示例', '示例', 'shili', 'stsl', 'sl']],
    ['示例(中国)文化股份有限公司', ['示例文化', '示例中国', '示例（中国', 'slwh']],
  ])('%s is found by %j', (name, queries) => {
    const keys = searchKeysOf({ names: [name], codes: [] });
    expect(queries.filter((q) => !isFound(keys, q))).toEqual([]);
  });

  it('has no gram across two segments and none twice', () => {
    const { text, grams } = searchKeysOf({ names: ['ab', 'cd'], codes: ['ef'] });
    expect(text).toBe('ab\ncd\nef');
    expect(grams).toEqual(['ab', 'cd', 'ef']);
    expect(new Set(KEYS.grams).size).toBe(KEYS.grams.length);
  });

  it('stays bounded for names of any length', () => {
    const { text, grams } = searchKeysOf({ names: ['示例'.repeat(100_000)], codes: [] });
    expect(text.length).toBeLessThan(5_000);
    expect(grams.length).toBeLessThan(200);
  });

  it('gives nothing for nothing', () => {
    expect(searchKeysOf({ names: ['', '🙂'], codes: [' '] })).toEqual({ text: '', grams: [] });
  });
});

describe('rankOf', () => {
  it.each([
    ['示例\n示例科技', '示例', { rank: 0, length: 2 }],
    ['示例科技有限公司\n示例科技', '示例', { rank: 1, length: 4 }],
    ['上海示例科技\n海示例', '示例', { rank: 2, length: 3 }],
    ['上海示例', '样本', null],
  ])('%j for %s', (text, needle, expected) => {
    expect(rankOf(text, needle)).toEqual(expected);
  });
});

const present = existsSync(path.join(DATA, 'search-cases.csv'));
if (!present) console.info('skipped: ../shared/data/search-cases.csv is not here');

type Row = Record<string, string>;
const rowsOf = (file: string): Row[] =>
  present ? (parse(readFileSync(path.join(DATA, file)), { columns: true }) as Row[]) : [];

(present ? describe : describe.skip)('the shared search cases', () => {
  const started = performance.now();
  const companies = rowsOf('listed-companies.csv').map((row) => ({
    id: `listed:${row['stock_code']}`,
    name: row['full_name'] ?? '',
    text: searchKeysOf({
      names: [row['full_name'] ?? '', row['short_name'] ?? '', row['name_en'] ?? ''],
      codes: [`${row['exchange']}:${row['stock_code']}`],
    }).text,
  }));
  const perCompany = ((performance.now() - started) * 1000) / Math.max(companies.length, 1);

  function placeOf(row: Row): number {
    const needle = searchQueryOf(row['query'] ?? '')?.needle ?? '\n';
    const hits = companies
      .map((company) => ({ company, hit: rankOf(company.text, needle) }))
      .filter((each) => each.hit !== null)
      .sort(
        (a, b) =>
          (a.hit?.rank ?? 0) - (b.hit?.rank ?? 0) ||
          (a.hit?.length ?? 0) - (b.hit?.length ?? 0) ||
          (a.company.name < b.company.name ? -1 : 1),
      );
    return hits.findIndex((each) => each.company.id === row['must_find_id']);
  }

  it('finds at least 239 of 240 in the first ten', () => {
    const cases = rowsOf('search-cases.csv').map((row) => ({ row, place: placeOf(row) }));
    const missed = cases.filter(({ place }) => place < 0 || place >= 10);
    const kinds = [...new Set(cases.map(({ row }) => row['query_kind'] ?? ''))];
    const lines = kinds.map((kind) => {
      const ofKind = cases.filter(({ row }) => row['query_kind'] === kind);
      return `${kind}: ${ofKind.filter((each) => !missed.includes(each)).length} of ${ofKind.length}`;
    });
    console.info(
      [...lines, `${perCompany.toFixed(0)} µs a company`].join('\n'),
      missed.map(({ row, place }) => `${row['query']} → ${row['must_find_name']} at ${place}`).join('\n'),
    );
    expect(cases.length).toBeGreaterThan(0);
    expect(missed.length).toBeLessThanOrEqual(1);
  });
});
