import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppModule, type AppOptions } from '../../src/app.module.js';
import { startTestApp, type TestApp, type TestAppOptions } from './app.js';
import { within } from './patience.js';
import type { Answer, SignedIn } from './users.js';

export interface TransferApp extends TestApp {
  readonly folder: string;
  /** Removes database and files of an application that was closed by itself (`app.close()`). */
  discard(): Promise<void>;
}

/** The application with a folder of its own for files. @param databaseUrl another application's, to share it */
export async function startTransferApp(
  options: TestAppOptions & { databaseUrl?: string } = {},
): Promise<TransferApp> {
  const { databaseUrl, ...rest } = options;
  const folder = await mkdtemp(path.join(tmpdir(), 'taopu-transfer-'));
  const app = await startTestApp({
    ...rest,
    settings: { DATA_DIR: folder, ...options.settings },
    ...(databaseUrl ? { module: (given: AppOptions) => AppModule.with({ ...given, databaseUrl }) } : {}),
  });
  const discard = async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...app, folder, close: discard, discard };
}

export interface JobBody {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly progress: { readonly phase: string | null; readonly done: number; readonly total: number | null };
  readonly result: Record<string, unknown> | null;
  readonly problem: { readonly code: string; readonly title: string; readonly detail: string } | null;
  readonly version: number;
}

export interface ImportBody {
  readonly id: string;
  readonly jobId: string;
  readonly kind: string;
  readonly state: string;
  readonly sheets: readonly { readonly name: string; readonly taken: boolean; readonly why: string | null }[];
  readonly reversal: { readonly reverted: number; readonly left: number } | null;
  readonly sameFileAs: readonly string[];
  readonly counts: Record<'rows' | 'created' | 'updated' | 'unchanged' | 'skipped' | 'rejected', number>;
  readonly columns: readonly { readonly heading: string; readonly field: string | null }[];
  readonly defaults: Record<string, string>;
}

export interface ImportRowBody {
  readonly sheet: string;
  readonly row: number;
  readonly outcome: string;
  readonly verdict: string;
  readonly reversal: string | null;
  readonly name: string | null;
  readonly subjectId: string | null;
  readonly problems: readonly {
    readonly column: string | null;
    readonly value: string | null;
    readonly code: string;
    readonly message: string;
    readonly candidates: readonly Record<string, unknown>[];
  }[];
}

/** Sends a file to POST /imports. Buffers go as they are, text as UTF-8. */
export async function upload(
  app: Pick<TestApp, 'url'>,
  user: Pick<SignedIn, 'token'>,
  content: string | Buffer,
  fields: Readonly<Record<string, string>> = {},
  name = '示例名单.csv',
): Promise<Answer<Record<string, unknown>>> {
  const form = new FormData();
  for (const [field, value] of Object.entries({ kind: 'companies', ...fields }))
    if (field !== 'kind' || value !== '') form.set(field, value);
  form.set('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
  const response = await fetch(`${app.url}/api/v1/imports`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${user.token}` },
    body: form,
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
}

const ENDED = ['SUCCEEDED', 'FAILED', 'CANCELLED'];

export async function untilEnded(user: SignedIn, id: string, patienceMs = within(60_000)): Promise<JobBody> {
  for (const end = Date.now() + patienceMs; ; ) {
    const { body } = await user.get<JobBody>(`/jobs/${id}`);
    if (ENDED.includes(body.state)) return body;
    if (Date.now() > end) throw new Error(`the job did not end: ${JSON.stringify(body)}`);
    await sleep(50);
  }
}

/** The real lists have 32,399 rows, and the machine may have other work. */
const IMPORT_PATIENCE_MS = within(280_000);

/** Imports a file and waits for the end. */
export async function importFile(
  app: Pick<TestApp, 'url'>,
  user: SignedIn,
  content: string | Buffer,
  fields: Readonly<Record<string, string>> = {},
  name?: string,
): Promise<{ job: JobBody; summary: ImportBody; rows: ImportRowBody[] }> {
  const started = await upload(app, user, content, fields, name);
  if (started.status !== 202) throw new Error(`the import was refused: ${started.text}`);
  const id = String(started.body['id']);
  const job = await untilEnded(user, id, IMPORT_PATIENCE_MS);
  const summary = (await user.get<ImportBody>(`/imports/${id}`)).body;
  const rows = (await user.get<{ items: ImportRowBody[] }>(`/imports/${id}/rows?limit=200`)).body.items;
  return { job, summary, rows };
}

export function sumOf({ counts }: ImportBody): number {
  return counts.created + counts.updated + counts.unchanged + counts.skipped + counts.rejected;
}

/** Invented companies with names that no two share a key of: `上海示例甲乙生物科技有限公司`, … */
export function inventedNames(count: number, prefix = ''): string[] {
  const signs = [...'赤橙黄绿青蓝紫梅兰竹菊松柏桃李杏山川湖海江河'];
  const word = (n: number): string =>
    [n % 22, Math.floor(n / 22) % 22, Math.floor(n / 484) % 22, Math.floor(n / 10_648) % 22]
      .map((at) => signs[at])
      .join('');
  return Array.from({ length: count }, (_, n) => `上海示例${prefix}${word(n)}科技有限公司`);
}
