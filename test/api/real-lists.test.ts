import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { within } from '../support/patience.js';
import {
  type ImportBody,
  importFile,
  startTransferApp,
  sumOf,
  type TransferApp,
} from '../support/transfer.js';
import { type SignedIn, signIn } from '../support/users.js';

const data = path.resolve(import.meta.dirname, '../../../shared/data');
const isHere = existsSync(data);
if (!isHere) console.warn('the real lists are skipped: ../shared/data is not there');

(isHere ? describe : describe.skip)('the real lists', () => {
  let app: TransferApp;
  let specialist: SignedIn;
  const said: string[] = [];
  beforeAll(async () => {
    app = await startTransferApp();
    specialist = await signIn(app);
  });
  afterAll(async () => {
    console.info(said.join('\n'));
    await app.close();
  });

  async function imported(file: string, fields: Record<string, string> = {}): Promise<ImportBody> {
    const content = await readFile(path.join(data, file));
    const begun = performance.now();
    const { job, summary } = await importFile(app, specialist, content, fields, file);
    const seconds = (performance.now() - begun) / 1000;
    const speed = Math.round(summary.counts.rows / seconds);
    said.push(`${file}: ${JSON.stringify(summary.counts)}, ${seconds.toFixed(1)} s, ${speed} rows/s`);
    expect(job).toMatchObject({ state: 'SUCCEEDED', problem: null });
    expect(sumOf(summary)).toBe(summary.counts.rows);
    return summary;
  }

  it(
    '32,399 companies of three kinds go in',
    async () => {
      const { counts } = await imported('companies-real.csv');
      expect(counts).toMatchObject({ rows: 32_399, updated: 0, rejected: 0 });
      // The others are names that the list itself has twice, or a short name beside its legal one.
      expect(counts.created).toBeGreaterThan(31_700);
    },
    within(300_000),
  );

  it(
    'the same file again changes nothing',
    async () => {
      const state = () => app.sql('SELECT count(*), max(updated_at), sum(version) FROM company');
      const before = await state();
      const { counts } = await imported('companies-real.csv');
      expect(counts).toMatchObject({ created: 0, updated: 0, rejected: 0 });
      expect(await state()).toEqual(before);
    },
    within(300_000),
  );

  it(
    '2,801 listed companies enrich what is there',
    async () => {
      const { counts } = await imported('listed-companies.csv', { duplicates: 'update' });
      // One cell of the list says 薪酬： where the capital should stand.
      expect(counts).toMatchObject({ rows: 2_801, created: 0, rejected: 1 });
      const { body } = await specialist.get<{ items: Record<string, unknown>[] }>('/companies?q=SZSE:000001');
      expect(body.items[0]).toMatchObject({ externalRef: 'SZSE:000001', establishedOn: '1987-12-22' });
    },
    within(300_000),
  );

  it(
    'finds the listed companies by what people type',
    async () => {
      const cases = parse(await readFile(path.join(data, 'search-cases.csv')), { columns: true }) as {
        query: string;
        query_kind: string;
        must_find_name: string;
      }[];
      const missed: string[] = [];
      for (const { query, query_kind: kind, must_find_name: name } of cases) {
        const { body } = await specialist.get<{ items: { nameCn: string | null }[] }>(
          `/companies?limit=10&q=${encodeURIComponent(query)}`,
        );
        if (!body.items.some(({ nameCn }) => nameCn === name)) missed.push(`${kind}: ${query}`);
      }
      said.push(`search: ${cases.length - missed.length} of ${cases.length}; missed: ${missed.join(', ')}`);
      // The word zhejiang alone is in hundreds of names.
      expect(missed.filter((each) => !each.endsWith(': zhejiang'))).toEqual([]);
    },
    within(300_000),
  );
});
