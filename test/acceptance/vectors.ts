import { normaliseCompanyName } from '../../src/features/companies/naming/company-name.rules.js';
import { duplicateLevel } from '../../src/features/companies/naming/duplicate-level.rules.js';
import { checkUscc } from '../../src/platform/kernel/uscc.js';
import { parseAmount } from '../../src/transfer/reading/parse-amount.rules.js';
import { parseDate } from '../../src/transfer/reading/parse-date.rules.js';
import { type Row, rowsOf } from './data.js';
import { type Score, scoreOf } from './score.js';

const USCC_STATUS: Readonly<Record<string, readonly string[]>> = {
  accept: ['valid'],
  warn: ['warn'],
  'accept-after-normalising': ['valid', 'warn'],
  reject: ['invalid'],
  missing: ['missing'],
};

/** Sets that need the rules only, no database. */
export async function scoreVectors(): Promise<Score[]> {
  const pairs = rowsOf('dedupe-pairs.csv');
  const ofPairs = (expect: string, least: number | null, isRight: (level: string | null) => boolean) =>
    scoreOf(
      `dedupe-pairs ${expect}`,
      least,
      pairs.filter((row) => row['expect'] === expect),
      (row) => isRight(levelOf(row)),
      (row) => `${row['name_a']} / ${row['name_b']}`,
    );
  return [
    await scoreOf(
      'uscc-vectors',
      1,
      rowsOf('uscc-vectors.csv'),
      isUsccRight,
      (row) => `${row['code']} (${row['expect']})`,
    ),
    await scoreOf(
      'amount-vectors',
      1,
      rowsOf('amount-vectors.csv'),
      isAmountRight,
      (row) => `${row['text']} [${row['heading']}]`,
    ),
    await scoreOf('date-vectors', 1, rowsOf('date-vectors.csv'), isDateRight, (row) => `${row['text']}`),
    await ofPairs('auto', 1, (level) => level === 'STRONG' || level === 'EXACT'),
    await ofPairs('not-auto', 1, (level) => level !== 'STRONG' && level !== 'EXACT'),
    await ofPairs('suggest', 0.9, (level) => level !== null),
    // Only a stored alias can tell these; names alone are not expected to.
    await ofPairs('alias', null, (level) => level !== null),
  ];
}

function isUsccRight(row: Row): boolean {
  const check = checkUscc(row['code'] ?? '');
  const isSameForm = check.status === 'invalid' || (check.normalised ?? '') === row['normalised'];
  return isSameForm && (USCC_STATUS[row['expect'] ?? ''] ?? []).includes(check.status);
}

function isAmountRight(row: Row): boolean {
  const got = parseAmount(row['text'] ?? '', row['heading']);
  if (got.status !== row['expect'] || got.status !== 'ok') return got.status === row['expect'];
  const wanted = [row['min'], row['max'], row['currency'], row['approximate']];
  return [got.min, got.max, got.currency, String(Number(got.approximate))].join() === wanted.join();
}

function isDateRight(row: Row): boolean {
  const got = parseDate(row['text'] ?? '');
  if (got.status !== row['expect'] || got.status !== 'ok') return got.status === row['expect'];
  return (
    [got.date, got.precision, got.endDate ?? ''].join() ===
    [row['date'], row['precision'], row['end_date']].join()
  );
}

/** Numbers of the two that the evidence names: `IL:516179157`. */
export function numbersOf(row: Row): (string | undefined)[] {
  return [...(row['evidence'] ?? '').matchAll(/IL:(\d+)/g)].map((match) => match[1]);
}

function levelOf(row: Row): string | null {
  const [left, right] = numbersOf(row);
  const facts = (name = '', number: string | undefined) => ({
    uscc: null,
    foreignNumber: number === undefined ? null : { country: 'IL', number },
    names: [normaliseCompanyName(name)],
    aliases: [],
    focusAreaCode: null,
    groupId: null,
    contactKeys: [],
  });
  return duplicateLevel(facts(row['name_a'], left), facts(row['name_b'], right)).level;
}
