import { addDays, addMonths } from '../../platform/kernel/clock.js';
import { Exact } from '../../platform/kernel/decimal.js';
import { chineseNumber } from '../reading/chinese-numerals.rules.js';
import { isMissing, toHalfWidth } from '../reading/fold.rules.js';
import { parseAmount } from '../reading/parse-amount.rules.js';
import { parseDate } from '../reading/parse-date.rules.js';
import { type CellParser, MISSING, ok, refused, reject } from './cell-parser.rules.js';

/** What lists of policies have in their cells: terms in one cell, and figures that are often words. */

/** A figure, or the words that stood in its place: `一事一议` is no fault of the row. */
export type FigureOrWords = { readonly figure: string } | { readonly words: string };

/** First and last day; null where it is not said. `months` counts from the day of issue. */
export interface Term {
  readonly from: string | null;
  readonly to: string | null;
  readonly months: number | null;
}

const LONGEST_WORDS = 200;

function words(text: string): ReturnType<CellParser> {
  const bare = text.trim();
  return [...bare].length <= LONGEST_WORDS
    ? ok({ words: bare } satisfies FigureOrWords)
    : reject(`超过 ${LONGEST_WORDS} 个字符`, `More than ${LONGEST_WORDS} characters`);
}

/** The most that is given, in 万元: of a range its upper end. */
export const cap: CellParser = (cell, heading) => {
  const text = cell.number ?? cell.text;
  const parsed = parseAmount(text, heading);
  if (parsed.status === 'missing') return MISSING;
  if (parsed.status !== 'ok' || parsed.currency !== 'CNY') return words(cell.text);
  const wan = new Exact(parsed.max).div(10_000).toDecimalPlaces(2);
  if (wan.gt('999999999.99'))
    return reject('金额过大，请核对单位', 'The amount is too large; check its unit');
  return wan.isZero() ? MISSING : ok({ figure: wan.toFixed() } satisfies FigureOrWords);
};

const VAGUE = /最高|最多|至多|不超过|不高于|上限|以内|以下|比例|给予|约|按|的/g;

/** Percent: `50%`, `不超过50％`, 50 under a heading with %. A fraction without a sign (0.5) is that fraction. */
export const rate: CellParser = (cell) => {
  if (isMissing(cell.text)) return MISSING;
  const bare = toHalfWidth(cell.text).replace(/\s+/g, '').replace(VAGUE, '');
  const [, figure, sign] = /^(\d{1,3}(?:\.\d{1,4})?)(%)?$/.exec(bare) ?? [];
  if (figure === undefined) return words(cell.text);
  const percent =
    sign === undefined && figure.includes('.') && Number(figure) < 1
      ? new Exact(figure).times(100)
      : new Exact(figure);
  if (percent.gt(100)) return words(cell.text);
  return ok({ figure: percent.toDecimalPlaces(2).toFixed() } satisfies FigureOrWords);
};

/** For how many years: `3`, `三年`, `不超过3年`, `连续三年`. */
export const years: CellParser = (cell) => {
  if (isMissing(cell.text)) return MISSING;
  const bare = toHalfWidth(cell.number ?? cell.text)
    .replace(/\s+/g, '')
    .replace(VAGUE, '')
    .replace(/^(?:连续|共|为期)/, '')
    .replace(/(?:个?年度?|周年)$/, '');
  const count = /^\d{1,2}(?:\.0)?$/.test(bare) ? Number(bare) : (chineseNumber(bare) ?? Number.NaN);
  return Number.isInteger(count) && count >= 1 && count <= 50
    ? ok({ figure: String(count) } satisfies FigureOrWords)
    : words(cell.text);
};

const ENDLESS = /长期|无固定期限|未明确|持续有效|现行有效|永久/;

/** The first or last day that a date means: `2023年` begins on 1 January and ends on 31 December. */
export function dayAt(end: 'from' | 'to'): CellParser {
  return (cell) => {
    if (ENDLESS.test(cell.text)) return MISSING;
    const parsed = parseDate(cell.text);
    if (parsed.status === 'missing') return MISSING;
    if (parsed.status !== 'ok') return refused(parsed.message);
    return ok(edgeOf(parsed, end));
  };
}

type Parsed = Extract<ReturnType<typeof parseDate>, { status: 'ok' }>;

