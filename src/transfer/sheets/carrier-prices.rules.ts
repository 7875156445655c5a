import { Exact } from '../../platform/kernel/decimal.js';
import { isMissing } from '../reading/fold.rules.js';
import type { Cell } from '../reading/table.js';
import type { ParsedCell } from '../sheet.js';
import { bare, headingUnit, NOT_ONE, numberIn, written } from './carrier-measures.rules.js';
import { type CellParser, MISSING, ok, reject } from './cell-parser.rules.js';

type Num = InstanceType<typeof Exact>;

/** Above it no rent of Shanghai is by the day, below it none is by the month. */
const MOST_BY_DAY = 15;

const PER_DAY = /天|日|day/;
const PER_MONTH = /月|month/;
const PER_YEAR = /年|year/;

type Term = 'DAY' | 'MONTH' | 'YEAR';

function termIn(text: string): Term | null {
  if (PER_DAY.test(text)) return 'DAY';
  if (PER_MONTH.test(text)) return 'MONTH';
  return PER_YEAR.test(text) ? 'YEAR' : null;
}

/** Amount and term of a price of a ㎡; the cell goes before the heading. */
function price(cell: Cell, heading: string): { value: Num; term: Term | null } | ParsedCell {
  const text = bare(cell);
  if (isMissing(text)) return MISSING;
  const found = numberIn(text);
  if (!found) return NOT_ONE;
  const words = found.unit + headingUnit(heading);
  if (/万|亩|\/套|\/间|\/户|包干|总价|总租金/.test(words))
    return reject('应为每平方米单价（元/㎡·天）', 'The price of one square metre is needed');
  return { value: found.value, term: termIn(found.unit) ?? termIn(headingUnit(heading)) };
}

/** Of a day × 365 ÷ 12 is of a month (domain.md trap 8.33: 5.2 a day are 158.17 a month). */
const MONTHS = new Exact(365).div(12);

/** 租金 → CNY a ㎡ and day. A small number without a term is by the day, as Shanghai quotes. */
export const rentPerDay: CellParser = (cell, heading) => {
  const read = price(cell, heading);
  if ('status' in read) return read;
  const term = read.term ?? (read.value.lte(MOST_BY_DAY) ? 'DAY' : null);
  if (term === null)
    return reject(
      '租金没有写明按天还是按月，请写成 5.2元/㎡·天 或 158元/㎡·月',
      'The rent does not say whether it is by the day or by the month',
    );
  const perDay = { DAY: read.value, MONTH: read.value.div(MONTHS), YEAR: read.value.div(365) }[term];
  return ok(written(perDay, 4));
};

/** 物业费 → CNY a ㎡ and month, as it is quoted where nothing else is said. */
export const feePerMonth: CellParser = (cell, heading) => {
  const read = price(cell, heading);
  if ('status' in read) return read;
  const perMonth = {
    DAY: read.value.mul(MONTHS),
    MONTH: read.value,
    YEAR: read.value.div(12),
  }[read.term ?? 'MONTH'];
  return ok(written(perMonth, 4));
};
