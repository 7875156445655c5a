import { toHalfWidth } from './fold.rules.js';
import type { TableHeading } from './headings.rules.js';
import type { TableRow } from './table.js';

/**
 * What a row under the heading is. Only `data` is imported; the others are counted as skipped with their reason
 * (domain.md trap 8.40).
 */
export type RowRole = 'data' | 'total' | 'group' | 'footnote' | 'repeated-heading';

const TOTAL = /^(本[页月年表])?(小计|合计|总计|累计|共计)(共?\d+[个家户项])?$|^(sub|grand)?total$/i;
const FOOTNOTE =
  /^(注|备注|说明|填表说明|附注|单位负责人|审核人|填报人|填表人|联系电话|填报日期|制表|note|以下空白)/i;
const GROUP = /^(\(?[一二三四五六七八九十]+[)、.]|[一二三四五六七八九十]+、|共\d+个)/;

export function rowRole(row: TableRow, heading: TableHeading): RowRole {
  const own = row.cells.flatMap((cell, index) =>
    cell.merged || cell.text.trim() === '' ? [] : [{ cell, index }],
  );
  const first = toHalfWidth(own[0]?.cell.text ?? '').replace(/\s+/g, '');
  const firstTexts = own.slice(0, 3).map(({ cell }) => toHalfWidth(cell.text).replace(/[\s:：]+/g, ''));
  if (firstTexts.some((text) => TOTAL.test(text))) return 'total';
  const columns = new Map(heading.columns.map((column) => [column.index, column.heading]));
  const repeated = own.filter(({ cell, index }) =>
    columns.get(index)?.endsWith(toHalfWidth(cell.text).trim()),
  );
  if (repeated.length >= 2 && repeated.length >= own.length / 2) return 'repeated-heading';
  if (own.length > 2) return 'data';
  const marker = first.replace(/^["“”'‘’[(]+/, '');
  if (FOOTNOTE.test(marker) || (own.length === 1 && /^\d+[、.]\D/.test(marker))) return 'footnote';
  return own.length === 1 && GROUP.test(first) ? 'group' : 'data';
}
