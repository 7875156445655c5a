import { addDays, addMonths } from '../../platform/kernel/clock.js';
import { chineseNumber } from '../reading/chinese-numerals.rules.js';
import { isMissing, toHalfWidth } from '../reading/fold.rules.js';
import { parseDate } from '../reading/parse-date.rules.js';
import { type CellParser, MISSING, ok, refused, reject } from './cell-parser.rules.js';

/** First and last day; null where it is not said. `months` counts from the day of issue. */
export interface Term {
  readonly from: string | null;
  readonly to: string | null;
  readonly months: number | null;
}

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
