import { afterAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { openTable } from '../../../src/transfer/reading/open-table.js';
import { aScratchFolder, readAll } from '../../support/workbooks.js';

const scratch = aScratchFolder();
afterAll(() => scratch.remove());

const texts = async (html: string | Buffer) =>
  (await readAll(scratch.file('list.xls', html))).map(({ rowNumber, cells }) => [
    rowNumber,
    ...cells.map(({ text, merged }) => (merged ? `=${text}` : text)),
  ]);

describe('tables of HTML', () => {
  it.each<[string, string, unknown[]]>([
    ['plain', '<table><tr><td>a</td><td>b</td></tr></table>', [[1, 'a', 'b']]],
    [
      'tags left open',
      '<table><tr><td>a<td>b<tr><td>c</table>',
      [
        [1, 'a', 'b'],
        [2, 'c'],
      ],
    ],
    ['colspan', '<table><tr><td colspan=2>a</td><td>b</td></tr></table>', [[1, 'a', '=a', 'b']]],
    [
      'rowspan',
      '<table><tr><td rowspan="2">u</td><td>1</td></tr><tr><td>2</td></tr></table>',
      [
        [1, 'u', '1'],
        [2, '=u', '2'],
      ],
    ],
    [
      'entities',
      '<table><tr><td>A&amp;B&nbsp;&#20013;&#x6587;&lt;&quot;</td></tr></table>',
      [[1, 'A&B 中文<"']],
    ],
    ['breaks', '<table><tr><td>一<br>二<br/>三</td></tr></table>', [[1, '一\n二\n三']]],
    [
      'script and style',
      '<html><style>td{}</style><table><tr><td><script>x("<td>")</script>a</td></tr></table>',
      [[1, 'a']],
    ],
    ['comments', '<table><!-- <tr><td>no</td></tr> --><tr><td>a</td></tr></table>', [[1, 'a']]],
    ['empty rows', '<table><tr><td></td></tr><tr><td>a</td></tr></table>', [[2, 'a']]],
    ['no table', '<html><body>text</body></html>', []],
  ])('%s', async (_, html, rows) => {
    expect(await texts(html)).toEqual(rows);
  });

  it('is read in GBK, by its content', async () => {
    const file = scratch.file('gbk.xls', iconv.encode('<table><tr><td>企业名称</td></tr></table>', 'gbk'));
    const table = await openTable(file);
    expect([table.format, table.encoding]).toEqual(['html', 'gb18030']);
    expect(await texts(iconv.encode('<table><tr><td>企业名称</td></tr></table>', 'gbk'))).toEqual([
      [1, '企业名称'],
    ]);
  });

  it.each([
    ['<p>台账</p><table><tr><td>a</table>', 'html'],
    ['<!-- 导出 --><table><tr><td>a</table>', 'html'],
    ['<?xml version="1.0"?><html><table><tr><td>a</table></html>', 'html'],
    ['<?xml version="1.0"?><Workbook><Table/></Workbook>', 'FILE.TYPE_NOT_SUPPORTED'],
    ['<待定>,b\n', 'csv'],
  ])('is told from other texts: %s', async (content, wanted) => {
    const opened = openTable(scratch.file('some.xls', content));
    const format = await opened.then((table) => table.format).catch(({ code }) => code);
    expect(format).toBe(wanted);
  });

  it('keeps its bounds', async () => {
    const wide = `<table><tr>${'<td>x'.repeat(1_001)}</table>`;
    await expect(texts(wide)).rejects.toMatchObject({ code: 'FILE.TOO_MANY_COLUMNS' });
    await expect(texts(`<table><tr><td ${'a'.repeat(200_000)}`)).rejects.toMatchObject({
      code: 'FILE.DAMAGED',
    });
    expect(
      (await texts('<table><tr><td colspan=999999999>a</table>').catch(({ code }) => code)).length,
    ).toBeGreaterThan(0);
  });
});

describe('a file of several tables', () => {
  const heads = '<tr><th>企业名称</th><th>网站</th></tr>';
  const sheets = async (html: string) => {
    const file = scratch.file('several.xls', html);
    const table = await openTable(file);
    const found: unknown[] = [];
    for (const { name, hidden } of table.sheets)
      found.push([
        ...[name, ...(hidden ? ['hidden'] : [])],
        (await readAll(file, name)).map(
          ({ rowNumber, cells }) => `${rowNumber} ${cells.map(({ text }) => text).join()}`,
        ),
      ]);
    await table.close();
    return found;
  };

  it.each<[string, string, unknown[]]>([
    [
      'is a sheet each, by caption, text before, or number',
      `<html><h2>一、签约&amp;落地</h2><p>单位：万元</p><table>${heads}</table>
       <table><caption>二、在谈</caption><tr><td>甲</td><td>乙</td><td>丙</td></tr></table>
       <table><tr><td>丁</td></tr></table>`,
      [
        ['一、签约&落地 单位：万元', ['1 企业名称,网站']],
        ['二、在谈', ['1 甲,乙,丙']],
        ['表3', ['1 丁']],
      ],
    ],
    [
      'with one title twice',
      `<p>台账</p><table>${heads}</table><p>台账</p><table>${heads}</table>`,
      [
        ['台账', ['1 企业名称,网站']],
        ['台账 (2)', ['1 企业名称,网站']],
      ],
    ],
    [
      'inside a table that arranges them',
      `<table><tr><td>左<table>${heads}<tr><td>甲</td><td>a</td></tr></table></td>
       <td><table><tr><td>x</td></tr></table></td></tr></table>`,
      [
        ['左', ['1 企业名称,网站', '2 甲,a']],
        ['表2', ['1 x']],
      ],
    ],
    [
      'inside the cell of a list, which stays one',
      `<table>${heads}<tr><td>甲</td><td>a<table><tr><td>附</td></tr></table></td></tr><tr><td>乙</td><td>b</td></tr></table>`,
      [
        ['表1', ['1 企业名称,网站', '2 甲,a', '3 乙,b']],
        ['a', ['1 附']],
      ],
    ],
    [
      'of which the first is the heading of the second',
      `<table>${heads}</table><div><table><tr><td>甲</td><td>a</td></tr><tr><td>乙</td><td>b</td></tr></table></div>`,
      [['HTML', ['1 企业名称,网站', '2 甲,a', '3 乙,b']]],
    ],
    [
      'of which one is hidden, and one was never closed',
      `<table style="display:none">${heads}</table><table><tr><td>甲<td>a<tr><table><tr><td>乙</td></tr></table>`,
      [
        ['表1', 'hidden', ['1 企业名称,网站']],
        ['表2', ['1 甲,a']],
        ['表3', ['1 乙']],
      ],
    ],
    ['is empty where there is none', '<html><p>text</p></html>', [['HTML', []]]],
  ])('%s', async (_, html, wanted) => {
    expect(await sheets(html)).toEqual(wanted);
  });

  it('knows its sheets by name', async () => {
    const file = scratch.file('named.xls', `<table>${heads}</table>`);
    await expect(readAll(file, '没有')).rejects.toMatchObject({ code: 'FILE.SHEET_NOT_FOUND' });
  });
});
