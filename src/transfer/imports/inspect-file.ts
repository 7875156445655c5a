import { foldHeading } from '../reading/fold.rules.js';
import type { TableHeading } from '../reading/headings.rules.js';
import { openTable } from '../reading/open-table.js';
import { readSheet } from '../reading/read-sheet.js';
import { rowRole } from '../reading/row-role.rules.js';
import type { TableFile, TableRow, TableSheet } from '../reading/table.js';
import type { SheetColumn } from '../sheet.js';
import type { SheetKind } from '../sheet-intake.js';
import { importErrors } from './import.errors.js';
import type { FoundSheet, ImportMapping, ImportOptions } from './import.types.js';
import { importable, sheetKey } from './import-list.js';
import { fingerprintOf, layoutOf, samplesOf } from './sheet-layout.rules.js';

const SAMPLE_ROWS = 20;
const MOST_SHOWN = 12;

/** A kind with its columns as they are today. */
export interface OpenKind {
  readonly kind: SheetKind;
  readonly columns: readonly SheetColumn[];
}

interface Peeked {
  readonly sheet: TableSheet;
  readonly heading: TableHeading | undefined;
  readonly rows: readonly TableRow[];
}

type Choice = Pick<ImportOptions, 'sheet' | 'hiddenSheets'>;

/** What can be told before a job is begun: which noun the file is about, its sheets, headings and first rows. */
export class FileInspection {
  private constructor(
    private readonly table: TableFile,
    private readonly choice: Choice,
  ) {}

  static async of<T>(
    path: string,
    choice: Choice,
    work: (inspection: FileInspection) => Promise<T>,
  ): Promise<T> {
    const table = await openTable(path);
    try {
      return await work(new FileInspection(table, choice));
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
      const found = (await this.peek(kind, 0)).filter(({ heading }) => isNamed(heading, kind.kind));
      const points = Math.max(0, ...found.map(({ heading }) => heading?.columns.length ?? 0));
      if (points > (best?.points ?? 0)) best = { kind, points };
    }
    if (best) return best.kind;
    throw importErrors.KIND_NOT_RECOGNISED({
      params: { kinds: kinds.map(({ kind }) => kind.kind).join('、'), found: await this.firstTexts(kinds) },
    });
  }

  /**
   * Every sheet of the file with its columns; those that will be read are `taken`.
   * @param remembered the mapping that the unit kept for a layout
   * @throws IMPORT.HEADING_NOT_FOUND, IMPORT.NO_ROWS, FILE.SHEET_NOT_FOUND
   */
  async sheets(
    open: OpenKind,
    mapping: ImportMapping,
    source: 'USER' | 'REMEMBERED' = 'USER',
  ): Promise<FoundSheet[]> {
    const peeked = await this.peek(open, SAMPLE_ROWS);
    const found = peeked.map((each) => foundSheet(each, open, this.choice, { mapping, source }));
    if (found.some(({ taken }) => taken)) return found;
    const why = found.map((sheet) => sheet.why);
    if (why.includes('NO_ROWS')) throw importErrors.NO_ROWS();
    throw importErrors.HEADING_NOT_FOUND({
      params: { needed: neededOf(open), found: await this.firstTexts([open]) },
    });
  }

  /** The sheets as their headings alone describe them; only to tell layouts apart. */
  async layouts(open: OpenKind): Promise<FoundSheet[]> {
    const nothing = { mapping: {}, source: 'USER' } as const;
    return (await this.peek(open, 0)).map((each) => foundSheet(each, open, this.choice, nothing));
  }

  private async peek(open: OpenKind, mostRows: number): Promise<Peeked[]> {
    const peeked: Peeked[] = [];
    for (const sheet of this.wanted()) {
      const key = sheetKey(this.table, sheet.name);
      const { heading, rows } = await readSheet(this.table, importable(open.columns), key);
      peeked.push({ sheet, heading, rows: await take(rows, mostRows) });
    }
    return peeked;
  }

  /** @throws FILE.SHEET_NOT_FOUND */
  private wanted(): readonly TableSheet[] {
    const { sheet } = this.choice;
    // A text has one sheet, whatever somebody calls it.
    if (sheet === null || this.table.format !== 'xlsx') return this.table.sheets;
    if (!this.table.sheets.some(({ name }) => name === sheet))
      this.table.rows(sheet)[Symbol.asyncIterator]().next();
    return this.table.sheets.filter(({ name }) => name === sheet);
  }

  private async firstTexts(kinds: readonly OpenKind[]): Promise<string> {
    const [open] = kinds;
    const [first] = open ? await this.peek(open, 1) : [];
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

function foundSheet(
  { sheet, heading, rows }: Peeked,
  { kind, columns }: OpenKind,
  choice: Choice,
  { mapping, source }: { readonly mapping: ImportMapping; readonly source: 'USER' | 'REMEMBERED' },
): FoundSheet {
  const laid = heading ? layoutOf(heading, importable(columns), mapping, source) : [];
  const fields = new Set(laid.flatMap(({ field }) => field ?? []));
  const isWhole = kind.needs.every((group) => group.some((field) => fields.has(field)));
  const data = heading ? rows.filter((row) => rowRole(row, heading) === 'data') : [];
  const why = whyNot(
    { sheet, heading, isWhole, isEmpty: rows.length === 0, hasData: data.length > 0 },
    choice,
  );
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    taken: why === null,
    why,
    headingRows: heading?.rowNumbers ?? [],
    fingerprint: fingerprintOf(laid.map((column) => column.heading)),
    columns: laid.map((column) => ({
      ...column,
      samples: samplesOf(data.map(({ cells }) => cells[column.index]?.text ?? '')),
    })),
  };
}

interface Standing {
  readonly sheet: TableSheet;
  readonly heading: TableHeading | undefined;
  readonly isWhole: boolean;
  readonly isEmpty: boolean;
  readonly hasData: boolean;
}

function whyNot(found: Standing, { sheet, hiddenSheets }: Choice): string | null {
  if (found.sheet.hidden && !hiddenSheets && sheet === null) return 'HIDDEN';
  if (!found.heading) return found.isEmpty ? 'EMPTY' : 'NO_HEADING';
  if (!found.isWhole) return 'NO_HEADING';
  return found.hasData || !found.isEmpty ? null : 'NO_ROWS';
}
