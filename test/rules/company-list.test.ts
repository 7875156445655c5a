import { describe, expect, it } from '@jest/globals';
import { PARK_RELATION } from '../../src/features/companies/company.codes.js';
import { newContent } from '../../src/features/companies/company-draft.js';
import { enrichmentOf, mergedAliases } from '../../src/features/companies/company-intake.rules.js';
import type { IntakeRow } from '../../src/features/companies/company-intake.types.js';
import { CompanyPool } from '../../src/features/companies/company-pool.rules.js';
import { CellReader } from '../../src/transfer/imports/import-cells.rules.js';
import { AreaBook } from '../../src/transfer/sheets/area-book.rules.js';
import { COMPANY_COLUMNS } from '../../src/transfer/sheets/company.sheet.js';
import { companyColumns } from '../../src/transfer/sheets/company-columns.js';
import { COMPANY_DEFAULTS } from '../../src/transfer/sheets/company-defaults.rules.js';
import { companyRowOf } from '../../src/transfer/sheets/company-row.rules.js';
import { names, namesInCell } from '../../src/transfer/sheets/company-text-cells.rules.js';
import { label } from '../../src/transfer/sheets/company-value-cells.rules.js';
import { guardText, stripGuard } from '../../src/transfer/writing/formula-guard.rules.js';

const AREAS = new AreaBook([
  { taxonomy: 'PARK', code: 'AI', nameZh: '人工智能', nameEn: 'Artificial intelligence' },
  { taxonomy: 'PARK', code: 'LIFE_HEALTH', nameZh: '生命健康', nameEn: 'Life and health' },
]);

function read(texts: Readonly<Record<string, string | undefined>>, chosen = {}) {
  const columns = companyColumns(AREAS);
  const keys = Object.keys(texts);
  const bound = keys.map((key, index) => {
    const column = columns.find((each) => each.key === key);
    if (!column) throw new Error(`no column ${key}`);
    return { index, heading: column.header.zh, column };
  });
  const source = {
    rowNumber: 7,
    cells: keys.map((key) => ({ kind: 'text' as const, text: texts[key] ?? '' })),
  };
  const { faults, ...cells } = new CellReader('', bound, {}).read(source);
  return { row: companyRowOf(cells, chosen), faults };
}

describe('a row of a list', () => {
  it.each([
    { texts: { name: '上海示例科技有限公司' }, given: { nameCn: '上海示例科技有限公司' } },
    { texts: { name: 'Example Ltd' }, given: { nameEn: 'Example Ltd' } },
    { texts: { name: '42' }, given: { nameEn: '42' } },
    { texts: { name: 'דוגמה' }, given: { nameLocal: 'דוגמה' } },
    { texts: { nameCn: 'Example Ltd' }, given: { nameEn: 'Example Ltd' } },
    { texts: { nameCn: ' 上海示例科技有限公司\u3000' }, given: { nameCn: '上海示例科技有限公司' } },
    {
      texts: { name: 'Example', stockCode: '000001', exchange: 'SZSE' },
      given: { externalRef: 'SZSE:000001' },
    },
    { texts: { name: 'Example', stockCode: '000001' }, given: { externalRef: '000001' } },
    {
      texts: { name: 'Example', focusAreaCode: '生命健康、AI' },
      given: { focusAreaCode: 'LIFE_HEALTH', secondaryFocusAreas: ['AI'] },
    },
    {
      texts: { name: 'Example', registeredCapitalWan: '500' },
      given: { registeredCapitalWan: '500', registeredCapitalCurrency: 'CNY' },
    },
    {
      texts: { name: 'Example', registeredCapitalWan: '1.5亿美元' },
      given: { registeredCapitalWan: '15000', registeredCapitalCurrency: 'USD' },
    },
    {
      texts: { name: 'Example', parkRelation: '在谈', inPark: '否' },
      given: { parkRelation: 'IN_TALK', inPark: false },
    },
    {
      texts: { name: 'Example', registeredDistrictCode: '上海市普陀区' },
      given: { registeredDistrictCode: '310107' },
    },
    { texts: { name: 'Example', note: '\t=1+1 ' }, given: { note: '\t=1+1 ' } },
  ])('$texts', ({ texts, given }) => {
    const { row, faults } = read(texts);
    expect(faults).toEqual([]);
    expect(row.given).toMatchObject(given);
  });

  it.each([
    { texts: { uscc: '123' }, says: '18' },
    { texts: { establishedOn: '2021' }, says: '日' },
    { texts: { parkRelation: '朋友' }, says: '目标企业' },
    { texts: { registeredDistrictCode: '鼓楼区' }, says: '不止一个' },
    { texts: { investorCountry: '火星' }, says: 'IL' },
    { texts: { focusAreaCode: '煤炭' }, says: '生命健康' },
    { texts: { registeredCapitalWan: '100-200万元' }, says: '区间' },
    { texts: { nameEn: 'x'.repeat(201) }, says: '200' },
    { texts: { note: 'a\u0000b' }, says: 'NUL' },
  ])('refuses $texts and says what to write', ({ texts, says }) => {
    expect(read(texts).faults[0]?.message.zh).toContain(says);
  });

  it.each([
    { texts: { name: 'Example' }, chosen: {}, expected: COMPANY_DEFAULTS },
    {
      texts: { name: 'Example', investorCountry: 'Israel' },
      chosen: {},
      expected: {
        ...COMPANY_DEFAULTS,
        entityType: 'FOREIGN_ENTITY',
        capitalNature: 'OVERSEAS',
        investorCountry: 'IL',
      },
    },
    {
      texts: { name: 'Example', investorCountry: 'IL' },
      chosen: { entityType: 'COMPANY' },
      expected: { ...COMPANY_DEFAULTS, capitalNature: 'OVERSEAS', investorCountry: 'IL' },
    },
    {
      texts: { name: 'Example' },
      chosen: { parkRelation: 'PARTNER' },
      expected: { ...COMPANY_DEFAULTS, parkRelation: 'PARTNER' },
    },
  ])('holds defaults for $texts with $chosen', ({ texts, chosen, expected }) => {
    expect(read(texts, chosen).row.defaults).toEqual(expected);
  });
});

