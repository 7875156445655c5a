import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { HeadingField } from '../../../src/transfer/reading/heading-vocabulary.rules.js';
import { openTable } from '../../../src/transfer/reading/open-table.js';
import { parseAmount } from '../../../src/transfer/reading/parse-amount.rules.js';
import { parseDate } from '../../../src/transfer/reading/parse-date.rules.js';
import { readSheet } from '../../../src/transfer/reading/read-sheet.js';
import { rowRole } from '../../../src/transfer/reading/row-role.rules.js';
import type { Cell, TableRow } from '../../../src/transfer/reading/table.js';
import { readAll } from '../../support/workbooks.js';

const shared = path.resolve(import.meta.dirname, '../../../../shared/data');
const present = existsSync(shared);
if (!present) console.warn('skipped: the import samples of ../shared/data are not on this machine');

const sample = (name: string) => path.join(shared, 'import-samples', name);
const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

function vocabulary(): HeadingField[] {
  const { fields } = json(path.join(shared, 'investment-vocabulary.json'));
  return fields.map((field: { field: string; headings_seen: { text: string }[] }) => ({
    key: field.field,
    headings: field.headings_seen.map((heading) => heading.text),
  }));
}

interface Read {
  readonly row: number;
  readonly role: string;
  readonly cells: Readonly<Record<string, Cell>>;
}

async function read(file: string, fields: readonly HeadingField[], sheet?: string) {
  const table = await openTable(sample(file));
  const { heading, rows } = await readSheet(table, fields, sheet);
  if (!heading) throw new Error('no heading found');
  const found: Read[] = [];
  for await (const row of rows)
    found.push({ row: row.rowNumber, role: rowRole(row, heading), cells: byField(row) });
  await table.close();
  return { table, heading, found, data: found.filter(({ role }) => role === 'data') };

  function byField(row: TableRow): Record<string, Cell> {
    const cells = heading?.columns.map(({ field, index }) => [field, row.cells[index]]) ?? [];
    return Object.fromEntries(cells.filter(([, cell]) => cell !== undefined));
  }
}

const tidy = (name = '') =>
  name
    .replace(/[\s\u3000]+/g, '')
    .replace(/（/g, '(')
    .replace(/）/g, ')');

