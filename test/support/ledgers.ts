import { ImportList } from '../../src/transfer/imports/import-list.js';
import { FileInspection } from '../../src/transfer/imports/inspect-file.js';
import { openTable } from '../../src/transfer/reading/open-table.js';
import type { SheetColumn } from '../../src/transfer/sheet.js';
import type { SheetKind } from '../../src/transfer/sheet-intake.js';
import { AreaBook } from '../../src/transfer/sheets/area-book.rules.js';
import { companyColumns } from '../../src/transfer/sheets/company-columns.js';
import { CONTACT_COLUMNS } from '../../src/transfer/sheets/contact.sheet.js';
import { INTERACTION_COLUMNS } from '../../src/transfer/sheets/interaction.sheet.js';
import { PROJECT_COLUMNS } from '../../src/transfer/sheets/project.sheet.js';
import { withAreas } from '../../src/transfer/sheets/with-areas.js';
import { buildWorkbook, type RawSheet, rowsXml } from './workbooks.js';

const areas = new AreaBook([
  { taxonomy: 'PARK', code: 'AI', nameZh: '人工智能', nameEn: 'AI' },
  { taxonomy: 'PARK', code: 'LIFE_HEALTH', nameZh: '生命健康', nameEn: 'Life health' },
]);

const KINDS: Readonly<Record<string, { needs: SheetKind['needs']; columns: readonly SheetColumn[] }>> = {
  companies: {
    needs: [['nameCn', 'name', 'nameEn', 'nameLocal', 'shortNames']],
    columns: companyColumns(areas),
  },
  contacts: {
    needs: [['name'], ['company', 'companyUscc', 'companyCode']],
    columns: withAreas(CONTACT_COLUMNS, areas),
  },
  interactions: {
    needs: [['summary'], ['occurredAt'], ['company', 'companyUscc', 'companyCode']],
    columns: withAreas(INTERACTION_COLUMNS, areas),
  },
  projects: {
    needs: [['name'], ['company', 'companyUscc', 'companyCode', 'brief', 'plannedInvestment']],
    columns: withAreas(PROJECT_COLUMNS, areas),
  },
};

export interface LedgerRow {
  readonly sheet: string;
  readonly row: number;
  /** What the row is, or what keeps it out, or `data`. */
  readonly is: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly notes: readonly string[];
}

/** A file as an import reads it, without a database: what each row below a heading comes to. */
export async function readLedger(kind: keyof typeof KINDS, file: string): Promise<LedgerRow[]> {
  const { needs, columns } = KINDS[kind] as (typeof KINDS)[string];
  const open = { kind: { kind, needs } as unknown as SheetKind, columns };
  const options = { sheet: null, hiddenSheets: false };
  const sheets = await FileInspection.of(file, options, async (inspection) => {
    const found = await inspection.sheets(open, {});
    await inspection.assertTaken(found, open);
    return found;
  });
  const table = await openTable(file);
  try {
    const rows: LedgerRow[] = [];
    for await (const { sheetNo, source, role, read } of new ImportList(
      table,
      columns,
      { sheets, mapping: {} },
      needs[0],
    ).rows()) {
      const { values, faults, notes } = role === 'data' ? read() : { values: {}, faults: [], notes: [] };
      const is = faults.length ? faults.map(({ column, code }) => `${column} ${code}`).join(', ') : role;
      const sheet = sheets[sheetNo]?.name ?? '';
      rows.push({ sheet, row: source.rowNumber, is, values, notes: notes.map(({ code }) => code) });
    }
    return rows;
  } finally {
    await table.close();
  }
}

type Cells = readonly (readonly (string | number)[])[];

/** A workbook of plain cells. `^^` and `<<` say that a cell is merged with the one above or to the left. */
export async function ledgerBook(file: string, sheets: Readonly<Record<string, Cells>>): Promise<string> {
  return buildWorkbook(file, {
    sheets: Object.entries(sheets).map(([name, rows]): RawSheet => {
      const plain = rows.map((cells) => cells.map((cell) => (cell === '^^' || cell === '<<' ? '' : cell)));
      return { name, rows: rowsXml(plain), merges: mergesOf(rows) };
    }),
  });
}

function mergesOf(rows: Cells): string[] {
  const ref = (column: number, row: number) => `${String.fromCharCode(65 + column)}${row + 1}`;
  return rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) => {
      if (cell === '^^' || cell === '<<') return [];
      let [right, bottom] = [column, row];
      while (cells[right + 1] === '<<') right += 1;
      while (rows[bottom + 1]?.[column] === '^^') bottom += 1;
      return right > column || bottom > row ? [`${ref(column, row)}:${ref(right, bottom)}`] : [];
    }),
  );
}
