import { Exact } from '../../platform/kernel/decimal.js';
import { chineseNumber } from '../reading/chinese-numerals.rules.js';
import { isMissing, toHalfWidth } from '../reading/fold.rules.js';
import { parseAmount } from '../reading/parse-amount.rules.js';
import { type CellParser, MISSING, ok, reject } from './cell-parser.rules.js';

/** Figures of a clause in a list: often they are words. */

/** A figure, or the words that stood in its place: `一事一议` is no fault of the row. */
export type FigureOrWords = { readonly figure: string } | { readonly words: string };

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
