import { execFileSync, spawnSync } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import path from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openTable } from '../../../src/transfer/reading/open-table.js';
import { readSheet } from '../../../src/transfer/reading/read-sheet.js';
import { rowRole } from '../../../src/transfer/reading/row-role.rules.js';
import type { TableRow } from '../../../src/transfer/reading/table.js';
import { DEFAULT_LIMITS } from '../../../src/transfer/reading/table.js';
import { ZipArchive } from '../../../src/transfer/reading/zip-archive.js';
import type { SheetColumn, SheetRow } from '../../../src/transfer/sheet.js';
import { guardText, stripGuard } from '../../../src/transfer/writing/formula-guard.rules.js';
import type { SheetSpec } from '../../../src/transfer/writing/workbook-spec.js';
import { writeCsv } from '../../../src/transfer/writing/write-csv.js';
import { writeWorkbook } from '../../../src/transfer/writing/write-workbook.js';
import { aScratchFolder, readAll, textsOf } from '../../support/workbooks.js';

const scratch = aScratchFolder();
afterAll(() => scratch.remove());

const money = { zh: '投资', en: 'Money' };
const columns: readonly SheetColumn[] = [
  { key: 'name', header: { zh: '项目名称', en: 'Project' }, kind: 'text', width: 30 },
  { key: 'uscc', header: { zh: '统一社会信用代码', en: 'Credit code' }, kind: 'code', width: 22 },
  {
    key: 'total',
    group: money,
    header: { zh: '计划总投资(万元)', en: 'Total (10k CNY)' },
    kind: 'money',
    total: true,
  },
  {
    key: 'foreign',
    group: money,
    header: { zh: '合同外资(万美元)', en: 'Foreign (10k USD)' },
    kind: 'money',
    total: true,
  },
  { key: 'odds', header: { zh: '概率', en: 'Odds' }, kind: 'percent' },
  { key: 'signedOn', header: { zh: '签约日期', en: 'Signed' }, kind: 'date' },
  { key: 'updatedAt', header: { zh: '更新时间', en: 'Updated' }, kind: 'datetime' },
  { key: 'foreignOwned', header: { zh: '是否外资', en: 'Foreign?' }, kind: 'text' },
];
const rows: readonly SheetRow[] = [
  {
    name: '示例甲',
    uscc: '91310107MA1G0J7C85',
    total: '12000.50',
    foreign: '0',
    odds: '0.35',
    signedOn: '2026-03-01',
    updatedAt: new Date('2026-02-28T17:30:00Z'),
    foreignOwned: true,
  },
  {
    name: '=HYPERLINK("http://x")',
    uscc: '914403001922038216',
    total: '0.10',
    foreign: null,
    odds: '1',
    signedOn: null,
    updatedAt: null,
    foreignOwned: false,
  },
];

function aSheet(over: Partial<SheetSpec> = {}): SheetSpec {
  return {
    ...{ name: '储备库总台账', title: '示例台账', reportingUnit: '示例公司', asOf: '2026-10-31' },
    ...{ unitsOfMeasure: '个、万元、万美元', columns, rows, numbered: true, freezeAfter: 'name', ...over },
  };
}

async function written(over: Partial<SheetSpec> = {}, name = 'book.xlsx'): Promise<string> {
  const file = scratch.file(name);
  await writeWorkbook(createWriteStream(file), {
    sheets: [aSheet(over)],
    createdAt: new Date('2026-10-31T02:00:00Z'),
  });
  return file;
}

async function part(file: string, name: string): Promise<string> {
  const archive = await ZipArchive.open(file, DEFAULT_LIMITS);
  const pieces: Buffer[] = [];
  for await (const piece of archive.pieces(name)) pieces.push(piece);
  archive.close();
  return Buffer.concat(pieces).toString('utf8');
}

async function dataOf(file: string, fields = columns): Promise<TableRow[]> {
  const table = await openTable(file);
  const { heading, rows: stream } = await readSheet(table, fields);
  if (!heading) throw new Error('no heading');
  const data: TableRow[] = [];
  for await (const row of stream) if (rowRole(row, heading) === 'data') data.push(row);
  await table.close();
  return data;
}

