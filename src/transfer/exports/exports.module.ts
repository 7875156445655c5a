import { Module } from '@nestjs/common';
import { AreaBooks } from '../sheets/area-books.js';
import { CompanyExport } from './company-export.js';
import { ExportCompaniesJob } from './export-companies.job.js';
import { CompanyExportsController } from './exports.controller.js';
import { ExportsService } from './exports.service.js';
import { RowStream } from './row-stream.js';

@Module({
  controllers: [CompanyExportsController],
  providers: [AreaBooks, CompanyExport, ExportCompaniesJob, ExportsService, RowStream],
  exports: [RowStream],
})
export class ExportsModule {}
