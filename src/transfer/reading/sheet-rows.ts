import { fileErrors } from '../transfer.errors.js';
import type { Merge } from './merge.js';
import { RunText } from './run-text.js';
import { type CellContext, toCell } from './sheet-cells.js';
import { type Cell, EMPTY_CELL, isBlank, type TableLimits, type TableRow } from './table.js';
import type { XmlAttributes, XmlHandler } from './xml-reader.js';

/** Collects the rows of one sheet part. Blank rows are dropped here, so styled emptiness costs nothing. */
export class SheetRows implements XmlHandler {
  private ready: TableRow[] = [];
  private emitted = 0;
  private rowNumber = 0;
  private cells: Cell[] = [];
  private column = -1;
  /** One object for all cells: a sheet has millions of them. */
  private readonly cell = { type: 'n', style: 0, raw: '', formula: false };
  private inCell = false;
  private value = '';
  private inValue = false;
  private readonly runs: RunText;

  constructor(
    private readonly context: CellContext,
    private readonly limits: TableLimits,
    private readonly merges: MergeFiller,
  ) {
    this.runs = new RunText(limits.maxCellLength);
  }

  /** Rows finished since the last call. */
  drain(): readonly TableRow[] {
    const rows = this.ready;
    this.ready = [];
    return rows;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'c') this.openCell(attributes);
    else if (name === 'v') this.inValue = this.inCell;
    else if (name === 'f') this.cell.formula = true;
    else if (name === 'row') this.openRow(attributes);
    else this.runs.open(name);
  }

  text(text: string): void {
    if (!this.inValue) {
      this.runs.add(text);
      return;
    }
    this.value += text;
    if (this.value.length > this.limits.maxCellLength) this.tooLong();
  }

  close(name: string): void {
    if (name === 'v') this.inValue = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row') this.closeRow();
    else this.runs.close(name);
  }

  private openRow(attributes: XmlAttributes): void {
    const stated = Number(attributes['r']);
    this.rowNumber = Number.isInteger(stated) && stated > 0 ? stated : this.rowNumber + 1;
    this.cells = [];
    this.column = -1;
  }

  private openCell(attributes: XmlAttributes): void {
    this.column = columnOfReference(attributes['r']) ?? this.column + 1;
    this.cell.type = attributes['t'] ?? 'n';
    this.cell.style = Number(attributes['s'] ?? 0);
    this.cell.formula = false;
    this.inCell = true;
    this.value = '';
    this.runs.reset(this.rowNumber);
  }

  private closeCell(): void {
    if (!this.inCell) return;
    this.inCell = false;
    this.cell.raw = this.cell.type === 'inlineStr' ? this.runs.value : this.value;
    const cell = toCell(this.cell, this.context);
    if (cell === EMPTY_CELL) return;
    const limit = this.limits.maxColumns;
    if (this.column >= limit) {
      throw fileErrors.TOO_MANY_COLUMNS({ params: { limit, row: this.rowNumber } });
    }
    while (this.cells.length < this.column) this.cells.push(EMPTY_CELL);
    this.cells[this.column] = cell;
  }

  private closeRow(): void {
    const cells = this.merges.fill(this.rowNumber, this.cells);
    if (isBlank(cells)) return;
    this.emitted += 1;
    const limit = this.limits.maxRows;
    if (this.emitted > limit) throw fileErrors.TOO_MANY_ROWS({ params: { limit } });
    this.ready.push({ rowNumber: this.rowNumber, cells });
  }

  private tooLong(): never {
    throw fileErrors.TEXT_TOO_LONG({ params: { row: this.rowNumber, limit: this.limits.maxCellLength } });
  }
}

/** `AB12` → 27; undefined where the cell carries no reference and stands next to the one before. */
function columnOfReference(reference: string | undefined): number | undefined {
  if (reference === undefined) return undefined;
  let index = 0;
  for (let at = 0; at < 3; at += 1) {
    const letter = reference.charCodeAt(at) & 0xdf;
    if (letter < 65 || letter > 90) break;
    index = index * 26 + letter - 64;
  }
  return index === 0 ? undefined : index - 1;
}

/** Copies the first cell of a merged block into the rest of it, marked as copied, while rows go by in order. */
export class MergeFiller {
  private next = 0;
  private open: { readonly merge: Merge; readonly source: Cell }[] = [];

  constructor(
    private readonly merges: readonly Merge[],
    private readonly maxColumns: number,
  ) {}

  fill(rowNumber: number, cells: Cell[]): Cell[] {
    if (this.next >= this.merges.length && this.open.length === 0) return cells;
    this.open = this.open.filter(({ merge }) => merge.bottom >= rowNumber);
    for (
      let merge = this.merges[this.next];
      merge && merge.top <= rowNumber;
      merge = this.merges[this.next]
    ) {
      this.next += 1;
      const source = cells[merge.left];
      if (merge.top !== rowNumber || !source || source.kind === 'empty') continue;
      this.open.push({ merge, source: { ...source, merged: true } });
    }
    for (const { merge, source } of this.open) this.copy(rowNumber, merge, source, cells);
    return cells;
  }

  private copy(rowNumber: number, merge: Merge, source: Cell, cells: Cell[]): void {
    const right = Math.min(merge.right, this.maxColumns - 1);
    for (let column = merge.left; column <= right; column += 1) {
      if (rowNumber === merge.top && column === merge.left) continue;
      while (cells.length < column) cells.push(EMPTY_CELL);
      cells[column] = source;
    }
  }
}
