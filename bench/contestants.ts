import pg from 'pg';
import { v4 as uuidv4 } from 'uuid';
import { registrationOf } from './data/companies.js';
import { AREA_WEIGHTS } from './data/company-words.js';
import type { BenchDatabase } from './data/database.js';
import type { Call } from './load/load.js';

/** What the requests of a run ask for, drawn from the generated rows. */
export interface Samples {
  readonly ids: readonly string[];
  /** Two characters that stand in few names, and in many. */
  readonly rare: readonly string[];
  readonly frequent: readonly string[];
}

const RARE_HITS = [1, 40] as const;
const FREQUENT_SHARE = [0.04, 0.25] as const;

/** Looks the samples up; the same rows give the same samples. */
export async function samplesOf(database: BenchDatabase, size: number): Promise<Samples> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    const ids = await client.query<{ id: string }>(
      'SELECT id FROM thin.company ORDER BY md5(id::text) LIMIT 3200',
    );
    const grams = (low: number, high: number): Promise<pg.QueryResult<{ gram: string }>> =>
      client.query(
        `SELECT gram FROM thin.company, unnest(grams) AS gram WHERE gram ~ '^[一-龥]{2}$'
         GROUP BY gram HAVING count(*) BETWEEN $1 AND $2 ORDER BY md5(gram) LIMIT 256`,
        [Math.ceil(low), Math.floor(high)],
      );
    const rare = await grams(...RARE_HITS);
    const frequent = await grams(FREQUENT_SHARE[0] * size, FREQUENT_SHARE[1] * size);
    return {
      ids: ids.rows.map(({ id }) => id),
      rare: rare.rows.map(({ gram }) => gram),
      frequent: frequent.rows.map(({ gram }) => gram),
    };
  } finally {
    await client.end();
  }
}

export const SORTED_LIST = `?focusArea=${AREA_WEIGHTS[0][0]}&sort=-registeredCapitalWan&limit=50`;

export const API = '/api/v1/companies';
export const THIN = '/companies';

export function reads(base: string, ids: readonly string[]): Call[] {
  return ids.map((id) => ({ method: 'GET', path: `${base}/${id}` }));
}

export function searches(base: string, fragments: readonly string[]): Call[] {
  return fragments.map((q) => ({ method: 'GET', path: `${base}?q=${encodeURIComponent(q)}` }));
}

let registered = 0;

/** The next company that nobody has registered yet in this run, under a key of its own. */
export function registration(base: string): () => Call {
  return () => ({
    method: 'POST',
    path: base,
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': uuidv4() },
    body: JSON.stringify(registrationOf(registered++)),
  });
}

/** The address of a page of the sorted list, reached by following `nextCursor` in bigger steps. */
export async function pageCall(
  apiUrl: string,
  headers: Readonly<Record<string, string>>,
  page: number,
): Promise<Call> {
  const step = SORTED_LIST.replace('limit=50', 'limit=200&fields=id');
  let cursor = '';
  for (let skipped = 0; skipped < (page - 1) * 50; ) {
    const left = (page - 1) * 50 - skipped;
    const address = left < 200 ? step.replace('limit=200', `limit=${left}`) : step;
    const answer = await fetch(`${apiUrl}${API}${address}${cursor}`, { headers });
    const { items, nextCursor } = (await answer.json()) as { items: object[]; nextCursor: string | null };
    if (!nextCursor) throw new Error(`The sorted list has no page ${page}`);
    skipped += items.length;
    cursor = `&cursor=${encodeURIComponent(nextCursor)}`;
  }
  return { method: 'GET', path: `${API}${SORTED_LIST}${cursor}` };
}
