import { fileErrors } from '../transfer.errors.js';
import { htmlText } from './html-text.rules.js';

export interface HtmlCell {
  readonly text: string;
  /** Copied from a cell that spans. */
  readonly merged: boolean;
}

interface Span {
  readonly text: string;
  left: number;
}

const MOST_SPAN = 1_000;

/** One table while it is being read: its row and cell at hand, and cells that reach down from rows above. */
export class HtmlFrame {
  private row: HtmlCell[] | undefined;
  private cell: { text: string; across: number; down: number } | undefined;
  private readonly spans = new Map<number, Span>();

  /** @param table number of the table in the file, from 0 */
  constructor(
    readonly table: number,
    private readonly maxColumns: number,
    private readonly emit: (cells: HtmlCell[], table: number) => void,
  ) {}

  get isInCell(): boolean {
    return this.cell !== undefined;
  }

  /** What stands in the cell so far. */
  get written(): string {
    return this.cell?.text ?? '';
  }

  /** @returns length of the cell's text */
  write(text: string): number {
    if (!this.cell) return 0;
    this.cell.text += text;
    return this.cell.text.length;
  }

  openRow(): void {
    this.closeRow();
    this.row = [];
  }

  openCell(attributes: string): void {
    this.row ??= [];
    this.closeCell();
    const span = (name: string) =>
      Math.min(
        MOST_SPAN,
        Math.max(1, Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,6})`, 'i').exec(attributes)?.[1] ?? 1)),
      );
    this.cell = { text: '', across: span('colspan'), down: span('rowspan') };
  }

  closeCell(): void {
    if (!this.cell || !this.row) return;
    const { text: raw, across, down } = this.cell;
    this.cell = undefined;
    this.fillSpans();
    const text = htmlText(raw);
    for (let at = 0; at < across; at += 1) {
      if (down > 1) this.spans.set(this.row.length, { text, left: down - 1 });
      this.push({ text, merged: at > 0 });
    }
  }

  closeRow(): void {
    if (!this.row) return;
    this.closeCell();
    this.fillSpans();
    this.emit(this.row, this.table);
    this.row = undefined;
  }

  /** Cells of earlier rows that reach down to where the next cell would stand. */
  private fillSpans(): void {
    if (!this.row) return;
    for (let span = this.spans.get(this.row.length); span; span = this.spans.get(this.row.length)) {
      const column = this.row.length;
      span.left -= 1;
      if (span.left === 0) this.spans.delete(column);
      this.push({ text: span.text, merged: true });
    }
  }

  private push(cell: HtmlCell): void {
    const limit = this.maxColumns;
    if ((this.row as HtmlCell[]).length >= limit)
      throw fileErrors.TOO_MANY_COLUMNS({ params: { limit, row: '-' } });
    this.row?.push(cell);
  }
}
