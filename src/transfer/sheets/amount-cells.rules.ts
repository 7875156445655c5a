import { Exact } from '../../platform/kernel/decimal.js';
import { toHalfWidth } from '../reading/fold.rules.js';
import { parseAmount } from '../reading/parse-amount.rules.js';
import { parseDate } from '../reading/parse-date.rules.js';
import { type CellParser, MISSING, ok, refused, reject } from './cell-parser.rules.js';

/** An amount as old ledgers have it: a range, 约, another currency. Ends are in 万 of the currency. */
export interface LedgerAmount {
  readonly minWan: string;
  readonly maxWan: string;
  readonly currency: string;
  readonly approximate: boolean;
  /** As it stood, with the unit of the heading. */
  readonly text: string;
}

const LARGEST = '99999999999999';

/** Money with its vagueness kept; 0 in an old ledger means that nothing was reported. */
export const ledgerAmount: CellParser = (cell, heading) => {
  const parsed = parseAmount(cell.number ?? cell.text, heading);
  if (parsed.status === 'missing') return MISSING;
  if (parsed.status !== 'ok') return refused(parsed.message);
  const [min, max] = [parsed.min, parsed.max].map((end) => new Exact(end).div(10_000)) as [
    InstanceType<typeof Exact>,
    InstanceType<typeof Exact>,
  ];
  if (max.gt(LARGEST)) return reject('金额过大，请核对单位', 'The amount is too large; check its unit');
  if (max.isZero()) return MISSING;
  const text = (end: InstanceType<typeof Exact>) => end.toDecimalPlaces(4).toFixed();
  return ok({
    minWan: text(min),
    maxWan: text(max),
    currency: parsed.currency,
    approximate: parsed.approximate || !min.eq(max),
    text: cell.text.trim(),
  } satisfies LedgerAmount);
};

/** An area or a count with its unit behind it: `1,200㎡`, `15亩`. @returns a decimal string */
export const measure =
  (unit: RegExp): CellParser =>
  (cell) => {
    const half = toHalfWidth(cell.number ?? cell.text)
      .replace(/[\s,]/g, '')
      .replace(/^约/, '')
      .replace(unit, '');
    if (/^\d{1,12}(\.\d{1,4})?$/.test(half)) return Number(half) === 0 ? MISSING : ok(half);
    if (half === '' || /^(无|不需要|待定|-+|—+|\/)$/.test(half)) return MISSING;
    return reject('应为一个数', 'One number is needed');
  };

/** A date of an old ledger: to the day, or what else is known as text. */
export const ledgerDate: CellParser = (cell) => {
  const parsed = parseDate(cell.text);
  if (parsed.status === 'missing') return MISSING;
  if (parsed.status !== 'ok') return refused(parsed.message);
  return ok(parsed.date);
};

/** An instant in Shanghai: a day alone counts from its noon, so that no time zone moves it. */
export const instant: CellParser = (cell) => {
  const parsed = parseDate(cell.text);
  if (parsed.status === 'missing') return MISSING;
  if (parsed.status !== 'ok') return refused(parsed.message);
  if (parsed.precision !== 'day')
    return reject(
      '时间要写到日，如 2021-03-15 或 2021-03-15 14:30',
      'The day is missing: write 2021-03-15 or 2021-03-15 14:30',
    );
  const time = parsed.time ?? '12:00';
  return ok(`${parsed.date}T${time.length === 5 ? `${time}:00` : time}+08:00`);
};