describe('the column table', () => {
  it('has each key and heading once', () => {
    const keys = COMPANY_COLUMNS.map(({ key }) => key);
    const headings = COMPANY_COLUMNS.flatMap(({ header, headings: more = [] }) => [
      header.zh,
      header.en,
      ...more,
    ]);
    expect(new Set(keys).size).toBe(keys.length);
    expect(headings.filter((heading, at) => headings.indexOf(heading) !== at)).toEqual([]);
  });

  it.each(PARK_RELATION.entries.map(({ code, zh, en }) => ({ code, zh, en })))(
    'reads $code by code and label',
    ({ code, zh, en }) => {
      const parse = label(PARK_RELATION);
      for (const text of [code, zh, en, ` ${zh} `, en.toUpperCase()])
        expect(parse({ kind: 'text', text }, '')).toEqual({ status: 'ok', value: code });
    },
  );

  it.each(
    [[['甲；乙']], [['甲', '乙|丙']], [['甲']], [['甲', '乙']]].map(([list]) => ({ list: list as string[] })),
  )('gives $list back', ({ list }) => {
    const text = namesInCell(list) as string;
    expect(names(200)({ kind: 'text', text }, '')).toEqual({ status: 'ok', value: list });
  });

  it('guards and strips any prefix', () => {
    for (const text of ['=1', "'=1", "''=1", ' =1', '＝1', '\t1', '示例'])
      expect(stripGuard(guardText(text))).toBe(text);
  });
});

const known = (changes = {}) =>
  newContent({ ...COMPANY_DEFAULTS, nameCn: '上海示例科技有限公司', ...changes } as never, {
    ownerUnitId: 'unit',
    dataSource: 'MANUAL',
  });
const row = (given: IntakeRow['given'], aliases: IntakeRow['aliases'] = []): IntakeRow => ({
  row: 1,
  code: null,
  given,
  aliases,
  defaults: COMPANY_DEFAULTS,
});
const short = (name: string) => ({ name, type: 'SHORT', validFrom: null, validTo: null });

describe('what a row adds to a known company', () => {
  it.each([
    {
      what: 'nothing new',
      content: {},
      given: { nameCn: '上海示例科技有限公司' },
      changes: {},
      otherNames: [],
    },
    {
      what: 'the same name in other dress',
      content: {},
      given: { nameCn: '上海示例科技(有限公司)' },
      changes: {},
      otherNames: [],
    },
    {
      what: 'an empty field',
      content: {},
      given: { website: 'www.example.com' },
      changes: { website: 'www.example.com' },
      otherNames: [],
    },
    {
      what: 'another value',
      content: { website: 'a.example' },
      given: { website: 'b.example' },
      changes: { website: 'b.example' },
      otherNames: [],
    },
    {
      what: 'the same amount',
      content: { registeredCapitalWan: '500.0000', registeredCapitalCurrency: 'CNY' },
      given: { registeredCapitalWan: '500.00' },
      changes: {},
      otherNames: [],
    },
    {
      what: 'a second number in a source',
      content: { externalRef: 'A' },
      given: { externalRef: 'B' },
      changes: {},
      otherNames: [],
    },
    {
      what: 'an English name',
      content: {},
      given: { nameEn: 'Example' },
      changes: { nameEn: 'Example' },
      otherNames: [],
    },
    {
      what: 'a shorter name',
      content: {},
      given: { nameCn: '示例科技' },
      changes: { aliases: [short('示例科技')] },
      otherNames: [],
    },
    {
      what: 'another name',
      content: {},
      given: { nameCn: '上海别名有限公司' },
      changes: {},
      otherNames: ['上海别名有限公司'],
    },
  ])('$what', ({ content, given, changes, otherNames }) => {
    expect(enrichmentOf(known(content), row(given))).toEqual({ changes, otherNames });
  });

  it('is nothing the second time', () => {
    const first = row({ website: 'www.example.com', nameEn: 'Example' }, [short('示例'), short('示例')]);
    const { changes } = enrichmentOf(known(), first);
    expect(changes.aliases).toEqual([short('示例')]);
    expect(enrichmentOf({ ...known(), ...changes }, first).changes).toEqual({});
  });

  it('never repeats a name among the aliases', () => {
    expect(
      mergedAliases(['示例'], [short('甲')], [short('示例'), short('甲'), short('乙'), short('乙')]),
    ).toEqual([short('甲'), short('乙')]);
  });
});

describe('the pool of a running list', () => {
  it('finds by number, name and brand, and gives the newest state', () => {
    const pool = new CompanyPool();
    const keys = { nameKey: '示例科技', brandKey: '示例', otherKeys: ['EXAMPLE'] };
    const one = { id: '1', code: null, version: 1, row: 2, content: known({ uscc: 'U' }), keys };
    pool.put(one);
    pool.put({ ...one, row: 5 });
    const like = (more: object, k: object = {}) => ({
      content: known(more),
      keys: { nameKey: 'x', brandKey: '', otherKeys: [], ...k },
    });
    expect(pool.find(like({ uscc: 'U' })).map((company) => company.row)).toEqual([5]);
    expect(pool.find(like({}, { nameKey: 'EXAMPLE' }))).toHaveLength(1);
    expect(pool.find(like({}, { brandKey: '示例' }))).toHaveLength(1);
    expect(pool.find(like({}))).toEqual([]);
  });
});
