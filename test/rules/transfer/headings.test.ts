import { describe, expect, it } from '@jest/globals';
import { findHeading, type TableHeading } from '../../../src/transfer/reading/headings.rules.js';
import { rowRole } from '../../../src/transfer/reading/row-role.rules.js';
import { type Cell, EMPTY_CELL, type TableRow } from '../../../src/transfer/reading/table.js';

const fields = [
  { key: 'name', header: { zh: '企业名称', en: 'Company' }, headings: ['投资主体', '单位名称'] },
  { key: 'amount', headings: ['计划总投资', '总投资'] },
  { key: 'uscc', headings: ['统一社会信用代码'] },
  { key: 'signedOn', headings: ['签约时间', '协议签订时间'] },
  { key: 'contactName', group: { zh: '联系人', en: 'Contact' }, header: { zh: '姓名', en: 'Name' } },
  { key: 'ownerName', group: { zh: '责任人', en: 'Owner' }, header: { zh: '姓名', en: 'Name' } },
];

/** `^` is a copy from a merged block to the left or above. */
function rowsOf(...lines: (readonly string[])[]): TableRow[] {
  const table: Cell[][] = [];
  lines.forEach((line, at) => {
    const cells: Cell[] = [];
    line.forEach((text, index) => {
      const source = text === '^' ? (table[at - 1]?.[index] ?? EMPTY_CELL) : undefined;
      if (text === '<') cells.push({ ...(cells[index - 1] as Cell), merged: true });
      else if (source) cells.push({ ...source, merged: true });
      else cells.push(text === '' ? EMPTY_CELL : { kind: 'text', text });
    });
    table.push(cells);
  });
  return table.map((cells, at) => ({ rowNumber: at + 1, cells }));
}

const mapped = (heading?: TableHeading) => heading?.columns.map(({ index, field }) => `${index}:${field}`);

describe('the heading', () => {
  it.each([
    ['as it is', ['企业名称', '总投资']],
    ['with unit and star', ['企业名称 *', '总投资(万元)']],
    ['full width and line break', ['企业\n名称：', '总投资（万元）']],
    ['square brackets', ['【企业名称】', '总投资［亿元］']],
    ['two names in one', ['公司/单位名称', '计划总投资或总投资']],
    ['English', ['company', 'amount']],
    ['unit without brackets', ['投资主体', '计划总投资 万美元']],
  ])('is recognised %s', (_, texts) => {
    expect(mapped(findHeading(rowsOf(texts, ['示例甲', '1']), fields))).toEqual(['0:name', '1:amount']);
  });

  it('stands below titles, which are handed over', () => {
    const rows = rowsOf(
      ['示例台账', '<', '<'],
      ['填报单位：示例镇', '', '单位：万元'],
      ['序号', '企业名称', '总投资(万元)'],
      ['1', '示例甲', '5'],
    );
    const heading = findHeading(rows, fields);
    expect(heading?.rowNumbers).toEqual([3]);
    expect(heading?.titles).toEqual(['示例台账', '填报单位：示例镇', '单位：万元']);
    expect(heading?.unmatched).toEqual([{ index: 0, heading: '序号' }]);
    expect(heading?.columns.at(-1)).toEqual({ index: 2, field: 'amount', heading: '总投资(万元)' });
  });

  it('may have two levels, merged or not', () => {
    const merged = rowsOf(
      ['企业名称', '投资情况', '<', '联系人', '责任人'],
      ['^', '总投资(亿元)', '签约时间', '姓名', '姓名'],
      ['示例甲', '1', '', '甲', '乙'],
    );
    const loose = rowsOf(
      ['企业名称', '投资情况', '', '联系人', '责任人'],
      ['', '总投资(亿元)', '签约时间', '姓名', '姓名'],
      ['示例甲', '1', '', '甲', '乙'],
    );
    for (const rows of [merged, loose]) {
      const heading = findHeading(rows, fields);
      expect(heading?.rowNumbers).toEqual([1, 2]);
      expect(mapped(heading)).toEqual(['0:name', '1:amount', '2:signedOn', '3:contactName', '4:ownerName']);
      expect(heading?.columns[1]?.heading).toBe('投资情况 / 总投资(亿元)');
    }
  });

  it('takes the first of two columns for one field and reports the other', () => {
    const heading = findHeading(rowsOf(['企业名称', '总投资', '计划总投资'], ['示例甲', '1', '2']), fields);
    expect(mapped(heading)).toEqual(['0:name', '1:amount']);
    expect(heading?.unmatched).toEqual([{ index: 2, heading: '计划总投资' }]);
  });

  it('is not made up where there is none', () => {
    expect(findHeading(rowsOf(['示例甲', '1'], ['示例乙', '2']), fields)).toBeUndefined();
    expect(findHeading([], fields)).toBeUndefined();
  });
});

describe('a row under it', () => {
  const heading = findHeading(rowsOf(['序号', '企业名称', '总投资']), fields) as TableHeading;

  it.each([
    [['1', '示例甲', '500'], 'data'],
    [['', '示例合计科技有限公司', ''], 'data'],
    [['说明书印刷示例公司', '5', '1'], 'data'],
    [['小 计', '', '500'], 'total'],
    [['', '合计：', '500'], 'total'],
    [['合计3个', '<', '500'], 'total'],
    [['总计', '', ''], 'total'],
    [['一、生命健康', '<', '<'], 'group'],
    [['共3个，合计5亿元', '<', '<'], 'group'],
    [['注：本表由示例单位填报', '<', '<'], 'footnote'],
    [['   2.有更新时都要填写', '<', '<'], 'footnote'],
    [['（以下空白）', '', ''], 'footnote'],
    [['单位负责人：　　审核人：', '<', '<'], 'footnote'],
    [['序号', '企业名称', '总投资'], 'repeated-heading'],
  ])('%j is %s', (texts, role) => {
    expect(rowRole(rowsOf(texts)[0] as TableRow, heading)).toBe(role);
  });
});
