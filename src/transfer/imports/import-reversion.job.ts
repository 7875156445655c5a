import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { JobRun, Json } from '../../platform/jobs/job.types.js';
import { JobHandlers } from '../../platform/jobs/job-handlers.js';
import { SheetKinds } from '../intakes/sheet-kinds.js';
import { RowAttempts } from '../row-attempts.js';
import type { RowProblem, SheetKind } from '../sheet-intake.js';
import { REVERSION_JOB } from './import.types.js';
import { ImportJournal, type Reversal } from './import-journal.js';
import { ReversionQueries, type WrittenRow } from './import-reversion.queries.js';

const BATCH = 100;

const LEFT = {
  GONE: { zh: '记录已被删除', en: 'The record is gone already' },
  TOUCHED: { zh: '导入后有人修改过，保留现状', en: 'Somebody has changed it since; it stays as it is' },
  IN_USE: { zh: '已有其他记录引用，保留', en: 'Other records stand on it; it stays' },
} as const;

/** Takes an import back, the last row first: what was created goes, what was replaced comes back. */
@Injectable()
export class ImportReversionJob implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly kinds: SheetKinds,
    private readonly journal: ImportJournal,
    private readonly written: ReversionQueries,
    private readonly attempts: RowAttempts,
  ) {}

  onModuleInit(): void {
    this.handlers.register(REVERSION_JOB, (run) => this.run(run));
  }

  private async run(run: JobRun): Promise<Json> {
    const { importId } = run.params as { importId: string };
    const { kind: name } = await this.journal.find(importId);
    const kind = this.kinds.find(name);
    const jobs = [...(await this.written.jobsOf(importId)), `job-${run.id}`];
    const total = await this.written.countLeft(importId);
    for (let done = 0; done < total; ) {
      const before = done;
      await run.checkpoint({ phase: 'REVERTING', done, total }, async () => {
        const rows = await this.written.rows(kind, importId, jobs, BATCH);
        for (const row of rows) await this.journal.reverted(importId, await this.takeBack(run, kind, row));
        done = rows.length === 0 ? total : before + rows.length;
        return null;
      });
    }
    await run.checkpoint({ phase: 'DONE', done: total, total }, async () => {
      await this.takeBackBeside(run, kind, importId, jobs);
      await this.journal.setState(importId, 'REVERTED');
      return null;
    });
    return { importId };
  }

  /** What the rows have brought along: companies of whatever kind, and what the kind says. */
  private async takeBackBeside(
    run: JobRun,
    kind: SheetKind,
    importId: string,
    jobs: readonly string[],
  ): Promise<void> {
    if (kind.beside)
      for (const row of await this.written.beside(kind.beside, importId, jobs))
        await this.takeBack(run, kind, row);
    const companies = { type: 'company', table: 'company' };
    for (const row of await this.written.beside(companies, importId, jobs))
      await this.takeBack(run, this.kinds.find('companies'), row);
  }

  private async takeBack(run: JobRun, kind: SheetKind, row: WrittenRow): Promise<Reversal> {
    const { sheetNo, row: number, version, subjectId } = row;
    const left = (problem: RowProblem): Reversal => ({ sheetNo, row: number, reversal: 'LEFT', problem });
    if (version === null) return left({ code: 'GONE', message: LEFT.GONE });
    if (!row.isUntouched) return left({ code: 'TOUCHED', message: LEFT.TOUCHED });
    if (row.outcome === 'created' && row.isInUse) return left({ code: 'IN_USE', message: LEFT.IN_USE });
    const { remove, putBack } = kind.reversal;
    const refused = await this.attempts.refusalIn(() =>
      row.outcome === 'created'
        ? remove(run.actor, subjectId, version)
        : putBack(run.actor, subjectId, version, row.before ?? {}),
    );
    return refused ? left(refused) : { sheetNo, row: number, reversal: 'REVERTED', problem: null };
  }
}
