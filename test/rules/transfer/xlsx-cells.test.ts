import { afterAll, describe, expect, it } from '@jest/globals';
import { openTable } from '../../../src/transfer/reading/open-table.js';
import { aScratchFolder, buildWorkbook, readAll, rowsXml, textsOf } from '../../support/workbooks.js';

const scratch = aScratchFolder();
afterAll(() => scratch.remove());

const FORMATS = [
  'General',
  'yyyy/m/d',
  'yyyy-mm-dd hh:mm',
  '0.0%',
  '000000',
  '#,##0.00"万元"',
  '[$-804]yyyy"年"m"月"d"日"',
  '[Red]0.00E+00',
  'h:mm',
  '"示例年度"0',
];
const styles = `<numFmts>${FORMATS.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${code.replaceAll('"', '&quot;')}"/>`).join('')}</numFmts><cellXfs>${FORMATS.map((_, at) => `<xf numFmtId="${164 + at}"/>`).join('')}<xf numFmtId="14"/></cellXfs>`;

async function cellOf(xml: string, options: object = {}) {
  const file = scratch.file('cell.xlsx');
  await buildWorkbook(file, { sheets: [{ name: 'S', rows: `<row r="1">${xml}</row>` }], styles, ...options });
  return (await readAll(file))[0]?.cells[0];
}

describe('a cell', () => {
  it.each([
    ['number', '<c><v>12.5</v></c>', { kind: 'number', text: '12.5', number: '12.5' }],
    ['double noise', '<c><v>0.84999999999999998</v></c>', { kind: 'number', text: '0.85', number: '0.85' }],
    [
      'credit code stored as a number',
      '<c><v>9.1440300192203802E+17</v></c>',
      { kind: 'number', text: '914403001922038020', number: '914403001922038020' },
    ],
    [
      'every digit of a whole number',
      '<c><v>914403001922038216</v></c>',
      { kind: 'number', text: '914403001922038216', number: '914403001922038216' },
    ],
    ['date', '<c s="1"><v>44866</v></c>', { kind: 'date', text: '2022-11-01', number: '44866' }],
    ['built-in date', '<c s="10"><v>44866</v></c>', { kind: 'date', text: '2022-11-01', number: '44866' }],
    [
      'date and time',
      '<c s="2"><v>44866.604166666664</v></c>',
      { kind: 'date', text: '2022-11-01 14:30:00', number: '44866.6041666667' },
    ],
    [
      'Chinese date format',
      '<c s="6"><v>44866</v></c>',
      { kind: 'date', text: '2022-11-01', number: '44866' },
    ],
    ['time', '<c s="8"><v>0.5</v></c>', { kind: 'date', text: '12:00:00', number: '0.5' }],
    ['percent', '<c s="3"><v>0.35</v></c>', { kind: 'number', text: '35%', number: '0.35' }],
    ['leading zeros by format', '<c s="4"><v>726</v></c>', { kind: 'number', text: '000726', number: '726' }],
    ['unit by format', '<c s="5"><v>1200</v></c>', { kind: 'number', text: '1200万元', number: '1200' }],
    ['scientific format is no date', '<c s="7"><v>5</v></c>', { kind: 'number', text: '5', number: '5' }],
    ['quoted letters are no date', '<c s="9"><v>5</v></c>', { kind: 'number', text: '5', number: '5' }],
    ['boolean', '<c t="b"><v>1</v></c>', { kind: 'boolean', text: '是' }],
    ['error', '<c t="e"><v>#REF!</v></c>', { kind: 'error', text: '#REF!' }],
    ['formula result', '<c t="str"><f>A2&amp;"x"</f><v>示例</v></c>', { kind: 'text', text: '示例' }],
    [
      'formula never calculated',
      '<c><f>SUM(A2:A3)</f><v/></c>',
      { kind: 'error', text: '#FORMULA_WITHOUT_VALUE' },
    ],
    [
      'rich text without phonetics',
      '<c t="inlineStr"><is><r><t>示</t></r><r><t>例</t></r><rPh><t>shi</t></rPh></is></c>',
      { kind: 'text', text: '示例' },
    ],
    [
      'escaped characters',
      '<c t="inlineStr"><is><t>a_x000D_b_x005F_x0041_</t></is></c>',
      { kind: 'text', text: 'a\rb_x0041_' },
    ],
    [
      'predefined entities',
      '<c t="inlineStr"><is><t>A&amp;B &lt;1&gt; &#x4E2D;</t></is></c>',
      { kind: 'text', text: 'A&B <1> 中' },
    ],
    ['guarded text', '<c t="inlineStr"><is><t>\'=1+1</t></is></c>', { kind: 'text', text: '=1+1' }],
  ])('%s', async (_, xml, expected) => {
    expect(await cellOf(xml)).toEqual(expected);
  });

  it('counts serial dates from 1904 where the workbook says so', async () => {
    expect((await cellOf('<c s="1"><v>43404</v></c>', { date1904: true }))?.text).toBe('2022-11-01');
  });

  it('takes shared strings', async () => {
    const cell = await cellOf('<c t="s"><v>1</v></c>', { sharedStrings: ['<t>甲</t>', '<t>乙</t>'] });
    expect(cell).toEqual({ kind: 'text', text: '乙' });
  });
});

describe('a sheet', () => {
  it('leaves out styled blank rows and keeps the row numbers', async () => {
    const rows = rowsXml([['名称'], ['', ''], ['示例甲', '', '上海'], ['', '']], 3);
    const file = await buildWorkbook(scratch.file('blank.xlsx'), { sheets: [{ name: 'S', rows }] });
    expect(
      (await readAll(file)).map((row) => [row.rowNumber, ...row.cells.map((cell) => cell.text)]),
    ).toEqual([
      ...[
        [3, '名称'],
        [5, '示例甲', '', '上海'],
      ],
    ]);
  });

  it('fills merged blocks and marks what was copied', async () => {
    const rows = rowsXml([
      ['标题', '', ''],
      ['甲', '1', '单位一'],
      ['乙', '2', ''],
      ['', '', ''],
    ]);
    const file = await buildWorkbook(scratch.file('merged.xlsx'), {
      sheets: [{ name: 'S', rows, merges: ['C2:C4', 'A1:C1'] }],
    });
    const read = await readAll(file);
    expect(textsOf(read)).toEqual([
      ['标题', '标题', '标题'],
      ['甲', '1', '单位一'],
      ['乙', '2', '单位一'],
    ]);
    expect(read[2]?.cells[2]?.merged).toBe(true);
    expect(read[1]?.cells[2]?.merged).toBeUndefined();
  });

  it('reads prefixed element names and cells without references', async () => {
    const xml =
      '<x:worksheet xmlns:x="u"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c t="inlineStr"><x:is><x:t>b</x:t></x:is></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="B1:C1"/></x:mergeCells></x:worksheet>';
    const file = await buildWorkbook(scratch.file('prefixed.xlsx'), {
      sheets: [{ name: 'S', rows: '' }],
      parts: { 'xl/worksheets/sheet1.xml': xml },
    });
    expect(textsOf(await readAll(file))).toEqual([['1', 'b', 'b']]);
  });

  it('opens the first visible sheet and lists the hidden ones', async () => {
    const sheets = [
      { name: '字典', state: 'hidden', rows: rowsXml([['x']]) },
      { name: '台账', rows: rowsXml([['y']]) },
    ];
    const file = await buildWorkbook(scratch.file('hidden.xlsx'), {
      sheets,
      parts: { 'xl/externalLinks/externalLink1.xml': '<x/>' },
    });
    const table = await openTable(file);
    expect(table.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['字典', true],
      ['台账', false],
    ]);
    expect(table.notices).toHaveLength(1);
    await table.close();
    expect(textsOf(await readAll(file))).toEqual([['y']]);
    expect(textsOf(await readAll(file, '字典'))).toEqual([['x']]);
  });
});
