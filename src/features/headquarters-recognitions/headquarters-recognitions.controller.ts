import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { HeadquartersPage, ListHeadquartersQuery } from './dto/headquarters-recognition.dto.js';
import { headquartersPermissions } from './headquarters-recognition.access.js';
import { HeadquartersRecognitionsQueries } from './headquarters-recognitions.queries.js';

@ApiTags('headquarters-recognitions')
@Controller('headquarters-recognitions')
export class HeadquartersRecognitionsController {
  constructor(private readonly queries: HeadquartersRecognitionsQueries) {}

  @Get()
  @Allow(headquartersPermissions.read)
  @Operation({
    id: 'listHeadquartersRecognitions',
    zh: '查询总部认定',
    en: 'Headquarters of all companies',
    answer: HeadquartersPage,
  })
  list(@CurrentActor() actor: Actor, @Query() query: ListHeadquartersQuery): Promise<JsonText> {
    return this.queries.list(actor, query, '/headquarters-recognitions');
  }
}
