import { isMissing, toHalfWidth } from '../reading/fold.rules.js';
import { type CellParser, MISSING, ok, reject } from './cell-parser.rules.js';
import { name } from './company-text-cells.rules.js';

/** A telephone number without the dress that spreadsheets and people put on it. */
export const phone: CellParser = (cell) => {
  const half = toHalfWidth(cell.number ?? cell.text)
    .trim()
    .replace(/^['’]/, '')
    .replace(/(?<=\d)\.0+$/, '');
  if (isMissing(half)) return MISSING;
  if (/^\d(\.\d+)?e\+?\d+$/i.test(half))
    return reject(
      '号码被电子表格改成了科学计数法，位数已丢失，请把该列设为文本后重新填写',
      'A spreadsheet turned the number into scientific notation and lost digits; make the column text and enter it again',
    );
  const mobile = half.replace(/[\s\-()]/g, '').replace(/^(\+?86|0086)(?=1[3-9]\d{9}$)/, '');
  if (/^1[3-9]\d{9}$/.test(mobile)) return ok(mobile);
  const line = half
    .replace(/^\((\d{2,4})\)\s*/, '$1-')
    .replace(/\s+/g, ' ')
    .replace(/(?:分机|ext\.?)\s*/i, '转');
  if (/^\+?[0-9][0-9 ()\-转x]{4,28}$/.test(line)) return ok(line);
  return reject('不是电话号码', 'Not a telephone number');
};

export const email: CellParser = (cell) => {
  const half = toHalfWidth(cell.text).trim();
  if (isMissing(half)) return MISSING;
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(half) ? ok(half) : reject('不是邮箱地址', 'Not an e-mail address');
};

/** Between people, or between a person and what belongs into other columns. */
const BETWEEN = /[;；、|\n]|(?<=\p{Script=Han}[^,，/]*)[,，/](?=[^,，/]*\p{Script=Han})/u;

/** One person. Several in a cell go back, since each becomes a record of its own. */
export const personName: CellParser = (cell, heading) => {
  const parts = cell.text.split(BETWEEN).filter((part) => !isMissing(part));
  return parts.length > 1
    ? reject(
        '一格里不止一个人或一项内容：请每人一行，职务、电话各写一列',
        'More than one person or fact in a cell: give each person a row, and title and telephone columns of their own',
      )
    : name(100)(cell, heading);
};

const NUMBER_BEHIND = /^(.*?)[\s:：(（]*(\+?\d[\d\s-]{5,20}\d)\s*[)）]?$/s;

/** `张三 13800138000` in one cell. */
export function nameAndNumber(text: string): { readonly name: string; readonly number: string | null } {
  const [, bare = '', number = ''] = NUMBER_BEHIND.exec(toHalfWidth(text).trim()) ?? [];
  const parsed = phone({ kind: 'text', text: number }, '');
  return parsed.status === 'ok' && bare.trim() !== ''
    ? { name: bare.trim(), number: String(parsed.value) }
    : { name: text, number: null };
}

/** Names of people in one cell: `张三、李四`; telephones beside them are no names. */
export const people: CellParser = (cell) => {
  const names = cell.text
    .split(/[、,，;；|/\n\s]+|(?<=\p{Script=Han})[:：](?=[\d+(])/u)
    .map((name) => name.trim().replace(/[:：]$/, ''))
    .filter((name) => !isMissing(name) && !/^[\d+()转-]{5,}$/.test(toHalfWidth(name)));
  if (names.length === 0) return MISSING;
  const long = names.find((name) => [...name].length > 60);
  return long
    ? reject('姓名过长，请用顿号分开', 'A name is too long; separate names with commas')
    : ok([...new Set(names)]);
};