describe('a workbook', () => {
  it('has the layout of the ledger', async () => {
    const texts = textsOf(await readAll(await written()));
    expect(texts[0]?.[0]).toBe('示例台账');
    expect(texts[1]?.filter((text) => text !== '')).toEqual([
      '填报单位：示例公司',
      '截至日期：2026年10月31日',
      '单位：个、万元、万美元',
    ]);
    expect(texts[2]?.slice(0, 5)).toEqual(['序号', '项目名称', '统一社会信用代码', '投资', '投资']);
    expect(texts[3]?.slice(2, 6)).toEqual([
      '统一社会信用代码',
      '计划总投资(万元)',
      '合同外资(万美元)',
      '概率',
    ]);
    expect(texts[4]).toEqual(
      [
        '1',
        '示例甲',
        '91310107MA1G0J7C85',
        '12000.50',
        '0',
        '35%',
        '2026-03-01',
        '2026-03-01 01:30:00',
        '是',
      ].map((text) => (text === '12000.50' ? '12000.5' : text)),
    );
    expect(texts[6]?.slice(0, 5)).toEqual(['合计', '', '', '12000.6', '0']);
    expect(texts[7]?.[0]).toContain('单位负责人：');
  });

  it('is set up for print, freezing and filters', async () => {
    const file = await written();
    const sheet = await part(file, 'xl/worksheets/sheet1.xml');
    for (const mark of [
      '<pane xSplit="2" ySplit="4" topLeftCell="C5" activePane="bottomRight" state="frozen"/>',
      '<pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
      '<oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter>',
      '<autoFilter ref="A4:I6"/>',
      '<mergeCell ref="D3:E3"/>',
      '<mergeCell ref="A3:A4"/>',
      '<f>SUBTOTAL(109,D5:D6)</f><v>12000.6</v>',
    ]) {
      expect(sheet).toContain(mark);
    }
    expect(await part(file, 'xl/workbook.xml')).toContain("'储备库总台账'!$1:$4</definedName>");
    expect(await part(file, 'xl/styles.xml')).toContain('formatCode="@"');
  });

  it('puts the total first in summary tables and none where nothing is summed', async () => {
    const first = textsOf(await readAll(await written({ totals: 'first' })));
    expect(first[4]?.slice(0, 4)).toEqual(['合计', '', '', '12000.6']);
    expect(await part(scratch.file('book.xlsx'), 'xl/worksheets/sheet1.xml')).toContain(
      'SUBTOTAL(109,D6:D7)',
    );
    const none = textsOf(await readAll(await written({ totals: 'none' })));
    expect(none.map((line) => line[0])).not.toContain('合计');
  });

  it('holds group lines, which are not rows', async () => {
    const file = await written({
      rows: [{ line: '一、生命健康' }, rows[0] as SheetRow, { line: '共1个，合计12000.50万元' }],
    });
    expect(textsOf(await dataOf(file)).map((line) => line[1])).toEqual(['示例甲']);
  });

  it('keeps digits a spreadsheet would lose', async () => {
    const texts = textsOf(
      await readAll(await written({ rows: [{ name: '示例', total: '1234567890123456.78' }] })),
    );
    expect(texts[4]?.[3]).toBe('1234567890123456.78');
  });

  it('fails when its rows fail, and stops reading when the target is gone', async () => {
    const broken = (function* () {
      yield rows[0] as SheetRow;
      throw new Error('示例故障');
    })();
    const sink = new PassThrough();
    sink.resume();
    await expect(
      writeWorkbook(sink, { sheets: [aSheet({ rows: broken })], createdAt: new Date(0) }),
    ).rejects.toThrow('示例故障');
    let given = 0;
    const endless = (function* () {
      for (;;) {
        given += 1;
        yield rows[0] as SheetRow;
      }
    })();
    let got = 0;
    const leaving = new Writable({
      write(piece: Buffer, _, done) {
        got += piece.length;
        if (got > 50_000) this.destroy();
        done();
      },
    });
    await expect(
      writeWorkbook(leaving, { sheets: [aSheet({ rows: endless })], createdAt: new Date(0) }),
    ).rejects.toThrow();
    const after = given;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(given - after).toBeLessThan(5_000);
  });

  const office = spawnSync('soffice', ['--version']).status === 0;
  (office ? it : it.skip)('opens in LibreOffice without a formula from text', async () => {
    const file = await written({}, 'office.xlsx');
    execFileSync('soffice', ['--headless', '--convert-to', 'csv', '--outdir', path.dirname(file), file]);
    expect(readFileSync(scratch.file('office.csv'), 'utf8')).toContain("'=HYPERLINK");
  });
});

