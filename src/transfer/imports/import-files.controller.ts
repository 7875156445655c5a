import { Controller, Delete, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { ImportKindPage, ImportMappingPage } from './dto/import-preview.response.js';
import { ReturnFormatQuery } from './dto/return-format.query.js';
import { importPermissions } from './import.access.js';
import { ImportKinds } from './import-kinds.js';
import { ImportTemplate } from './import-template.js';
import { MappingMemory } from './mapping-memory.js';
import { MappingsQueries } from './mappings.queries.js';
import { RejectedFile } from './rejected-file.js';

const CSV = 'text/csv';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What goes with imports: the kinds, kept mappings, and files that go back. Stands before `/imports/{id}`. */
@ApiTags('imports')
@Controller('imports')
export class ImportFilesController {
  constructor(
    private readonly kinds: ImportKinds,
    private readonly templates: ImportTemplate,
    private readonly mappings: MappingsQueries,
    private readonly memory: MappingMemory,
    private readonly returned: RejectedFile,
  ) {}

  @Get('kinds')
  @Allow(importPermissions.read)
  @Operation({
    id: 'listImportKinds',
    zh: '可导入的种类与字段',
    en: 'Kinds of lists and their fields',
    answer: ImportKindPage,
  })
  listKinds(): Promise<JsonText> {
    return this.kinds.list();
  }

  @Get('templates/:kind')
  @Allow(importPermissions.read)
  @ApiProduces(XLSX, CSV)
  @Operation({
    id: 'downloadImportTemplate',
    zh: '下载导入模板',
    en: 'A template to fill in',
    description:
      'With headings, choices, notes and an example row, which is left out when the file is imported.',
  })
  template(
    @Param('kind') kind: string,
    @Query() { format = 'xlsx' }: ReturnFormatQuery,
  ): Promise<StreamableFile> {
    return this.templates.open(kind, format === 'csv' ? 'csv' : 'xlsx');
  }

  @Get('mappings')
  @Allow(importPermissions.read)
  @Operation({
    id: 'listImportMappings',
    zh: '本单位记住的列映射',
    en: 'Mappings that the unit has kept',
    answer: ImportMappingPage,
  })
  listMappings(@CurrentActor() actor: Actor): Promise<JsonText> {
    return this.mappings.list(actor);
  }

  @Delete('mappings/:id')
  @Allow(importPermissions.run)
  @Transactional()
  @Operation({ id: 'deleteImportMapping', zh: '忘记列映射', en: 'Forget a mapping', status: 204 })
  async forget(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<void> {
    await this.memory.forget(actor.unitId, idOf(key));
  }

  @Get(':id/rejected')
  @Allow(importPermissions.read)
  @ApiProduces(XLSX, CSV)
  @Operation({
    id: 'downloadRejectedRows',
    zh: '下载未通过的行',
    en: 'Rejected rows in the layout of the file',
    description: 'With a last column that says what is wrong; correct the rows and send the file again.',
  })
  rejected(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() { format = 'xlsx' }: ReturnFormatQuery,
  ): Promise<StreamableFile> {
    return this.returned.open(actor, idOf(key), format === 'csv' ? 'csv' : 'xlsx');
  }

  @Get(':id/rejected.csv')
  @Allow(importPermissions.read)
  @ApiProduces(CSV)
  @Operation({ id: 'downloadRejectedCsv', zh: '下载未通过的行（CSV）', en: 'Rejected rows as CSV' })
  rejectedCsv(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<StreamableFile> {
    return this.returned.open(actor, idOf(key), 'csv');
  }

  @Get(':id/rejected.xlsx')
  @Allow(importPermissions.read)
  @ApiProduces(XLSX)
  @Operation({ id: 'downloadRejectedXlsx', zh: '下载未通过的行（XLSX）', en: 'Rejected rows as a workbook' })
  rejectedXlsx(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<StreamableFile> {
    return this.returned.open(actor, idOf(key), 'xlsx');
  }
}
