import { describe, expect, it } from '@jest/globals';
import { FirstWords } from '../../../src/transfer/intakes/first-words.rules.js';
import { vocabularyOf } from '../../../src/transfer/reading/heading-vocabulary.rules.js';
import { findHeading } from '../../../src/transfer/reading/headings.rules.js';
import { CARRIER_COLUMNS } from '../../../src/transfer/sheets/carrier.sheet.js';
import * as measures from '../../../src/transfer/sheets/carrier-measures.rules.js';
import * as prices from '../../../src/transfer/sheets/carrier-prices.rules.js';
import { carrierRowOf } from '../../../src/transfer/sheets/carrier-row.rules.js';
import * as words from '../../../src/transfer/sheets/carrier-words.rules.js';
import type { CellParser } from '../../../src/transfer/sheets/cell-parser.rules.js';

const REJECT = Symbol('reject');
const MISSING = null;

/** What a text cell, or a number, comes to. */
function read(parse: CellParser, text: string | number, heading = ''): unknown {
  const cell =
    typeof text === 'number'
      ? ({ kind: 'number', text: String(text), number: String(text) } as const)
      : ({ kind: 'text', text } as const);
  const parsed = parse(cell, heading);
  if (parsed.status === 'ok') return parsed.value;
  return parsed.status === 'missing' ? MISSING : REJECT;
}

const cells = { ...measures, ...prices, ...words };

describe('rent → CNY a ㎡ and day (trap 8.33)', () => {
  it.each([
    ['5.2元/㎡·天', '', '5.2'],
    ['5.2', '租金（元/㎡·天）', '5.2'],
    [5.2, '租金 / 元/平米/日', '5.2'],
    ['158.17', '租金(元/㎡·月)', '5.2001'],
    ['158.17元/㎡/月', '租金（元/㎡·天）', '5.2001'],
    [158.17, '月租金', '5.2001'],
    ['1898', '租金（元/㎡·年）', '5.2'],
    ['约4.5', '', '4.5'],
    ['4.5元/平方米/天起', '', '4.5'],
    ['4.5', '租金', '4.5'],
    ['60', '租金', REJECT],
    ['4-5', '租金（元/㎡·天）', REJECT],
    ['4.5~5.5元/㎡·天', '', REJECT],
    ['12万元/年', '', REJECT],
    ['3000元/月/间', '租金', REJECT],
    ['面议', '租金', MISSING],
    ['', '租金', MISSING],
  ])('%s under “%s” is %s', (text, heading, value) => {
    expect(read(cells.rentPerDay, text, heading)).toBe(value);
  });

  it('the fee is by the month unless something else is said', () => {
    expect(read(cells.feePerMonth, '18', '物业费')).toBe('18');
    expect(read(cells.feePerMonth, '0.6元/㎡·天', '物业费')).toBe('18.25');
    expect(read(cells.feePerMonth, 216, '物业费(元/㎡·年)')).toBe('18');
  });
});

describe('load → kN/㎡ (1 t/㎡ ≈ 9.8)', () => {
  it.each([
    ['1t/㎡', '', '9.8'],
    ['1.5吨/平方米', '', '14.7'],
    ['500kg/㎡', '', '4.9'],
    ['5kN/㎡', '承重（t/㎡）', '5'],
    [1, '承重（t/㎡）', '9.8'],
    [3.5, '楼面荷载（kN/㎡）', '3.5'],
    [800, '承重(公斤/㎡)', '7.84'],
    ['0.8', '承重', '7.84'],
    ['500', '承重', '4.9'],
    ['5', '承重', REJECT],
    ['2-3t', '承重', REJECT],
    ['待定', '承重', MISSING],
    ['0', '承重', MISSING],
  ])('%s under “%s” is %s', (text, heading, value) => {
    expect(read(cells.floorLoad, text, heading)).toBe(value);
  });
});

describe('other measures', () => {
  it.each<[keyof typeof cells, string | number, unknown]>([
    ['sqm', '1,286.50㎡', '1286.5'],
    ['sqm', '约800平方米', '800'],
    ['sqm', '3亩', REJECT],
    ['sqm', '500-800', REJECT],
    ['sqm', 0, MISSING],
    ['metres', '4.5米', '4.5'],
    ['metres', '4.5m', '4.5'],
    ['kva', '630KVA', '630'],
    ['kva', '200kW', REJECT],
    ['percent', '70%', '70'],
    ['percent', 0.7, '70'],
    ['percent', '68.5', '68.5'],
    ['percent', 1, '100'],
    ['percent', '120%', REJECT],
    ['fitOut', '精装修带家具', 'FULL'],
    ['fitOut', '清水房', 'BARE'],
    ['fitOut', '简单装修', 'BASIC'],
    ['fitOut', '宫殿', REJECT],
    ['floor', '3层', '3'],
    ['floor', '３F', '3'],
    ['floor', 'b1层', 'B1'],
    ['floor', '1-3层', '1-3'],
    ['floor', '地下一层', '地下一层'],
  ])('%s of %s is %s', (parser, text, value) => {
    expect(read(cells[parser] as CellParser, text)).toBe(value);
  });

  it.each([
    ['空置', 'VACANT'],
    ['空', 'VACANT'],
    ['招租中', 'VACANT'],
    ['在租', 'LEASED'],
    ['已租', 'LEASED'],
    ['预留', 'RESERVED'],
    ['自用', 'SELF_USE'],
    ['已售', 'SOLD'],
    ['LEASED', 'LEASED'],
    ['Vacant', 'VACANT'],
    ['', MISSING],
    ['-', MISSING],
    ['有鬼', REJECT],
  ])('status %s is %s', (text, value) => {
    expect(read(cells.unitStatus, text)).toBe(value);
  });

  it.each([
    ['A座/3层', { building: 'A座', floor: '3' }],
    ['A座3层', { building: 'A座', floor: '3' }],
    ['2号楼5F', { building: '2号楼', floor: '5' }],
    ['12', { floor: '12' }],
  ])('%s is %j', (text, value) => {
    expect(read(cells.buildingAndFloor, text)).toEqual(value);
  });
});

