import type { AnyCodeTable } from '../../platform/kernel/code-table.js';
import { countryName, findCountry, isCountryCode } from '../../platform/kernel/countries.js';
import { Exact } from '../../platform/kernel/decimal.js';
import {
  divisionCodes,
  divisionFullName,
  divisionName,
  isDistrictCode,
} from '../../platform/kernel/districts.js';
import { foldHeading, isMissing, toHalfWidth } from '../reading/fold.rules.js';
import { parseAmount } from '../reading/parse-amount.rules.js';
import { parseDate } from '../reading/parse-date.rules.js';
import { type CellParser, MISSING, ok, refused, reject } from './cell-parser.rules.js';

function wordsOf(table: AnyCodeTable): Map<string, string> {
  const words = new Map<string, string>();
  for (const { code, zh, en } of table.entries)
    for (const word of [code, zh, en, zh.replace(/（.*）$/, '')]) words.set(foldHeading(word), code);
  return words;
}

/** A code, or its Chinese or English label. */
export function label(table: AnyCodeTable): CellParser {
  const words = wordsOf(table);
  const known = table.entries.map(({ zh }) => zh).join('、');
  return (cell) => {
    const folded = foldHeading(cell.text);
    const code = words.get(folded);
    if (code !== undefined) return ok(code);
    if (isMissing(cell.text)) return MISSING;
    return reject(`不认识，可填：${known}`, `Not known; use one of ${table.codes.join(', ')}`);
  };
}

export function labels(table: AnyCodeTable): CellParser {
  const one = label(table);
  return (cell) => {
    const parts = cell.text.split(/[|;；、,，\n]/).map((part) => one({ kind: 'text', text: part }, ''));
    const fault = parts.find(({ status }) => status === 'reject');
    if (fault) return fault;
    const codes = parts.flatMap((part) => (part.status === 'ok' ? [part.value] : []));
    return codes.length ? ok([...new Set(codes)]) : MISSING;
  };
}

export const country: CellParser = (cell) => {
  const bare = cell.text.trim();
  const upper = bare.toUpperCase();
  const code = isCountryCode(upper) ? upper : findCountry(bare);
  if (code) return ok(code);
  if (isMissing(bare)) return MISSING;
  return reject(
    '不认识的国家或地区，请填中文名、英文名或两位代码（如 CN、IL）',
    'Country not known; use its Chinese or English name or the two-letter code',
  );
};

let byDistrictName: Map<string, string | null> | undefined;

/** Full names and names that only one district has; null marks a name of several. */
function districtNames(): Map<string, string | null> {
  if (byDistrictName) return byDistrictName;
  const known = new Map<string, string | null>();
  for (const code of divisionCodes().filter(isDistrictCode)) {
    known.set(divisionFullName(code) as string, code);
    const own = divisionName(code) as string;
    known.set(own, known.has(own) ? null : code);
  }
  byDistrictName = known;
  return known;
}

export const district: CellParser = (cell) => {
  const bare = toHalfWidth(cell.number ?? cell.text).replace(/\s+/g, '');
  if (isDistrictCode(bare)) return ok(bare);
  const found = districtNames().get(bare);
  if (found) return ok(found);
  if (isMissing(bare)) return MISSING;
  if (found === null)
    return reject(
      '同名的区县不止一个，请写全省、市（如 上海市普陀区）或填六位代码',
      'Several districts have this name; add province and city, or use the six-digit code',
    );
  return reject(
    '不认识的区县，请写全称（如 上海市普陀区）或六位代码',
    'District not known; use its full name or the six-digit code',
  );
};

const YES = new Set(['是', '有', 'yes', 'y', 'true', '1', '√', '在园']);
const NO = new Set(['否', '无', '没有', 'no', 'n', 'false', '0', '×', '不在园']);

export const yesNo: CellParser = (cell) => {
  const folded = foldHeading(cell.text);
  if (YES.has(folded)) return ok(true);
  if (NO.has(folded)) return ok(false);
  return isMissing(cell.text) ? MISSING : reject('请填“是”或“否”', 'Use 是 or 否, yes or no');
};

export const dateOfDay: CellParser = (cell) => {
  const parsed = parseDate(cell.text);
  if (parsed.status === 'missing') return MISSING;
  if (parsed.status !== 'ok') return refused(parsed.message);
  return parsed.precision === 'day'
    ? ok(parsed.date)
    : reject('日期要写到日，如 2021-03-15', 'The day is missing: write it as 2021-03-15');
};

export interface Amount {
  /** 万 of the currency, a decimal string. */
  readonly wan: string;
  readonly currency: string;
}

/** Money in 万 of its currency; a plain number under a heading with 万 is in 万. */
export const amount: CellParser = (cell, heading) => {
  const parsed = parseAmount(cell.number ?? cell.text, heading);
  if (parsed.status === 'missing') return MISSING;
  if (parsed.status !== 'ok') return refused(parsed.message);
  if (parsed.min !== parsed.max)
    return reject('应为一个金额，不能是区间', 'One amount is needed, not a range');
  const wan = new Exact(parsed.min).div(10_000);
  if (wan.gt('99999999999999'))
    return reject('金额过大，请核对单位', 'The amount is too large; check its unit');
  return ok({ wan: wan.toDecimalPlaces(4).toFixed(), currency: parsed.currency } satisfies Amount);
};

export const gb4754: CellParser = (cell) => {
  const bare = toHalfWidth(cell.number ?? cell.text)
    .trim()
    .replace(/^[A-T](?=\d{4})/i, '');
  if (isMissing(bare)) return MISSING;
  const code = /^\d{4}(?!\d)/.exec(bare)?.[0];
  return code
    ? ok(code)
    : reject('应为四位国民经济行业代码，如 7340', 'Must be a four-digit class of GB/T 4754');
};

export function countryLabel(code: string | null, language: 'zh' | 'en'): string | null {
  return code && isCountryCode(code) ? countryName(code, language) : code;
}

export function districtLabel(code: string | null): string | null {
  return code === null ? null : (divisionFullName(code) ?? code);
}
