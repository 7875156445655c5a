import { shanghaiDateOf } from '../../platform/kernel/clock.js';
import type { CellValue, ColumnKind } from '../sheet.js';
import type { Language } from './workbook-spec.js';

const NUMERIC: ReadonlySet<ColumnKind> = new Set(['money', 'area', 'count', 'percent']);
const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;

const YES_NO: Readonly<Record<Language, readonly [string, string]>> = { zh: ['否', '是'], en: ['No', 'Yes'] };

export type Written =
  | { readonly as: 'nothing' }
  | { readonly as: 'number'; readonly digits: string }
  | { readonly as: 'text'; readonly text: string };

const NOTHING: Written = { as: 'nothing' };
const DAY_MS = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);
const SHANGHAI_MS = 8 * 3_600_000;

/** Digits a spreadsheet keeps exactly; longer numbers are written as text so that none is lost. */
const KEPT_DIGITS = 15;

/** How a value stands in a workbook: numbers and dates as numbers, all else as text. */
export function written(value: CellValue, kind: ColumnKind, language: Language): Written {
  if (value === null || value === undefined || value === '') return NOTHING;
  if (typeof value === 'boolean') return { as: 'text', text: YES_NO[language][value ? 1 : 0] };
  if (NUMERIC.has(kind)) return number(String(value));
  if (kind === 'date' || kind === 'datetime') return date(value, kind);
  return { as: 'text', text: value instanceof Date ? shanghaiTime(value) : String(value) };
}

function number(digits: string): Written {
  const exact = PLAIN_NUMBER.test(digits) && digits.replace(/^-?0*\.?0*|\./g, '').length <= KEPT_DIGITS;
  return exact ? { as: 'number', digits } : { as: 'text', text: digits };
}

function date(value: string | number | Date, kind: ColumnKind): Written {
  const text = String(value);
  const wallClock =
    value instanceof Date || /T/.test(text)
      ? new Date(value).getTime() + SHANGHAI_MS
      : Date.parse(`${text.replace(' ', 'T')}${/[ T]/.test(text) ? 'Z' : 'T00:00:00Z'}`);
  const serial = (wallClock - EPOCH) / DAY_MS;
  if (!Number.isFinite(serial) || serial < 61) return { as: 'text', text };
  return { as: 'number', digits: String(kind === 'date' ? Math.floor(serial) : Number(serial.toFixed(9))) };
}

/** `YYYY-MM-DD HH:mm:ss` in Shanghai, which has had no summer time since 1992. */
function shanghaiTime(instant: Date): string {
  const time = new Date(instant.getTime() + SHANGHAI_MS).toISOString().slice(11, 19);
  return `${shanghaiDateOf(instant)} ${time}`;
}

/** The same value in a CSV file: decimal strings, `YYYY-MM-DD`, Shanghai time. */
export function csvText(value: CellValue, kind: ColumnKind, language: Language): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return YES_NO[language][value ? 1 : 0];
  if (value instanceof Date) return kind === 'date' ? shanghaiDateOf(value) : shanghaiTime(value);
  if (kind === 'datetime' && /T.*(Z|[+-]\d\d:?\d\d)$/.test(String(value)))
    return shanghaiTime(new Date(value));
  return String(value);
}

export function isPlainNumber(text: string, kind: ColumnKind): boolean {
  return NUMERIC.has(kind) && PLAIN_NUMBER.test(text);
}
