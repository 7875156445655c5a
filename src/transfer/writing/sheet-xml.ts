import type { SheetColumn, SheetRow } from '../sheet.js';
import { written } from './cell-value.rules.js';
import { guardText } from './formula-guard.rules.js';
import { FIRST_DATA_ROW, FIRST_HEADER_ROW, sheetHeader } from './sheet-header.rules.js';
import { styleOf, styleOfKind } from './styles-xml.js';
import { Totals } from './totals.js';
import {
  columnsOf,
  DEFAULT_FOOTER,
  isLine,
  type Language,
  type SheetItem,
  type SheetSpec,
} from './workbook-spec.js';
import { columnLetters, fitCell, xmlText } from './xml-text.rules.js';

const CHUNK_CHARACTERS = 64 * 1024;
const MAX_SHEET_ROWS = 1_048_576;
const TOTAL_LABEL: Readonly<Record<Language, string>> = { zh: '合计', en: 'Total' };

function textCell(ref: string, style: number, text: string): string {
  if (text === '') return `<c r="${ref}" s="${style}"/>`;
  const space = /^\s|\s$|[\n\t]|\s\s/.test(text) ? ' xml:space="preserve"' : '';
  return `<c r="${ref}" s="${style}" t="inlineStr"><is><t${space}>${xmlText(fitCell(text))}</t></is></c>`;
}

/** Writes one sheet part piece by piece; holds nothing but the piece, the sums and the merged lines. */
export class SheetXml {
  private readonly columns: readonly SheetColumn[];
  private readonly letters: readonly string[];
  private readonly totals: Totals;
  private readonly merges: string[] = [];
  private readonly styles: readonly number[];
  private row = FIRST_DATA_ROW - 1;
  private lastDataRow = FIRST_DATA_ROW;
  private sequence = 0;

  constructor(
    private readonly spec: SheetSpec,
    private readonly language: Language,
  ) {
    this.columns = columnsOf(spec);
    this.letters = this.columns.map((_, index) => columnLetters(index));
    this.styles = this.columns.map((column) => styleOfKind(column.kind));
    this.totals = new Totals(this.columns);
  }

  async *pieces(): AsyncGenerator<Buffer> {
    let text = this.opening();
    const firstTotal = this.spec.totals === 'first';
    const rows = firstTotal ? await this.collect() : this.spec.rows;
    if (firstTotal) text += this.totalRow(FIRST_DATA_ROW + 1, FIRST_DATA_ROW + rowCount(rows));
    for await (const item of rows) {
      for (const one of Array.isArray(item) ? (item as readonly SheetItem[]) : [item as SheetItem]) {
        text += isLine(one) ? this.line(one.line, 'line') : this.dataRow(one, !firstTotal);
        if (text.length < CHUNK_CHARACTERS) continue;
        yield Buffer.from(text);
        text = '';
      }
    }
    if ((this.spec.totals ?? 'last') === 'last') text += this.totalRow(FIRST_DATA_ROW, this.row);
    yield Buffer.from(text + this.closing());
  }

  private async collect(): Promise<SheetItem[]> {
    const all: SheetItem[] = [];
    for await (const item of this.spec.rows) {
      all.push(...(Array.isArray(item) ? (item as readonly SheetItem[]) : [item as SheetItem]));
    }
    for (const item of all) if (!isLine(item)) this.totals.add(item);
    return all;
  }

