import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { parseAmount } from '../../../src/transfer/reading/parse-amount.rules.js';
import { parseDate } from '../../../src/transfer/reading/parse-date.rules.js';

const folder = path.resolve(import.meta.dirname, '../../../../shared/data');
const present = existsSync(folder);
if (!present) console.warn('skipped: the vectors of ../shared/data are not on this machine');

function vectors(name: string): Record<string, string>[] {
  return present ? parse(readFileSync(path.join(folder, name)), { columns: true }) : [];
}

(present ? describe : describe.skip)('the vectors beside the checkout', () => {
  it('reads every amount as expected', () => {
    const rows = vectors('amount-vectors.csv');
    const wrong = rows.filter((row) => {
      const got = parseAmount(row['text'] ?? '', row['heading']);
      if (got.status !== row['expect']) return true;
      if (got.status !== 'ok') return false;
      return `${got.min},${got.max},${got.currency},${Number(got.approximate)}` !== expectedAmount(row);
    });
    expect(rows.length).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });

  it('reads every date as expected', () => {
    const rows = vectors('date-vectors.csv');
    const wrong = rows.filter((row) => {
      const got = parseDate(row['text'] ?? '');
      if (got.status !== row['expect']) return true;
      if (got.status !== 'ok') return false;
      return (
        `${got.date},${got.precision},${got.endDate ?? ''}` !==
        `${row['date']},${row['precision']},${row['end_date']}`
      );
    });
    expect(rows.length).toBeGreaterThan(15);
    expect(wrong).toEqual([]);
  });
});

function expectedAmount(row: Record<string, string>): string {
  return `${row['min']},${row['max']},${row['currency']},${row['approximate']}`;
}
