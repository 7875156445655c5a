import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type ImportBody,
  type ImportRowBody,
  importFile,
  startTransferApp,
  sumOf,
  type TransferApp,
} from '../support/transfer.js';
import { type SignedIn, signIn } from '../support/users.js';

const samples = path.resolve(import.meta.dirname, '../../../shared/data/import-samples');
const isHere = existsSync(samples);
if (!isHere) console.warn('the import samples are skipped: ../shared/data is not there');

type Expected = Readonly<Record<string, unknown>>;

const bare = (text: unknown) =>
  String(text ?? '')
    .normalize('NFKC')
    .replace(/\s+/g, '');

(isHere ? describe : describe.skip)('the import samples', () => {
  let app: TransferApp;
  let admin: SignedIn;
  let specialist: SignedIn;

  beforeAll(async () => {
    app = await startTransferApp();
    admin = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'COMMITTEE_OFFICE' });
    specialist = await signIn(app);
    // What the samples speak of is known by its legal and its short name.
    const listed = await readFile(path.join(samples, '../listed-companies.csv'));
    await importFile(app, admin, listed, {}, 'listed-companies.csv');
  });
  afterAll(() => app.close());

  const expected = async (name: string) =>
    JSON.parse(await readFile(path.join(samples, `${name}.expected.json`), 'utf8'));
  const allRows = async (id: string, user: SignedIn) => {
    const rows: ImportRowBody[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await user.get<{ items: ImportRowBody[]; nextCursor: string | null }>(
        `/imports/${id}/rows?limit=200${cursor}`,
      );
      rows.push(...body.items);
      if (!body.nextCursor) return rows;
      cursor = `&cursor=${body.nextCursor}`;
    }
  };
  async function send(
    file: string,
    fields: Record<string, string>,
    user = specialist,
  ): Promise<{ summary: ImportBody; rows: ImportRowBody[] }> {
    const content = await readFile(path.join(samples, file));
    const { job, summary } = await importFile(app, user, content, fields, file);
    expect({ file, problem: job.problem }).toEqual({ file, problem: null });
    expect(sumOf(summary)).toBe(summary.counts.rows);
    return { summary, rows: await allRows(summary.id, user) };
  }

  it('01: three sheets of visits become drafts, each project once', async () => {
    const { sheets } = await expected('01-visits-by-team');
    const { summary, rows } = await send('01-visits-by-team.xlsx', { kind: 'projects' });
    expect(summary.sheets.map(({ name, taken }) => [name, taken])).toEqual(
      sheets.map(({ sheet }: { sheet: string }) => [sheet, true]),
    );
    const data = rows.filter(({ verdict }) => verdict !== 'NOT_DATA');
    expect(data.map(({ sheet, row }) => [sheet, row])).toEqual(
      sheets.flatMap((sheet: { sheet: string; rows: Expected[] }) =>
        sheet.rows.map(({ row }) => [sheet.sheet, row]),
      ),
    );
    const wanted = sheets.flatMap(({ rows: all }: { rows: Expected[] }) => all) as Expected[];
    for (const [at, want] of wanted.entries()) {
      const row = data[at] as ImportRowBody;
      const twin = want['duplicate_of'] as { sheet: string; row: number } | undefined;
      if (twin) {
        expect(row).toMatchObject({ outcome: 'skipped', verdict: 'DUPLICATE' });
        expect(row.problems[0]).toMatchObject({ code: 'DUPLICATE_IN_FILE', candidates: [twin] });
        continue;
      }
      expect([want['row'], row.outcome, row.problems]).toEqual([want['row'], 'created', expect.anything()]);
      const { body } = await specialist.get<Expected>(`/projects/${row.subjectId}?expand=company`);
      const company = body['company'] as Expected;
      expect([body['name'], bare(company['nameCn'])]).toEqual([
        want['project_name'],
        bare(want['company_name']),
      ]);
      const isYuan = want['amount_status'] === 'ok' && want['currency'] === 'CNY';
      const wan = isYuan ? (Number(want['amount_min']) / 10_000).toFixed(2) : null;
      expect([want['row'], body['fixedAssetInvestmentWan'], body['poolStatus']]).toEqual([
        want['row'],
        wan,
        'DRAFT',
      ]);
      if (
        want['amount_status'] === 'ok' &&
        (!isYuan || want['approximate'] || want['amount_min'] !== want['amount_max'])
      )
        expect(body['note']).toContain(String(want['amount_text']).normalize('NFKC').slice(0, 2));
    }
    expect(summary.counts).toMatchObject({ rejected: 0 });
  });

  it('02: short names and codes of the exchange, stray bytes and lost zeros', async () => {
    const want = await expected('02-a-share-gbk');
    // By itself: where the legal names are known, its short names are theirs.
    const alone = await startTransferApp();
    const user = await signIn(alone);
    const content = await readFile(path.join(samples, '02-a-share-gbk.csv'));
    const { summary } = await importFile(alone, user, content, { kind: 'companies' }, '02.csv');
    expect(summary.counts).toMatchObject({ rows: want.data_row_count, rejected: 0 });
    const stored = await alone.sql<{ row: number; name: string; ref: string }>(
      `SELECT r.row_number AS row, c.name_cn AS name, c.external_ref AS ref
       FROM import_row r JOIN company c ON c.id = r.subject_id WHERE r.outcome = 'created' ORDER BY 1`,
    );
    await alone.close();
    const byRow = new Map(want.rows.map((row: Expected) => [row['row'], row]));
    for (const { row, name, ref } of stored) {
      const told = byRow.get(row) as Expected;
      expect([row, bare(name), ref.split(':')[1]]).toEqual([
        row,
        bare(told['short_name']),
        told['stock_code'],
      ]);
    }
    expect(stored.length).toBe(summary.counts.created);
    expect(stored.length).toBeGreaterThan(2_360);
  });

  it('03: a ledger with groups, merged units, subtotals and hidden sheets', async () => {
    const want = await expected('03-signed-ledger');
    const { summary, rows } = await send('03-signed-ledger.xlsx', { kind: 'projects' }, admin);
    expect(summary.sheets.filter(({ taken }) => taken).map(({ name }) => name)).toEqual([want.sheet]);
    expect(rows.filter(({ verdict }) => verdict === 'NOT_DATA').map(({ row }) => row)).toEqual(
      want.skipped_rows.map(({ row }: Expected) => row),
    );
    const data = rows.filter(({ verdict }) => verdict !== 'NOT_DATA');
    expect(data.map(({ row, outcome }) => [row, outcome])).toEqual(
      want.rows.map(({ row }: Expected) => [row, 'created']),
    );
    for (const [at, row] of (want.rows as Expected[]).entries()) {
      const { body } = await admin.get<Expected>(`/projects/${data[at]?.subjectId}?expand=company,ownerUnit`);
      const wan = (amount: unknown) => (amount === null ? null : (Number(amount) / 10_000).toFixed(2));
      expect([row['row'], body['name'], bare((body['company'] as Expected)['nameCn'])]).toEqual([
        ...[row['row'], row['project_name'], bare(row['company_name'])],
      ]);
      expect([row['row'], body['plannedInvestmentWan'], body['contractedFdiWanUsd']]).toEqual([
        ...[row['row'], wan(row['amount_cny']), wan(row['fdi_usd'])],
      ]);
      expect((body['ownerUnit'] as Expected)['name']).toBeDefined();
      for (const day of [row['signed_on'], row['landed_on']])
        if (day !== null) expect(String(body['note'])).toContain(String(day));
    }
  });

  it('04: a delegation with Hebrew, line breaks and two spellings', async () => {
    const want = await expected('04-israel-delegation');
    const { summary, rows } = await send('04-israel-delegation.csv', {
      kind: 'companies',
      defaults: '{"investorCountry":"IL"}',
    });
    expect(summary.counts).toMatchObject({ rows: 81, rejected: 0 });
    const created = rows.filter(({ outcome }) => outcome === 'created');
    const numbers = await app.sql<{ n: string }>(
      'SELECT foreign_reg_no AS n FROM company WHERE id = ANY ($1)',
      [created.map(({ subjectId }) => subjectId)],
    );
    const told = new Set(want.rows.map(({ il_company_no: n }: Expected) => n));
    expect(numbers.every(({ n }) => told.has(n))).toBe(true);
    expect(new Set(numbers.map(({ n }) => n)).size).toBe(told.size);
    const people = await send('04-israel-delegation.csv', { kind: 'contacts' });
    expect(people.summary.counts).toMatchObject({ rows: 81, rejected: 0 });
  });

  it('05: a sign-in list: people, their companies by short name, numbers that were lost', async () => {
    const want = await expected('05-event-signin-utf16');
    const { summary, rows } = await send('05-event-signin-utf16.txt', {
      kind: 'contacts',
      defaults: '{"source":"EVENT"}',
    });
    expect(rows.map(({ row }) => row)).toEqual(want.rows.map(({ row }: Expected) => row));
    const lost = want.rows.filter(({ phone_status: status }: Expected) => status === 'lost-digits');
    expect(rows.filter(({ verdict }) => verdict === 'ERROR').map(({ row }) => row)).toEqual(
      lost.map(({ row }: Expected) => row),
    );
    expect(summary.counts.rejected).toBe(lost.length);
    const wrong: unknown[] = [];
    for (const [at, row] of (want.rows as Expected[]).entries()) {
      const id = rows[at]?.subjectId;
      if (!id) continue;
      const { body } = await specialist.get<Expected>(`/contacts/${id}`);
      expect(body['mobile']).toBe(row['phone']);
      const [company] = await app.sql<{ name: string }>(
        `SELECT c.name_cn AS name FROM contact_employment e JOIN company c ON c.id = e.company_id WHERE e.contact_id = $1`,
        [id],
      );
      if (bare(company?.name) !== bare(row['matches_legal_name']))
        wrong.push([row['row'], company?.name, row['company_name_as_typed']]);
    }
    expect(wrong).toEqual([]);
  });

  it('06: damaged credit codes are put right or given back', async () => {
    const want = await expected('06-credit-codes-damaged');
    const { rows } = await send(
      '06-credit-codes-damaged.xlsx',
      { kind: 'companies', duplicates: 'update' },
      admin,
    );
    const data = rows.filter(({ verdict }) => verdict !== 'NOT_DATA');
    expect(rows.filter(({ verdict }) => verdict === 'NOT_DATA').map(({ row }) => row)).toEqual([33]);
    expect(data.map(({ row, outcome }) => [row, outcome === 'rejected'])).toEqual(
      want.rows.map(({ row, expect: verdict }: Expected) => [row, verdict === 'reject']),
    );
    const stored = await app.sql<{ id: string; uscc: string }>(
      'SELECT id, uscc FROM company WHERE id = ANY ($1)',
      [data.flatMap(({ subjectId }) => subjectId ?? [])],
    );
    const codes = new Map(stored.map(({ id, uscc }) => [id, uscc]));
    for (const [at, row] of (want.rows as Expected[]).entries())
      if (row['expect'] !== 'reject' && row['uscc'])
        expect([row['row'], codes.get(String(data[at]?.subjectId))]).toEqual([row['row'], row['uscc']]);
  });
});
