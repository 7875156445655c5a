import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { Problems } from '../../platform/http/openapi-problems.js';
import { Operation } from '../../platform/http/operation.js';
import { reportPermissions } from '../report.access.js';
import { BatchesQuery, BatchesResponse } from './batches.dto.js';
import { BatchesReport } from './batches.report.js';

@ApiTags('reports')
@Controller('reports/batches')
export class BatchesController {
  constructor(private readonly report: BatchesReport) {}

  @Get()
  @Allow(reportPermissions.read)
  @Problems(422)
  @Operation({
    id: 'getBatches',
    zh: '三个一批',
    en: 'The three batches',
    description: 'By one of the two schemes, whose name is in the answer, with the ids behind every figure.',
    answer: BatchesResponse,
  })
  read(@CurrentActor() actor: Actor, @Query() query: BatchesQuery): Promise<object> {
    return this.report.read(actor, query);
  }
}
