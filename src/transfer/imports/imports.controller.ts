import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import {
  type ReceivedFile,
  ReceivesFile,
  UploadedFile,
  WhateverItsName,
} from '../../platform/files/received-file.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { ImportPage, ImportResponse, ListImportsQuery } from './dto/import.response.js';
import { ImportPreviewResponse } from './dto/import-preview.response.js';
import { ImportRowPage, ListImportRowsQuery } from './dto/import-row.response.js';
import { START_IMPORT_FIELDS, StartImportRequest } from './dto/start-import.dto.js';
import { importPermissions } from './import.access.js';
import { acceptedImport } from './import-accepted.js';
import { ImportPreviews } from './import-preview.queries.js';
import { ImportRows } from './import-rows.queries.js';
import { ImportsQueries } from './imports.queries.js';
import { ImportsService } from './imports.service.js';

@ApiTags('imports')
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly queries: ImportsQueries,
    private readonly importRows: ImportRows,
    private readonly previews: ImportPreviews,
  ) {}

  @Post()
  @Allow(importPermissions.run)
  @ReceivesFile('file', START_IMPORT_FIELDS)
  @WhateverItsName()
  @Operation({
    id: 'startImport',
    zh: '导入文件',
    en: 'Import a file',
    description:
      'A list as XLSX, CSV, tab-separated text in UTF-8, UTF-16 or GB18030, or a table of HTML. With dryRun it becomes a preview that can be corrected and committed; without, all happens in one step. The answer names the job; the same file twice changes nothing.',
    status: 202,
    answer: ImportResponse,
  })
  async start(
    @CurrentActor() actor: Actor,
    @UploadedFile() file: ReceivedFile,
    @Body() body: StartImportRequest,
  ): Promise<JsonText> {
    const id = await this.imports.start(actor, file, body);
    return acceptedImport(await this.queries.one(actor, id));
  }

  @Get()
  @Allow(importPermissions.read)
  @Operation({ id: 'listImports', zh: '导入列表', en: 'List imports', answer: ImportPage })
  list(@CurrentActor() actor: Actor, @Query() query: ListImportsQuery): Promise<JsonText> {
    return this.queries.list(actor, query);
  }

  @Get(':id')
  @Allow(importPermissions.read)
  @Operation({ id: 'getImport', zh: '查看导入', en: 'Read an import', answer: ImportResponse, etag: true })
  get(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<JsonText> {
    return this.queries.one(actor, idOf(key));
  }

  @Get(':id/preview')
  @Allow(importPermissions.read)
  @Operation({
    id: 'previewImport',
    zh: '预览导入',
    en: 'Preview an import',
    description:
      'Which column goes where and why, what stands in it, and what the rows come to. The rows themselves: GET /imports/{id}/rows?verdict=.',
    answer: ImportPreviewResponse,
    etag: true,
  })
  preview(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<JsonText> {
    return this.previews.one(actor, idOf(key));
  }

  @Get(':id/rows')
  @Allow(importPermissions.read)
  @Operation({ id: 'listImportRows', zh: '逐行结果', en: 'What became of each row', answer: ImportRowPage })
  async rows(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: ListImportRowsQuery,
  ): Promise<JsonText> {
    const { record } = await this.queries.standing(actor, idOf(key));
    return this.importRows.page(record.id, query);
  }
}
