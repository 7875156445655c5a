import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type ImportBody,
  type ImportRowBody,
  importFile,
  startTransferApp,
  type TransferApp,
  untilEnded,
  upload,
} from '../support/transfer.js';
import { type Answer, type SignedIn, signIn } from '../support/users.js';
import { aScratchFolder, buildWorkbook, type RawSheet, rowsXml } from '../support/workbooks.js';

interface PreviewBody {
  readonly state: string;
  readonly sheets: readonly {
    readonly name: string;
    readonly taken: boolean;
    readonly why: string | null;
    readonly headingRows: readonly number[];
    readonly columns: readonly {
      readonly key: string;
      readonly field: string | null;
      readonly confidence: string | null;
      readonly samples: readonly string[];
    }[];
  }[];
  readonly verdicts: Readonly<Record<string, number>>;
}

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

const previewOf = async (id: string) => (await user.get<PreviewBody>(`/imports/${id}/preview`)).body;

async function previewed(content: string | Buffer, fields: Record<string, string> = {}, by = user) {
  const { summary, job } = await importFile(app, by, content, { dryRun: 'true', ...fields });
  expect(job.problem).toBeNull();
  return summary.id;
}

async function step(id: string, what: 'commits' | 'mapping', body: object = {}): Promise<Answer<ImportBody>> {
  const { headers } = await user.get(`/imports/${id}`);
  const etag = headers.get('etag') ?? '';
  const answer =
    what === 'mapping'
      ? await user.patch<ImportBody>(`/imports/${id}/mapping`, body, Number(etag.replaceAll('"', '')))
      : await user.post<ImportBody>(`/imports/${id}/commits`, body, { 'If-Match': etag });
  if (answer.status === 202) await untilEnded(user, answer.body.jobId);
  return answer;
}

const pointersOf = ({ body }: Answer<unknown>) =>
  (body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);
const rowsOf = async (id: string) =>
  (await user.get<{ items: ImportRowBody[] }>(`/imports/${id}/rows?limit=200`)).body.items;
const columnsOf = ({ sheets }: PreviewBody, at = 0) =>
  sheets[at]?.columns.map(({ key, field, confidence }) => [key, field, confidence]);

async function workbook(name: string, sheets: readonly RawSheet[]): Promise<Buffer> {
  return readFile(await buildWorkbook(scratch.file(name), { sheets }));
}

describe('headings of which no column is known', () => {
  const csv = (name: string) => `甲方,乙项,丙项\n上海示例手工${name}科技有限公司,A-${name},红\n`;

  it('make a preview that is mapped by hand, and are remembered by the unit, kind and all', async () => {
    expect((await upload(app, user, csv('一'))).body['code']).toBe('IMPORT.HEADING_NOT_FOUND');
    const id = await previewed(csv('一'));
    const found = await previewOf(id);
    expect(found.sheets[0]).toMatchObject({ taken: false, why: 'NO_HEADING', headingRows: [1] });
    expect(columnsOf(found)).toEqual([
      ['甲方', null, null],
      ['乙项', null, null],
      ['丙项', null, null],
    ]);
    expect(found.sheets[0]?.columns[0]?.samples).toEqual(['上海示例手工一科技有限公司']);
    const early = await step(id, 'commits');
    expect([early.status, (early.body as unknown as { code: string }).code]).toEqual([
      422,
      'IMPORT.NOTHING_TAKEN',
    ]);

    const columns = [
      { key: '甲方', field: 'nameCn' },
      { key: '乙项', field: 'externalRef' },
    ];
    expect((await step(id, 'mapping', { columns })).status).toBe(202);
    expect(await previewOf(id)).toMatchObject({ state: 'PREVIEW', verdicts: { NEW: 1 } });
    expect((await step(id, 'commits')).status).toBe(202);
    const [row] = await rowsOf(id);
    expect((await user.get(`/companies/${row?.subjectId}`)).body).toMatchObject({
      nameCn: '上海示例手工一科技有限公司',
      externalRef: 'A-一',
    });

    const next = await importFile(app, user, csv('二'), { kind: '' });
    expect(next.summary).toMatchObject({ kind: 'companies', state: 'COMMITTED', counts: { created: 1 } });
    const stranger = await signIn(app, { unitCode: 'TAOPU_TOWN' });
    expect((await upload(app, stranger, csv('三'), { kind: '' })).body['code']).toBe(
      'IMPORT.KIND_NOT_RECOGNISED',
    );
  });

  it('may be missing altogether over a column', async () => {
    const id = await previewed('企业名称,\n上海示例无名列科技有限公司,www.example.com\n');
    expect(columnsOf(await previewOf(id))?.[1]).toEqual(['b列', null, null]);
    await step(id, 'mapping', { columns: [{ key: 'b列', field: 'website' }], remember: false });
    await step(id, 'commits');
    const [row] = await rowsOf(id);
    expect((await user.get(`/companies/${row?.subjectId}`)).body).toMatchObject({
      website: 'www.example.com',
    });
  });
});

