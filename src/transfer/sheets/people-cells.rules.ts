import { isMissing, toHalfWidth } from '../reading/fold.rules.js';
import { type CellParser, MISSING, ok, reject } from './cell-parser.rules.js';

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

/** Names of people in one cell: `张三、李四`. */
export const people: CellParser = (cell) => {
  const names = cell.text
    .split(/[、,，;；|/\n\s]+/)
    .map((name) => name.trim())
    .filter((name) => !isMissing(name));
  if (names.length === 0) return MISSING;
  const long = names.find((name) => [...name].length > 60);
  return long
    ? reject('姓名过长，请用顿号分开', 'A name is too long; separate names with commas')
    : ok([...new Set(names)]);
};
