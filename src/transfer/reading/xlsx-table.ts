import type { Text } from '../../platform/kernel/domain-error.js';
import { fileErrors } from '../transfer.errors.js';
import type { Merge } from './merge.js';
import { readMerges } from './merges.js';
import { readSharedStrings, type SharedStrings } from './shared-strings.js';
import { readSheetLook } from './sheet-look.js';
import { MergeFiller, SheetRows } from './sheet-rows.js';
import type { SheetLook, TableFile, TableLimits, TableRow } from './table.js';
import { findMainPart, readWorkbookParts, type WorkbookParts, type WorkbookSheet } from './workbook-parts.js';
import { ZipArchive } from './zip-archive.js';

const EXTERNAL_LINKS: Text = {
  zh: '工作簿引用了其他文件，已按保存时的数值读取，不会打开那些文件。',
  en: 'The workbook refers to other files; the saved values were read and those files were not opened.',
};

/** Opens an OOXML workbook. Throws FILE.* for other archives, macros, passwords, bombs and damage. */
export async function openXlsx(path: string, limits: TableLimits): Promise<TableFile> {
  const archive = await ZipArchive.open(path, limits);
  try {
    const mainPart = await refuseOtherArchives(archive);
    return new XlsxTable(archive, await readWorkbookParts(archive, mainPart), limits);
  } catch (error) {
    archive.close();
    throw error;
  }
}

async function refuseOtherArchives(archive: ZipArchive): Promise<string> {
  const mainPart = await findMainPart(archive);
  if (mainPart === undefined || !archive.has(mainPart) || !mainPart.endsWith('.xml')) {
    throw fileErrors.TYPE_NOT_SUPPORTED({ params: { found: foundIn(archive) } });
  }
  if (archive.names.some((name) => name.endsWith('vbaproject.bin'))) throw fileErrors.MACROS();
  if (!archive.names.some((name) => name.includes('worksheets/'))) {
    throw fileErrors.TYPE_NOT_SUPPORTED({ params: { found: foundIn(archive) } });
  }
  return mainPart;
}

function foundIn(archive: ZipArchive): string {
  const has = (part: string) => archive.names.some((name) => name.startsWith(part));
  if (has('word/')) return 'Word .docx';
  if (has('ppt/')) return 'PowerPoint .pptx';
  if (has('xl/')) return 'Excel .xlsb';
  return has('content.xml') ? 'OpenDocument' : 'ZIP';
}

class XlsxTable implements TableFile {
  readonly format = 'xlsx';
  readonly notices: readonly Text[];
  private strings: Promise<SharedStrings> | undefined;
  private readonly merges = new Map<string, Promise<readonly Merge[]>>();

  constructor(
    private readonly archive: ZipArchive,
    private readonly parts: WorkbookParts,
    private readonly limits: TableLimits,
  ) {
    const linked = archive.names.some((name) => name.includes('externallinks/'));
    this.notices = linked ? [EXTERNAL_LINKS] : [];
  }

  get sheets(): readonly WorkbookSheet[] {
    return this.parts.sheets;
  }

  async *rows(sheetName?: string): AsyncGenerator<TableRow> {
    const sheet = this.pick(sheetName);
    this.strings ??= readSharedStrings(this.archive, this.parts.sharedStringsPath, this.limits);
    const context = { ...this.parts, strings: await this.strings };
    const merges = new MergeFiller(await this.mergesOf(sheet), this.limits.maxColumns);
    const rows = new SheetRows(context, this.limits, merges);
    for await (const _ of this.archive.parse(sheet.path, rows)) yield* rows.drain();
    yield* rows.drain();
  }

  look(sheetName: string): Promise<SheetLook> {
    return readSheetLook(this.archive, this.pick(sheetName).path);
  }

  async close(): Promise<void> {
    this.archive.close();
  }

  /** Once for all looks at a sheet: they stand behind its last row. */
  private mergesOf({ path }: WorkbookSheet): Promise<readonly Merge[]> {
    const merges = this.merges.get(path) ?? readMerges(this.archive, path);
    this.merges.set(path, merges);
    return merges;
  }

  private pick(sheetName: string | undefined): WorkbookSheet {
    const { sheets } = this.parts;
    const named = sheets.find((sheet) => sheet.name === sheetName);
    const found = sheetName === undefined ? (sheets.find((sheet) => !sheet.hidden) ?? sheets[0]) : named;
    if (found) return found;
    const available = sheets.map((sheet) => sheet.name).join('、');
    throw fileErrors.SHEET_NOT_FOUND({ params: { sheet: sheetName, available } });
  }
}
