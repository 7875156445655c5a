import { headingUnit } from '../reading/amount-unit.rules.js';
import { toHalfWidth } from '../reading/fold.rules.js';
import { type Cell, EMPTY_CELL, type TableRow } from '../reading/table.js';
import type { ParsedCell, SheetColumn } from '../sheet.js';
import type { ReadRow, RowProblem } from '../sheet-intake.js';
import type { ImportMapping } from './import.types.js';
import { type SheetContext, withYear } from './sheet-context.rules.js';

/** A column of the file and what reads it. */
export interface BoundColumn {
  readonly index: number;
  readonly heading: string;
  readonly column: SheetColumn;
  /** Further columns under the same heading, which are not read. */
  readonly twins?: readonly number[];
  /** It names the row: with something in a twin the row would be two. */
  readonly isNaming?: boolean;
}

export interface ReadCells extends ReadRow {
  readonly faults: readonly RowProblem[];
  /** What was not read. */
  readonly notes: readonly RowProblem[];
}

const LONGEST_SHOWN = 100;
const UNITS = { YUAN: '(元)', WAN: '(万元)', YI: '(亿元)' } as const;
const DITTO = /^(同上|同前|上同|〃|〞|″|["“”]{1,2}|''|↑|ditto|do\.?)[。.]?$/i;

const PROBLEMS = {
  NOTHING_ABOVE: { zh: '上面没有可以沿用的内容', en: 'There is nothing above that it could stand for' },
  NAMED_TWICE: {
    zh: '“{column}”有两列，本行两列都有内容：请把右边的内容另起一行，或在映射中指明用哪一列',
    en: 'There are two columns “{column}” and both hold something in this row: put the right one into a row of its own, or say in the mapping which column is meant',
  },
  COLUMN_TWICE: {
    zh: '“{column}”有两列，右边一列的内容没有读取；需要时请在映射中指明去向',
    en: 'There are two columns “{column}”; what stands in the right one was not read, say in the mapping where it goes',
  },
} as const;

export function shownText(text: string): string {
  return [...text].slice(0, LONGEST_SHOWN).join('');
}

/** Reads the cells of one row after the other; it remembers what 同上 means. */
export class CellReader {
  private readonly above = new Map<string, Cell>();
  /** What the record above says, by column, for rows that go on with it. */
  private readonly record = new Map<string, Cell>();

  constructor(
    private readonly sheet: string,
    private readonly columns: readonly BoundColumn[],
    private readonly mapping: ImportMapping,
    private readonly context: SheetContext = {},
  ) {}

  /** Values by the key of their column, with every fault. */
  read(source: TableRow): ReadCells {
    const values: Record<string, unknown> = {};
    const faults: RowProblem[] = [];
    const notes: RowProblem[] = [];
    for (const bound of this.columns) {
      const { index, heading, column } = bound;
      const cell = this.meant(column, this.continued(bound, source));
      const parsed = cell ? this.parsed(bound, cell) : NOTHING_ABOVE;
      if (parsed.status === 'ok') values[column.key] = parsed.value;
      if (parsed.status === 'reject') {
        const value = shownText((cell ?? source.cells[index])?.text ?? '');
        const { key: field } = column;
        faults.push({ field, column: heading, value, code: 'CELL_NOT_READABLE', message: parsed.message });
      }
      const twin = twinIn(bound, source);
      if (twin) (twin.code === 'NAMED_TWICE' ? faults : notes).push(twin);
    }
    return { sheet: this.sheet, row: source.rowNumber, values, faults, notes };
  }

  private parsed({ column, heading }: BoundColumn, cell: Cell): ParsedCell {
    return column.parse?.(cell, this.withUnit(column, heading)) ?? { status: 'missing' };
  }

  /** The cell, or that of the record above which the row goes on with. */
  private continued({ index, column }: BoundColumn, { cells }: TableRow): Cell {
    const own = cells[index] ?? EMPTY_CELL;
    if (column.continues === undefined) return own;
    const naming = this.columns.find((each) => each.column.key === column.continues);
    if (!naming) return own;
    const isBlank = own.text.trim() === '';
    if ((cells[naming.index]?.text ?? '').trim() === '')
      return isBlank ? (this.record.get(column.key) ?? own) : own;
    if (isBlank) this.record.delete(column.key);
    else this.record.set(column.key, own);
    return own;
  }

  /** @returns null where 同上 has nothing above it */
  private meant({ key, kind }: SheetColumn, cell: Cell): Cell | null {
    if (DITTO.test(cell.text.trim())) return this.above.get(key) ?? null;
    const meant = kind === 'date' || kind === 'datetime' ? this.inOrder(cell) : cell;
    if (cell.text.trim() !== '') this.above.set(key, meant);
    return meant;
  }

  /** `5月6日` in the year of the sheet, `03/04/2021` as the mapping reads it. */
  private inOrder(given: Cell): Cell {
    const isBare = given.kind === 'number';
    const cell = isBare ? given : { ...given, text: withYear(given.text, this.context) };
    if (!this.mapping.dateOrder) return cell;
    const match = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(.*)$/.exec(toHalfWidth(cell.text).trim());
    if (!match) return cell;
    const [, first, second, year, rest] = match;
    const [day, month] = this.mapping.dateOrder === 'DMY' ? [first, second] : [second, first];
    return { ...cell, text: `${year}-${month}-${day}${rest}` };
  }

  private withUnit({ kind }: SheetColumn, heading: string): string {
    if (kind !== 'money' || headingUnit(heading)) return heading;
    const { moneyUnit } = this.mapping;
    return `${heading}${moneyUnit ? UNITS[moneyUnit] : (this.context.unit ?? '')}`;
  }
}

const NOTHING_ABOVE: ParsedCell = { status: 'reject', message: PROBLEMS.NOTHING_ABOVE };

/** Something under the same heading further right, which says otherwise. */
function twinIn(bound: BoundColumn, { cells }: TableRow): RowProblem | null {
  const { index, heading, column, twins = [], isNaming = false } = bound;
  const own = cells[index]?.text.trim() ?? '';
  const other = twins.map((at) => cells[at]?.text.trim() ?? '').find((text) => text !== '' && text !== own);
  if (other === undefined) return null;
  const code = isNaming ? 'NAMED_TWICE' : 'COLUMN_TWICE';
  const params = { column: heading };
  return {
    field: column.key,
    column: heading,
    value: shownText(other),
    code,
    message: PROBLEMS[code],
    params,
  };
}
