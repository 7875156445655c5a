import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { companyList } from './data/company-list.js';
import type { BenchDatabase, BenchServer } from './data/database.js';
import type { BenchOptions } from './options.js';
import { startApi } from './processes.js';
import { signIn } from './sign-in.js';

/** Title of the row, as `--only` finds it. */
export const LIST_IMPORT = 'import of a list';

const LOOK_EVERY_MS = 250;
const BATCH = 5000;

export interface ListImport {
  readonly rows: number;
  readonly known: number;
  /** What became of the rows, by outcome. */
  readonly counts: Readonly<Record<string, number>>;
  readonly seconds: number;
  /** The same companies into the same table in one transaction, with nothing looked at. */
  readonly bareSeconds: number;
  /** Most that the server held in memory at any time. */
  readonly peakBytes: number;
}

/** Nothing else was asked for. */
export function isOnlyAbout(title: string, { only }: BenchOptions): boolean {
  return only.length > 0 && only.every((word) => title.includes(word));
}

/** Sends a list to the API of a filled database, then stores the companies that came of it into a fresh copy. */
export async function measureListImport(
  server: BenchServer,
  options: BenchOptions,
  log: (line: string) => void,
): Promise<ListImport> {
  const { size: known, listRows: rows } = options;
  const database = await server.database(known);
  log(`importing ${rows} rows beside ${known} companies`);
  const api = await startApi(database, options);
  try {
    const began = performance.now();
    const { counts, id } = await importList(api.url, companyList(rows));
    const seconds = (performance.now() - began) / 1000;
    const peakBytes = await api.peakMemory();
    await api.stop();
    log(`took ${seconds.toFixed(1)} s, ${(peakBytes / 1024 ** 2).toFixed(0)} MB`);
    const stored = await storedBy(database, id);
    const bareSeconds = await insertBare(await server.database(known), stored);
    return { rows, known, counts, seconds, bareSeconds, peakBytes };
  } finally {
    await api.stop();
  }
}

async function importList(
  url: string,
  csv: string,
): Promise<{ readonly id: string; readonly counts: Record<string, number> }> {
  const headers = await signIn(url, 'POOL_ADMIN');
  const form = new FormData();
  form.set('kind', 'companies');
  form.set('file', new Blob([csv]), '示例名单.csv');
  const answer = await fetch(`${url}/api/v1/imports`, { method: 'POST', headers, body: form });
  if (answer.status !== 202) throw new Error(`the import was refused: ${await answer.text()}`);
  const { id, jobId } = (await answer.json()) as { id: string; jobId: string };
  const read = async (path: string) =>
    (await (await fetch(`${url}/api/v1${path}`, { headers })).json()) as Record<string, unknown>;
  for (;;) {
    const { state, problem } = await read(`/jobs/${jobId}`);
    if (state === 'SUCCEEDED') break;
    if (state === 'FAILED' || state === 'CANCELLED') throw new Error(JSON.stringify(problem));
    await sleep(LOOK_EVERY_MS);
  }
  return { id, counts: (await read(`/imports/${id}`))['counts'] as Record<string, number> };
}

/** The companies that an import brought, as rows of their table. */
async function storedBy({ ownerUrl }: BenchDatabase, importId: string): Promise<object[]> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ row: object }>(
      `SELECT to_json(c) AS row FROM company c JOIN import_row r ON r.subject_id = c.id
       WHERE r.import_id = $1 AND r.outcome = 'created' ORDER BY c.id`,
      [importId],
    );
    return rows.map(({ row }) => row);
  });
}

/** @returns seconds, from rows in memory to the end of the transaction */
async function insertBare({ ownerUrl }: BenchDatabase, rows: readonly object[]): Promise<number> {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  const text = `INSERT INTO company (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::company, $1)`;
  return withClient(ownerUrl, async (client) => {
    const began = performance.now();
    await client.query('BEGIN');
    for (let at = 0; at < rows.length; at += BATCH)
      await client.query(text, [JSON.stringify(rows.slice(at, at + BATCH))]);
    await client.query('COMMIT');
    return (performance.now() - began) / 1000;
  });
}

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
