/** One row of GB/T 4754-2017: 20 sections (level 1), divisions, groups and classes (level 4). */
export interface IndustryRow {
  readonly code: string;
  readonly fullCode: string;
  readonly nameZh: string;
  readonly level: number;
  readonly parentCode: string | null;
  readonly section: string;
}

export interface IndustryFault {
  /** Record of the file, headings not counted. */
  readonly record: number;
  readonly fault: string;
}

const CODE_BY_LEVEL: Readonly<Record<number, RegExp>> = {
  1: /^[A-Z]$/,
  2: /^\d{2}$/,
  3: /^\d{3}$/,
  4: /^\d{4}$/,
};

/** Columns that the file must have. */
export const INDUSTRY_COLUMNS = ['code', 'full_code', 'name', 'level', 'parent_code', 'section'] as const;

/** Reads records by heading; a table with a fault is refused as a whole. */
export function industryRows(records: readonly Readonly<Record<string, string | undefined>>[]): {
  readonly rows: readonly IndustryRow[];
  readonly faults: readonly IndustryFault[];
} {
  const rows = records.map((record) => ({
    code: (record['code'] ?? '').trim(),
    fullCode: (record['full_code'] ?? '').trim(),
    nameZh: (record['name'] ?? '').trim(),
    level: Number(record['level']),
    parentCode: (record['parent_code'] ?? '').trim() || null,
    section: (record['section'] ?? '').trim(),
  }));
  const codes = new Set(rows.map(({ code }) => code));
  const seen = new Set<string>();
  const faults = rows.flatMap((row, index) => {
    const fault = faultOf(row, codes, seen);
    seen.add(row.code);
    return fault ? [{ record: index + 1, fault }] : [];
  });
  return { rows, faults };
}

function faultOf(row: IndustryRow, codes: ReadonlySet<string>, seen: ReadonlySet<string>): string | null {
  if (!CODE_BY_LEVEL[row.level]?.test(row.code)) return `code "${row.code}" does not fit level ${row.level}`;
  if (seen.has(row.code)) return `code ${row.code} is there twice`;
  if (!row.nameZh) return `code ${row.code} has no name`;
  if (!/^[A-Z]$/.test(row.section)) return `code ${row.code} has no section`;
  if (row.level > 1 && !(row.parentCode && codes.has(row.parentCode)))
    return `code ${row.code} has no parent in the file`;
  return null;
}
