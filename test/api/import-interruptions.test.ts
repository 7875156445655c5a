import { readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { holdRunner } from '../support/held-runner.js';
import {
  type ImportBody,
  importFile,
  inventedNames,
  type JobBody,
  startTransferApp,
  sumOf,
  type TransferApp,
  untilEnded,
  upload,
} from '../support/transfer.js';
import { type Answer, type SignedIn, signIn } from '../support/users.js';

let app: TransferApp;
let user: SignedIn;

beforeAll(async () => {
  app = await startTransferApp();
  user = await signIn(app);
});
afterAll(() => app.close());

const one = async (id: string) => (await user.get<ImportBody>(`/imports/${id}`)).body;
const listOf = (names: readonly string[]) =>
  `企业名称,代号\n${names.map((name, at) => `${name},D-${at}`).join('\n')}\n`;
const countOf = async (prefix: string) =>
  (
    await app.sql<{ n: number }>('SELECT count(*)::int AS n FROM company WHERE starts_with(name_cn, $1)', [
      `上海示例${prefix}`,
    ])
  )[0]?.n;

async function previewed(csv: string): Promise<string> {
  return (await importFile(app, user, csv, { dryRun: 'true' })).summary.id;
}

/** Asks for a step and does not wait for it. */
async function ask(
  id: string,
  what: 'commits' | 'reversions' | 'mapping',
  body: object = {},
): Promise<Answer<ImportBody>> {
  const etag = (await user.get(`/imports/${id}`)).headers.get('etag') ?? '';
  return what === 'mapping'
    ? user.patch<ImportBody>(`/imports/${id}/mapping`, body, Number(etag.replaceAll('"', '')))
    : user.post<ImportBody>(`/imports/${id}/${what}`, body, { 'If-Match': etag });
}

async function carriedOut(...given: Parameters<typeof ask>): Promise<JobBody> {
  const answer = await ask(...given);
  if (answer.status !== 202) throw new Error(`refused: ${answer.text}`);
  return untilEnded(user, answer.body.jobId);
}

const codeOf = ({ status, body }: Answer<unknown>) => [status, (body as { code?: string }).code ?? null];

/** A step whose job waits and is cancelled before it begins. */
async function cancelled(start: () => Promise<{ jobId: string }>): Promise<void> {
  const letGo = await holdRunner(app, user);
  const { jobId } = await start();
  expect((await user.post(`/jobs/${jobId}/cancellations`, {})).status).toBe(202);
  letGo();
  expect((await untilEnded(user, jobId)).state).toBe('CANCELLED');
}

/** A commit that was stopped with some of its rows in the database: as a kill between two batches leaves it. */
async function halfWritten(prefix: string, count: number): Promise<string> {
  const id = await previewed(listOf(inventedNames(count, prefix)));
  await app.sql(`CREATE FUNCTION refuse_half() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN IF NEW.name_cn = '${inventedNames(count, prefix)[700]}' THEN RAISE EXCEPTION 'no'; END IF; RETURN NEW; END $$`);
  await app.sql('CREATE TRIGGER half BEFORE INSERT ON company FOR EACH ROW EXECUTE FUNCTION refuse_half()');
  const job = await carriedOut(id, 'commits');
  await app.sql('DROP TRIGGER half ON company');
  await app.sql('DROP FUNCTION refuse_half()');
  expect(job.state).toBe('FAILED');
  return id;
}

describe('a preview that was cancelled', () => {
  it('can be corrected, and committed as it was corrected last', async () => {
    const csv = listOf(inventedNames(3, '停预览'));
    let id = '';
    await cancelled(async () => {
      const { body } = await upload(app, user, csv, { dryRun: 'true' });
      id = String(body['id']);
      return { jobId: String(body['jobId']) };
    });
    expect(await one(id)).toMatchObject({ state: 'CANCELLED', counts: { created: 0 } });
    const columns = [{ key: '代号', field: 'externalRef' }];
    await cancelled(async () => (await ask(id, 'mapping', { columns, remember: false })).body);
    expect((await carriedOut(id, 'commits')).state).toBe('SUCCEEDED');
    expect(await one(id)).toMatchObject({ state: 'COMMITTED', counts: { rows: 3, created: 3 } });
    const refs = await app.sql<{ ref: string }>(
      `SELECT external_ref AS ref FROM company WHERE starts_with(name_cn, '上海示例停预览') ORDER BY 1`,
    );
    expect(refs.map(({ ref }) => ref)).toEqual(['D-0', 'D-1', 'D-2']);
  });
});

describe('a mapping that was changed after the preview', () => {
  it('is what the commit goes by; until the new preview is there, and with the old version, nothing is committed', async () => {
    const id = await previewed(listOf(inventedNames(2, '改映射')));
    const old = (await user.get(`/imports/${id}`)).headers.get('etag') ?? '';
    const letGo = await holdRunner(app, user);
    const changed = await ask(id, 'mapping', {
      columns: [{ key: '代号', field: 'externalRef' }],
      remember: false,
    });
    const early = await ask(id, 'commits');
    const stale = await user.post(`/imports/${id}/commits`, {}, { 'If-Match': old });
    letGo();
    expect([codeOf(early), stale.status]).toEqual([[409, 'IMPORT.NOT_READY'], 412]);
    await untilEnded(user, changed.body.jobId);
    expect(await countOf('改映射')).toBe(0);
    await carriedOut(id, 'commits');
    expect((await one(id)).counts).toMatchObject({ created: 2 });
    const again = await carriedOut(await previewed(listOf(inventedNames(2, '改映射'))), 'commits');
    expect(again.state).toBe('SUCCEEDED');
    expect(await countOf('改映射')).toBe(2);
  });
});

describe('a commit that was cancelled or failed', () => {
  it('before its first row: goes on, also all or nothing, also with another mapping', async () => {
    const id = await previewed(listOf(inventedNames(4, '停提交')));
    await cancelled(async () => (await ask(id, 'commits')).body);
    expect(await one(id)).toMatchObject({ state: 'CANCELLED' });
    expect(codeOf(await ask(id, 'reversions'))).toEqual([409, 'IMPORT.NOT_READY']);
    expect((await carriedOut(id, 'mapping', { remember: false })).state).toBe('SUCCEEDED');
    expect((await carriedOut(id, 'commits', { mode: 'ATOMIC' })).state).toBe('SUCCEEDED');
    expect(await one(id)).toMatchObject({ state: 'COMMITTED', counts: { rows: 4, created: 4 } });
  });

  it('because its file was away: goes on when it is back', async () => {
    const id = await previewed(listOf(inventedNames(2, '缺文件')));
    const [stored] = await app.sql<{ sha: string }>(
      'SELECT file_sha256 AS sha FROM import_run WHERE id = $1',
      [id],
    );
    const all = await readdir(app.folder, { recursive: true });
    const file = path.join(app.folder, all.find((name) => name.endsWith(stored?.sha ?? '-')) ?? '-');
    await rename(file, `${file}.away`);
    const job = await carriedOut(id, 'commits');
    await rename(`${file}.away`, file);
    expect([job.state, (await one(id)).state]).toEqual(['FAILED', 'FAILED']);
    expect((await carriedOut(id, 'commits')).state).toBe('SUCCEEDED');
    expect((await one(id)).counts).toMatchObject({ rows: 2, created: 2 });
  });

  it('half-way: keeps its mapping and goes on row by row, each row once', async () => {
    const id = await halfWritten('半途', 900);
    expect(await countOf('半途')).toBe(500);
    expect(codeOf(await ask(id, 'mapping', { moneyUnit: 'WAN' }))).toEqual([409, 'IMPORT.NOT_READY']);
    expect(codeOf(await ask(id, 'commits', { mode: 'ATOMIC' }))).toEqual([409, 'IMPORT.HALF_WRITTEN']);
    expect(codeOf(await ask(id, 'commits', { onDuplicate: 'STOP' }))).toEqual([409, 'IMPORT.HALF_WRITTEN']);
    expect((await carriedOut(id, 'commits')).state).toBe('SUCCEEDED');
    const done = await one(id);
    expect(done).toMatchObject({ state: 'COMMITTED', counts: { rows: 900, created: 900 } });
    expect([sumOf(done), await countOf('半途')]).toEqual([900, 900]);
    expect(codeOf(await ask(id, 'commits'))).toEqual([409, 'IMPORT.NOT_READY']);
  });

  it('half-way: can be taken back instead, and a reversion that was stopped only goes on', async () => {
    const id = await halfWritten('半退', 900);
    await cancelled(async () => (await ask(id, 'reversions')).body);
    expect(await one(id)).toMatchObject({ state: 'CANCELLED' });
    expect(codeOf(await ask(id, 'commits'))).toEqual([409, 'IMPORT.NOT_READY']);
    expect((await carriedOut(id, 'reversions')).state).toBe('SUCCEEDED');
    expect(await one(id)).toMatchObject({ state: 'REVERTED', reversal: { reverted: 500, left: 0 } });
    expect(codeOf(await ask(id, 'commits'))).toEqual([409, 'IMPORT.NOT_READY']);
    expect(
      await app.sql(
        `SELECT 1 FROM company WHERE starts_with(name_cn, '上海示例半退') AND deleted_at IS NULL`,
      ),
    ).toEqual([]);
  });
});