  private opening(): string {
    const frozen = this.columns.findIndex((column) => column.key === this.spec.freezeAfter) + 1;
    const corner = `${columnLetters(frozen)}${FIRST_DATA_ROW}`;
    const [across, pane] = frozen > 0 ? [` xSplit="${frozen}"`, 'bottomRight'] : ['', 'bottomLeft'];
    const split = `<pane${across} ySplit="${FIRST_DATA_ROW - 1}" topLeftCell="${corner}" activePane="${pane}" state="frozen"/>`;
    const widths = this.columns.map(
      ({ width = 14 }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
    );
    return [
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
      `<sheetViews><sheetView workbookViewId="0">${split}</sheetView></sheetViews>`,
      `<sheetFormatPr defaultRowHeight="20"/><cols>${widths.join('')}</cols><sheetData>`,
      this.heading(),
    ].join('');
  }

  private heading(): string {
    const { spec, language } = this;
    const last = this.letters.at(-1) as string;
    const [middle, right] = thirds(this.columns.length);
    const header = sheetHeader(this.columns, language);
    this.merges.push(...header.merges);
    if (this.columns.length > 1) this.merges.push(`A1:${last}1`);
    const note = [
      textCell(
        'A2',
        styleOf('left'),
        `${language === 'zh' ? '填报单位：' : 'Reported by: '}${spec.reportingUnit}`,
      ),
      textCell(`${columnLetters(middle)}2`, styleOf('centre'), asOfText(spec.asOf, language)),
      textCell(
        `${columnLetters(right)}2`,
        styleOf('right'),
        `${language === 'zh' ? '单位：' : 'Units: '}${spec.unitsOfMeasure}`,
      ),
    ];
    const cells = (texts: readonly string[], row: number) =>
      texts.map((text, at) => textCell(`${this.letters[at]}${row}`, styleOf('header'), text)).join('');
    return [
      `<row r="1" ht="32" customHeight="1">${textCell('A1', styleOf('title'), guardText(spec.title))}</row>`,
      `<row r="2">${note.join('')}</row>`,
      `<row r="${FIRST_HEADER_ROW}">${cells(header.upper, FIRST_HEADER_ROW)}</row>`,
      `<row r="${FIRST_HEADER_ROW + 1}" ht="32" customHeight="1">${cells(header.lower, FIRST_HEADER_ROW + 1)}</row>`,
    ].join('');
  }

  private dataRow(row: SheetRow, sum: boolean): string {
    this.advance();
    this.sequence += 1;
    if (sum) this.totals.add(row);
    this.lastDataRow = this.row;
    let xml = `<row r="${this.row}">`;
    for (let at = 0; at < this.columns.length; at += 1) {
      const { key, kind } = this.columns[at] as SheetColumn;
      const ref = `${this.letters[at]}${this.row}`;
      const style = this.styles[at] as number;
      const cell = written(key === '#' ? this.sequence : row[key], kind, this.language);
      if (cell.as === 'number') xml += `<c r="${ref}" s="${style}"><v>${cell.digits}</v></c>`;
      else if (cell.as === 'nothing') xml += `<c r="${ref}" s="${style}"/>`;
      else xml += textCell(ref, style, guardText(cell.text));
    }
    return `${xml}</row>`;
  }

  private line(text: string, style: 'line' | 'footer'): string {
    this.advance();
    if (this.columns.length > 1) this.merges.push(`A${this.row}:${this.letters.at(-1)}${this.row}`);
    return `<row r="${this.row}">${textCell(`A${this.row}`, styleOf(style), guardText(text))}</row>`;
  }

  /** 109 sums visible rows only, so the total follows a filter. */
  private totalRow(from: number, to: number): string {
    if (!this.totals.wanted || to < from) return '';
    this.advance();
    const labelled = this.columns.findIndex((column) => !column.total);
    const cells = this.columns.map(({ key, kind, total }, at) => {
      const ref = `${this.letters[at]}${this.row}`;
      const style = styleOfKind(total ? kind : 'text', true);
      if (!total) return textCell(ref, style, at === labelled ? TOTAL_LABEL[this.language] : '');
      const range = `${this.letters[at]}${from}:${this.letters[at]}${to}`;
      return `<c r="${ref}" s="${style}"><f>SUBTOTAL(109,${range})</f><v>${this.totals.of(key)}</v></c>`;
    });
    return `<row r="${this.row}">${cells.join('')}</row>`;
  }

  private closing(): string {
    const footer = this.line(this.spec.footer ?? DEFAULT_FOOTER[this.language], 'footer');
    const merges = this.merges.map((ref) => `<mergeCell ref="${ref}"/>`);
    return [
      `${footer}</sheetData>`,
      `<autoFilter ref="A${FIRST_DATA_ROW - 1}:${this.letters.at(-1)}${this.lastDataRow}"/>`,
      merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : '',
      '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
      '<pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
      '<headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter></worksheet>',
    ].join('');
  }

  private advance(): void {
    this.row += 1;
    if (this.row > MAX_SHEET_ROWS) throw new RangeError(`A sheet holds at most ${MAX_SHEET_ROWS} rows`);
  }
}

/** Columns where the centre and the right text of row 2 stand. */
function thirds(count: number): readonly [number, number] {
  return [Math.max(1, Math.floor(count / 3)), Math.max(2, count - 1)];
}

function asOfText(asOf: string, language: Language): string {
  if (language === 'en') return `As of ${asOf}`;
  const [year, month, day] = asOf.split('-').map(Number);
  return `截至日期：${year}年${month}月${day}日`;
}

function rowCount(rows: SheetSpec['rows']): number {
  return Array.isArray(rows) ? rows.length : 0;
}
