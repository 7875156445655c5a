import type {
  CompanyDefaults,
  IntakeOutcome,
  IntakeRow,
  Outcome,
} from '../../features/companies/company-intake.types.js';
import type { Breath } from '../../platform/jobs/breath.js';
import type { Text } from '../../platform/kernel/domain-error.js';
import type { RowRole } from '../reading/row-role.rules.js';
import { type CellFault, readCompanyRow } from '../sheets/company-row.rules.js';
import type { CompanyList, ListedRow } from './company-list.js';
import type { ImportCounts, JournalRow } from './import.types.js';

/** A row of the file, read: on its way in, or with the reason why it is not. */
export interface BatchRow {
  readonly number: number;
  readonly name: string | null;
  readonly cells: readonly string[];
  readonly intake: IntakeRow | null;
  readonly faults: readonly CellFault[];
  readonly role: RowRole;
}

const ROLES: Readonly<Record<Exclude<RowRole, 'data'>, Text>> = {
  total: { zh: '合计行，不是企业', en: 'A total, no company' },
  group: { zh: '分组标题行，不是企业', en: 'A group heading, no company' },
  footnote: { zh: '表尾说明，不是企业', en: 'A footnote, no company' },
  'repeated-heading': { zh: '重复的表头', en: 'The heading once more' },
};

export async function readBatch(
  rows: readonly ListedRow[],
  { columns }: Pick<CompanyList, 'columns'>,
  chosen: Partial<CompanyDefaults>,
  breath: Breath,
): Promise<BatchRow[]> {
  const read: BatchRow[] = [];
  for (const { source, role } of rows) {
    await breath.take();
    const base = { number: source.rowNumber, cells: source.cells.map(({ text }) => text), role };
    if (role !== 'data') {
      read.push({ ...base, name: null, intake: null, faults: [] });
      continue;
    }
    const { name, row, faults } = readCompanyRow(source, columns, chosen);
    read.push({ ...base, name, faults, intake: faults.length ? null : row });
  }
  return read;
}

/** One line of the journal for each row of the batch, whatever became of it. */
export function journalOf(read: readonly BatchRow[], outcomes: readonly IntakeOutcome[]): JournalRow[] {
  const byRow = new Map(outcomes.map((outcome) => [outcome.row, outcome]));
  return read.map((row) => {
    const { number, name, cells } = row;
    if (row.role !== 'data')
      return line(number, 'skipped', null, [{ code: 'NOT_DATA', message: ROLES[row.role] }], null);
    if (!row.intake) return { ...line(number, 'rejected', name, row.faults, cells), subjectId: null };
    const outcome = byRow.get(number);
    if (!outcome) throw new Error('a row went into the intake and did not come out');
    const isKept = outcome.outcome === 'rejected' || outcome.outcome === 'skipped';
    return {
      ...line(number, outcome.outcome, name, outcome.problems, isKept ? cells : null),
      subjectId: outcome.companyId,
    };
  });
}

function line(
  row: number,
  outcome: Outcome,
  name: string | null,
  problems: JournalRow['problems'],
  cells: readonly string[] | null,
): JournalRow {
  return { row, outcome, subjectId: null, name, problems, cells };
}

export function countsWith(before: ImportCounts, rows: readonly JournalRow[]): ImportCounts {
  const counts = { ...before };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}
