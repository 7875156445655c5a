import { Body, Controller, Get, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { type ReceivedFile, ReceivesFile, UploadedFile } from '../../platform/files/received-file.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { ImportResponse, ImportRowPage, ListImportRowsQuery } from './dto/import.response.js';
import { START_IMPORT_FIELDS, StartImportRequest } from './dto/start-import.dto.js';
import { importPermissions } from './import.access.js';
import { ImportsQueries } from './imports.queries.js';
import { ImportsService } from './imports.service.js';
import { RejectedFile } from './rejected-file.js';

@ApiTags('imports')
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly queries: ImportsQueries,
    private readonly rejected: RejectedFile,
  ) {}

  @Post()
  @Allow(importPermissions.run)
  @ReceivesFile('file', START_IMPORT_FIELDS)
  @Operation({
    id: 'startImport',
    zh: '导入文件',
    en: 'Import a file',
    description:
      'A list of companies as XLSX, CSV or tab-separated text in UTF-8, UTF-16 or GB18030. The answer names the job; the same file twice changes nothing.',
    status: 202,
    answer: ImportResponse,
  })
  async start(
    @CurrentActor() actor: Actor,
    @UploadedFile() file: ReceivedFile,
    @Body() body: StartImportRequest,
  ): Promise<JsonText> {
    const id = await this.imports.start(actor, file, body);
    const { text } = await this.queries.one(actor, id);
    return new JsonText(text, { Location: `/api/v1/jobs/${id}` }, 202);
  }

  @Get(':id')
  @Allow(importPermissions.read)
  @Operation({ id: 'getImport', zh: '查看导入', en: 'Read an import', answer: ImportResponse, etag: true })
  get(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<JsonText> {
    return this.queries.one(actor, idOf(key));
  }

  @Get(':id/rows')
  @Allow(importPermissions.read)
  @Operation({ id: 'listImportRows', zh: '逐行结果', en: 'What became of each row', answer: ImportRowPage })
  rows(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: ListImportRowsQuery,
  ): Promise<JsonText> {
    return this.queries.rows(actor, idOf(key), query);
  }

  @Get(':id/rejected.csv')
  @Allow(importPermissions.read)
  @ApiProduces('text/csv')
  @Operation({ id: 'downloadRejectedCsv', zh: '下载未通过的行（CSV）', en: 'Rejected rows as CSV' })
  rejectedCsv(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<StreamableFile> {
    return this.rejected.open(actor, idOf(key), 'csv');
  }

  @Get(':id/rejected.xlsx')
  @Allow(importPermissions.read)
  @ApiProduces('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @Operation({ id: 'downloadRejectedXlsx', zh: '下载未通过的行（XLSX）', en: 'Rejected rows as a workbook' })
  rejectedXlsx(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<StreamableFile> {
    return this.rejected.open(actor, idOf(key), 'xlsx');
  }
}
