import { fileErrors } from '../transfer.errors.js';
import type { TableLimits } from './table.js';

/** Empty cells weigh nothing, so the parser's own bound does not see a line that is made of delimiters. */
const MOST_DELIMITERS_OF_A_LINE = 100_000;
/** Blank lines between rows; those behind the last row are left out, however many. */
const MOST_BLANK_LINES = 50_000;
/** Lines to a row at most, with line breaks inside of cells and blank lines. */
const LINES_OF_A_ROW = 2;

/**
 * Delimited text without the blank lines at its end, which a sheet has a million of when it was formatted to its last
 * row. Ends with an error before lines, columns or gaps that no table has are handed on.
 * @throws FILE.TOO_MANY_ROWS, FILE.TOO_MANY_COLUMNS
 */
export async function* boundedText(
  text: AsyncIterable<string>,
  delimiter: string,
  limits: TableLimits,
): AsyncGenerator<string> {
  const bounds = new TextBounds(delimiter, limits);
  for await (const piece of text) yield* bounds.take(piece);
}

class TextBounds {
  private lines = 1;
  private delimiters = 0;
  /** Blank text that may be the end, and the line breaks in it; of too many only the count is kept. */
  private waiting: string[] = [];
  private blankLines = 0;
  private inLine = false;

  constructor(
    private readonly delimiter: string,
    private readonly limits: TableLimits,
  ) {}

  *take(piece: string): Generator<string> {
    this.count(piece);
    const end = this.lengthUpToBlank(piece);
    if (end > 0) {
      if (this.blankLines > MOST_BLANK_LINES) throw this.tooManyRows();
      yield* this.waiting;
      yield piece.slice(0, end);
      this.waiting = [];
      this.blankLines = 0;
    }
    this.hold(piece.slice(end));
  }

  private hold(blank: string): void {
    if (blank === '') return;
    for (let at = blank.indexOf('\n'); at >= 0; at = blank.indexOf('\n', at + 1)) this.blankLines += 1;
    if (this.blankLines > MOST_BLANK_LINES) this.waiting = [];
    else this.waiting.push(blank);
  }

  private count(piece: string): void {
    for (let at = 0; at < piece.length; at += 1) {
      const sign = piece[at];
      if (sign === '\n') this.lines += 1;
      if (sign === '\n' || sign === '\r') this.delimiters = 0;
      else if (sign === this.delimiter) this.delimiters += 1;
      if (this.delimiters > MOST_DELIMITERS_OF_A_LINE) throw this.tooManyColumns();
    }
    if (this.lines > LINES_OF_A_ROW * this.limits.maxRows + MOST_BLANK_LINES) throw this.tooManyRows();
  }

  /** Up to the end of the last line that says something; a line that began in an earlier piece goes on. */
  private lengthUpToBlank(piece: string): number {
    let end = piece.length;
    while (end > 0 && this.isBlank(piece[end - 1] as string)) end -= 1;
    if (end === 0 && !this.inLine) return 0;
    const lineEnd = piece.indexOf('\n', end);
    this.inLine = lineEnd < 0;
    return this.inLine ? piece.length : lineEnd + 1;
  }

  private isBlank(sign: string): boolean {
    return sign === this.delimiter || sign.trim() === '';
  }

  private tooManyColumns(): Error {
    return fileErrors.TOO_MANY_COLUMNS({ params: { limit: this.limits.maxColumns, row: this.lines } });
  }

  private tooManyRows(): Error {
    return fileErrors.TOO_MANY_ROWS({ params: { limit: this.limits.maxRows } });
  }
}
