import { Exact } from '../../platform/kernel/decimal.js';

/** How a number format makes a number look. `suffix` is a unit spelled out by the format, such as 万元. */
export interface NumberLook {
  readonly kind: 'plain' | 'date' | 'datetime' | 'time' | 'percent';
  readonly padTo?: number;
  readonly suffix?: string;
}

const PLAIN: NumberLook = { kind: 'plain' };

/** Built-in formats that show dates, ECMA-376 part 1 §18.8.30 with the zh-CN reserved ids 27–36 and 50–58. */
const BUILT_IN_DATES: Readonly<Record<number, NumberLook['kind']>> = Object.fromEntries([
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'date']),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id) => [id, 'time']),
  [22, 'datetime'],
]);

export function lookOfBuiltIn(id: number): NumberLook {
  if (id === 9 || id === 10) return { kind: 'percent' };
  const kind = BUILT_IN_DATES[id];
  return kind ? { kind } : PLAIN;
}

export function lookOfFormat(code: string): NumberLook {
  const first = code.split(';')[0] ?? '';
  const quoted = [...first.matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '').join('');
  const bare = first
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .toLowerCase();
  const day = /[yd]|e/.test(bare.replace(/general|e[+-]/g, ''));
  const time = /[hs]/.test(bare);
  if (day && time) return { kind: 'datetime' };
  if (day) return { kind: 'date' };
  if (time) return { kind: 'time' };
  if (bare.includes('%')) return { kind: 'percent' };
  if (/^0{2,}$/.test(bare)) return { kind: 'plain', padTo: bare.length };
  return /[元亿万亩㎡]/.test(quoted) ? { kind: 'plain', suffix: quoted.trim() } : PLAIN;
}

/** Short enough to be what was typed: most cells, and they need no arithmetic. */
const AS_STORED = /^(?:0|-?[1-9]\d{0,9})(?:\.\d{0,4}[1-9])?$/;

/**
 * Plain digits of a stored number. Whole numbers keep every digit of the file (a credit code must stay
 * recognisable); fractions are rounded to the 15 digits a spreadsheet shows (0.84999999999999998 is 0.85).
 */
export function plainDigits(stored: string): string | undefined {
  if (AS_STORED.test(stored)) return stored;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(stored)) return undefined;
  const value = new Exact(stored);
  return value.isInteger() ? value.toFixed() : value.toSignificantDigits(15).toFixed();
}

const DAY_MS = 86_400_000;

/** Serial day number → `YYYY-MM-DD` with ` HH:mm:ss` where it has a fraction; undefined beyond the year 9999. */
export function serialToText(
  serial: number,
  look: NumberLook['kind'],
  date1904: boolean,
): string | undefined {
  const days = date1904 ? serial + 1462 : serial;
  if (!Number.isFinite(days) || days < 0 || days >= 2_958_466) return undefined;
  // Spreadsheets count a 29 February 1900 that never was.
  const real = days < 60 ? days + 1 : days;
  const instant = new Date(Date.UTC(1899, 11, 30) + Math.round(real * 86_400) * 1000).toISOString();
  const [date, time] = [instant.slice(0, 10), instant.slice(11, 19)];
  if (look === 'time' && days < 1) return time;
  return look === 'date' || time === '00:00:00' ? date : `${date} ${time}`;
}

/** `YYYY-MM-DD` or an instant shifted to wall-clock time → serial day number. */
export function serialOf(utcMilliseconds: number): number {
  return (utcMilliseconds - Date.UTC(1899, 11, 30)) / DAY_MS;
}
