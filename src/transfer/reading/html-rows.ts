import { fileErrors } from '../transfer.errors.js';
import { htmlText } from './html-text.rules.js';
import type { TableLimits } from './table.js';

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
/** Longest tag with its attributes; a `<` that is never closed is text. */
const LONGEST_TAG = 64 * 1024;
const SKIPPED = new Set(['script', 'style', 'head', 'title', 'xml']);
const BREAKS = new Set(['br', 'p', 'div', 'li']);

/** Collects the rows of HTML tables from pieces of text; tolerant of tags that are left open, as browsers are. */
export class HtmlRows {
  private ready: HtmlCell[][] = [];
  private rest = '';
  private row: HtmlCell[] | undefined;
  private cell: { text: string; across: number; down: number } | undefined;
  private skipping: string | undefined;
  private readonly spans = new Map<number, Span>();

  constructor(private readonly limits: TableLimits) {}

  drain(): readonly HtmlCell[][] {
    const rows = this.ready;
    this.ready = [];
    return rows;
  }

  write(piece: string): void {
    let text = this.rest + piece;
    for (;;) {
      const open = text.indexOf('<');
      if (open < 0) break;
      this.text(text.slice(0, open));
      const isComment = text.startsWith('<!--', open);
      const close = text.indexOf(isComment ? '-->' : '>', open);
      if (close < 0) {
        if (text.length - open > LONGEST_TAG) throw fileErrors.DAMAGED({ params: { where: 'HTML' } });
        this.rest = text.slice(open);
        return;
      }
      if (!isComment) this.tag(text.slice(open + 1, close));
      text = text.slice(close + (isComment ? 3 : 1));
    }
    this.text(text);
    this.rest = '';
  }

  end(): void {
    this.closeRow();
  }

  private text(text: string): void {
    if (!this.cell || this.skipping || text === '') return;
    this.cell.text += text;
    const limit = this.limits.maxCellLength * 8;
    if (this.cell.text.length > limit)
      throw fileErrors.TEXT_TOO_LONG({ params: { row: '-', limit: this.limits.maxCellLength } });
  }

  private tag(inside: string): void {
    const name = /^\/?\s*([a-z0-9:]+)/i.exec(inside)?.[1]?.toLowerCase() ?? '';
    const isClosing = inside.startsWith('/');
    if (this.skipping) {
      if (isClosing && name === this.skipping) this.skipping = undefined;
      return;
    }
    if (SKIPPED.has(name) && !isClosing && !inside.endsWith('/')) this.skipping = name;
    else if (name === 'tr') isClosing ? this.closeRow() : this.openRow();
    else if (name === 'td' || name === 'th') isClosing ? this.closeCell() : this.openCell(inside);
    else if (name === 'table') this.closeRow();
    else if (BREAKS.has(name)) this.text('\n');
  }

  private openRow(): void {
    this.closeRow();
    this.row = [];
  }

  private openCell(inside: string): void {
    this.row ??= [];
    this.closeCell();
    const span = (name: string) =>
      Math.min(
        MOST_SPAN,
        Math.max(1, Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,6})`, 'i').exec(inside)?.[1] ?? 1)),
      );
    this.cell = { text: '', across: span('colspan'), down: span('rowspan') };
  }

  private closeCell(): void {
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
    const limit = this.limits.maxColumns;
    if ((this.row as HtmlCell[]).length >= limit)
      throw fileErrors.TOO_MANY_COLUMNS({ params: { limit, row: '-' } });
    this.row?.push(cell);
  }

  private closeRow(): void {
    if (!this.row) return;
    this.closeCell();
    this.fillSpans();
    this.ready.push(this.row);
    this.row = undefined;
  }
}
