import { checkLegacyRegistrationNumber } from '../../platform/kernel/legacy-registration-number.js';
import { checkUscc } from '../../platform/kernel/uscc.js';
import { isMissing, toHalfWidth } from '../reading/fold.rules.js';
import type { ParsedCell } from '../sheet.js';
import { type CellParser, MISSING, ok, refused, reject } from './cell-parser.rules.js';

const NUL = String.fromCharCode(0);

function checkedText(text: string, max: number): ParsedCell {
  if (text.includes(NUL) || !text.isWellFormed())
    return reject('含有无法保存的字符（NUL 或残缺字符）', 'Holds NUL or half a character');
  const length = [...text].length;
  return length <= max
    ? ok(text)
    : reject(`超过 ${max} 个字符（现有 ${length} 个）`, `More than ${max} characters (${length})`);
}

/** Text as it stands: what was exported comes back unchanged, spaces and all. */
export function text(max: number): CellParser {
  return (cell) => (cell.text === '' ? MISSING : checkedText(cell.text, max));
}

/** Spaces around what could not be a formula are slips; before a formula sign they are part of the text. */
const OUTER_SPACE = /^[ \u00a0\u3000]+(?![=+\-@＝＋－＠'"])|[ \u00a0\u3000]+$/g;

/** Within Chinese words a space or a line break comes from the width of a cell. */
const SPACE_IN_HAN = /(?<=[\p{Script=Han}()（）])[\s\u00a0\u3000]+(?=[\p{Script=Han}()（）])/gu;

/** A name: without outer spaces and breaks inside Chinese words; a dash or 无 is none. */
export function name(max: number): CellParser {
  return (cell) => {
    const bare = cell.text
      .replace(OUTER_SPACE, '')
      .replace(SPACE_IN_HAN, '')
      .replace(/\s*\n\s*/g, ' ');
    return isMissing(bare) ? MISSING : checkedText(bare, max);
  };
}

/** Several names in one cell: one a line, or else between `|`, `;` and `、`. */
export function names(max: number): CellParser {
  return (cell) => {
    const parts = cell.text
      .split(cell.text.includes('\n') ? /\r?\n/ : /[|;；、]/)
      .map((part) => part.replace(OUTER_SPACE, ''))
      .filter((part) => !isMissing(part));
    if (parts.length === 0) return MISSING;
    const fault = parts.map((part) => checkedText(part, max)).find(({ status }) => status === 'reject');
    return fault ?? ok(parts);
  };
}

/** The cell that `names` reads back: a line break also after a single name that holds a separator. */
export function namesInCell(list: readonly string[]): string | null {
  if (list.length === 0) return null;
  const joined = list.join('\n');
  return list.length === 1 && /[|;；、]/.test(joined) ? `${joined}\n` : joined;
}

/** A number kept as text: what a spreadsheet made a number of is read by its digits. */
export function codeText(max: number): CellParser {
  return (cell) => {
    const bare = (cell.number ?? cell.text).trim();
    if (isMissing(bare)) return MISSING;
    if (/^\d(\.\d+)?e\+\d+$/i.test(bare))
      return reject(
        '编号被电子表格改成了科学计数法，请把该列设为文本后重新填写',
        'A spreadsheet turned the number into scientific notation; make the column text and enter it again',
      );
    return checkedText(bare, max);
  };
}

/** `ח.פ 514782135`, `Reg. No. 123`: the label before a number is no part of it. */
const NUMBER_LABEL =
  /^[\p{Script=Hebrew}."״׳\s]+(?=\d)|^(?:reg(?:istration)?\.?\s*)?(?:no|nr)\.?\s*:?\s*(?=\d)/iu;

/** A registration number from abroad, as text and without marks of direction. */
export const foreignNumber: CellParser = (cell, heading) => {
  const bare = toHalfWidth(cell.number ?? cell.text)
    .trim()
    .replace(NUMBER_LABEL, '');
  return codeText(40)({ kind: 'text', text: bare }, heading);
};

const EXCHANGES: readonly (readonly [RegExp, string])[] = [
  [/^sse$|上海|上交|沪|科创/i, 'SSE'],
  [/^szse$|深圳|深交|中小板|创业板/i, 'SZSE'],
  [/^bse$|北京|北交/i, 'BSE'],
];

/** `上海主板`, `深交所` and the like by their codes; other names as they stand. */
export const exchange: CellParser = (cell, heading) => {
  const known = EXCHANGES.find(([pattern]) => pattern.test(cell.text.trim()));
  return known ? ok(known[1]) : codeText(20)(cell, heading);
};

export const uscc: CellParser = (cell) => {
  if (isMissing(cell.text)) return MISSING;
  const { status, normalised, problem } = checkUscc(cell.text);
  if (status === 'missing') return MISSING;
  if (status === 'valid' || status === 'warn') return ok(normalised);
  return refused(problem?.message ?? { zh: '统一社会信用代码有误', en: 'Not a valid credit code' });
};

export const legacyNumber: CellParser = (cell) => {
  if (isMissing(cell.text)) return MISSING;
  const { status, normalised, problem } = checkLegacyRegistrationNumber(cell.text);
  if (status === 'valid') return ok(normalised);
  return refused(problem?.message ?? { zh: '应为15位注册号', en: 'Must be a 15-digit number' });
};
