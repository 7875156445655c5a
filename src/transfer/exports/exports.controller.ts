import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { exportPermissions } from './export.access.js';
import { ExportCompaniesQuery } from './export-companies.query.js';
import { ExportsService } from './exports.service.js';

/** Stands before the companies' own routes: `export` is no id. */
@ApiTags('companies')
@Controller('companies')
export class CompanyExportsController {
  constructor(private readonly exports: ExportsService) {}

  @Get('export')
  @Allow(exportPermissions.companies)
  @ApiProduces('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @ApiResponse({
    status: 202,
    description:
      'A workbook of more than 5,000 rows is made by a job, see Location; the file is at /jobs/{id}/result',
  })
  @Operation({
    id: 'exportCompanies',
    zh: '导出企业',
    en: 'Export companies',
    description: 'All rows of the list with these filters, as the caller sees them. CSV streams at any size.',
  })
  async export(
    @CurrentActor() actor: Actor,
    @Query() query: ExportCompaniesQuery,
  ): Promise<StreamableFile | JsonText> {
    const answer = await this.exports.exportCompanies(actor, query);
    if ('file' in answer) return answer.file;
    const location = `/api/v1/jobs/${answer.jobId}`;
    return new JsonText(JSON.stringify({ jobId: answer.jobId }), { Location: location }, 202);
  }
}