(present ? describe : describe.skip)('the import samples beside the checkout', () => {
  it.each(['一组', '二组', '三组'])('01 visits: sheet %s', async (sheet) => {
    const expected = json(sample('01-visits-by-team.expected.json')).sheets.find(
      (one: { sheet: string }) => one.sheet === sheet,
    );
    const { heading, data, found } = await read('01-visits-by-team.xlsx', vocabulary(), sheet);
    expect(heading.rowNumbers).toEqual([expected.header_row]);
    expect(data.map(({ row }) => row)).toEqual(expected.rows.map(({ row }: { row: number }) => row));
    expect(found.filter(({ role }) => role === 'footnote').map(({ row }) => row)).toEqual(
      expected.skipped_rows.slice(1).map(({ row }: { row: number }) => row),
    );
    data.forEach(({ cells }, at) => {
      const want = expected.rows[at];
      if (want.duplicate_of) return;
      expect(cells['investor']?.text).toBe(want.company_name_as_typed);
      expect(cells['contact_phone']?.text).toBe(want.phone_as_typed);
      const amount = parseAmount(cells['fixed_investment']?.text ?? '');
      expect([want.row, amount.status]).toEqual([want.row, want.amount_status]);
      if (amount.status !== 'ok') return;
      expect([Number(amount.min), Number(amount.max), amount.currency, amount.approximate]).toEqual([
        ...[want.amount_min, want.amount_max, want.currency, want.approximate],
      ]);
    });
  });

  it('02 A-shares: GBK with stray bytes', async () => {
    const expected = json(sample('02-a-share-gbk.expected.json'));
    const table = await openTable(sample('02-a-share-gbk.csv'));
    expect([table.encoding, table.delimiter]).toEqual(['gb18030', ',']);
    const rows = await readAll(sample('02-a-share-gbk.csv'));
    const got = rows.slice(1).map(({ rowNumber, cells }) => {
      const name = (cells[1]?.text ?? '').normalize('NFKC').replace(/\s/g, '');
      const listed = parseDate(cells[3]?.text ?? '');
      return [rowNumber, cells[0]?.text, name, listed.status === 'ok' && listed.date, cells[2]?.text];
    });
    expect(got).toEqual(
      expected.rows.map((row: Record<string, string>) => {
        const name = row['short_name']?.normalize('NFKC').replace(/\s/g, '');
        return [row['row'], row['code_as_typed'], name, row['listed_on'], row['market']];
      }),
    );
  });

  it('03 signed ledger: two heading rows, merged units, subtotals', async () => {
    const expected = json(sample('03-signed-ledger.expected.json'));
    const { table, heading, data, found } = await read('03-signed-ledger.xlsx', vocabulary());
    expect(table.sheets.filter((sheet) => sheet.hidden).map((sheet) => sheet.name)).toEqual(['字典']);
    expect(heading.rowNumbers).toEqual(expected.header_rows);
    expect(
      [...heading.columns, ...heading.unmatched]
        .sort((a, b) => a.index - b.index)
        .map((column) => column.heading),
    ).toEqual(expected.columns.map((name: string) => name.normalize('NFKC')));
    expect(found.filter(({ role }) => role === 'total').map(({ row }) => row)).toEqual(
      expected.skipped_rows.map(({ row }: { row: number }) => row),
    );
    const headings = new Map(heading.columns.map((column) => [column.field, column.heading]));
    const amount = (cells: Read['cells'], field: string) => {
      const got = parseAmount(cells[field]?.text ?? '', headings.get(field));
      return got.status === 'ok' && got.min !== '0' ? Number(got.min) : null;
    };
    const date = (cells: Read['cells'], field: string) => {
      const got = parseDate(cells[field]?.text ?? '');
      return got.status === 'ok' ? got.date : null;
    };
    const got = data.map(({ row, cells }) => [
      ...[row, cells['owner']?.text, cells['project_name']?.text, tidy(cells['investor']?.text)],
      ...['total_investment', 'paid_in', 'foreign_amount'].map((field) => amount(cells, field)),
      ...['signed_on', 'landed_on'].map((field) => date(cells, field)),
    ]);
    expect(got).toEqual(
      expected.rows.map((row: Record<string, unknown>) => [
        ...[row['row'], row['park'], row['project_name'], tidy(String(row['company_name']))],
        ...[row['amount_cny'], row['paid_in_cny'], row['fdi_usd'], row['signed_on'], row['landed_on']],
      ]),
    );
  });

  it('04 delegation: semicolons, Hebrew, line breaks in cells', async () => {
    const expected = json(sample('04-israel-delegation.expected.json'));
    const table = await openTable(sample('04-israel-delegation.csv'));
    expect([table.encoding, table.delimiter]).toEqual(['utf-8', ';']);
    const rows = await readAll(sample('04-israel-delegation.csv'));
    const got = rows
      .slice(1)
      .map(({ rowNumber, cells }) => [
        rowNumber,
        cells[0]?.text,
        cells.some(({ text }) => text.includes('\n')),
      ]);
    expect(got).toEqual(
      expected.rows.map((row: Record<string, unknown>) => [
        row['row'],
        row['name_as_typed'],
        row['has_newline'] ?? false,
      ]),
    );
  });

  it('05 sign-in: UTF-16 with tabs', async () => {
    const expected = json(sample('05-event-signin-utf16.expected.json'));
    const table = await openTable(sample('05-event-signin-utf16.txt'));
    expect([table.encoding, table.delimiter]).toEqual(['utf-16le', '\t']);
    const rows = await readAll(sample('05-event-signin-utf16.txt'));
    const got = rows.slice(1).map(({ rowNumber, cells }) => {
      const when = parseDate(cells[5]?.text ?? '');
      const time = when.status === 'ok' ? `${when.date}T${when.time?.slice(0, 5)}` : null;
      return [rowNumber, cells[2]?.text, cells[4]?.text, time];
    });
    expect(got).toEqual(
      expected.rows.map((row: Record<string, unknown>) => [
        ...[row['row'], row['company_name_as_typed'], row['phone_as_typed'], row['signed_in']],
      ]),
    );
  });

  it('06 damaged codes: a number stays recognisable as one', async () => {
    const expected = json(sample('06-credit-codes-damaged.expected.json'));
    const fields = [
      { key: 'name', headings: ['单位名称'] },
      { key: 'uscc', headings: ['统一社会信用代码'] },
    ];
    const { heading, data, found } = await read('06-credit-codes-damaged.xlsx', fields);
    expect(heading.rowNumbers).toEqual([expected.header_row]);
    expect(found.filter(({ role }) => role !== 'data').map(({ row }) => row)).toEqual([33]);
    const got = data.map(({ row, cells }) => [
      row,
      cells['uscc']?.kind === 'number' ? 'number cell' : (cells['uscc']?.text ?? ''),
    ]);
    expect(got).toEqual(
      expected.rows.map((row: Record<string, unknown>) => [row['row'], row['typed'] ?? '']),
    );
  });
});
