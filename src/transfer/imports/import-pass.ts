import { Breath } from '../../platform/jobs/breath.js';
import type { JobRun } from '../../platform/jobs/job.types.js';
import { FileScales, type Scales, unusualAmounts } from '../intakes/amount-scale.rules.js';
import type { RowOutcome, SheetIntake, SheetKind } from '../sheet-intake.js';
import type { ImportCounts, ImportRecord } from './import.types.js';
import { type BatchRow, readBatch } from './import-batch.rules.js';
import type { ImportList, ListedRow } from './import-list.js';

const BATCH = 500;
/** Amounts of so many rows tell what is usual in a file. */
const MEASURED = 5_000;

/** Where an import stands after a batch; the next run goes on behind it. */
export type Position = {
  readonly total: number;
  readonly sheetNo: number;
  readonly last: number;
  readonly done: number;
  readonly counts: ImportCounts;
  /** Rows up to here are in the database; false for a preview. */
  readonly isWritten: boolean;
};

/** One walk through the rows of a file with the intake of its noun. */
export class ImportPass {
  private readonly intake: SheetIntake;
  private readonly breath = new Breath();
  private rejected = 0;
  private duplicates = 0;
  private inFile: Scales = new Map();

  constructor(
    private readonly run: JobRun,
    readonly record: ImportRecord,
    private readonly kind: SheetKind,
    readonly list: ImportList,
    private readonly known: Scales,
  ) {
    const { duplicates, similar, dryRun, chosen } = record.options;
    const policy = { duplicates, similar, dryRun, defaults: chosen, importId: record.id };
    this.intake = kind.begin(run.actor, policy);
  }

  /** The same walk once more, with nothing kept. */
  rehearsal(): ImportPass {
    const record = { ...this.record, options: { ...this.record.options, dryRun: true } };
    return new ImportPass(this.run, record, this.kind, this.list, this.known);
  }

  /** Reads the whole file, so that damage at its end is found first. */
  async countRows(): Promise<number> {
    let count = 0;
    for await (const _row of this.list.rows()) {
      count += 1;
      await this.breath.take();
      if (count % BATCH !== 0) continue;
      this.run.assertGoingOn();
      this.run.report({ phase: 'CHECKING', done: count, total: null });
    }
    return count;
  }

  /** Rows behind a position, some hundred at once; a batch never reaches over the end of a sheet. */
  async *batches(
    from: Pick<Position, 'sheetNo' | 'last'>,
  ): AsyncGenerator<{ rows: BatchRow[]; sheetNo: number }> {
    this.inFile = await this.measured();
    let waiting: ListedRow[] = [];
    for await (const row of this.list.rows()) {
      const isDone =
        row.sheetNo < from.sheetNo || (row.sheetNo === from.sheetNo && row.source.rowNumber <= from.last);
      if (isDone) {
        // The reader remembers what 同上 and empty names stand for.
        if (row.role === 'data') row.read();
        continue;
      }
      const [first] = waiting;
      if (first && (waiting.length === BATCH || first.sheetNo !== row.sheetNo)) {
        yield { rows: await this.read(waiting), sheetNo: first.sheetNo };
        waiting = [];
      }
      waiting.push(row);
    }
    const [first] = waiting;
    if (first) yield { rows: await this.read(waiting), sheetNo: first.sheetNo };
  }

  read(rows: readonly ListedRow[]): Promise<BatchRow[]> {
    const scales = { file: this.inFile, known: this.known };
    return readBatch(rows, this.kind.needs[0] ?? [], this.breath, ({ values }) =>
      unusualAmounts(values, this.list.money, scales),
    );
  }

  /** How large the amounts of the file usually are; the same whatever batch a run begins with. */
  private async measured(): Promise<Scales> {
    const found = new FileScales(this.list.money);
    if (this.list.money.length === 0) return found.medians();
    let left = MEASURED;
    for await (const row of this.list.rows()) {
      await this.breath.take();
      if (row.role !== 'data') continue;
      found.add(row.read().values);
      left -= 1;
      if (left === 0) break;
    }
    return found.medians();
  }

  /** Decides what is data and can be read; in the running transaction. */
  async take(rows: readonly BatchRow[]): Promise<RowOutcome[]> {
    const outcomes = await this.intake.take(rows.flatMap(({ intake }) => (intake ? [intake] : [])));
    this.rejected += rows.filter(({ faults }) => faults.length > 0).length;
    for (const { outcome, problems } of outcomes) {
      if (outcome === 'rejected') this.rejected += 1;
      if (problems.some(({ code }) => code === 'DUPLICATE_STOPS')) this.duplicates += 1;
    }
    return outcomes;
  }

  settle(): Promise<void> {
    return this.intake.settle?.() ?? Promise.resolve();
  }

  /** A transaction that is tried again counts from nothing. */
  restart(): void {
    this.rejected = 0;
    this.duplicates = 0;
  }

  /** Rows that keep all others out: any that was rejected, or where each stands for itself a known one. */
  refused(mode: 'each' | 'atomic'): number {
    return mode === 'atomic' ? this.rejected : this.duplicates;
  }
}
