import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import yazl from 'yazl';
import { register, syntheticUscc } from '../support/companies.js';
import {
  type ImportBody,
  importFile,
  inventedNames,
  startTransferApp,
  sumOf,
  type TransferApp,
  untilEnded,
  upload,
} from '../support/transfer.js';
import { type SignedIn, signIn } from '../support/users.js';

const LIMIT = 2 * 1024 * 1024;

let app: TransferApp;
let specialist: SignedIn;

beforeAll(async () => {
  app = await startTransferApp({ settings: { UPLOAD_LIMIT: LIMIT } });
  specialist = await signIn(app);
});
afterAll(() => app.close());

const companies = () =>
  app.sql<{ n: number }>('SELECT count(*)::int AS n FROM company').then(([row]) => row?.n);
const company = async (id: string) =>
  (await specialist.get<Record<string, unknown>>(`/companies/${id}`)).body;

describe('POST /imports', () => {
  it('takes in a list and says what became of each row', async () => {
    const csv = [
      '企业名称,统一社会信用代码,国别,成立日期,产业方向,曾用名,简称,注册资本,是否在园',
      `上海示例云帆生物科技有限公司,${syntheticUscc(11).toLowerCase()},中国,2021年3月15日,生命健康|人工智能,上海示例旧帆生物科技有限公司,云帆生物,1.2亿元,是`,
      'Example Orbit Ltd,,以色列,,,,,,',
      '上海示例坏码科技有限公司,91310107X,,2021-13-40,,,,,',
      '合计,,,,,,,,',
    ].join('\n');
    const { job, summary, rows } = await importFile(app, specialist, csv);
    expect({ problem: job.problem, state: job.state }).toEqual({ problem: null, state: 'SUCCEEDED' });
    expect(summary.counts).toEqual({
      rows: 4,
      created: 2,
      updated: 0,
      unchanged: 0,
      skipped: 1,
      rejected: 1,
    });
    expect(sumOf(summary)).toBe(4);
    expect(await company(String(rows[0]?.subjectId))).toMatchObject({
      nameCn: '上海示例云帆生物科技有限公司',
      uscc: syntheticUscc(11),
      establishedOn: '2021-03-15',
      focusAreaCode: 'LIFE_HEALTH',
      secondaryFocusAreas: ['AI'],
      registeredCapitalWan: '12000.00',
      registeredCapitalCurrency: 'CNY',
      inPark: true,
      dataSource: 'IMPORT',
      ownerUnitId: specialist.unitId,
      aliases: [
        { name: '云帆生物', type: 'SHORT', validFrom: null, validTo: null },
        { name: '上海示例旧帆生物科技有限公司', type: 'FORMER_NAME', validFrom: null, validTo: null },
      ],
    });
    expect(await company(String(rows[1]?.subjectId))).toMatchObject({
      nameCn: null,
      nameEn: 'Example Orbit Ltd',
      entityType: 'FOREIGN_ENTITY',
      capitalNature: 'OVERSEAS',
      investorCountry: 'IL',
      registrationStatus: 'UNKNOWN',
      focusAreaCode: 'OTHER',
      parkRelation: 'TARGET',
    });
    expect(rows[2]).toMatchObject({ row: 4, outcome: 'rejected', subjectId: null });
    expect(rows[2]?.problems.map(({ column, value }) => [column, value])).toEqual([
      ['统一社会信用代码', '91310107X'],
      ['成立日期', '2021-13-40'],
    ]);
    expect(rows[2]?.problems[0]?.message).toContain('18位');
    expect(rows[3]).toMatchObject({ row: 5, outcome: 'skipped', problems: [{ code: 'NOT_DATA' }] });
  });

  it('answers 202 with the job, the mapping and what holds where the list is silent', async () => {
    const answer = await upload(
      app,
      specialist,
      'full_name,short_name,city\n上海示例映射科技有限公司,映射,上海\n',
      {
        defaults: '{"parkRelation":"IN_TALK"}',
      },
    );
    expect(answer.status).toBe(202);
    expect(answer.headers.get('location')).toBe(`/api/v1/jobs/${String(answer.body['id'])}`);
    expect(answer.body).toMatchObject({
      columns: [
        { heading: 'full_name', field: 'name' },
        { heading: 'short_name', field: 'shortNames' },
        { heading: 'city', field: null },
      ],
      defaults: { parkRelation: 'IN_TALK', entityType: 'COMPANY', investorCountry: 'CN' },
    });
    await untilEnded(specialist, String(answer.body['id']));
    const [stored] = await app.sql(
      `SELECT park_relation FROM company WHERE name_cn = '上海示例映射科技有限公司'`,
    );
    expect(stored).toEqual({ park_relation: 'IN_TALK' });
  });

  it('reads GBK, UTF-16 and workbooks by their content', async () => {
    const names = inventedNames(3, '编码');
    const gbk = iconv.encode(`公司名称,网址\r\n${names[0]},www.example.com\r\n`, 'gbk');
    const utf16 = iconv.encode(`公司名称\t网址\r\n${names[1]}\twww.example.com\r\n`, 'utf-16le', {
      addBOM: true,
    });
    const made = await Promise.all([
      importFile(app, specialist, gbk),
      importFile(app, specialist, utf16, {}, '示例名单.txt'),
    ]);
    expect(made.map(({ summary }) => summary.counts.created)).toEqual([1, 1]);
    expect(made.map(({ rows }) => rows[0]?.name)).toEqual([names[0], names[1]]);
  });

  it('gives each company one row in the audit trail', async () => {
    const names = inventedNames(30, '留痕');
    const { rows } = await importFile(app, specialist, `企业名称\n${names.join('\n')}\n`);
    const [found] = await app.sql<{ n: number; who: string; requests: number }>(
      `SELECT count(*)::int AS n, min(actor_id::text) AS who, count(DISTINCT request_id)::int AS requests
       FROM audit_entry WHERE action = 'company.created' AND subject_id = ANY ($1)`,
      [rows.map(({ subjectId }) => subjectId)],
    );
    expect(found).toEqual({ n: 30, who: specialist.userId, requests: 1 });
  });

  it('changes nothing when the same file comes twice', async () => {
    const names = inventedNames(1_500, '两遍');
    const csv = `企业名称,网址,简称\n${names.map((name, at) => `${name},www.example.com/${at},简${at}号`).join('\n')}\n`;
    const first = await importFile(app, specialist, csv, { duplicates: 'update' });
    expect(first.summary.counts.created).toBe(1_500);
    const state = () =>
      app.sql(
        'SELECT count(*), sum(version), max(updated_at), (SELECT count(*) FROM audit_entry WHERE subject_type = $1) AS a FROM company',
        ['company'],
      );
    const before = await state();
    for (const duplicates of ['update', 'skip']) {
      const again = await importFile(app, specialist, csv, { duplicates });
      expect(again.summary.counts).toMatchObject({ rows: 1_500, unchanged: 1_500 });
    }
    expect(await state()).toEqual(before);
  });

  it('knows doubles inside the file and in the database', async () => {
    const known = await register(specialist, {
      nameCn: '上海示例已有医疗器械有限公司',
      uscc: syntheticUscc(77),
    });
    const csv = [
      '企业名称,统一社会信用代码,网址',
      '示例已有医疗器械（上海）有限公司,,www.example.com',
      `上海示例全新材料有限公司,${syntheticUscc(78)},`,
      `上海示例全新材料有限公司,${syntheticUscc(78)},`,
      `上海示例别名材料有限公司,${syntheticUscc(77)},www.example.org`,
    ].join('\n');
    const skipped = await importFile(app, specialist, csv);
    expect(skipped.rows.map(({ outcome }) => outcome)).toEqual([
      'skipped',
      'created',
      'unchanged',
      'skipped',
    ]);
    expect(skipped.rows[0]).toMatchObject({ subjectId: known.id });
    expect(skipped.rows[0]?.problems[0]).toMatchObject({
      code: 'DUPLICATE',
      candidates: [{ id: known.id, code: known.code, level: 'STRONG' }],
    });
    const updated = await importFile(app, specialist, csv, { duplicates: 'update' });
    expect(updated.rows.map(({ outcome }) => outcome)).toEqual([
      'updated',
      'unchanged',
      'unchanged',
      'updated',
    ]);
    expect(await company(known.id)).toMatchObject({
      nameCn: '上海示例已有医疗器械有限公司',
      website: 'www.example.org',
      version: 2,
    });
    expect(updated.rows[3]?.problems[0]).toMatchObject({ code: 'NAME_DIFFERS' });
  });

  it.each([
    { similar: 'create', outcome: 'created', level: 'PROBABLE' },
    { similar: 'reject', outcome: 'rejected', level: 'PROBABLE' },
  ])('treats a similar company as asked: $similar', async ({ similar, outcome, level }) => {
    const word = similar === 'create' ? '甲丁' : '乙丁';
    await register(specialist, { nameCn: `上海示例${word}医药有限公司` });
    const { rows } = await importFile(app, specialist, `名称\n北京示例${word}医药有限公司\n`, { similar });
    expect(rows[0]).toMatchObject({ outcome, problems: [{ code: 'SIMILAR', candidates: [{ level }] }] });
  });

  it('leaves companies of other units alone', async () => {
    const other = await signIn(app, { unitCode: 'TAOPU_TOWN' });
    const theirs = await register(other, { nameCn: '上海示例邻居智能科技有限公司' });
    const { rows } = await importFile(
      app,
      specialist,
      '名称,网址\n上海示例邻居智能科技有限公司,www.example.com\n',
      {
        duplicates: 'update',
      },
    );
    expect(rows[0]).toMatchObject({ outcome: 'rejected', problems: [{ code: 'NOT_YOUR_UNIT' }] });
    expect(await company(theirs.id)).toMatchObject({ website: null, version: 1 });
  });

  it('decides the same in a dry run and writes nothing', async () => {
    const names = inventedNames(1_200, '试');
    const csv = `企业名称\n${[...names, names[0], '上海示例试错科技有限公司'].join('\n')}\n`;
    const before = await companies();
    const audit = async () => app.sql(`SELECT count(*) FROM audit_entry WHERE subject_type = 'company'`);
    const trail = await audit();
    const { summary } = await importFile(app, specialist, csv, { dryRun: 'true' });
    expect(summary.counts).toEqual({
      rows: 1_202,
      created: 1_201,
      updated: 0,
      unchanged: 1,
      skipped: 0,
      rejected: 0,
    });
    expect([await companies(), await audit()]).toEqual([before, trail]);
    const real = await importFile(app, specialist, csv);
    expect(real.summary.counts).toEqual(summary.counts);
  });

  it('lets an analyst try out and nothing more; others not at all', async () => {
    const analyst = await signIn(app, { roles: ['ANALYST'] });
    const officer = await signIn(app, { roles: ['DEPT_USER'] });
    const csv = '企业名称\n上海示例分析科技有限公司\n';
    const answers = await Promise.all([
      upload(app, analyst, csv),
      upload(app, analyst, csv, { dryRun: 'true' }),
      upload(app, officer, csv, { dryRun: 'true' }),
    ]);
    expect(answers.map(({ status, body }) => [status, body['code'] ?? null])).toEqual([
      [403, 'IMPORT.DRY_RUN_ONLY'],
      [202, null],
      [403, 'ACCESS.NOT_PERMITTED'],
    ]);
  });
});

