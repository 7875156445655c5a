import { Exact } from '../../platform/kernel/decimal.js';
import { isMissing, toHalfWidth } from '../reading/fold.rules.js';
import type { Cell } from '../reading/table.js';
import { type CellParser, MISSING, ok, reject } from './cell-parser.rules.js';

/**
 * Cells of lists of space (domain.md §2.7) with the units that people write: ㎡, m, t or kN a ㎡, kVA, CNY a ㎡ and day
 * or month (trap 8.33). The unit stands in the cell or in the heading; where neither has one and the number alone does
 * not tell, the cell goes back with what to write.
 */
type Num = InstanceType<typeof Exact>;

/** 1 t/㎡ ≈ 9.8 kN/㎡ (domain.md §2.7). */
const KN_OF_TON = '9.8';

export const bare = (cell: Cell) => toHalfWidth(cell.number ?? cell.text).replace(/[\s,]/g, '');

/** The number of a cell and what stands behind it; null where there is not just one. */
export function numberIn(text: string): { value: Num; unit: string } | null {
  const found = /^(?:约|大约|≈|不低于|≥)?(?:rmb|¥|￥)?(\d{1,12}(?:\.\d+)?)(?![\d.]*[-~至到]\d)(.*)$/i.exec(
    text,
  );
  return found ? { value: new Exact(found[1] as string), unit: (found[2] as string).toLowerCase() } : null;
}

export const NOT_ONE = reject('应为一个数，不能是区间或文字', 'One number is needed, not a range or words');
const NO_UNIT = /^(左右|以上|起)?$/;

function measured(units: RegExp, digits: number): CellParser {
  return (cell) => {
    const text = bare(cell);
    if (isMissing(text)) return MISSING;
    const found = numberIn(text);
    if (!found) return NOT_ONE;
    const unit = found.unit.replace(units, '');
    if (!NO_UNIT.test(unit)) return reject(`不认识的单位：${unit}`, `Unit not known: ${unit}`);
    return found.value.isZero() ? MISSING : ok(written(found.value, digits));
  };
}

export const written = (value: Num, digits: number) => value.toDecimalPlaces(digits).toFixed();

export const sqm = measured(/^(m2|m²|平方米|平米|平方|平|㎡)/, 2);
export const metres = measured(/^(m|米)/, 2);
export const kva = measured(/^(kva|千伏安)/, 2);

/** 承重 → kN/㎡. */
export const floorLoad: CellParser = (cell, heading) => {
  const text = bare(cell);
  if (isMissing(text)) return MISSING;
  const found = numberIn(text);
  if (!found) return NOT_ONE;
  if (found.value.isZero()) return MISSING;
  const kind = loadUnit(found.unit) ?? loadUnit(headingUnit(heading)) ?? loadBySize(found.value);
  if (kind === null)
    return reject(
      '承重没有单位，请写明 t/㎡ 或 kN/㎡（如 1.5t/㎡）',
      'The load has no unit; write t or kN a square metre',
    );
  const factor = { KN: '1', T: KN_OF_TON, KG: new Exact(KN_OF_TON).div(1000) }[kind];
  return ok(written(found.value.mul(factor), 2));
};

type LoadUnit = 'KN' | 'T' | 'KG';

function loadUnit(text: string): LoadUnit | null {
  if (/kn|千牛/.test(text)) return 'KN';
  if (/kg|公斤|千克/.test(text)) return 'KG';
  return /吨|t/.test(text) ? 'T' : null;
}

/** No floor carries less than 2 kN/㎡ by the code of loads, and none as much as 100. */
function loadBySize(value: Num): LoadUnit | null {
  if (value.lt(2)) return 'T';
  return value.gte(100) ? 'KG' : null;
}

/** What a heading says in brackets or behind a slash, in lower case. */
export function headingUnit(heading: string): string {
  return toHalfWidth(heading).toLowerCase().replace(/\s/g, '');
}

/** 得房率 → percent: `70%`, `70` and `0.7` are the same. */
export const percent: CellParser = (cell) => {
  const text = bare(cell);
  if (isMissing(text)) return MISSING;
  const found = numberIn(text);
  if (!found || !/^[%％]?$/.test(found.unit)) return NOT_ONE;
  const value = found.unit === '' && found.value.lte(1) ? found.value.mul(100) : found.value;
  if (value.isZero()) return MISSING;
  return value.gt(100)
    ? reject('不能超过 100%', 'May not exceed 100 %')
    : ok(value.toDecimalPlaces(2).toFixed());
};
