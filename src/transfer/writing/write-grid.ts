import type { Writable } from 'node:stream';
import { guardText } from './formula-guard.rules.js';
import { styleOf, styleOfKind } from './styles-xml.js';
import { packWorkbook, sheetListXml } from './write-workbook.js';
import { columnLetters, fitCell, xmlText } from './xml-text.rules.js';

/** A row of texts as they stand; nothing is computed and nothing is a formula. */
export interface GridRow {
  readonly cells: readonly string[];
  readonly style: 'title' | 'header' | 'text';
}

/** What a spreadsheet offers in the cells of a column. */
export interface GridColumnHelp {
  readonly column: number;
  /** A range such as `选项!$A$1:$A$5`. */
  readonly choices?: string;
  readonly title: string;
  readonly prompt: string;
}

export interface GridSheet {
  readonly name: string;
  readonly hidden?: boolean;
  /** In characters, from column A. */
  readonly widths: readonly number[];
  readonly merges?: readonly string[];
  readonly rows: AsyncIterable<GridRow> | Iterable<GridRow>;
  /** Rows that stay in sight. */
  readonly frozen?: number;
  /** From which row on `help` holds. */
  readonly helpFrom?: number;
  readonly help?: readonly GridColumnHelp[];
}

const CHUNK_CHARACTERS = 64 * 1024;
const LAST_ROW = 1_048_576;
/** Limits of the file format for what is shown beside a cell. */
const LONGEST_TITLE = 32;
const LONGEST_PROMPT = 255;

/** Streams a workbook of plain texts. Ends the target. */
export async function writeGrid(
  target: Writable,
  workbook: { readonly sheets: readonly GridSheet[]; readonly createdAt: Date },
): Promise<void> {
  const { sheets, createdAt } = workbook;
  await packWorkbook(target, {
    xml: sheetListXml(sheets),
    sheets: sheets.map((sheet) => () => pieces(sheet)),
    createdAt,
  });
}

async function* pieces(sheet: GridSheet): AsyncGenerator<Buffer> {
  let text = opening(sheet);
  let row = 0;
  for await (const { cells, style } of sheet.rows) {
    row += 1;
    text += `<row r="${row}">${cells.map((cell, at) => cellXml(`${columnLetters(at)}${row}`, cell, style)).join('')}</row>`;
    if (text.length < CHUNK_CHARACTERS) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text + closing(sheet));
}

function cellXml(ref: string, text: string, style: GridRow['style']): string {
  const index = style === 'text' ? styleOfKind('code') : styleOf(style);
  if (text === '') return `<c r="${ref}" s="${index}"/>`;
  const space = /^\s|\s$|[\n\t]|\s\s/.test(text) ? ' xml:space="preserve"' : '';
  return `<c r="${ref}" s="${index}" t="inlineStr"><is><t${space}>${xmlText(fitCell(guardText(text)))}</t></is></c>`;
}

function opening({ widths, frozen = 0 }: GridSheet): string {
  const pane = frozen
    ? `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>`
    : '';
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="20"/>`,
    columns.length ? `<cols>${columns.join('')}</cols>` : '',
    '<sheetData>',
  ].join('');
}

function closing({ merges = [], help = [], helpFrom = 2 }: GridSheet): string {
  const blocks = merges.map((ref) => `<mergeCell ref="${ref}"/>`);
  const validations = help.map(({ column, choices, title, prompt }) => {
    const range = `${columnLetters(column)}${helpFrom}:${columnLetters(column)}${LAST_ROW}`;
    const shown = `showInputMessage="1" promptTitle="${xmlText(cut(title, LONGEST_TITLE))}" prompt="${xmlText(cut(prompt, LONGEST_PROMPT))}"`;
    if (!choices) return `<dataValidation allowBlank="1" ${shown} sqref="${range}"/>`;
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorStyle="warning" ${shown} sqref="${range}"><formula1>${xmlText(choices)}</formula1></dataValidation>`;
  });
  return [
    '</sheetData>',
    blocks.length ? `<mergeCells count="${blocks.length}">${blocks.join('')}</mergeCells>` : '',
    validations.length
      ? `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>`
      : '',
    '</worksheet>',
  ].join('');
}

function cut(text: string, most: number): string {
  return [...text].slice(0, most).join('');
}