function zip(members: Record<string, string>): Promise<Buffer> {
  const archive = new yazl.ZipFile();
  for (const [name, text] of Object.entries(members)) archive.addBuffer(Buffer.from(text), name);
  archive.end();
  return buffer(archive.outputStream);
}

const bomb = () =>
  zip({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml':
      '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${' '.repeat(60 * 1024 * 1024)}</sheetData></worksheet>`,
  });

describe('files that are refused', () => {
  it.each<{
    what: string;
    content: () => string | Buffer | Promise<Buffer>;
    name?: string;
    status: number;
    code: string;
  }>([
    { what: 'empty', content: () => '', status: 422, code: 'FILE.EMPTY' },
    { what: 'only spaces', content: () => ' \n\n ', status: 422, code: 'FILE.EMPTY' },
    { what: 'a bomb', content: bomb, name: '示例.xlsx', status: 413, code: 'FILE.BOMB' },
    {
      what: 'a picture called a table',
      content: () => Buffer.from('89504e470d0a1a0a0000', 'hex'),
      status: 415,
      code: 'FILE.TYPE_NOT_SUPPORTED',
    },
    {
      what: 'a document',
      content: () => '%PDF-1.7\n示例',
      name: '示例.pdf',
      status: 415,
      code: 'FILE.TYPE_NOT_SUPPORTED',
    },
    { what: 'too large', content: () => Buffer.alloc(LIMIT + 1, 'a'), status: 413, code: 'FILE.TOO_LARGE' },
    {
      what: '50 MB',
      content: () => Buffer.alloc(50 * 1024 * 1024, 'a'),
      status: 413,
      code: 'FILE.TOO_LARGE',
    },
    {
      what: 'without a heading',
      content: () => '一,二\n三,四\n',
      status: 422,
      code: 'IMPORT.HEADING_NOT_FOUND',
    },
    { what: 'without rows', content: () => '企业名称,网址\n', status: 422, code: 'IMPORT.NO_ROWS' },
    {
      what: 'with an open quote',
      content: () => '企业名称\n"上海示例引号有限公司\n',
      status: 422,
      code: 'FILE.QUOTE_NOT_CLOSED',
    },
  ])('$what: $code', async ({ content, name, status, code }) => {
    const before = await app.sql('SELECT count(*) FROM job');
    const answer = await upload(app, specialist, await content(), {}, name);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(String(answer.body['detail']).length).toBeGreaterThan(5);
    expect(await app.sql('SELECT count(*) FROM job')).toEqual(before);
  });

  it.each([
    { fields: { kind: 'castles' }, status: 422 },
    { fields: { duplicates: 'merge' }, status: 400 },
    { fields: { defaults: '[1]' }, status: 400 },
    { fields: { defaults: '{"parkRelation":"FRIEND"}' }, status: 400 },
    { fields: { defaults: '{"version":"1"}' }, status: 400 },
    { fields: { nonsense: '1' }, status: 400 },
    { fields: { sheet: '没有' }, name: '示例.csv', status: 202 },
  ])('form fields $fields answer $status', async ({ fields, status }) => {
    const given = Object.fromEntries(
      Object.entries(fields).filter(([, value]) => value !== undefined),
    ) as Record<string, string>;
    const answer = await upload(app, specialist, '企业名称\n上海示例表单科技有限公司\n', given);
    expect(answer.status).toBe(status);
    if (status === 202) await untilEnded(specialist, String(answer.body['id']));
  });

  it('finds damage at the end of a file before anything is written', async () => {
    const before = await companies();
    const names = inventedNames(3_000, '尾');
    const { job, summary } = await importFile(
      app,
      specialist,
      `企业名称\n${names.join('\n')}\n"上海示例没有引号\n`,
    );
    expect(job).toMatchObject({ state: 'FAILED', problem: { code: 'FILE.QUOTE_NOT_CLOSED' } });
    expect(job.problem?.detail).toContain('引号');
    expect(summary.counts).toMatchObject({ created: 0 });
    expect(await companies()).toBe(before);
  });

  it('leaves no temporary file behind', async () => {
    expect(await readdir(path.join(app.folder, 'tmp'))).toEqual([]);
  });
});

