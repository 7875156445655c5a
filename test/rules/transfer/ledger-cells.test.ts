import { describe, expect, it } from '@jest/globals';
import { CellReader } from '../../../src/transfer/imports/import-cells.rules.js';
import {
  confidenceOf,
  fingerprintOf,
  headingKeys,
  layoutOf,
} from '../../../src/transfer/imports/sheet-layout.rules.js';
import { changesAgainst } from '../../../src/transfer/intakes/row-values.rules.js';
import { instant, ledgerAmount, measure } from '../../../src/transfer/sheets/amount-cells.rules.js';
import { email, people, phone } from '../../../src/transfer/sheets/people-cells.rules.js';
import { read } from '../../../src/transfer/sheets/plain-column.js';
import { projectRowOf } from '../../../src/transfer/sheets/project-row.rules.js';

const text = (value: string) => ({ kind: 'text' as const, text: value });
const value = (parsed: { status: string; value?: unknown }) =>
  parsed.status === 'ok' ? parsed.value : parsed.status;

describe('cells of old ledgers', () => {
  it.each([
    ['138-0013-8000', '13800138000'],
    ["'13800138000", '13800138000'],
    ['13800138000.0', '13800138000'],
    ['１３８００１３８０００', '13800138000'],
    ['+86 138 0013 8000', '13800138000'],
    ['(021)00000004', '021-00000004'],
    ['021-00000003转801', '021-00000003转801'],
    ['1.38E+10', 'reject'],
    ['-', 'missing'],
    ['见附件', 'reject'],
  ])('phone %s → %s', (typed, wanted) => expect(value(phone(text(typed), ''))).toBe(wanted));

  it.each([
    ['a@example.com', 'a@example.com'],
    ['无', 'missing'],
    ['a.example.com', 'reject'],
  ])('e-mail %s → %s', (typed, wanted) => expect(value(email(text(typed), ''))).toBe(wanted));

  it('people', () => expect(value(people(text('示例王、示例李，示例王'), ''))).toEqual(['示例王', '示例李']));

  it.each([
    ['5-8', '计划投资(亿元)', ['50000', '80000', 'CNY', true]],
    ['约3000万', '', ['3000', '3000', 'CNY', true]],
    ['800万美元', '', ['800', '800', 'USD', false]],
    ['0', '总投资(万元)', 'missing'],
    ['待定', '', 'missing'],
    ['若干', '', 'reject'],
  ])('amount %s under %s', (typed, heading, wanted) => {
    const got = value(ledgerAmount(text(typed), heading)) as Record<string, unknown> | string;
    expect(
      typeof got === 'string' ? got : [got['minWan'], got['maxWan'], got['currency'], got['approximate']],
    ).toEqual(wanted);
  });

  it.each([
    ['1,200㎡', '1200'],
    ['约3000平方米', '3000'],
    ['不需要', 'missing'],
    ['楼宇，1200㎡', 'reject'],
  ])('area %s → %s', (typed, wanted) => expect(value(measure(/(m2|平方米)$/)(text(typed), ''))).toBe(wanted));

  it.each([
    ['2021-03-05 14:30', '2021-03-05T14:30:00+08:00'],
    ['2021年3月5日', '2021-03-05T12:00:00+08:00'],
    ['2021年3月', 'reject'],
  ])('instant %s → %s', (typed, wanted) => expect(value(instant(text(typed), ''))).toBe(wanted));

  it('同上 means the cell above, and a unit of the mapping counts where nothing names one', () => {
    const column = read('sum', 'money', '金额', 'Sum', { parse: ledgerAmount });
    const reader = new CellReader('S', [{ index: 0, heading: '金额', column }], { moneyUnit: 'YI' });
    const sums = ['2', '同上', '3万元'].map(
      (cell, at) =>
        (reader.read({ rowNumber: at, cells: [text(cell)] }).values['sum'] as { minWan: string }).minWan,
    );
    expect(sums).toEqual(['20000', '20000', '3']);
  });
});

describe('a project of a ledger', () => {
  it('keeps in words what only moves and people may say', () => {
    const amount = { minWan: '50000', maxWan: '80000', currency: 'CNY', approximate: true, text: '5-8亿' };
    const { given, notes } = projectRowOf({
      name: '示例',
      plannedInvestment: amount,
      stageText: '签约',
      signedOn: '2023-01-02',
    });
    expect(given).toEqual({
      name: '示例',
      plannedInvestmentWan: '50000',
      plannedInvestmentBasis: 'ESTIMATE',
      note: '计划总投资原文：5-8亿（50000-80000万元）\n原台账阶段：签约\n原台账签约日期：2023-01-02',
    });
    expect(notes).toEqual([]);
  });
});

describe('the layout of a sheet', () => {
  const columns = [read('a', 'text', '甲', 'A', { headings: ['一'] }), read('b', 'text', '乙', 'B', {})];

  it('counts headings that stand twice and folds their width', () => {
    expect(headingKeys(['备注', '备 注', '甲（元）'])).toEqual(['备注', '备注#2', '甲(元)']);
    expect(fingerprintOf(['甲（元）'])).toBe(fingerprintOf(['甲(元)']));
    expect(fingerprintOf(['甲', '乙'])).not.toBe(fingerprintOf(['乙', '甲']));
  });

  it('says how sure it is', () => {
    const [a] = columns as [(typeof columns)[number]];
    expect(['甲', '一', '甲（万元）'].map((heading) => confidenceOf(heading, a))).toEqual([
      'EXACT',
      'SYNONYM',
      'PART',
    ]);
  });

  it('a field that a mapping gives away is taken from its own heading', () => {
    const heading = {
      columns: [{ index: 0, field: 'a', heading: '甲' }],
      unmatched: [{ index: 1, heading: '丙' }],
    };
    const laid = layoutOf(heading, columns, { fields: { 丙: 'a' } }, 'USER');
    expect(laid.map(({ field, confidence }) => [field, confidence])).toEqual([
      [null, null],
      ['a', 'USER'],
    ]);
  });
});

describe('what a row says otherwise', () => {
  it.each([
    [{ a: '1.5000' }, { a: '1.5' }, {}],
    [{ a: null }, { a: 'x' }, { a: 'x' }],
    [{ a: 'x' }, { a: null }, {}],
    [{ a: 3 }, { a: '3' }, {}],
    [{ a: ['x'] }, { a: ['x', 'y'] }, { a: ['x', 'y'] }],
  ])('%j, told %j', (known, given, changes) => expect(changesAgainst(known, given)).toEqual(changes));
});
