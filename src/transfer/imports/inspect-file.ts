import { foldHeading } from '../reading/fold.rules.js';
import type { TableHeading } from '../reading/headings.rules.js';
import { openTable } from '../reading/open-table.js';
import { readSheet } from '../reading/read-sheet.js';
import type { TableFile, TableRow, TableSheet } from '../reading/table.js';
import type { SheetColumn } from '../sheet.js';
import type { SheetKind } from '../sheet-intake.js';
import { foundSheet, type PeekedSheet, type SheetChoice, settingOf } from './found-sheet.rules.js';
import { importErrors } from './import.errors.js';
import type { FoundSheet, ImportMapping } from './import.types.js';
import { importable, sheetKey } from './import-list.js';

const SAMPLE_ROWS = 20;
const MOST_SHOWN = 12;

/** A kind with its columns as they are today. */
export interface OpenKind {
  readonly kind: SheetKind;
  readonly columns: readonly SheetColumn[];
}

type Options = SheetChoice['options'];
type Source = SheetChoice['source'];

/** What can be told before a job is begun: which noun the file is about, its sheets, headings and first rows. */
export class FileInspection {
  private constructor(
    private readonly table: TableFile,
    private readonly options: Options,
  ) {}

  static async of<T>(
    path: string,
    options: Options,
    work: (inspection: FileInspection) => Promise<T>,
  ): Promise<T> {
    const table = await openTable(path);
    try {
      return await work(new FileInspection(table, options));
    } finally {
      await table.close();
    }
  }

  /**
   * The kind whose columns the headings name best.
   * @throws IMPORT.KIND_NOT_RECOGNISED
   */
  async kindAmong(kinds: readonly OpenKind[]): Promise<OpenKind> {
    let best: { readonly kind: OpenKind; readonly points: number } | undefined;
    for (const kind of kinds) {
      const found = (await this.peek(kind, {}, 0)).filter(({ heading }) => isNamed(heading, kind.kind));
      const points = Math.max(0, ...found.map(({ heading }) => heading?.columns.length ?? 0));
      if (points > (best?.points ?? 0)) best = { kind, points };
    }
    if (best) return best.kind;
    throw importErrors.KIND_NOT_RECOGNISED({
      params: { kinds: kinds.map(({ kind }) => kind.kind).join('、'), found: await this.firstTexts(kinds) },
    });
  }

  /** Every sheet of the file with its columns; those that will be read are `taken`. @throws FILE.SHEET_NOT_FOUND */
  async sheets(open: OpenKind, mapping: ImportMapping, source: Source = 'USER'): Promise<FoundSheet[]> {
    return this.found(await this.peek(open, mapping, SAMPLE_ROWS), open, mapping, source);
  }

  /** The sheets as their headings alone describe them, where a mapping says they are; to tell layouts apart. */
  async layouts(open: OpenKind, { sheets = {} }: ImportMapping = {}): Promise<FoundSheet[]> {
    return this.found(await this.peek(open, { sheets }, 0), open, { sheets }, 'USER');
  }

  /** @throws IMPORT.HEADING_NOT_FOUND, IMPORT.NO_ROWS where no sheet can be read */
  async assertTaken(found: readonly FoundSheet[], open: OpenKind): Promise<void> {
    if (found.some(({ taken }) => taken)) return;
    if (found.some(({ why }) => why === 'NO_ROWS')) throw importErrors.NO_ROWS();
    throw importErrors.HEADING_NOT_FOUND({
      params: { needed: neededOf(open), found: await this.firstTexts([open]) },
    });
  }

  private found(
    peeked: readonly PeekedSheet[],
    { kind, columns }: OpenKind,
    mapping: ImportMapping,
    source: Source,
  ): FoundSheet[] {
    const choice = { options: this.options, mapping, source };
    return peeked.map((each) =>
      foundSheet(each, kind, importable(columns), choice, this.settingOf(each.sheet, mapping)),
    );
  }

  private async peek(open: OpenKind, mapping: ImportMapping, mostRows: number): Promise<PeekedSheet[]> {
    const peeked: PeekedSheet[] = [];
    for (const sheet of this.wanted()) {
      const key = sheetKey(this.table, sheet.name);
      const stated = this.settingOf(sheet, mapping).headingRows ?? [];
      const { heading, rows } = await readSheet(this.table, importable(open.columns), key, stated);
      peeked.push({ sheet, heading, rows: await take(rows, mostRows) });
    }
    return peeked;
  }

  private settingOf({ name }: TableSheet, mapping: ImportMapping) {
    return settingOf(mapping, name, this.table.sheets.length === 1);
  }

  /** @throws FILE.SHEET_NOT_FOUND */
  private wanted(): readonly TableSheet[] {
    const { sheet } = this.options;
    // A text has one sheet, whatever somebody calls it.
    if (sheet === null || this.table.format === 'csv') return this.table.sheets;
    if (!this.table.sheets.some(({ name }) => name === sheet))
      this.table.rows(sheet)[Symbol.asyncIterator]().next();
    return this.table.sheets.filter(({ name }) => name === sheet);
  }

  private async firstTexts(kinds: readonly OpenKind[]): Promise<string> {
    const [open] = kinds;
    const [first] = open ? await this.peek(open, {}, 1) : [];
    const named = first?.heading ? [...first.heading.columns, ...first.heading.unmatched] : [];
    const texts = named.length
      ? named.map(({ heading }) => heading)
      : (first?.rows[0]?.cells ?? []).map(({ text }) => text.slice(0, 40));
    return (
      texts
        .filter((text) => foldHeading(text) !== '')
        .slice(0, MOST_SHOWN)
        .join('、') || '-'
    );
  }
}

async function take(rows: AsyncIterable<TableRow>, most: number): Promise<TableRow[]> {
  const taken: TableRow[] = [];
  for await (const row of rows) {
    if (taken.length >= most) break;
    taken.push(row);
  }
  return taken;
}

function isNamed(heading: TableHeading | undefined, { needs }: SheetKind): boolean {
  const fields = new Set(heading?.columns.map(({ field }) => field));
  return heading !== undefined && needs.every((group) => group.some((field) => fields.has(field)));
}

function neededOf({ kind, columns }: OpenKind): string {
  const title = (key: string) => columns.find((column) => column.key === key)?.header.zh ?? key;
  return kind.needs.map((group) => title(group[0] as string)).join('、');
}
