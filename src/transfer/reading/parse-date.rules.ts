import { chineseDigits, chineseNumber } from './chinese-numerals.rules.js';
import {
  dateMessages,
  day,
  type Found,
  fromInstant,
  month,
  type ParsedDate,
  pad,
  refuse,
  span,
} from './date-forms.rules.js';
import { isMissing, toHalfWidth } from './fold.rules.js';
import { serialToText } from './number-format.rules.js';

/** Dates as bare digits: epoch seconds and milliseconds, YYYYMMDD, YYYYMM, spreadsheet serials, a year. */
function fromDigits(text: string): Found {
  if (/^-?\d{11,13}$/.test(text)) return fromInstant(Number(text));
  if (/^\d{10}$/.test(text)) return fromInstant(Number(text) * 1000);
  if (/^\d{8}$/.test(text)) return day(+text.slice(0, 4), +text.slice(4, 6), +text.slice(6));
  if (/^(19|20)\d{4}$/.test(text)) return month(+text.slice(0, 4), +text.slice(4));
  if (/^[1-7]\d{4}(\.\d+)?$/.test(text)) {
    const [date = '', time] = (serialToText(Number(text), 'datetime', false) ?? '').split(' ');
    const parsed = day(+date.slice(0, 4), +date.slice(5, 7), +date.slice(8));
    return parsed.status === 'ok' && time !== undefined ? { ...parsed, time } : parsed;
  }
  return /^(19|20)\d\d$/.test(text) ? { status: 'ok', date: text, precision: 'year' } : undefined;
}

const MAX_LENGTH = 100;
const SEPARATOR = '[-/.年]';
const YEAR_FIRST = new RegExp(`^(\\d{4}|\\d{2}(?=年))${SEPARATOR}(\\d{1,2})[-/.月](\\d{1,2})[日号]?$`);

function yearFirst(text: string): Found {
  const match = YEAR_FIRST.exec(text);
  if (!match) return undefined;
  const [, year = '', number, date] = match;
  return day(year.length === 2 ? 2000 + Number(year) : Number(year), Number(number), Number(date));
}

const HALF_DAY = '上午|早上|凌晨|中午|下午|晚上|晚|am|pm';
const TIME = new RegExp(
  `(?:T|\\s|(?<=[日号]))\\s*(${HALF_DAY})?\\s*(\\d{1,2})[:时点](\\d{1,2})(?:[:分](\\d{1,2})(?:\\.\\d+)?)?[分秒]?\\s*(am|pm)?$`,
  'i',
);

/** Takes the time of day off the end: `14:30`, `14:30:05`, `下午2:30`, `2:30 PM`. */
function takeTime(text: string): { readonly rest: string; readonly time: string | undefined } {
  const match = TIME.exec(text);
  if (!match) return { rest: text, time: undefined };
  const [whole, before = '', hour = '', minute = '', second, after = ''] = match;
  const afternoon = /下午|晚|pm/i.test(before + after) && Number(hour) < 12;
  const morning = /凌晨|am/i.test(before + after) && Number(hour) === 12;
  const hours = Number(hour) + (afternoon ? 12 : 0) - (morning ? 12 : 0);
  if (hours > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return { rest: text, time: undefined };
  const time = [hours, minute, ...(second === undefined ? [] : [second])].map(pad).join(':');
  return { rest: text.slice(0, -whole.length).trim(), time };
}

function yearAndPart(text: string): Found {
  const [, monthYear, number] =
    new RegExp(`^(\\d{4})${SEPARATOR}(\\d{1,2})月?(?:份|初|中|底|末|上旬|中旬|下旬)?$`).exec(text) ?? [];
  if (monthYear) return month(Number(monthYear), Number(number));
  const [, quarterYear, quarter] =
    /^(\d{4})年?第?(?:q([1-4])|([1-4])(?:季度|季|q))$/i.exec(
      text.replace(/([1-4])(?=季)/, 'q$1').replace(/季度?$/, ''),
    ) ?? [];
  if (quarterYear) return span(Number(quarterYear), 'quarter', 3, Number(quarter) - 1);
  const [, halfYear, half] = /^(\d{4})年?(上|下)半年$/.exec(text) ?? [];
  if (halfYear) return span(Number(halfYear), 'half', 6, half === '上' ? 0 : 1);
  const [, year] = /^(\d{4})年度?(?:初|底|末|内)?$/.exec(text) ?? [];
  return year ? { status: 'ok', date: year, precision: 'year' } : undefined;
}

function yearLast(text: string): Found {
  const match = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  if (!match)
    return /^\d{1,2}[-/.]\d{1,2}[-/.]\d{1,2}$/.test(text)
      ? refuse('ambiguous', dateMessages.order)
      : undefined;
  const [first, second, year] = match.slice(1).map(Number) as [number, number, number];
  if (first > 12 && second <= 12) return day(year, second, first);
  if (second > 12 || first === second) return day(year, first, second);
  return refuse('ambiguous', dateMessages.order);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function english(text: string): Found {
  const name = /[a-z]{3,9}/i.exec(text)?.[0].slice(0, 3).toLowerCase() ?? '';
  const index = MONTHS.indexOf(name);
  const numbers = text.match(/\d+/g) ?? [];
  const year = numbers.find((number) => number.length === 4);
  if (index < 0 || year === undefined || numbers.length > 2) return undefined;
  const date = numbers.find((number) => number !== year);
  return date === undefined ? month(Number(year), index + 1) : day(Number(year), index + 1, Number(date));
}

/** 二〇二二年十一月一日 → 2022年11月1日, 第四季度 → 第4季度. */
function inDigits(text: string): string {
  return text
    .replace(/[〇零一二三四五六七八九]{4}(?=年)/, chineseDigits)
    .replace(/[一二三四五六七八九十]{1,3}(?=[月日号季])/g, (word) => String(chineseNumber(word) ?? word));
}

/** See `ParsedDate`. Serial numbers count from 1900; instants with a zone are taken to Shanghai. */
export function parseDate(input: string): ParsedDate {
  const half = toHalfWidth(input).trim();
  if (isMissing(half)) return { status: 'missing' };
  if (half.length > MAX_LENGTH) return refuse('reject', dateMessages.unreadable);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)$/.test(half)) return fromInstant(Date.parse(half));
  const { rest, time } = takeTime(half.replace(/\(?(?:周|星期|礼拜)[一二三四五六日天]\)?/g, ''));
  const plain = inDigits(rest)
    .replace(/[,，]\s*/g, ' ')
    .trim()
    .replace(/\s*(?=[年月日])|(?<=[年月])\s*/g, '');
  const found =
    fromDigits(plain) ?? yearFirst(plain) ?? yearAndPart(plain) ?? yearLast(plain) ?? english(plain);
  if (found?.status === 'ok' && found.precision === 'day' && time !== undefined) return { ...found, time };
  if (found) return found;
  if (/^\d{1,2}月\d{1,2}[日号]?$|^\d{1,2}[-/.]\d{1,2}$/.test(plain))
    return refuse('ambiguous', dateMessages.noYear);
  return refuse('reject', dateMessages.unreadable);
}