describe('GET /imports/{id}', () => {
  let id: string;
  beforeAll(async () => {
    const csv =
      '编号,企业名称,统一社会信用代码,备注\n1,上海示例返还科技有限公司,坏码,=1+1\n2,上海示例通过科技有限公司,,\n';
    id = (await importFile(app, specialist, csv)).summary.id;
  });

  it('is there for its owner and pool administrators only', async () => {
    const colleague = await signIn(app);
    const admin = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'COMMITTEE_OFFICE' });
    for (const part of ['', '/rows', '/rejected.csv', '/rejected.xlsx']) {
      expect((await colleague.get(`/imports/${id}${part}`)).status).toBe(404);
      expect((await admin.get(`/imports/${id}${part}`)).status).toBe(200);
    }
    expect((await colleague.get(`/jobs/${id}`)).status).toBe(404);
  });

  it('gives rejected rows back in the layout of the file, ready to be corrected', async () => {
    const { text, headers } = await specialist.get(`/imports/${id}/rejected.csv`);
    expect(headers.get('content-disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent('示例名单_未通过.csv')}`,
    );
    const [heading, row] = text.replace('\ufeff', '').split('\r\n');
    expect(heading).toBe('编号,企业名称,统一社会信用代码,备注,原行号,错误说明');
    expect(row).toMatch(/^1,上海示例返还科技有限公司,坏码,'=1\+1,2,统一社会信用代码：/);
    const corrected = text.replace('坏码', syntheticUscc(91));
    const again = await importFile(app, specialist, corrected);
    expect(again.summary.counts).toMatchObject({ rows: 1, created: 1 });
    expect(await company(String(again.rows[0]?.subjectId))).toMatchObject({
      note: '=1+1',
      uscc: syntheticUscc(91),
    });
  });

  it('speaks English when asked', async () => {
    const { body } = await specialist.get<{ items: { problems: { message: string }[] }[] }>(
      `/imports/${id}/rows?outcome=rejected`,
      { 'Accept-Language': 'en' },
    );
    expect(body.items).toHaveLength(1);
    expect(body.items[0]?.problems[0]?.message).toMatch(/^[\x20-\x7e]+$/);
  });

  it('filters rows and pages through them', async () => {
    const names = inventedNames(260, '翻页');
    const { summary } = await importFile(app, specialist, `企业名称\n${names.join('\n')}\n`);
    const first = await specialist.get<{ items: object[]; nextCursor: string }>(
      `/imports/${summary.id}/rows?limit=200`,
    );
    const rest = await specialist.get<{ items: { row: number }[]; nextCursor: null }>(
      `/imports/${summary.id}/rows?limit=200&cursor=${first.body.nextCursor}`,
    );
    expect([first.body.items.length, rest.body.items.length, rest.body.nextCursor]).toEqual([200, 60, null]);
    expect(rest.body.items.at(-1)?.row).toBe(261);
    expect((await specialist.get<ImportBody>(`/imports/${summary.id}`)).body.state).toBe('COMMITTED');
  });
});
