import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type CompanyIntake, CompanyIntakeService } from '../../features/companies/company-intake.service.js';
import { Breath } from '../../platform/jobs/breath.js';
import type { JobRun, Json } from '../../platform/jobs/job.types.js';
import { JobHandlers } from '../../platform/jobs/job-handlers.js';
import { openTable } from '../reading/open-table.js';
import type { TableFile } from '../reading/table.js';
import { AreaBooks } from '../sheets/area-books.js';
import type { CompanyColumn } from '../sheets/company-column.js';
import { companyColumns } from '../sheets/company-columns.js';
import { type ListedRow, openCompanyList } from './company-list.js';
import { FetchedFiles } from './fetched-files.js';
import { IMPORT_COMPANIES, type ImportCounts, type ImportOptions, NO_COUNTS } from './import.types.js';
import { countsWith, journalOf, readBatch } from './import-batch.rules.js';
import { ImportJournal } from './import-journal.js';

const BATCH = 500;

/** Where an import stands after a batch; the next run goes on behind it. */
type Position = {
  readonly total: number;
  readonly last: number;
  readonly done: number;
  readonly counts: ImportCounts;
};

/**
 * Takes in a list of companies: first the whole file is read, so that a damaged end is found before anything is
 * written, then batches of rows go in, each with its journal and its checkpoint in one transaction.
 */
@Injectable()
export class ImportCompaniesJob implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly intake: CompanyIntakeService,
    private readonly journal: ImportJournal,
    private readonly files: FetchedFiles,
    private readonly areas: AreaBooks,
  ) {}

  onModuleInit(): void {
    this.handlers.register(IMPORT_COMPANIES, (run) => this.run(run));
  }

  private async run(run: JobRun): Promise<Json> {
    const { sha256, options } = await this.journal.find(run.id);
    const columns = companyColumns(await this.areas.open());
    return this.files.use(sha256, async (path) => {
      const table = await openTable(path);
      try {
        const start = await this.startOf(run, table, columns, options);
        const end = await this.importRows(run, table, columns, options, start);
        return { dryRun: options.dryRun, counts: { rows: end.total, ...end.counts } };
      } finally {
        await table.close();
      }
    });
  }

  private async startOf(
    run: JobRun,
    table: TableFile,
    columns: readonly CompanyColumn[],
    options: ImportOptions,
  ): Promise<Position> {
    const kept = run.checkpointState as Position | null;
    if (kept && !options.dryRun) return kept;
    const total = kept?.total ?? (await this.countRows(run, table, columns, options));
    const start: Position = { total, last: 0, done: 0, counts: NO_COUNTS };
    await run.checkpoint({ phase: 'IMPORTING', done: 0, total }, async () => {
      if (kept) await this.journal.clear(run.id);
      return start;
    });
    return start;
  }

  private async countRows(
    run: JobRun,
    table: TableFile,
    columns: readonly CompanyColumn[],
    { sheet }: ImportOptions,
  ): Promise<number> {
    const breath = new Breath();
    let count = 0;
    for await (const _row of (await openCompanyList(table, columns, sheet)).rows) {
      count += 1;
      await breath.take();
      if (count % 500 !== 0) continue;
      run.assertGoingOn();
      run.report({ phase: 'CHECKING', done: count, total: null });
    }
    return count;
  }

  private async importRows(
    run: JobRun,
    table: TableFile,
    columns: readonly CompanyColumn[],
    options: ImportOptions,
    start: Position,
  ): Promise<Position> {
    const list = await openCompanyList(table, columns, options.sheet);
    const intake = this.intake.begin(run.actor, options);
    const breath = new Breath();
    let position = start;
    let batch: ListedRow[] = [];
    const flush = async () => {
      const read = await readBatch(batch, list, options.chosen, breath);
      position = await this.takeBatch(run, intake, read, position);
      await intake.settle();
      batch = [];
    };
    for await (const row of list.rows) {
      if (row.source.rowNumber <= start.last) continue;
      batch.push(row);
      if (batch.length === BATCH) await flush();
    }
    if (batch.length) await flush();
    return position;
  }

  private async takeBatch(
    run: JobRun,
    intake: CompanyIntake,
    read: Awaited<ReturnType<typeof readBatch>>,
    before: Position,
  ): Promise<Position> {
    let after = before;
    const done = before.done + read.length;
    await run.checkpoint({ phase: 'IMPORTING', done, total: before.total }, async () => {
      const outcomes = await intake.take(read.flatMap(({ intake: row }) => (row ? [row] : [])));
      const rows = journalOf(read, outcomes);
      await this.journal.add(run.id, rows);
      const counts = countsWith(before.counts, rows);
      after = { total: before.total, last: read.at(-1)?.number ?? before.last, done, counts };
      return after as unknown as Json;
    });
    return after;
  }
}
