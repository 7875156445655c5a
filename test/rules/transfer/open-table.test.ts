import { monitorEventLoopDelay } from 'node:perf_hooks';
import { deflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { GbkRepair } from '../../../src/transfer/reading/gbk-repair.rules.js';
import { openTable } from '../../../src/transfer/reading/open-table.js';
import { within } from '../../support/patience.js';
import { aScratchFolder, buildWorkbook, codeOf, readAll, rowsXml, textsOf } from '../../support/workbooks.js';

const scratch = aScratchFolder();
afterAll(() => scratch.remove());

const ledger = '名称,城市\r\n示例甲,上海\r\n"示例\r\n乙",北京\r\n';
const ledgerTexts = [
  ['名称', '城市'],
  ['示例甲', '上海'],
  ['示例\r\n乙', '北京'],
];
const utf16be = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
const stray = Buffer.concat([
  iconv.encode('简称,市场\n示例', 'gb18030'),
  Buffer.from([0xa0, 0x20]),
  iconv.encode('Ａ,主板\n', 'gb18030'),
]);

describe('delimited text', () => {
  it.each([
    ['UTF-8', Buffer.from(ledger), 'utf-8', ','],
    ['UTF-8 with mark', Buffer.from(`\ufeff${ledger}`), 'utf-8', ','],
    ['GBK', iconv.encode(ledger, 'gbk'), 'gb18030', ','],
    ['UTF-16LE with mark', Buffer.from(`\ufeff${ledger}`, 'utf16le'), 'utf-16le', ','],
    ['UTF-16LE without mark', Buffer.from(ledger, 'utf16le'), 'utf-16le', ','],
    ['UTF-16BE with mark', utf16be(ledger), 'utf-16be', ','],
    ['UTF-16BE without mark', utf16be(ledger).subarray(2), 'utf-16be', ','],
    ['semicolons', Buffer.from(ledger.replaceAll(',', ';')), 'utf-8', ';'],
    ['tabs', Buffer.from(ledger.replaceAll(',', '\t')), 'utf-8', '\t'],
    ['LF', Buffer.from(ledger.replaceAll('甲,上海\r\n', '甲,上海\n')), 'utf-8', ','],
  ])('%s', async (_, bytes, encoding, delimiter) => {
    // The name lies on purpose: only the content counts.
    const file = scratch.file('ledger.xlsx', bytes);
    const table = await openTable(file);
    expect([table.format, table.encoding, table.delimiter]).toEqual(['csv', encoding, delimiter]);
    expect(textsOf(await readAll(file))).toEqual(ledgerTexts);
  });

  it('reads around a stray no-break space in GBK', async () => {
    const rows = textsOf(await readAll(scratch.file('stray.csv', stray)));
    expect(rows[1]).toEqual(['示例  Ａ', '主板']);
  });

  it('repairs GBK whose characters and stray bytes are cut between pieces', () => {
    const repair = new GbkRepair();
    const pieces = [[0xd6], [0xd0, 0xa0], [0x2c, 0x81], [0x30, 0x81, 0x30], [0xff, 0x31]];
    const whole = [...pieces.map((piece) => repair.push(Buffer.from(piece))), repair.end()];
    expect(Buffer.concat(whole).toString('hex')).toBe('d6d0202c81308130ff31');
    expect([repair.characters, repair.invalid]).toEqual([4, 1]);
  });

  it('finds GBK behind a long ASCII start', async () => {
    const text = `code,name\n${'1,abc\n'.repeat(100_000)}2,示例科技\n`;
    const rows = await readAll(scratch.file('late.csv', iconv.encode(text, 'gbk')));
    expect(rows.at(-1)?.cells[1]?.text).toBe('示例科技');
  });

  it('keeps a multi-byte character whole across pieces', async () => {
    const name = '示例企业名称'.repeat(5);
    for (const encoding of ['utf-8', 'gb18030']) {
      const file = scratch.file(
        'pieces.csv',
        iconv.encode(`x,名称\n${`1,${name}\n`.repeat(20_000)}`, encoding),
      );
      const rows = await readAll(file);
      expect(rows.filter((row) => row.cells[1]?.text === name)).toHaveLength(20_000);
    }
  });

  it('counts records, leaves blank ones out, and takes Excel’s sep= line', async () => {
    const rows = await readAll(scratch.file('sep.csv', 'sep=;\na;b\n\n ; \n1;2\n'));
    expect(rows.map((row) => [row.rowNumber, ...row.cells.map((cell) => cell.text)])).toEqual([
      ...[
        [2, 'a', 'b'],
        [5, '1', '2'],
      ],
    ]);
  });

  it('takes commas inside quotes for text when choosing the delimiter', async () => {
    const table = await openTable(scratch.file('quoted.csv', 'a;"x,y,z,w,v";c\n1;"1,2,3,4,5";3\n'));
    expect(table.delimiter).toBe(';');
  });
});

const ole = (text: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(text, 'utf16le')]);

