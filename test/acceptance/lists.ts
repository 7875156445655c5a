import {
  type ImportBody,
  startTransferApp,
  type TransferApp,
  untilEnded,
  upload,
} from '../support/transfer.js';
import { type SignedIn, signIn } from '../support/users.js';
import { bytesOf, isThere, type Row, rowsOf } from './data.js';
import { type Score, scoreOf } from './score.js';
import { numbersOf } from './vectors.js';

const AT_ONCE = 6;
const PATIENCE_MS = 900_000;

/** Sets that are asked of a running server over HTTP, with the real lists in its database. */
export async function scoreLists(say: (line: string) => void): Promise<Score[]> {
  return [
    ...(await inNewServer((app) => scoreSearch(app, say))),
    ...(await inNewServer((app) => scoreChecks(app, say))),
  ];
}

async function inNewServer(work: (app: TransferApp) => Promise<Score[]>): Promise<Score[]> {
  const app = await startTransferApp();
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

async function scoreSearch(app: TransferApp, say: (line: string) => void): Promise<Score[]> {
  const user = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' });
  const scores: Score[] = [];
  for (const [file, fields] of [
    ['companies-real.csv', {}],
    ['listed-companies.csv', { duplicates: 'update' }],
  ] as const) {
    if (!isThere(file)) continue;
    const started = await upload(app, user, bytesOf(file), fields, file);
    await untilEnded(user, String(started.body['id']), PATIENCE_MS);
    const { body: summary } = await user.get<ImportBody>(`/imports/${started.body['id']}`);
    say(`${file}: ${JSON.stringify(summary.counts)}`);
    scores.push(takenIn(file, summary));
  }
  const kinds = [...new Set(rowsOf('search-cases.csv').map((row) => row['query_kind'] ?? ''))];
  for (const kind of kinds) {
    const cases = rowsOf('search-cases.csv').filter((row) => row['query_kind'] === kind);
    scores.push(
      await scoreOf(
        `search-cases ${kind}`,
        0.95,
        cases,
        (row) => isFound(user, row),
        (row) => `${row['query']}`,
      ),
    );
  }
  return scores;
}

function takenIn(file: string, { counts }: ImportBody): Score {
  const right = counts.rows - counts.rejected;
  return { set: `import ${file}`, right, total: counts.rows, least: 0.999, missed: [] };
}

async function isFound(user: SignedIn, { query = '', must_find_name: name }: Row): Promise<boolean> {
  const { body } = await user.get<{ items: { nameCn: string | null; nameEn: string | null }[] }>(
    `/companies?limit=10&q=${encodeURIComponent(query)}`,
  );
  return body.items.some(({ nameCn, nameEn }) => nameCn === name || nameEn === name);
}

/** `name_b` of each pair is registered, then `name_a` of all is checked in one request. */
async function scoreChecks(app: TransferApp, say: (line: string) => void): Promise<Score[]> {
  const admin = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' });
  const pairs = rowsOf('dedupe-pairs.csv').filter((row) =>
    ['auto', 'suggest', 'not-auto'].includes(row['expect'] ?? ''),
  );
  if (pairs.length === 0) return [];
  const stored = new Map<Row, string>();
  const waiting = [...pairs];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let pair = waiting.shift(); pair; pair = waiting.shift())
        stored.set(pair, await registered(admin, pair));
    }),
  );
  await app.sql('VACUUM (ANALYZE) company');
  const entries = pairs.map((row) => entryOf(row['name_a'] ?? '', numbersOf(row)[0]));
  const begun = performance.now();
  const { body } = await admin.post<{ results: { candidates: { id: string; level: string }[] }[] }>(
    '/companies/duplicate-checks',
    { entries },
  );
  say(
    `POST /companies/duplicate-checks: ${entries.length} entries in ${Math.round(performance.now() - begun)} ms`,
  );
  const levelOf = (row: Row) =>
    body.results[pairs.indexOf(row)]?.candidates.find(({ id }) => id === stored.get(row))?.level ?? null;
  const isSure = (row: Row) => ['EXACT', 'STRONG'].includes(levelOf(row) ?? '');
  const over = (expect: string, least: number, isRight: (row: Row) => boolean) =>
    scoreOf(
      `duplicate-checks ${expect}`,
      least,
      pairs.filter((row) => row['expect'] === expect),
      isRight,
      (row) => `${row['name_a']} / ${row['name_b']}`,
    );
  return [
    await over('auto', 1, isSure),
    await over('not-auto', 1, (row) => !isSure(row)),
    await over('suggest', 0.9, (row) => levelOf(row) !== null),
  ];
}

function entryOf(name: string, number: string | undefined): Record<string, unknown> {
  const names = /\p{Script=Han}/u.test(name)
    ? { nameCn: name.slice(0, 120) }
    : { nameEn: name.slice(0, 200) };
  return number ? { ...names, foreignRegNo: number, foreignRegCountry: 'IL' } : names;
}

/** @returns id of the company; one that the set has twice is the one that is there */
async function registered(admin: SignedIn, row: Row): Promise<string> {
  const entry = entryOf(row['name_b'] ?? '', numbersOf(row)[1]);
  const isForeign = 'foreignRegNo' in entry || !('nameCn' in entry);
  const { body, text } = await admin.post<{
    id?: string;
    candidates?: { id: string; nameCn: string; nameEn: string }[];
  }>('/companies', {
    ...entry,
    entityType: isForeign ? 'FOREIGN_ENTITY' : 'COMPANY',
    capitalNature: isForeign ? 'OVERSEAS' : 'PRIVATE',
    investorCountry: isForeign ? 'IL' : 'CN',
    registrationStatus: 'IN_OPERATION',
    focusAreaCode: 'OTHER',
    parkRelation: 'TARGET',
    confirmDistinct: true,
    distinctReason: '验收数据，逐一登记',
  });
  const id = body.id ?? body.candidates?.[0]?.id;
  if (!id) throw new Error(`registering failed: ${text}`);
  return id;
}
