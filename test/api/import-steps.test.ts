import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { syntheticUscc } from '../support/companies.js';
import {
  type ImportBody,
  type ImportRowBody,
  importFile,
  inventedNames,
  startTransferApp,
  sumOf,
  type TransferApp,
  untilEnded,
  upload,
} from '../support/transfer.js';
import { type Answer, type SignedIn, signIn } from '../support/users.js';

interface PreviewBody {
  readonly state: string;
  readonly sheets: readonly {
    readonly columns: readonly {
      readonly key: string;
      readonly field: string | null;
      readonly confidence: string | null;
      readonly samples: readonly string[];
    }[];
  }[];
  readonly verdicts: Readonly<Record<string, number>>;
  readonly rows: number;
  readonly moneyUnit: string | null;
}

let app: TransferApp;
let specialist: SignedIn;

beforeAll(async () => {
  app = await startTransferApp();
  specialist = await signIn(app);
});
afterAll(() => app.close());

const one = (id: string, user = specialist) => user.get<ImportBody>(`/imports/${id}`);
const rowsOf = async (id: string, query = '') =>
  (await specialist.get<{ items: ImportRowBody[] }>(`/imports/${id}/rows?limit=200${query}`)).body.items;
const companies = async () =>
  (await app.sql<{ n: number }>('SELECT count(*)::int AS n FROM company WHERE deleted_at IS NULL'))[0]?.n;

/** A file as far as its preview. */
async function preview(
  content: string,
  fields: Record<string, string> = {},
  user = specialist,
): Promise<string> {
  const { summary, job } = await importFile(app, user, content, { dryRun: 'true', ...fields });
  expect(job.problem).toBeNull();
  return summary.id;
}

const versionIn = (headers: Headers) => Number(headers.get('etag')?.replaceAll('"', ''));

/** Sends a step with the version that stands now, and waits for its end. */
async function step(
  id: string,
  what: 'commits' | 'reversions' | 'mapping',
  body: object = {},
  user = specialist,
): Promise<Answer<ImportBody>> {
  const { headers } = await one(id, user);
  const tag = { 'If-Match': headers.get('etag') ?? '' };
  const path = `/imports/${id}/${what}`;
  const answer =
    what === 'mapping'
      ? await user.patch<ImportBody>(path, body, versionIn(headers))
      : await user.post<ImportBody>(path, body, tag);
  if (answer.status === 202) await untilEnded(user, answer.body.jobId);
  return answer;
}

describe('GET /imports/{id}/preview', () => {
  it('shows where each column goes, why, and what the rows come to', async () => {
    const id = await preview(
      '企业名称,公司网站（新）,注册资本(万元),颜色\n上海示例预览科技有限公司,www.example.com,500,红\n上海示例预览科技有限公司,,,\n坏,91310,,\n合计,,,\n',
    );
    const { body } = await specialist.get<PreviewBody>(`/imports/${id}/preview`);
    expect(body).toMatchObject({ state: 'PREVIEW', rows: 4 });
    expect(body.sheets[0]?.columns.map(({ key, field, confidence }) => [key, field, confidence])).toEqual([
      ['企业名称', 'nameCn', 'EXACT'],
      ['公司网站(新)', 'website', 'PART'],
      ['注册资本(万元)', 'registeredCapitalWan', 'SYNONYM'],
      ['颜色', null, null],
    ]);
    expect(body.sheets[0]?.columns[3]?.samples).toEqual(['红']);
    expect(body.verdicts).toEqual({ NEW: 2, UPDATE: 0, DUPLICATE: 1, ERROR: 0, NOT_DATA: 1 });
    expect((await rowsOf(id, '&verdict=NOT_DATA')).map(({ row }) => row)).toEqual([5]);
  });
});

