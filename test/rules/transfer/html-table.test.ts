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