describe('headings as people write them', () => {
  const row = (texts: readonly string[], rowNumber: number) => ({
    rowNumber,
    cells: texts.map((text) => ({ kind: text ? ('text' as const) : ('empty' as const), text })),
  });
  const fieldsOf = (...lines: readonly string[][]) =>
    findHeading(
      lines.map((line, at) => row(line, at + 1)),
      CARRIER_COLUMNS,
    )?.columns.map(({ field }) => field);

  it('names each column once', () => {
    const names = CARRIER_COLUMNS.flatMap(({ key, header, headings = [] }) =>
      [header.zh, ...headings].map((heading) => [key, heading] as const),
    );
    const vocabulary = vocabularyOf(CARRIER_COLUMNS);
    const taken = names.filter(([key, heading]) => {
      const folded = heading.toLowerCase().replace(/\s/g, '');
      return vocabulary.has(folded) && vocabulary.get(folded) !== key;
    });
    expect(taken).toEqual([]);
  });

  it('with units in brackets, in traditional characters, and without brackets', () => {
    expect(
      fieldsOf(['楼宇名称', '室号', '建筑面积（㎡）', '租金（元/㎡·天）', '承重(t/㎡)', '出租情况']),
    ).toEqual([...['carrier', 'unitNo', 'areaSqm', 'rentPerSqmDay', 'floorLoad', 'status']]);
    expect(fieldsOf(['載體名稱', '樓層', '房號', '面積', '層高', '狀態'])).toEqual([
      ...['carrier', 'floor', 'unitNo', 'areaSqm', 'clearHeightM', 'status'],
    ]);
    expect(fieldsOf(['园区', '房间号', '面积㎡', '租金元/㎡/天', '承重kN/㎡'])).toEqual([
      ...['carrier', 'unitNo', 'areaSqm', 'rentPerSqmDay', 'floorLoad'],
    ]);
  });
});

describe('a row', () => {
  it('of a unit leaves rent and note to the unit', () => {
    const row = carrierRowOf({
      carrier: '示例楼',
      unitNo: '301',
      areaSqm: '10',
      rentPerSqmDay: '5',
      note: '角落',
    });
    expect(row).toEqual({
      carrier: { name: '示例楼' },
      unit: { unitNo: '301', areaSqm: '10', rentPerSqmDay: '5', note: '角落' },
    });
  });

  it('of a carrier alone has them itself', () => {
    const row = carrierRowOf({ carrier: '示例楼', gfaSqm: '10', rentPerSqmDay: '5', carrierType: 'COMPLEX' });
    expect(row).toEqual({
      carrier: { name: '示例楼', type: 'COMPLEX', gfaSqm: '10', rentPerSqmDay: '5' },
      unit: null,
    });
  });

  it.each([
    [{ floor: '3', areaSqm: '10' }, '3层'],
    [{ building: 'A座', areaSqm: '10' }, '整栋'],
    [{ areaSqm: '10' }, undefined],
    [{ buildingFloor: { building: 'A座', floor: '5' }, areaSqm: '10' }, '5层'],
  ])('without a number %j goes by %s', (values, unitNo) => {
    expect(carrierRowOf({ carrier: '示例楼', ...values }).unit?.['unitNo']).toBe(unitNo);
  });

  it('takes what can be let of a unit that has no other area for its area', () => {
    expect(carrierRowOf({ carrier: '示例楼', unitNo: '1', leasableSqm: '80' })).toEqual({
      carrier: { name: '示例楼' },
      unit: { unitNo: '1', areaSqm: '80' },
    });
  });
});

describe('first words', () => {
  it('count, and later ones that differ are named', () => {
    const words = new FirstWords();
    expect(words.hear('a', 2, { town: '桃浦镇' })).toEqual({ agreed: { town: '桃浦镇' }, contradicted: [] });
    expect(words.hear('a', 3, { town: '真如镇', address: '示例路' })).toEqual({
      agreed: { address: '示例路' },
      contradicted: [{ field: 'town', first: 2 }],
    });
    expect(words.hear('a', 4, { town: '桃浦镇' }).contradicted).toEqual([]);
    expect(words.hear('b', 5, { town: '真如镇' }).contradicted).toEqual([]);
  });
});
