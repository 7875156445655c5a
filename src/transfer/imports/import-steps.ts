import { Injectable } from '@nestjs/common';
import { type Actor, hasRole } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { staleVersion } from '../../platform/database/versioned-write.js';
import type { Json } from '../../platform/jobs/job.types.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import type { CommitImportRequest, UpdateMappingRequest } from './dto/import-steps.dto.js';
import { importErrors } from './import.errors.js';
import { IMPORT_JOB, REVERSION_JOB } from './import.types.js';
import { ImportJournal, type NextStep } from './import-journal.js';
import { ImportTrail } from './import-trail.js';
import type { ImportStanding } from './imports.queries.js';
import { Remapping } from './remapping.js';

/** Takes an import from step to step. Each is a job; an import has one at a time. */
@Injectable()
export class ImportSteps {
  constructor(
    private readonly jobs: Jobs,
    private readonly journal: ImportJournal,
    private readonly remapping: Remapping,
    private readonly trail: ImportTrail,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Corrects how the columns are read, keeps it for the unit, and makes the preview anew.
   * @throws IMPORT.NOT_READY, IMPORT.FIELD_UNKNOWN, IMPORT.HEADING_NOT_FOUND, REQUEST.VERSION_STALE
   */
  async remap(
    actor: Actor,
    standing: ImportStanding,
    version: number,
    request: UpdateMappingRequest,
  ): Promise<void> {
    const isFresh = !standing.hasWritten && standing.step !== 'REVERTING';
    assertReady(standing, version, ['PREVIEW', 'FAILED', 'CANCELLED'], isFresh);
    const changed = await this.remapping.apply(standing.record, request);
    const step = { state: 'PREVIEWING', options: { ...changed.options, dryRun: true } } as const;
    await this.proceed(
      actor,
      standing,
      { ...step, mapping: changed.mapping, sheets: changed.sheets },
      async () => {
        if (request.remember !== false) await this.remapping.keep(standing, actor, changed, this.trail.now());
        await this.trail.record('import.mapping-changed', standing.record.id, { mapping: changed.mapping });
      },
    );
  }

  /**
   * Takes the rows in; what was cancelled or failed half-way goes on behind its last batch.
   * @throws IMPORT.NOT_READY, NOTHING_TAKEN, HALF_WRITTEN, REQUEST.VERSION_STALE
   */
  async commit(
    actor: Actor,
    standing: ImportStanding,
    version: number,
    request: CommitImportRequest,
  ): Promise<void> {
    assertReady(standing, version, ['PREVIEW', 'FAILED', 'CANCELLED'], standing.step !== 'REVERTING');
    const { options, sheets } = standing.record;
    if (!sheets.some(({ taken }) => taken)) throw importErrors.NOTHING_TAKEN();
    const chosen = {
      ...options,
      duplicates: lower(request.onDuplicate) ?? options.duplicates,
      similar: lower(request.onSimilar) ?? options.similar,
      mode: lower(request.mode) ?? options.mode,
      dryRun: false,
    };
    // What has gone in row by row can no more be one transaction with the rest.
    const isAtOnce = chosen.mode === 'atomic' || chosen.duplicates === 'stop';
    if (standing.hasWritten && isAtOnce) throw importErrors.HALF_WRITTEN();
    await this.proceed(actor, standing, { state: 'COMMITTING', options: chosen }, () =>
      this.trail.record('import.committed', standing.record.id, { ...chosen }),
    );
  }

  /** Takes back what nobody has touched since. */
  async revert(actor: Actor, standing: ImportStanding, version: number): Promise<void> {
    assertReady(standing, version, ['COMMITTED', 'FAILED', 'CANCELLED'], standing.hasWritten);
    await this.proceed(actor, standing, { state: 'REVERTING' }, () =>
      this.trail.record('import.reverted', standing.record.id),
    );
  }

  private async proceed(
    actor: Actor,
    { record, version, unitId, from }: ImportStanding,
    step: Omit<NextStep, 'jobId'>,
    alongside: () => Promise<void>,
  ): Promise<void> {
    // An administrator stands in for the unit of the import; others act for the unit they are in by now.
    const acting = hasRole(actor, 'POOL_ADMIN') ? { ...actor, unitId } : actor;
    await this.unitOfWork.run(async () => {
      const kind = step.state === 'REVERTING' ? REVERSION_JOB : IMPORT_JOB;
      const params = { importId: record.id, from: step.state === 'COMMITTING' ? (from as Json) : null };
      const jobId = await this.jobs.enqueue({ kind, params }, acting);
      const isOurs = await this.journal.proceed(record.id, version.row, { ...step, jobId });
      if (!isOurs) throw staleVersion(version.row, version.row + 1);
      await alongside();
    });
  }
}

function assertReady(
  { state, version }: ImportStanding,
  given: number,
  ready: readonly string[],
  isFit = true,
): void {
  if (given !== version.shown) throw staleVersion(given, version.shown);
  if (!ready.includes(state) || !isFit) throw importErrors.NOT_READY({ params: { state } });
}

function lower<T extends string>(code: T | undefined): Lowercase<T> | undefined {
  return code?.toLowerCase() as Lowercase<T> | undefined;
}