describe('what is refused', () => {
  it.each([
    ['empty file', Buffer.alloc(0), 'FILE.EMPTY'],
    ['white space only', Buffer.from('\ufeff \r\n\r\n'), 'FILE.EMPTY'],
    ['PDF', Buffer.from('%PDF-1.7\nabc'), 'FILE.TYPE_NOT_SUPPORTED'],
    ['PNG', Buffer.from('89504e470d0a1a0a00000000', 'hex'), 'FILE.TYPE_NOT_SUPPORTED'],
    ['a web archive', Buffer.from('MIME-Version: 1.0\nX: y\n'), 'FILE.TYPE_NOT_SUPPORTED'],
    ['XML', Buffer.from('<?xml version="1.0"?><a/>'), 'FILE.TYPE_NOT_SUPPORTED'],
    ['binary', Buffer.from([1, 2, 0, 3, 0, 0, 9, 200, 201, 0]), 'FILE.TYPE_NOT_SUPPORTED'],
    ['noise', Buffer.from('\xff\xfe1,\x80\xff,2\n'.repeat(50).slice(2), 'latin1'), 'FILE.TYPE_NOT_SUPPORTED'],
    ['old .xls', ole('Workbook'), 'FILE.OLD_XLS'],
    ['encrypted workbook', ole('EncryptedPackage'), 'FILE.ENCRYPTED'],
    ['cut-off zip', Buffer.from('504b0304140000000800', 'hex'), 'FILE.TRUNCATED'],
    ['unclosed quote', Buffer.from('a,b\n"x,1\n2,3\n'), 'FILE.QUOTE_NOT_CLOSED'],
  ])('%s', async (_, bytes, code) => {
    expect(await codeOf(readAll(scratch.file('upload.xlsx', bytes)))).toBe(code);
  });

  const sheets = [{ name: 'S', rows: rowsXml([['名称'], ['示例甲']]) }];
  const worksheet = (inside: string) =>
    `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData>${inside}</sheetData></worksheet>`;

  it.each([
    ['macros', { sheets, parts: { 'xl/vbaProject.bin': 'x' } }, 'FILE.MACROS'],
    [
      'a Word document',
      { sheets: [], parts: { '_rels/.rels': '<Relationships/>', 'word/document.xml': '<x/>' } },
      'FILE.TYPE_NOT_SUPPORTED',
    ],
    [
      'external entities',
      {
        sheets,
        parts: {
          'xl/worksheets/sheet1.xml': worksheet('<row r="1"><c t="inlineStr"><is><t>&e;</t></is></c></row>'),
        },
      },
      'FILE.UNSAFE_XML',
    ],
    [
      'unknown entities',
      {
        sheets,
        parts: {
          'xl/worksheets/sheet1.xml':
            '<worksheet><sheetData><row><c><v>&e;</v></c></row></sheetData></worksheet>',
        },
      },
      'FILE.DAMAGED',
    ],
    [
      'broken XML',
      { sheets, parts: { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row>' } },
      'FILE.DAMAGED',
    ],
    ['a missing sheet name', { sheets }, 'FILE.SHEET_NOT_FOUND'],
  ])('a workbook with %s', async (name, workbook, code) => {
    const file = await buildWorkbook(scratch.file('hostile.xlsx'), workbook);
    expect(await codeOf(readAll(file, name === 'a missing sheet name' ? '没有' : undefined))).toBe(code);
  });

  it('a workbook cut in the middle', async () => {
    const file = await buildWorkbook(scratch.file('whole.xlsx'), { sheets });
    const { readFileSync } = await import('node:fs');
    const cut = scratch.file('cut.xlsx', readFileSync(file).subarray(0, 400));
    expect(await codeOf(readAll(cut))).toBe('FILE.TRUNCATED');
  });

  it('rows and columns beyond the bounds', async () => {
    const rows = rowsXml(Array.from({ length: 20 }, (_, at) => [at]));
    const long = await buildWorkbook(scratch.file('long.xlsx'), { sheets: [{ name: 'S', rows }] });
    expect(await codeOf(readAll(long, undefined, { maxRows: 19 }))).toBe('FILE.TOO_MANY_ROWS');
    expect(await readAll(long, undefined, { maxRows: 20 })).toHaveLength(20);
    const far = { sheets: [{ name: 'S', rows: '<row r="1"><c r="XFD1"><v>1</v></c></row>' }] };
    expect(await codeOf(readAll(await buildWorkbook(scratch.file('far.xlsx'), far)))).toBe(
      'FILE.TOO_MANY_COLUMNS',
    );
    const wide = scratch.file('wide.csv', `${'x,'.repeat(1000)}x\n`);
    expect(await codeOf(readAll(wide))).toBe('FILE.TOO_MANY_COLUMNS');
    const tall = scratch.file('tall.csv', 'x\n'.repeat(30));
    expect(await codeOf(readAll(tall, undefined, { maxRows: 29 }))).toBe('FILE.TOO_MANY_ROWS');
  });

  it('shared strings beyond the memory allowed for them', async () => {
    const sharedStrings = Array.from({ length: 500 }, (_, at) => `<t>示例${at}${'长'.repeat(200)}</t>`);
    const file = await buildWorkbook(scratch.file('strings.xlsx'), { sheets, sharedStrings });
    expect(await codeOf(readAll(file, undefined, { maxSharedStringBytes: 100_000 }))).toBe('FILE.BOMB');
  });
});

describe('a bomb', () => {
  it('of delimiters alone is refused at once, with the loop running and the memory flat', async () => {
    const file = scratch.file('commas.csv', `企业名称,网址\n${','.repeat(20_000_000)}`);
    const delay = monitorEventLoopDelay({ resolution: 10 });
    const before = process.memoryUsage().rss;
    delay.enable();
    expect(await codeOf(readAll(file))).toBe('FILE.TOO_MANY_COLUMNS');
    delay.disable();
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 ** 2);
    expect(delay.max / 1e6).toBeLessThan(within(1000));
  });

  it('is not what Excel writes to the right of a sheet that was formatted to its last column', async () => {
    const file = scratch.file(
      'padded.csv',
      `企业名称,网址${','.repeat(16_382)}\n示例,x${','.repeat(16_382)}\n`,
    );
    expect(textsOf(await readAll(file))).toEqual([
      ['企业名称', '网址'],
      ['示例', 'x'],
    ]);
  });

  it('is not a million blank lines below the last row, nor a gap; a gap without end is', async () => {
    const blank = (count: number) => ',\r\n'.repeat(count);
    const rows = async (name: string, below: string) =>
      textsOf(await readAll(scratch.file(name, `企业名称,网址\r\n示例,x\r\n${below}`)));
    const two = [
      ['企业名称', '网址'],
      ['示例', 'x'],
    ];
    expect(await rows('formatted.csv', blank(1_048_576))).toEqual(two);
    expect(await rows('spaces.csv', `乙, ${blank(9)}`)).toEqual([...two, ['乙', ' ']]);
    expect(await rows('gap.csv', `${blank(2_000)}乙,\r\n\r\n`)).toEqual([...two, ['乙']]);
    const gap = scratch.file('gaps.csv', `企业名称,网址\r\n${blank(400_000)}乙,y\r\n`);
    expect(await codeOf(readAll(gap))).toBe('FILE.TOO_MANY_ROWS');
    const lines = scratch.file('lines.csv', `企业名称,网址\r\n${`${blank(40_000)}乙,y\r\n`.repeat(60)}`);
    expect(await codeOf(readAll(lines))).toBe('FILE.TOO_MANY_ROWS');
  });

  it('of 150 MB is refused at once, with the loop running and the memory flat', async () => {
    const blank = `<row r="1">${'<c/>'.repeat(250)}</row>`.repeat(150);
    const pieces = function* () {
      for (let at = 0; at < 1000; at += 1) yield blank;
    };
    const file = await buildWorkbook(scratch.file('bomb.xlsx'), {
      sheets: [{ name: 'S', rows: { [Symbol.iterator]: pieces } }],
    });
    const delay = monitorEventLoopDelay({ resolution: 10 });
    const before = process.memoryUsage().rss;
    const start = performance.now();
    delay.enable();
    expect(await codeOf(readAll(file))).toBe('FILE.BOMB');
    delay.disable();
    expect(performance.now() - start).toBeLessThan(within(2000));
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 ** 2);
    expect(delay.max / 1e6).toBeLessThan(within(200));
  });

  it('whose directory lies about its size stops where the directory says', async () => {
    const xml = `<worksheet><sheetData>${'<row><c><v>1</v></c></row>'.repeat(50_000)}</sheetData></worksheet>`;
    const packed = deflateRawSync(Buffer.from(xml));
    const sheets = [{ name: 'S', rows: '' }];
    const file = await buildWorkbook(scratch.file('lie.xlsx'), {
      sheets,
      parts: { 'xl/worksheets/sheet1.xml': xml },
    });
    const { readFileSync } = await import('node:fs');
    const bytes = readFileSync(file);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(xml.length);
    const small = Buffer.alloc(4);
    small.writeUInt32LE(1000);
    for (let at = bytes.indexOf(size); at >= 0; at = bytes.indexOf(size, at + 4)) small.copy(bytes, at);
    expect(packed.length).toBeGreaterThan(1000);
    expect(await codeOf(readAll(scratch.file('lie.xlsx', bytes)))).toBe('FILE.DAMAGED');
  });
});