describe('POST /imports/{id}/commits', () => {
  it('takes in what the preview said, and nothing before', async () => {
    const names = inventedNames(700, '提交');
    const before = await companies();
    const id = await preview(`企业名称\n${names.join('\n')}\n`);
    expect(await companies()).toBe(before);
    const answer = await step(id, 'commits', { mode: 'EACH' });
    expect(answer.status).toBe(202);
    const { body } = await one(id);
    expect(body).toMatchObject({ state: 'COMMITTED', counts: { rows: 700, created: 700 } });
    expect(sumOf(body)).toBe(700);
    expect(await companies()).toBe(Number(before) + 700);
    expect(await app.sql('SELECT count(*)::int AS n FROM import_row WHERE import_id = $1', [id])).toEqual([
      { n: 700 },
    ]);
  });

  it('ATOMIC writes all rows or none, and says which are to blame', async () => {
    const names = inventedNames(1_100, '整体');
    const before = await companies();
    const bad = '企业名称,统一社会信用代码\n';
    const id = await preview(
      `${bad}${names.map((name) => `${name},`).join('\n')}\n上海示例坏行科技有限公司,9131\n`,
    );
    const refused = await step(id, 'commits', { mode: 'ATOMIC' });
    const { body: job } = await specialist.get<{ state: string; problem: { code: string } }>(
      `/jobs/${refused.body.jobId}`,
    );
    expect(job).toMatchObject({ state: 'FAILED', problem: { code: 'IMPORT.NOT_ALL_ROWS' } });
    expect(await companies()).toBe(before);
    expect((await one(id)).body).toMatchObject({ state: 'PREVIEW', counts: { rows: 1_101, rejected: 1 } });
    expect((await rowsOf(id, '&verdict=ERROR')).map(({ row }) => row)).toEqual([1_102]);
    const good = await preview(`企业名称\n${names.join('\n')}\n`);
    await step(good, 'commits', { mode: 'ATOMIC' });
    expect((await one(good)).body).toMatchObject({ state: 'COMMITTED', counts: { created: 1_100 } });
    expect(await companies()).toBe(Number(before) + 1_100);
  });

  it('STOP writes nothing when a row is known already', async () => {
    const [known, fresh] = inventedNames(2, '停');
    await importFile(app, specialist, `企业名称\n${known}\n`);
    const before = await companies();
    const id = await preview(`企业名称\n${fresh}\n${known}\n`);
    await step(id, 'commits', { onDuplicate: 'STOP' });
    expect(await companies()).toBe(before);
    expect((await one(id)).body.state).toBe('PREVIEW');
    const [row] = await rowsOf(id, '&verdict=DUPLICATE');
    expect(row).toMatchObject({ row: 3, outcome: 'rejected', problems: [{ code: 'DUPLICATE_STOPS' }] });
    expect((await step(id, 'commits', { onDuplicate: 'SKIP' })).status).toBe(202);
    expect(await companies()).toBe(Number(before) + 1);
  });

  it('needs the version, the state and the right', async () => {
    const id = await preview('企业名称\n上海示例条件科技有限公司\n');
    const path = `/imports/${id}/commits`;
    const analyst = await signIn(app, { roles: ['ANALYST'] });
    const colleague = await signIn(app);
    const etag = (await one(id)).headers.get('etag') ?? '';
    const answers = [
      await specialist.post(path, {}),
      await specialist.post(path, {}, { 'If-Match': '"7"' }),
      await specialist.post(path, { mode: 'HALF' }, { 'If-Match': etag }),
      await colleague.post(path, {}, { 'If-Match': etag }),
      await analyst.post(path, {}, { 'If-Match': etag }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([428, 412, 400, 404, 403]);
    expect((await one(id)).body.state).toBe('PREVIEW');
    await step(id, 'commits');
    const twice = await step(id, 'commits');
    expect([twice.status, (twice.body as unknown as { code: string }).code]).toEqual([
      409,
      'IMPORT.NOT_READY',
    ]);
  });

  it('two at once: one goes, the other is told', async () => {
    const id = await preview('企业名称\n上海示例同时提交科技有限公司\n');
    const tag = { 'If-Match': (await one(id)).headers.get('etag') ?? '' };
    const both = await Promise.all(
      [1, 2].map(() => specialist.post<ImportBody>(`/imports/${id}/commits`, {}, tag)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([202, 412]);
    const taken = both.find(({ status }) => status === 202)?.body.jobId ?? '';
    await untilEnded(specialist, taken);
    expect((await one(id)).body).toMatchObject({ state: 'COMMITTED', counts: { created: 1 } });
  });
});

describe('PATCH /imports/{id}/mapping', () => {
  const CSV = '客户,代号,资本\n上海示例映射一科技有限公司,A1,500\n';

  it('corrects the columns, makes the preview anew, and is remembered by the unit', async () => {
    const refused = await upload(app, specialist, CSV);
    expect(refused.body['code']).toBe('IMPORT.HEADING_NOT_FOUND');
    const csv = CSV.replace('客户', '企业');
    const id = await preview(csv);
    const answer = await step(id, 'mapping', {
      columns: [
        { key: '代号', field: 'externalRef' },
        { key: '资本', field: 'registeredCapitalWan' },
      ],
      moneyUnit: 'YI',
    });
    expect(answer.status).toBe(202);
    await step(id, 'commits');
    const [row] = await rowsOf(id);
    const { body } = await specialist.get(`/companies/${row?.subjectId}`);
    expect(body).toMatchObject({ externalRef: 'A1', registeredCapitalWan: '5000000.00' });

    const next = await preview(csv.replaceAll('映射一', '映射二').replace('A1', 'A2'));
    const { body: shown } = await specialist.get<PreviewBody>(`/imports/${next}/preview`);
    expect(shown.moneyUnit).toBe('YI');
    expect(shown.sheets[0]?.columns.map(({ field, confidence }) => [field, confidence])).toEqual([
      ['name', 'SYNONYM'],
      ['externalRef', 'REMEMBERED'],
      ['registeredCapitalWan', 'REMEMBERED'],
    ]);
    const other = await signIn(app, { unitCode: 'TAOPU_TOWN' });
    const theirs = await importFile(app, other, csv.replaceAll('映射一', '映射三'), { dryRun: 'true' });
    expect(theirs.summary.columns.map(({ field }) => field)).toEqual(['name', null, null]);

    const { body: kept } = await specialist.get<{ items: { id: string }[] }>('/imports/mappings');
    expect(kept.items).toHaveLength(1);
    expect((await other.get<{ items: object[] }>('/imports/mappings')).body.items).toEqual([]);
    expect((await other.delete(`/imports/mappings/${kept.items[0]?.id}`)).status).toBe(404);
    expect((await specialist.delete(`/imports/mappings/${kept.items[0]?.id}`)).status).toBe(204);
  });

  it('names what it does not know', async () => {
    const id = await preview('企业名称\n上海示例映射错科技有限公司\n');
    const answer = await step(id, 'mapping', {
      columns: [
        { key: '没有的列', field: 'nameCn' },
        { key: '企业名称', field: 'nothing' },
      ],
    });
    expect(answer.status).toBe(422);
    const { errors } = answer.body as unknown as { errors: { pointer: string }[] };
    expect(errors.map(({ pointer }) => pointer)).toEqual(['/columns/0/key', '/columns/1/field']);
    const gone = await step(id, 'mapping', { columns: [{ key: '企业名称', field: null }], remember: false });
    expect(gone.status).toBe(202);
    expect((await one(id)).body).toMatchObject({ state: 'PREVIEW', sheets: [{ taken: false }] });
  });

  it('reads days and months as told', async () => {
    const id = await preview('企业名称,成立日期\n上海示例日期科技有限公司,03/04/2021\n');
    expect((await rowsOf(id))[0]?.verdict).toBe('ERROR');
    await step(id, 'mapping', { dateOrder: 'DMY', remember: false });
    await step(id, 'commits');
    const [row] = await rowsOf(id);
    expect((await specialist.get(`/companies/${row?.subjectId}`)).body).toMatchObject({
      establishedOn: '2021-04-03',
    });
  });
});

describe('POST /imports/{id}/reversions', () => {
  it('takes back what nobody has touched, and lists what stays', async () => {
    const before = await companies();
    const names = inventedNames(250, '撤');
    const [old] = inventedNames(1, '旧');
    const first = await importFile(app, specialist, `企业名称,网址\n${old},www.example.com\n`);
    const { summary, rows } = await importFile(
      app,
      specialist,
      `企业名称,网址,统一社会信用代码\n${names.map((name) => `${name},,`).join('\n')}\n${old},www.example.org,${syntheticUscc(431)}\n`,
      { duplicates: 'update' },
    );
    expect(summary.counts).toMatchObject({ created: 250, updated: 1 });
    const touched = rows[3]?.subjectId ?? '';
    const stood = await specialist.get(`/companies/${touched}`);
    const edit = await specialist.patch(`/companies/${touched}`, { note: '改过' }, versionIn(stood.headers));
    expect(edit.status).toBe(200);
    const used = rows[5]?.subjectId ?? '';
    const contact = await specialist.post('/contacts', {
      ...{ name: '示例王', companyId: used, decisionRole: 'LIAISON', mobile: '13800005678' },
      ...{ source: 'BUSINESS_CARD', lawfulBasis: 'DUTY' },
    });
    expect(contact.status).toBe(201);

    await step(summary.id, 'reversions');
    const { body } = await one(summary.id);
    expect(body).toMatchObject({
      state: 'REVERTED',
      reversal: { reverted: 249, left: 2 },
      counts: { created: 250 },
    });
    const left = await rowsOf(summary.id, '&reversal=LEFT');
    expect(left.map(({ subjectId }) => subjectId)).toEqual([touched, used]);
    expect(await companies()).toBe(Number(before) + 3);
    const back = first.rows[0]?.subjectId ?? '';
    expect((await specialist.get(`/companies/${back}`)).body).toMatchObject({
      website: 'www.example.com',
      uscc: null,
    });
    expect((await specialist.get(`/companies/${rows[0]?.subjectId}`)).status).toBe(404);
    const again = await step(summary.id, 'reversions');
    expect(again.status).toBe(409);
  });

  it('is not for a preview, nor for others', async () => {
    const id = await preview('企业名称\n上海示例未撤科技有限公司\n');
    expect((await step(id, 'reversions')).status).toBe(409);
    const colleague = await signIn(app);
    const tag = { 'If-Match': (await one(id)).headers.get('etag') ?? '' };
    expect((await colleague.post(`/imports/${id}/reversions`, {}, tag)).status).toBe(404);
  });
});

describe('POST /imports', () => {
  it('tells which earlier imports had the same content', async () => {
    const csv = '企业名称\n上海示例同文件科技有限公司\n';
    const first = await importFile(app, specialist, csv);
    const second = await importFile(app, specialist, csv);
    expect(second.summary).toMatchObject({ sameFileAs: [first.summary.id], counts: { unchanged: 1 } });
  });

  it('lets a pool administrator act for a unit, nobody else', async () => {
    const admin = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'COMMITTEE_OFFICE' });
    const made = await importFile(app, admin, '企业名称\n上海示例代办科技有限公司\n', { unit: '桃浦镇' });
    const [unit] = await app.sql<{ code: string }>(
      'SELECT u.code FROM company c JOIN responsible_unit u ON u.id = c.owner_unit_id WHERE c.id = $1',
      [made.rows[0]?.subjectId],
    );
    expect(unit?.code).toBe('TAOPU_TOWN');
    const answers = [
      await upload(app, specialist, '企业名称\n上海示例代办二科技有限公司\n', { unit: '桃浦镇' }),
      await upload(app, admin, '企业名称\n上海示例代办二科技有限公司\n', { unit: '没有的单位' }),
    ];
    expect(answers.map(({ body }) => body['code'])).toEqual(['IMPORT.OTHER_UNIT', 'IMPORT.UNIT_UNKNOWN']);
  });

  it('refuses a kind that it does not know with those it does', async () => {
    const answer = await upload(app, specialist, '载体名称\n示例楼\n', { kind: 'castles' });
    expect(answer.body).toMatchObject({ status: 422, code: 'IMPORT.KIND_UNKNOWN' });
    expect(String(answer.body['detail'])).toContain('companies');
  });
});

describe('GET /imports', () => {
  it('lists the own ones, page by page, the newest first', async () => {
    const user = await signIn(app);
    const made: string[] = [];
    for (const name of inventedNames(3, '列表')) made.unshift(await preview(`企业名称\n${name}\n`, {}, user));
    const page = await user.get<{ items: ImportBody[]; nextCursor: string }>('/imports?limit=2');
    const rest = await user.get<{ items: ImportBody[] }>(`/imports?limit=2&cursor=${page.body.nextCursor}`);
    expect([...page.body.items, ...rest.body.items].map(({ id }) => id)).toEqual(made);
    expect((await user.get<{ items: object[] }>('/imports?state=COMMITTED')).body.items).toEqual([]);
  });
});