describe('a heading that is looked for in the wrong place', () => {
  /** The instructions above the table name more fields than the heading does. */
  const csv = (name: string) =>
    `填写说明,,\n企业名称,统一社会信用代码,网站\n以上三项由企业填写,,\n户名,代号,主页\n上海示例表头${name}科技有限公司,B-${name},www.example.com\n`;

  it('is stated by its rows, mapped, and found again in the next file', async () => {
    const id = await previewed(csv('一'));
    expect((await previewOf(id)).sheets[0]?.headingRows).toEqual([2]);
    const stated = await step(id, 'mapping', { sheets: [{ name: 'CSV', firstHeadingRow: 4 }] });
    expect(stated.status).toBe(202);
    const seen = await previewOf(id);
    expect(seen.sheets[0]).toMatchObject({ taken: false, why: 'NO_HEADING', headingRows: [4] });
    expect(columnsOf(seen)?.map(([key]) => key)).toEqual(['户名', '代号', '主页']);
    await step(id, 'mapping', {
      columns: [
        { key: '户名', field: 'nameCn' },
        { key: '代号', field: 'externalRef' },
      ],
    });
    await step(id, 'commits');
    const rows = await rowsOf(id);
    expect(rows.map(({ row, outcome, name }) => [row, outcome, name])).toEqual([
      [5, 'created', '上海示例表头一科技有限公司'],
    ]);

    const next = await importFile(app, user, csv('二'), { kind: '' });
    expect(next.summary).toMatchObject({ kind: 'companies', counts: { rows: 1, created: 1 } });
    const back = await step(await previewed(csv('三')), 'mapping', {
      sheets: [{ name: 'CSV', firstHeadingRow: null }],
      remember: false,
    });
    expect((await previewOf(back.body.id)).sheets[0]?.headingRows).toEqual([2]);
  });

  it('may have two rows, and cannot stand where there is nothing', async () => {
    const id = await previewed('甲,,乙\n名,址,号\n上海示例两层科技有限公司,www.example.com,C-1\n');
    await step(id, 'mapping', { sheets: [{ name: 'CSV', firstHeadingRow: 1, lastHeadingRow: 2 }] });
    expect(columnsOf(await previewOf(id))?.map(([key]) => key)).toEqual(['甲/名', '甲/址', '乙/号']);
    const wrong = [
      { sheets: [{ name: 'Sheet9', take: true }] },
      { sheets: [{ name: 'CSV', firstHeadingRow: 3, lastHeadingRow: 2 }] },
      { sheets: [{ name: 'CSV', firstHeadingRow: 1, lastHeadingRow: 6 }] },
      { sheets: [{ name: 'CSV', firstHeadingRow: 40 }] },
      { sheets: [{ name: 'CSV', firstHeadingRow: 1 }], columns: [{ key: '名', field: 'nameCn' }] },
    ];
    const answers: unknown[] = [];
    for (const body of wrong) {
      const answer = await step(id, 'mapping', body);
      answers.push([answer.status, ...pointersOf(answer)]);
    }
    expect(answers).toEqual([
      [422, '/sheets/0/name'],
      [422, '/sheets/0/lastHeadingRow'],
      [422, '/sheets/0/lastHeadingRow'],
      [422, '/sheets/0/firstHeadingRow'],
      [422, '/columns/0/key'],
    ]);
    expect((await previewOf(id)).sheets[0]?.headingRows).toEqual([1, 2]);
  });
});

describe('sheets', () => {
  it('are left out and taken by name, hidden ones too, and that is remembered', async () => {
    const file = (name: string) =>
      workbook(`${name}.xlsx`, [
        {
          name: '总表',
          rows: rowsXml([
            ['企业名称', '网站'],
            [`上海示例总${name}科技有限公司`, 'www.example.com'],
          ]),
        },
        {
          name: '草稿',
          rows: rowsXml([
            ['企业名称', '网站'],
            [`上海示例草${name}科技有限公司`, 'www.example.com'],
          ]),
        },
        {
          name: '底稿',
          state: 'hidden',
          rows: rowsXml([
            ['企业名称', '网站'],
            [`上海示例底${name}科技有限公司`, 'www.example.com'],
          ]),
        },
      ]);
    const id = await previewed(await file('一'));
    const takenIn = ({ sheets }: { sheets: ImportBody['sheets'] }) =>
      sheets.map(({ taken, why }) => why ?? taken);
    expect(takenIn(await previewOf(id))).toEqual([true, true, 'HIDDEN']);
    await step(id, 'mapping', {
      sheets: [
        { name: '草稿', take: false },
        { name: '底稿', take: true },
      ],
    });
    expect(takenIn(await previewOf(id))).toEqual([true, 'LEFT_OUT', true]);
    await step(id, 'commits');
    expect((await rowsOf(id)).map(({ sheet, outcome }) => [sheet, outcome])).toEqual([
      ['总表', 'created'],
      ['底稿', 'created'],
    ]);
    const next = await importFile(app, user, await file('二'));
    expect(takenIn(next.summary)).toEqual([true, 'LEFT_OUT', true]);
    expect(next.summary.counts.created).toBe(2);
  });
});
