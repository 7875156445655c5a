import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTable } from '../../src/transfer/reading/open-table.js';
import { importFile, startTransferApp, type TransferApp, untilEnded, upload } from '../support/transfer.js';
import { type SignedIn, signIn } from '../support/users.js';
import { aScratchFolder, buildWorkbook, readAll, rowsXml } from '../support/workbooks.js';

let app: TransferApp;
let user: SignedIn;
const scratch = aScratchFolder();

beforeAll(async () => {
  app = await startTransferApp();
  user = await signIn(app);
});
afterAll(async () => {
  scratch.remove();
  await app.close();
});

async function download(path: string, name: string): Promise<string> {
  const response = await fetch(`${app.url}/api/v1${path}`, {
    headers: { Authorization: `Bearer ${user.token}` },
  });
  expect(response.status).toBe(200);
  return scratch.file(name, Buffer.from(await response.arrayBuffer()));
}

describe('GET /imports/templates/{kind}', () => {
  it.each(['carriers', 'companies', 'contacts', 'interactions', 'leads', 'projects'])(
    '%s: goes in without a change, and its example when it is meant',
    async (kind) => {
      for (const format of ['xlsx', 'csv']) {
        const file = await download(`/imports/templates/${kind}?format=${format}`, `${kind}.${format}`);
        const { job, summary } = await importFile(app, user, await readFile(file), { kind }, `t.${format}`);
        expect(job.problem).toBeNull();
        expect(summary).toMatchObject({ kind, counts: { rows: 1, skipped: 1 } });
        expect(summary.columns.slice(1).every(({ field }) => field !== null)).toBe(true);
      }
      const csv = (
        await readFile(await download(`/imports/templates/${kind}?format=csv`, 'one.csv'), 'utf8')
      ).replace(/^示例,/m, '1,');
      const { rows } = await importFile(app, user, csv, {
        kind,
        defaults: kind === 'interactions' ? '{"unknownCompany":"CREATE"}' : '{}',
      });
      expect(
        rows.map(({ outcome, problems }) => [outcome === 'rejected', outcome === 'rejected' ? problems : []]),
      ).toEqual([[false, []]]);
    },
  );

  it('has choices and notes, and knows its kinds', async () => {
    const file = await download('/imports/templates/companies', 'companies.xlsx');
    const table = await openTable(file);
    expect(table.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['企业', false],
      ['选项', true],
    ]);
    await table.close();
    expect((await user.get('/imports/templates/castles')).body).toMatchObject({
      code: 'IMPORT.TEMPLATE_UNKNOWN',
    });
  });
});

describe('GET /imports/{id}/rejected', () => {
  it('gives the rejected rows back in the layout of the workbook', async () => {
    const file = await buildWorkbook(scratch.file('two.xlsx'), {
      sheets: [
        {
          name: '一组',
          rows: rowsXml([
            ['2023年企业名单', '', '', ''],
            ['基本情况', '', '代码', '备注'],
            ['企业名称', '网址', '', ''],
            ['上海示例版式一科技有限公司', '', '坏码', '甲'],
            ['上海示例版式二科技有限公司', '', '', '乙'],
          ]).replace(/代码/, '统一社会信用代码'),
          merges: ['A1:D1', 'A2:B2', 'C2:C3', 'D2:D3'],
        },
        {
          name: '二组',
          rows: rowsXml([
            ['企业名称', '统一社会信用代码'],
            ['上海示例版式三科技有限公司', '坏码'],
          ]),
        },
      ],
    });
    const { summary } = await importFile(app, user, await readFile(file), {}, '示例.xlsx');
    expect(summary.counts).toMatchObject({ rows: 3, created: 1, rejected: 2 });
    const back = await download(`/imports/${summary.id}/rejected`, 'back.xlsx');
    const table = await openTable(back);
    expect(table.sheets.map(({ name }) => name)).toEqual(['一组', '二组']);
    expect((await table.look?.('一组'))?.merges.length).toBe(6);
    await table.close();
    const rows = await readAll(back);
    expect(rows.map(({ cells }) => cells.map(({ text, merged }) => (merged ? '' : text)))).toEqual([
      ['2023年企业名单', '', '', ''],
      ['基本情况', '', '统一社会信用代码', '备注', '原行号', '错误说明'],
      ['企业名称', '网址', '', '', '', ''],
      ['上海示例版式一科技有限公司', '', '坏码', '甲', '4', expect.stringContaining('统一社会信用代码：')],
    ]);
    const again = await importFile(app, user, await readFile(back), {}, 'back.xlsx');
    expect(again.summary.counts).toMatchObject({ rows: 2, rejected: 2 });
  });
});

describe('what a file is', () => {
  it('is told by its content: a table of HTML named .xls, a workbook named .csv', async () => {
    const html =
      '<html><table><tr><th>企业名称<th>网址<tr><td>上海示例网页科技有限公司<td>www.example.com</table></html>';
    const web = await importFile(app, user, html, {}, '示例.xls');
    expect(web.summary.counts).toMatchObject({ created: 1 });
    const book = await buildWorkbook(scratch.file('b.xlsx'), {
      sheets: [{ name: 'S', rows: rowsXml([['企业名称'], ['上海示例改名科技有限公司']]) }],
    });
    const named = await importFile(app, user, await readFile(book), {}, '示例.csv');
    expect(named.summary.counts).toMatchObject({ created: 1 });
  });

  it.each([
    { what: 'an old workbook', mark: 'Workbook', code: 'FILE.OLD_XLS', status: 415 },
    { what: 'an encrypted one', mark: 'EncryptedPackage', code: 'FILE.ENCRYPTED', status: 422 },
  ])('$what is refused with $code', async ({ mark, code, status }) => {
    const ole = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from(mark, 'utf16le'),
    ]);
    const answer = await upload(app, user, ole, {}, '示例.xlsx');
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  it('hidden sheets are read when asked', async () => {
    const file = await buildWorkbook(scratch.file('h.xlsx'), {
      sheets: [
        { name: '名单', rows: rowsXml([['企业名称'], ['上海示例可见科技有限公司']]) },
        { name: '底稿', state: 'hidden', rows: rowsXml([['企业名称'], ['上海示例不可见科技有限公司']]) },
      ],
    });
    const content = await readFile(file);
    const seen = await importFile(app, user, content, { dryRun: 'true' }, 'h.xlsx');
    const all = await importFile(app, user, content, { dryRun: 'true', hiddenSheets: 'true' }, 'h.xlsx');
    expect([seen.summary.counts.rows, all.summary.counts.rows]).toEqual([1, 2]);
    expect(seen.summary.sheets[1]).toMatchObject({ name: '底稿', taken: false, why: 'HIDDEN' });
    await untilEnded(user, all.summary.id);
  });
});