function edgeOf({ date, precision, endDate }: Parsed, end: 'from' | 'to'): string {
  if (precision === 'day') return date;
  if (precision === 'month') return end === 'from' ? `${date}-01` : addDays(addMonths(`${date}-01`, 1), -1);
  if (precision === 'year') return end === 'from' ? `${date}-01-01` : `${date}-12-31`;
  return end === 'from' ? date : (endDate ?? date);
}

const DAY = /\d{4}(?:[-./年]\d{1,2}(?:[-./月]\d{1,2}[日号]?|月)?|年)?(?!\d)/g;
const LASTS = /(?:有效期|期限|为期|试行)?(?:为|限)?([一二三四五六七八九十]|\d{1,2})年(?![-./\d年月])/;

/** `2023-01-01至2025-12-31`, `自2023年1月1日起施行，有效期至2025年12月31日`, `2023-2025年`, `有效期5年`, `长期`. */
export const term: CellParser = (cell) => {
  if (isMissing(cell.text)) return MISSING;
  const plain = toHalfWidth(cell.text).replace(/\s+/g, '');
  const found = plain.match(DAY) ?? [];
  const days = found.map((text) => parseDate(text));
  const [first, second, more] = days;
  if (more !== undefined || days.some(({ status }) => status !== 'ok'))
    return reject('看不出起止日期，请写成 2023-01-01至2025-12-31', 'Write both days: 2023-01-01至2025-12-31');
  const months = lasting(plain);
  if (first === undefined) {
    if (months !== null) return ok({ from: null, to: null, months } satisfies Term);
    return ENDLESS.test(plain)
      ? MISSING
      : reject('看不出起止日期，请写成 2023-01-01至2025-12-31', 'Write both days: 2023-01-01至2025-12-31');
  }
  if (second !== undefined)
    return ok({
      from: edgeOf(first as Parsed, 'from'),
      to: edgeOf(second as Parsed, 'to'),
      months: null,
    } satisfies Term);
  return oneDay(plain, found[0] ?? '', first as Parsed, months);
};

function oneDay(plain: string, text: string, day: Parsed, months: number | null): ReturnType<CellParser> {
  const [before = '', after = ''] = plain.split(text);
  const isEnd = /(?:至|到|截至|截止|止于|-|—|~)$/.test(before) || /^(?:止|前|截止|失效|为止)/.test(after);
  if (isEnd) return ok({ from: null, to: edgeOf(day, 'to'), months: null } satisfies Term);
  const from = edgeOf(day, 'from');
  return ok({ from, to: months === null ? null : lastDay(from, months), months: null } satisfies Term);
}

function lasting(plain: string): number | null {
  const [, count] = LASTS.exec(plain) ?? [];
  if (count === undefined) return null;
  const number = /^\d+$/.test(count) ? Number(count) : chineseNumber(count);
  return number ? number * 12 : null;
}

/** The last of so many months that begin on a day: 36 months from 2023-01-01 end on 2025-12-31. */
export function lastDay(from: string, months: number): string {
  return addDays(addMonths(from, months), -1);
}

const BETWEEN = /\s*(?:[;；\n|]|(?:^|(?<=[;；、。\n]))\s*[(（]?\d{1,2}[)）.、．]|[、，,])\s*/;

/** Papers in one cell, numbered or not: `1.营业执照；2.审计报告（上一年度）`. */
export const papers: CellParser = (cell) => {
  const parts = cell.text
    // What stands in brackets belongs together.
    .replace(/[(（][^()（）]*[)）]/g, (note) => note.replace(/[、，,;；\n]/g, ' '))
    .split(BETWEEN)
    .map((part) =>
      part
        .replace(/^[(（]?\d{1,2}[)）.、．]\s*/, '')
        .replace(/[。.]$/, '')
        .trim(),
    )
    .filter((part) => !isMissing(part));
  if (parts.length === 0) return MISSING;
  if (parts.length > 50) return reject('材料超过 50 项', 'More than 50 papers');
  const long = parts.find((part) => [...part].length > LONGEST_WORDS);
  return long
    ? reject('一项材料超过 200 个字符，请用顿号或分号分开', 'A paper has more than 200 characters')
    : ok([...new Set(parts)]);
};
