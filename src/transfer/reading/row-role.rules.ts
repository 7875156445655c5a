import { foldHeading, toHalfWidth } from './fold.rules.js';
import { LEVEL } from './heading-labels.rules.js';
import type { TableHeading } from './headings.rules.js';
import type { Cell, TableRow } from './table.js';

/**
 * What a row under the heading is. Only `data` is imported; the others are counted as skipped with their reason
 * (domain.md trap 8.40).
 */
export type RowRole = 'data' | 'total' | 'group' | 'footnote' | 'repeated-heading';

const TOTAL = /^(.{0,8})(小计|合计|总计|累计|共计)[:(]?(共?\d+[个家户项])?\)?$|^(sub|grand)?total$/i;
const FOOTNOTE =
  /^(注|备注|说明|填表说明|附注|单位负责人|分管领导|负责人|审核|复核|经办人?:|填报|填表|联系电话|制表|数据来源|以上(数据|信息|内容|为)|note|以下空白|※)/i;
const GROUP =
  /^(\(?[一二三四五六七八九十]+[)、.]|共\d+个|第[一二三四五六七八九十\d]+(组|批|部分|片区?|类)|[一二三四五六七八九十\d]+(组|片区)([:(]|$))/;
/** A sentence below a table, not the name of anything. */
const SENTENCE = /^.{20,}[。；;]$|^[^。]+。.+/s;

interface OwnCell {
  readonly cell: Cell;
  readonly index: number;
}

export function rowRole(row: TableRow, heading: TableHeading): RowRole {
  const own = row.cells.flatMap((cell, index) =>
    cell.merged || cell.text.trim() === '' ? [] : [{ cell, index }],
  );
  const firstTexts = own.slice(0, 3).map(({ cell }) => toHalfWidth(cell.text).replace(/[\s:：]+/g, ''));
  if (firstTexts.some((text) => TOTAL.test(text))) return 'total';
  if (isHeadingAgain(own, heading)) return 'repeated-heading';
  if (own.length > 2) return 'data';
  const [only] = own;
  const first = toHalfWidth(only?.cell.text ?? '').replace(/\s+/g, '');
  const marker = first.replace(/^["“”'‘’[(]+/, '');
  if (FOOTNOTE.test(marker) || (own.length === 1 && /^\d+[、.]\D/.test(marker))) return 'footnote';
  if (!only || own.length > 1) return 'data';
  if (SENTENCE.test(first)) return 'footnote';
  return GROUP.test(first) || isBanner(only, row, heading) ? 'group' : 'data';
}

/** The words of the heading once more, in whatever order. */
function isHeadingAgain(own: readonly OwnCell[], heading: TableHeading): boolean {
  const words = wordsOf(heading);
  let found = 0;
  for (const { cell } of own.slice(0, Math.ceil(own.length / 2) + 2))
    if (cell.kind === 'text' && cell.text.length <= LONGEST_WORD && words.has(foldHeading(cell.text)))
      found += 1;
  return found >= 2 && found >= own.length / 2;
}

const LONGEST_WORD = 60;
const known = new WeakMap<TableHeading, ReadonlySet<string>>();

/** Asked for each row of a list, so it is found once. */
function wordsOf(heading: TableHeading): ReadonlySet<string> {
  const kept = known.get(heading);
  if (kept) return kept;
  const texts = [...heading.columns, ...heading.unmatched].map((column) => column.heading);
  const words = new Set(texts.flatMap((text) => [text, text.split(LEVEL).at(-1) ?? text]).map(foldHeading));
  known.set(heading, words);
  return words;
}

/** A text alone that is merged across the table, or stands where only numbers of rows would: the name of a section. */
function isBanner({ cell, index }: OwnCell, { cells }: TableRow, heading: TableHeading): boolean {
  const width = heading.columns.length + heading.unmatched.length;
  if (width < 3) return false;
  const next = cells[index + 1];
  if (next?.merged && next.text === cell.text) return true;
  const isOfRows = heading.unmatched.some(
    (column) => column.index === index && ROW_NUMBER.test(foldHeading(column.heading)),
  );
  return isOfRows && !/^[\d.()]+$/.test(toHalfWidth(cell.text).trim());
}

const ROW_NUMBER = /^(序号|编号|no\.?|序|行号)$/;
