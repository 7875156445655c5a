import { Module } from '@nestjs/common';
import { IntakesModule } from '../intakes/intakes.module.js';
import { FetchedFiles } from './fetched-files.js';
import { ImportJob } from './import.job.js';
import { ImportFilesController } from './import-files.controller.js';
import { ImportJournal } from './import-journal.js';
import { ImportKinds } from './import-kinds.js';
import { ImportPreviews } from './import-preview.queries.js';
import { ImportReversionJob } from './import-reversion.job.js';
import { ReversionQueries } from './import-reversion.queries.js';
import { ImportRows } from './import-rows.queries.js';
import { ImportStepsController } from './import-steps.controller.js';
import { ImportSteps } from './import-steps.js';
import { ImportTemplate } from './import-template.js';
import { ImportTrail } from './import-trail.js';
import { ImportUnits } from './import-units.js';
import { ImportsController } from './imports.controller.js';
import { ImportsQueries } from './imports.queries.js';
import { ImportsService } from './imports.service.js';
import { MappingMemory } from './mapping-memory.js';
import { MappingsQueries } from './mappings.queries.js';
import { RejectedFile } from './rejected-file.js';
import { Remapping } from './remapping.js';
import { UploadReading } from './upload-reading.js';

const JOBS = [ImportJob, ImportReversionJob, ReversionQueries, ImportJournal, FetchedFiles, ImportTrail];
const STEPS = [ImportsService, ImportSteps, Remapping, UploadReading, MappingMemory, ImportUnits];
const READS = [
  ImportsQueries,
  ImportPreviews,
  ImportRows,
  MappingsQueries,
  ImportKinds,
  ImportTemplate,
  RejectedFile,
];

/** `/imports/kinds` and the like must be known before `/imports/{id}`. */
@Module({
  imports: [IntakesModule],
  controllers: [ImportFilesController, ImportsController, ImportStepsController],
  providers: [...JOBS, ...STEPS, ...READS],
})
export class ImportsModule {}
