import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { JobRun, Json } from '../../platform/jobs/job.types.js';
import { JobHandlers } from '../../platform/jobs/job-handlers.js';
import { SheetKinds } from '../intakes/sheet-kinds.js';
import { UsualAmounts } from '../intakes/usual-amounts.queries.js';
import { openTable } from '../reading/open-table.js';
import { FetchedFiles } from './fetched-files.js';
import { importErrors } from './import.errors.js';
import { IMPORT_JOB, type ImportRecord, NO_COUNTS } from './import.types.js';
import { countsWith, journalOf } from './import-batch.rules.js';
import { ImportJournal } from './import-journal.js';
import { ImportList } from './import-list.js';
import { ImportPass, type Position } from './import-pass.js';

type Step = { readonly importId: string; readonly from: Position | null };

/**
 * Takes in a list: first the whole file is read, so that a damaged end is found before anything is written, then
 * batches of rows go in, each with its journal and its checkpoint in one transaction. A preview goes the same way and
 * is rolled back; an import of all rows or none is one transaction.
 */
@Injectable()
export class ImportJob implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly kinds: SheetKinds,
    private readonly journal: ImportJournal,
    private readonly files: FetchedFiles,
    private readonly usual: UsualAmounts,
  ) {}

  onModuleInit(): void {
    this.handlers.register(IMPORT_JOB, (run) => this.run(run));
  }

  private async run(run: JobRun): Promise<Json> {
    const { importId, from } = run.params as Step;
    const record = await this.journal.find(importId);
    const kind = this.kinds.find(record.kind);
    const [columns, usual] = [await kind.columns(), await this.usual.of(kind)];
    return this.files.use(record.sha256, async (path) => {
      const table = await openTable(path);
      try {
        const pass = new ImportPass(
          run,
          record,
          kind,
          new ImportList(table, columns, record, kind.needs[0]),
          usual,
        );
        return await this.carryOut(run, record, pass, from);
      } finally {
        await table.close();
      }
    });
  }

  private async carryOut(
    run: JobRun,
    record: ImportRecord,
    pass: ImportPass,
    from: Position | null,
  ): Promise<Json> {
    const { dryRun, mode, duplicates } = record.options;
    if (dryRun) return this.preview(run, pass);
    if (mode === 'atomic' || duplicates === 'stop') return this.commitAtOnce(run, pass, mode);
    const start = (run.checkpointState as Position | null) ?? from ?? (await this.begin(run, pass));
    const end = await this.inBatches(run, pass, start, true);
    return this.end(run, end, 'COMMITTED', false);
  }

  /** A preview keeps nothing in the database but its journal, so an interrupted one begins anew. */
  private async preview(run: JobRun, pass: ImportPass): Promise<Json> {
    const end = await this.inBatches(run, pass, await this.begin(run, pass), false);
    return this.end(run, end, 'PREVIEW', true);
  }

  private async begin(run: JobRun, pass: ImportPass): Promise<Position> {
    const total = await pass.countRows();
    const start: Position = { total, sheetNo: 0, last: 0, done: 0, counts: NO_COUNTS, isWritten: false };
    await run.checkpoint({ phase: 'IMPORTING', done: 0, total }, async () => {
      await this.journal.clearPreview(pass.record.id);
      return start as unknown as Json;
    });
    return start;
  }

  private async inBatches(
    run: JobRun,
    pass: ImportPass,
    start: Position,
    isWritten: boolean,
  ): Promise<Position> {
    let position = start;
    const phase = isWritten ? 'IMPORTING' : 'PREVIEWING';
    for await (const batch of pass.batches(start)) {
      let after = position;
      const done = position.done + batch.rows.length;
      await run.checkpoint({ phase, done, total: start.total }, async () => {
        after = await this.takeBatch(pass, batch, position, isWritten);
        return after as unknown as Json;
      });
      position = after;
      await pass.settle();
    }
    return position;
  }

  private async takeBatch(
    pass: ImportPass,
    { rows, sheetNo }: { readonly rows: Awaited<ReturnType<ImportPass['read']>>; readonly sheetNo: number },
    before: Position,
    isWritten: boolean,
  ): Promise<Position> {
    const lines = journalOf(rows, await pass.take(rows));
    await this.journal.add(pass.record.id, lines, isWritten);
    const counts = countsWith(before.counts, lines);
    await this.journal.note(pass.record.id, { rows: before.total, ...counts });
    const done = before.done + rows.length;
    return {
      total: before.total,
      sheetNo,
      last: rows.at(-1)?.number ?? before.last,
      done,
      counts,
      isWritten,
    };
  }

  /** All rows in one transaction, batch by batch; a row that is refused takes all of them back. */
  private async commitAtOnce(run: JobRun, pass: ImportPass, mode: 'each' | 'atomic'): Promise<Json> {
    const kept = run.checkpointState as Position | null;
    if (kept?.isWritten) return this.end(run, kept, 'COMMITTED', false);
    const start = await this.begin(run, pass);
    let position = start;
    try {
      await run.checkpoint({ phase: 'IMPORTING', done: start.total, total: start.total }, async () => {
        position = start;
        pass.restart();
        for await (const batch of pass.batches(start)) {
          position = await this.takeBatch(pass, batch, position, true);
          run.assertGoingOn();
          run.report({ phase: 'IMPORTING', done: position.done, total: start.total });
        }
        if (pass.refused(mode) > 0) throw new Refused();
        return position as unknown as Json;
      });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const count = pass.refused(mode);
      await this.afterRefusal(run, pass, start);
      throw importErrors.NOT_ALL_ROWS({ params: { count } });
    }
    await pass.settle();
    return this.end(run, position, 'COMMITTED', false);
  }

  /** The import stands as a preview again, with what is wrong with each row. */
  private async afterRefusal(run: JobRun, pass: ImportPass, start: Position): Promise<void> {
    const rehearsal = pass.rehearsal();
    const end = await this.inBatches(run, rehearsal, start, false);
    await this.end(run, end, 'PREVIEW', true);
  }

  private async end(
    run: JobRun,
    position: Position,
    state: 'PREVIEW' | 'COMMITTED',
    dryRun: boolean,
  ): Promise<Json> {
    const { importId } = run.params as Step;
    const counts = { rows: position.total, ...position.counts };
    await run.checkpoint({ phase: 'DONE', done: position.total, total: position.total }, async () => {
      await this.journal.note(importId, counts, state);
      return position as unknown as Json;
    });
    return { dryRun, counts };
  }
}

class Refused extends Error {}
