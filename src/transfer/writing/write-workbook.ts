import { PassThrough, Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { FIRST_DATA_ROW } from './sheet-header.rules.js';
import { SheetXml } from './sheet-xml.js';
import { stylesXml } from './styles-xml.js';
import type { WorkbookSpec } from './workbook-spec.js';
import { xmlText } from './xml-text.rules.js';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * Streams a workbook in the layout of domain.md §5.8; memory does not grow with the rows. Ends the target; rejects
 * when the target or a row source fails.
 */
export async function writeWorkbook(target: Writable, workbook: WorkbookSpec): Promise<void> {
  const sheets = workbook.sheets.map(
    (sheet) => () => new SheetXml(sheet, workbook.language ?? 'zh').pieces(),
  );
  await packWorkbook(target, { xml: workbookXml(workbook), sheets, createdAt: workbook.createdAt });
}

export interface PackedWorkbook {
  /** Text of `xl/workbook.xml`; sheets are `rId1`, `rId2`, … */
  readonly xml: string;
  readonly sheets: readonly (() => AsyncGenerator<Buffer>)[];
  readonly createdAt: Date;
}

/** Streams the parts of a workbook into one archive. Ends the target; rejects when it or a sheet fails. */
export async function packWorkbook(target: Writable, workbook: PackedWorkbook): Promise<void> {
  const zip = new ZipFile();
  const output = new PassThrough();
  zip.on('error', (error: Error) => output.destroy(error));
  zip.outputStream.on('error', (error) => output.destroy(error));
  zip.outputStream.pipe(output);
  const mtime = workbook.createdAt;
  for (const [name, xml] of Object.entries(smallParts(workbook))) {
    zip.addBuffer(Buffer.from(xml), name, { mtime });
  }
  const open: Readable[] = [];
  workbook.sheets.forEach((pieces, at) => {
    zip.addReadStreamLazy(`xl/worksheets/sheet${at + 1}.xml`, { mtime }, (give) => {
      const part = Readable.from(pieces(), { objectMode: false, highWaterMark: 256 * 1024 });
      // yazl leaves a failing part to its owner; unheard, it would end the process.
      part.on('error', (error) => output.destroy(error));
      open.push(part);
      give(null, part);
    });
  });
  zip.end();
  try {
    await pipeline(output, target);
  } finally {
    for (const part of open) part.destroy();
  }
}

function smallParts(workbook: PackedWorkbook): Readonly<Record<string, string>> {
  const numbers = workbook.sheets.map((_, at) => at + 1);
  return {
    '[Content_Types].xml': contentTypes(numbers),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook.xml,
    'xl/_rels/workbook.xml.rels': relations([
      ...numbers.map((number): [string, string] => ['worksheet', `worksheets/sheet${number}.xml`]),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': stylesXml(),
  };
}

function contentTypes(numbers: readonly number[]): string {
  const override = (part: string, type: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="${MAIN}.${type}+xml"/>`;
  return [
    `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    override('workbook', 'sheet.main'),
    override('styles', 'styles'),
    ...numbers.map((number) => override(`worksheets/sheet${number}`, 'worksheet')),
    '</Types>',
  ].join('');
}

function relations(targets: readonly (readonly [string, string])[]): string {
  const lines = targets.map(
    ([type, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`,
  );
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`;
}

/** Spreadsheets refuse these characters in a tab and more than 31 of any. */
export function sheetName(name: string): string {
  return (
    name
      .replace(/[\\/?*[\]:]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .slice(0, 31) || 'Sheet'
  );
}

/** @param more what stands behind the sheets, such as defined names */
export function sheetListXml(
  sheets: readonly { readonly name: string; readonly hidden?: boolean }[],
  more = '',
): string {
  const tabs = sheets.map(
    ({ name, hidden }, at) =>
      `<sheet name="${xmlText(sheetName(name))}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
  );
  return [
    `${DECLARATION}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}/relationships">`,
    `<sheets>${tabs.join('')}</sheets>${more}</workbook>`,
  ].join('');
}

function workbookXml({ sheets }: WorkbookSpec): string {
  const printTitles = sheets.map((sheet, at) => {
    const quoted = xmlText(`'${sheetName(sheet.name).replaceAll("'", "''")}'`);
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${quoted}!$1:$${FIRST_DATA_ROW - 1}</definedName>`;
  });
  return sheetListXml(sheets, `<definedNames>${printTitles.join('')}</definedNames>`);
}
