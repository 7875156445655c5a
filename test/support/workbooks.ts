import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { openTable } from '../../src/transfer/reading/open-table.js';
import type { TableLimits, TableRow } from '../../src/transfer/reading/table.js';

const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface RawSheet {
  readonly name: string;
  readonly state?: string;
  /** What stands inside `<sheetData>`: whole, or in pieces for a sheet too large to hold. */
  readonly rows: string | Iterable<string>;
  readonly merges?: readonly string[];
}

export interface RawWorkbook {
  readonly sheets: readonly RawSheet[];
  readonly sharedStrings?: readonly string[];
  readonly styles?: string;
  readonly date1904?: boolean;
  /** Further or replaced parts by path. */
  readonly parts?: Readonly<Record<string, string>>;
}

/** A folder of its own for one test file; `remove()` in afterAll. */
export function aScratchFolder(): { file(name: string, content?: string | Buffer): string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'taopu-transfer-'));
  return {
    file(name, content) {
      const full = path.join(folder, name);
      if (content !== undefined) writeFileSync(full, content);
      return full;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function sheetXml(sheet: RawSheet): Readable {
  const merges = (sheet.merges ?? []).map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  return Readable.from(
    (function* pieces() {
      yield `<?xml version="1.0"?><worksheet xmlns="${SPREADSHEET}"><sheetData>`;
      if (typeof sheet.rows === 'string') yield sheet.rows;
      else yield* sheet.rows;
      yield `</sheetData>${merges === '' ? '' : `<mergeCells>${merges}</mergeCells>`}</worksheet>`;
    })(),
  );
}

function smallParts(workbook: RawWorkbook): Record<string, string> {
  const { sheets, sharedStrings, styles, date1904 } = workbook;
  const list = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
  );
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const links = sheets.map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`));
  if (sharedStrings) links.push(relation('rIdS', 'sharedStrings', 'sharedStrings.xml'));
  if (styles) links.push(relation('rIdT', 'styles', 'styles.xml'));
  const strings = (sharedStrings ?? []).map((item) => `<si>${item}</si>`).join('');
  return {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships xmlns="${RELATIONS}">${relation('r', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${SPREADSHEET}" xmlns:r="${OFFICE}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${RELATIONS}">${links.join('')}</Relationships>`,
    ...(sharedStrings ? { 'xl/sharedStrings.xml': `<sst xmlns="${SPREADSHEET}">${strings}</sst>` } : {}),
    ...(styles ? { 'xl/styles.xml': `<styleSheet xmlns="${SPREADSHEET}">${styles}</styleSheet>` } : {}),
    ...workbook.parts,
  };
}

export async function buildWorkbook(file: string, workbook: RawWorkbook): Promise<string> {
  const zip = new ZipFile();
  const out = createWriteStream(file);
  zip.outputStream.pipe(out);
  for (const [name, xml] of Object.entries(smallParts(workbook))) zip.addBuffer(Buffer.from(xml), name);
  workbook.sheets.forEach((sheet, at) => {
    const name = `xl/worksheets/sheet${at + 1}.xml`;
    if (workbook.parts?.[name] === undefined) zip.addReadStream(sheetXml(sheet), name);
  });
  zip.end();
  await finished(out);
  return file;
}

/** `<row>` elements of inline texts; a number stays a number, an empty string a styled blank. */
export function rowsXml(rows: readonly (readonly (string | number)[])[], firstRow = 1): string {
  const cell = (value: string | number) =>
    typeof value === 'number'
      ? `<c><v>${value}</v></c>`
      : value === ''
        ? '<c/>'
        : `<c t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`;
  return rows.map((cells, at) => `<row r="${firstRow + at}">${cells.map(cell).join('')}</row>`).join('');
}

/** Opens, reads one sheet to its end, and closes. */
export async function readAll(
  file: string,
  sheet?: string,
  limits: Partial<TableLimits> = {},
): Promise<TableRow[]> {
  const table = await openTable(file, limits);
  try {
    const rows: TableRow[] = [];
    for await (const row of table.rows(sheet)) rows.push(row);
    return rows;
  } finally {
    await table.close();
  }
}

export function textsOf(rows: readonly TableRow[]): string[][] {
  return rows.map((row) => row.cells.map((cell) => cell.text));
}

/** The code of the DomainError that a promise ends in, or what else happened. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'no error';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}
