import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { ReceivedFile } from '../../platform/files/received-file.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import type { StartImportRequest } from './dto/start-import.dto.js';
import { mayWriteImport } from './import.access.js';
import { importErrors } from './import.errors.js';
import { IMPORT_JOB } from './import.types.js';
import { ImportJournal } from './import-journal.js';
import { chosenDefaults, importOptionsOf } from './import-options.js';
import { ImportTrail } from './import-trail.js';
import { type ReadFile, UploadReading } from './upload-reading.js';

@Injectable()
export class ImportsService {
  constructor(
    private readonly jobs: Jobs,
    private readonly journal: ImportJournal,
    private readonly reading: UploadReading,
    private readonly trail: ImportTrail,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Looks what the file is, and asks for its import or its preview.
   * @returns id of the import and of its first job
   * @throws FILE.*, IMPORT.*, REQUEST.VALIDATION_FAILED
   */
  async start(caller: Actor, file: ReceivedFile, request: StartImportRequest): Promise<string> {
    const options = importOptionsOf(request);
    if (!options.dryRun && !mayWriteImport(caller)) throw importErrors.DRY_RUN_ONLY();
    const actor = await this.reading.actingFor(caller, request.unit);
    // Outside the transaction: reading a large workbook takes longer than a connection may be held.
    const read = await this.reading.read(actor, file.tempPath, options, request.kind);
    return this.open(actor, file, request, read);
  }

  private open(
    actor: Actor,
    file: ReceivedFile,
    request: StartImportRequest,
    read: ReadFile,
  ): Promise<string> {
    const { kind, sheets, mapping } = read;
    const chosen = chosenDefaults(request.defaults, kind);
    const options = { ...importOptionsOf(request), chosen };
    const { originalName: fileName, sha256, size } = file;
    return this.unitOfWork.run(async () => {
      const id = await this.jobs.enqueue(
        { kind: IMPORT_JOB, params: (own) => ({ importId: own, from: null }) },
        actor,
      );
      const who = { by: actor.userId, unitId: actor.unitId, at: this.trail.now() };
      const what = { fileName, sha256, size, options };
      await this.journal.open({ id, kind: kind.kind, sheets, mapping, ...what, ...who });
      await this.trail.record('import.started', id, { kind: kind.kind, ...what });
      return id;
    });
  }
}
