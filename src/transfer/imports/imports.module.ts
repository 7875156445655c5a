import { Module } from '@nestjs/common';
import { CompaniesModule } from '../../features/companies/companies.module.js';
import { AreaBooks } from '../sheets/area-books.js';
import { FetchedFiles } from './fetched-files.js';
import { ImportCompaniesJob } from './import-companies.job.js';
import { ImportJournal } from './import-journal.js';
import { ImportTrail } from './import-trail.js';
import { ImportsController } from './imports.controller.js';
import { ImportsQueries } from './imports.queries.js';
import { ImportsService } from './imports.service.js';
import { RejectedFile } from './rejected-file.js';

@Module({
  imports: [CompaniesModule],
  controllers: [ImportsController],
  providers: [
    AreaBooks,
    FetchedFiles,
    ImportCompaniesJob,
    ImportJournal,
    ImportTrail,
    ImportsQueries,
    ImportsService,
    RejectedFile,
  ],
})
export class ImportsModule {}
