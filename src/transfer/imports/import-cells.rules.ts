import { headingUnit } from '../reading/amount-unit.rules.js';
import { toHalfWidth } from '../reading/fold.rules.js';
import { type Cell, EMPTY_CELL, type TableRow } from '../reading/table.js';
import type { SheetColumn } from '../sheet.js';
import type { ReadRow, RowProblem } from '../sheet-intake.js';
import type { ImportMapping } from './import.types.js';

/** A column of the file and what reads it. */
export interface BoundColumn {
  readonly index: number;
  readonly heading: string;
  readonly column: SheetColumn;
}

export interface ReadCells extends ReadRow {
  readonly faults: readonly RowProblem[];
}

const LONGEST_SHOWN = 100;
const UNITS = { YUAN: '(元)', WAN: '(万元)', YI: '(亿元)' } as const;
const DITTO = /^(同上|〃|″|ditto|do\.?)$/i;

export function shownText(text: string): string {
  return [...text].slice(0, LONGEST_SHOWN).join('');
}

/** Reads the cells of one row after the other; it remembers what 同上 means. */
export class CellReader {
  private readonly above = new Map<string, Cell>();

  constructor(
    private readonly sheet: string,
    private readonly columns: readonly BoundColumn[],
    private readonly mapping: ImportMapping,
  ) {}

  /** Values by the key of their column, with every fault. */
  read(source: TableRow): ReadCells {
    const values: Record<string, unknown> = {};
    const faults: RowProblem[] = [];
    for (const { index, heading, column } of this.columns) {
      const cell = this.meant(column, source.cells[index] ?? EMPTY_CELL);
      const parsed = column.parse?.(cell, this.withUnit(column, heading)) ?? { status: 'missing' };
      if (parsed.status === 'ok') values[column.key] = parsed.value;
      if (parsed.status === 'reject')
        faults.push({
          field: column.key,
          column: heading,
          value: shownText(cell.text),
          code: 'CELL_NOT_READABLE',
          message: parsed.message,
        });
    }
    return { sheet: this.sheet, row: source.rowNumber, values, faults };
  }

  private meant({ key, kind }: SheetColumn, cell: Cell): Cell {
    const above = this.above.get(key);
    if (above && DITTO.test(cell.text.trim())) return above;
    const meant = kind === 'date' || kind === 'datetime' ? this.inOrder(cell) : cell;
    if (cell.text.trim() !== '') this.above.set(key, meant);
    return meant;
  }

  /** `03/04/2021` as the mapping reads it. */
  private inOrder(cell: Cell): Cell {
    if (!this.mapping.dateOrder) return cell;
    const match = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(.*)$/.exec(toHalfWidth(cell.text).trim());
    if (!match) return cell;
    const [, first, second, year, rest] = match;
    const [day, month] = this.mapping.dateOrder === 'DMY' ? [first, second] : [second, first];
    return { ...cell, text: `${year}-${month}-${day}${rest}` };
  }

  private withUnit({ kind }: SheetColumn, heading: string): string {
    const unit = kind === 'money' ? this.mapping.moneyUnit : null;
    return unit && !headingUnit(heading) ? `${heading}${UNITS[unit]}` : heading;
  }
}
