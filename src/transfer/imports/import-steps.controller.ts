import { Body, Controller, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { ImportResponse } from './dto/import.response.js';
import { CommitImportRequest, UpdateMappingRequest } from './dto/import-steps.dto.js';
import { importPermissions } from './import.access.js';
import { acceptedImport } from './import-accepted.js';
import { ImportSteps } from './import-steps.js';
import { ImportsQueries } from './imports.queries.js';

/** The steps after a file was sent; each is a job. */
@ApiTags('imports')
@Controller('imports')
export class ImportStepsController {
  constructor(
    private readonly steps: ImportSteps,
    private readonly queries: ImportsQueries,
  ) {}

  @Patch(':id/mapping')
  @Allow(importPermissions.run)
  @Operation({
    id: 'updateImportMapping',
    zh: '修正列映射',
    en: 'Correct the mapping of columns',
    description: 'Keeps it for the unit and makes the preview anew.',
    status: 202,
    answer: ImportResponse,
    ifMatch: true,
  })
  async remap(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: UpdateMappingRequest,
  ): Promise<JsonText> {
    await this.steps.remap(actor, await this.queries.standing(actor, idOf(key)), version, body);
    return acceptedImport(await this.queries.one(actor, idOf(key)));
  }

  @Post(':id/commits')
  @Allow(importPermissions.commit)
  @Operation({
    id: 'commitImport',
    zh: '提交导入',
    en: 'Commit an import',
    description: 'Takes the rows in, each for itself or all or none. What was cancelled or failed goes on.',
    status: 202,
    answer: ImportResponse,
    ifMatch: true,
  })
  async commit(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: CommitImportRequest,
  ): Promise<JsonText> {
    await this.steps.commit(actor, await this.queries.standing(actor, idOf(key)), version, body);
    return acceptedImport(await this.queries.one(actor, idOf(key)));
  }

  @Post(':id/reversions')
  @Allow(importPermissions.commit)
  @Operation({
    id: 'revertImport',
    zh: '撤销导入',
    en: 'Revert an import',
    description: 'Takes back every row that nobody has touched since; the others are listed and left.',
    status: 202,
    answer: ImportResponse,
    ifMatch: true,
  })
  async revert(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
  ): Promise<JsonText> {
    await this.steps.revert(actor, await this.queries.standing(actor, idOf(key)), version);
    return acceptedImport(await this.queries.one(actor, idOf(key)));
  }
}
