import { fileErrors } from '../transfer.errors.js';
import { type HtmlCell, HtmlFrame } from './html-frame.js';
import { htmlText } from './html-text.rules.js';
import type { TableLimits } from './table.js';

export interface HtmlRow {
  /** Number of its table in the file, from 0. */
  readonly table: number;
  readonly cells: readonly HtmlCell[];
}

/** What is known of a table besides its rows. */
export interface HtmlTableNote {
  /** Its caption, or the text that stands before it. */
  title: string;
  readonly hidden: boolean;
  /** Its cells hold further tables: as a rule it only arranges them. */
  holdsTables: boolean;
  /** Text stands between it and the table before. */
  readonly isApart: boolean;
}

/** Longest tag with its attributes; a `<` that is never closed is text. */
const LONGEST_TAG = 64 * 1024;
const LONGEST_TITLE = 2_000;
const MOST_TABLES = 20_000;
const SKIPPED = new Set(['script', 'style', 'head', 'title', 'xml']);
const BREAKS = new Set(['br', 'p', 'div', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'caption']);

/** Collects the rows of HTML tables from pieces of text; tolerant of tags that are left open, as browsers are. */
export class HtmlRows {
  readonly notes: HtmlTableNote[] = [];
  private ready: HtmlRow[] = [];
  private rest = '';
  private skipping: string | undefined;
  private readonly open: HtmlFrame[] = [];
  /** Text outside of cells since the last table. */
  private loose = '';
  private caption: string | undefined;

  constructor(private readonly limits: TableLimits) {}

  drain(): readonly HtmlRow[] {
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
    while (this.open.length > 0) this.closeTable();
  }

  private get frame(): HtmlFrame | undefined {
    return this.open.at(-1);
  }

  private text(text: string): void {
    if (this.skipping || text === '') return;
    if (this.caption !== undefined) this.caption = (this.caption + text).slice(0, LONGEST_TITLE);
    else if (!this.frame?.isInCell) {
      // Between cells only what belongs to no table counts; white space there is none.
      if (!this.frame) this.loose = (this.loose + text).slice(-LONGEST_TITLE);
    } else if (this.frame.write(text) > this.limits.maxCellLength * 8)
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
    else if (name === 'table') isClosing ? this.closeTable() : this.openTable(inside);
    else if (name === 'caption') this.captionTag(isClosing);
    else if (name === 'tr') isClosing ? this.frame?.closeRow() : this.current().openRow();
    else if (name === 'td' || name === 'th')
      isClosing ? this.frame?.closeCell() : this.current().openCell(inside);
    else if (BREAKS.has(name)) this.text('\n');
  }

  /** Rows without a table are read as one. */
  private current(): HtmlFrame {
    if (!this.frame) this.openTable('');
    return this.frame as HtmlFrame;
  }

  private openTable(inside: string): void {
    // A table between the cells of another ends that one, as in browsers.
    if (this.frame && !this.frame.isInCell) this.closeTable();
    if (this.notes.length >= MOST_TABLES) throw fileErrors.DAMAGED({ params: { where: 'HTML' } });
    const around = this.frame;
    if (around) (this.notes[around.table] as HtmlTableNote).holdsTables = true;
    const before = titleOf(around ? around.written : this.loose);
    this.loose = '';
    const hidden = /display\s*:\s*none|\shidden(\s|=|$)/i.test(inside);
    this.notes.push({ title: before, hidden, holdsTables: false, isApart: before !== '' });
    const emit = (cells: HtmlCell[], table: number) => this.ready.push({ table, cells });
    this.open.push(new HtmlFrame(this.notes.length - 1, this.limits.maxColumns, emit));
  }

  private closeTable(): void {
    this.frame?.closeRow();
    this.open.pop();
    this.loose = '';
  }

  private captionTag(isClosing: boolean): void {
    if (isClosing && this.caption !== undefined && this.frame) {
      const note = this.notes[this.frame.table] as HtmlTableNote;
      note.title = titleOf(this.caption) || note.title;
    }
    this.caption = isClosing || !this.frame ? undefined : '';
  }
}

/** The lines of a text as one. */
function titleOf(raw: string): string {
  return htmlText(raw).split(/\n+/).filter(Boolean).join(' ');
}
