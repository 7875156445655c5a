import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { ReceivedFile } from '../../platform/files/received-file.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { AreaBooks } from '../sheets/area-books.js';
import { companyColumns } from '../sheets/company-columns.js';
import { inspectCompanyList } from './company-list.js';
import type { StartImportRequest } from './dto/start-import.dto.js';
import { mayWriteImport } from './import.access.js';
import { importErrors } from './import.errors.js';
import { IMPORT_COMPANIES } from './import.types.js';
import { ImportJournal } from './import-journal.js';
import { importOptionsOf } from './import-options.js';
import { ImportTrail } from './import-trail.js';

@Injectable()
export class ImportsService {
  constructor(
    private readonly jobs: Jobs,
    private readonly journal: ImportJournal,
    private readonly areas: AreaBooks,
    private readonly trail: ImportTrail,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Looks whether the file is a list of companies, and asks for its import.
   * @returns id of the import and of its job
   * @throws FILE.*, IMPORT.*, REQUEST.VALIDATION_FAILED
   */
  async start(actor: Actor, file: ReceivedFile, request: StartImportRequest): Promise<string> {
    const options = importOptionsOf(request);
    if (!options.dryRun && !mayWriteImport(actor)) throw importErrors.DRY_RUN_ONLY();
    const columns = companyColumns(await this.areas.open());
    // Outside the transaction: reading a large workbook takes longer than a connection may be held.
    const heading = await inspectCompanyList(file.tempPath, columns, options.sheet);
    return this.unitOfWork.run(async () => {
      const id = await this.jobs.enqueue({ kind: IMPORT_COMPANIES, params: {} }, actor);
      const { originalName: fileName, sha256, size } = file;
      const who = { by: actor.userId, unitId: actor.unitId };
      await this.journal.open({ id, fileName, sha256, size, options, heading, at: this.trail.now(), ...who });
      await this.trail.started(id, { fileName, sha256, size, ...options });
      return id;
    });
  }
}