describe('the formula guard', () => {
  it.each([
    '=1',
    '+1',
    '-1',
    '@x',
    '\t=1',
    '\r=1',
    '\n1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    ' =1',
    '"=1',
    "'=1",
    ' "＝1',
    '\u200b=1',
  ])('guards %j', (text) => {
    expect(guardText(text)).toBe(`'${text}`);
    expect(stripGuard(guardText(text))).toBe(text);
  });

  it.each(['示例', '1-2', 'a=b', "'13800138000", '"引用"', ''])('leaves %j', (text) => {
    expect(guardText(text)).toBe(text);
    expect(stripGuard(text)).toBe(text);
  });

  it('is undone for every text', () => {
    const awkward = fc.string({
      unit: fc.constantFrom("'", '"', '=', '-', '＋', ' ', '\t', '\r', '\n', 'x', '示'),
      maxLength: 6,
    });
    fc.assert(fc.property(awkward, (text) => stripGuard(guardText(text)) === text));
  });
});

const texts: readonly SheetColumn[] = ['a', 'b', 'c'].map((key) => ({
  key,
  header: { zh: `列${key}`, en: key },
  kind: 'text',
}));
const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'\'"=+-@＝,;\t\r\n_x000D& <>　示\u0001\ud83d'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 12,
});

describe('what was written is read back', () => {
  it('from a CSV file, whatever the text', async () => {
    const visible = anyText.map((text) => text.replace(/[\ud800-\udfff]/g, '').replace(/\0/g, ''));
    const table = fc.array(fc.record({ a: visible, b: visible, c: visible }), {
      minLength: 1,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(table, async (data) => {
        const file = scratch.file('round.csv');
        await writeCsv(createWriteStream(file), texts, data);
        expect(await back(file)).toEqual(expected(data));
      }),
      { numRuns: 60 },
    );
  });

  it('from a workbook, whatever the text', async () => {
    const table = fc.array(fc.record({ a: anyText, b: anyText, c: anyText }), {
      minLength: 1,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(table, async (data) => {
        const file = scratch.file('round.xlsx');
        const sheet = {
          ...aSheet(),
          columns: texts,
          rows: data,
          numbered: false,
          totals: 'none',
          footer: '尾',
        } as const;
        await writeWorkbook(createWriteStream(file), { sheets: [sheet], createdAt: new Date(0) });
        const read = (await readAll(file)).filter((row) => row.rowNumber > 4).slice(0, -1);
        expect(read.map((row) => padded(row))).toEqual(expected(data));
      }),
      { numRuns: 60 },
    );
  });

  it.each(['_x0041_', 'a\rb', '\u0001', '\ud83d', '<b>&amp;', ' 前后 ', '\t', '=_x003D_'])(
    'from a workbook: %j',
    async (text) => {
      const file = await written({ rows: [{ name: '示例', uscc: text }] });
      expect((await readAll(file))[4]?.cells[2]?.text).toBe(text);
    },
  );

  it('from CSV with numbers, dates and headings', async () => {
    const file = scratch.file('typed.csv');
    await writeCsv(createWriteStream(file), columns, [rows]);
    const bytes = readFileSync(file);
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    expect(bytes.toString('utf8').split('\r\n')[1]).toBe(
      '示例甲,91310107MA1G0J7C85,12000.50,0,0.35,2026-03-01,2026-03-01 01:30:00,是',
    );
    expect(bytes.toString('utf8').split('\r\n')[2]).toContain('"\'=HYPERLINK(""http://x"")"');
    expect((await dataOf(file))[1]?.cells[0]?.text).toBe('=HYPERLINK("http://x")');
  });

  async function back(file: string): Promise<string[][]> {
    return (await readAll(file)).slice(1).map((row) => padded(row));
  }

  function padded(row: TableRow): string[] {
    return [0, 1, 2].map((at) => (row.cells[at]?.merged ? '' : (row.cells[at]?.text ?? '')));
  }

  function expected(data: readonly SheetRow[]): string[][] {
    const lines = data.map((row) => [row['a'], row['b'], row['c']].map(String));
    return lines.filter((line) => line.some((text) => text.trim() !== ''));
  }
});

describe('a slow reader', () => {
  it('holds the writer back', async () => {
    let given = 0;
    const many = (function* () {
      for (; given < 200_000; given += 1) yield rows[0] as SheetRow;
    })();
    const stuck = new Writable({ highWaterMark: 1024, write: () => undefined });
    void writeCsv(stuck, columns, many).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(given).toBeLessThan(20_000);
    stuck.destroy();
  });
});
