import type { Breath } from '../../platform/jobs/breath.js';
import type { Text } from '../../platform/kernel/domain-error.js';
import type { Outcome, ReadRow, RowOutcome, RowProblem } from '../sheet-intake.js';
import type { ImportCounts, JournalRow } from './import.types.js';
import { type BoundColumn, shownText } from './import-cells.rules.js';
import type { ListedRole, ListedRow } from './import-list.js';

/** A row of the file, read: on its way in, or with the reason why it is not. */
export interface BatchRow {
  readonly sheetNo: number;
  readonly number: number;
  readonly name: string | null;
  readonly cells: readonly string[];
  readonly intake: ReadRow | null;
  readonly faults: readonly RowProblem[];
  /** What a person should look at though the row goes in. */
  readonly warnings: readonly RowProblem[];
  readonly role: ListedRole;
  /** Where its values stand in the file. */
  readonly columns: readonly BoundColumn[];
}

const ROLES: Readonly<Record<Exclude<ListedRole, 'data'>, Text>> = {
  total: { zh: '合计行，不是数据', en: 'A total, no data' },
  group: { zh: '分组标题行，不是数据', en: 'A group heading, no data' },
  footnote: { zh: '表尾说明，不是数据', en: 'A footnote, no data' },
  'repeated-heading': { zh: '重复的表头', en: 'The heading once more' },
  example: {
    zh: '模板的示例行；如系真实数据，请把“序号”改成数字',
    en: 'The example of the template; write a number into 序号 if it is meant',
  },
};

/** @param naming keys of the columns that name a row */
export async function readBatch(
  rows: readonly ListedRow[],
  naming: readonly string[],
  breath: Breath,
  warn: (row: ReadRow) => readonly RowProblem[],
): Promise<BatchRow[]> {
  const read: BatchRow[] = [];
  for (const row of rows) {
    await breath.take();
    const { sheetNo, source, role, columns } = row;
    const base = {
      sheetNo,
      number: source.rowNumber,
      cells: source.cells.map(({ text }) => text),
      role,
      columns,
    };
    if (role !== 'data') {
      read.push({ ...base, name: null, intake: null, faults: [], warnings: [] });
      continue;
    }
    const { faults, notes, ...intake } = row.read();
    const name = naming.map((key) => intake.values[key]).find((value) => value !== undefined);
    read.push({
      ...base,
      name: name === undefined ? null : shownText([name].flat().join('、')),
      intake: faults.length ? null : intake,
      faults,
      warnings: faults.length ? [] : [...notes, ...warn(intake)],
    });
  }
  return read;
}

/**
 * One line of the journal for each row of the batch, whatever became of it. A problem of a field is shown at the
 * column of the file that the field was read from.
 */
export function journalOf(read: readonly BatchRow[], outcomes: readonly RowOutcome[]): JournalRow[] {
  const byRow = new Map(outcomes.map((outcome) => [outcome.row, outcome]));
  return read.map((row) => {
    if (row.role !== 'data')
      return line(row, 'skipped', [{ code: 'NOT_DATA', message: ROLES[row.role] }], false);
    if (!row.intake) return line(row, 'rejected', row.faults, true);
    const outcome = byRow.get(row.number);
    if (!outcome) throw new Error('a row went into the intake and did not come out');
    const isKept = outcome.outcome === 'rejected' || outcome.outcome === 'skipped';
    const problems = [...outcome.problems, ...row.warnings].map((problem) =>
      placed(problem, row.columns, row.cells),
    );
    return { ...line(row, outcome.outcome, problems, isKept), subjectId: outcome.subjectId };
  });
}

function placed(problem: RowProblem, columns: readonly BoundColumn[], cells: readonly string[]): RowProblem {
  if (problem.field === undefined || problem.column !== undefined) return problem;
  const bound = columns.find(({ column }) => column.key === problem.field);
  return bound ? { ...problem, column: bound.heading, value: shownText(cells[bound.index] ?? '') } : problem;
}

function line(
  { sheetNo, number, name, cells }: BatchRow,
  outcome: Outcome,
  problems: readonly RowProblem[],
  isKept: boolean,
): JournalRow {
  return { sheetNo, row: number, outcome, subjectId: null, name, problems, cells: isKept ? cells : null };
}

export function countsWith(before: ImportCounts, rows: readonly JournalRow[]): ImportCounts {
  const counts = { ...before };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}
