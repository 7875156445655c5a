import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { Problems } from '../../platform/http/openapi-problems.js';
import { Operation } from '../../platform/http/operation.js';
import { reportPermissions } from '../report.access.js';
import { PoolSituationQuery, PoolSituationResponse } from './pool-situation.dto.js';
import { PoolSituationReport } from './pool-situation.report.js';

@ApiTags('reports')
@Controller('reports/pool-situation')
export class PoolSituationController {
  constructor(private readonly report: PoolSituationReport) {}

  @Get()
  @Allow(reportPermissions.read)
  @Problems(422)
  @Operation({
    id: 'getPoolSituation',
    zh: '储备库情况',
    en: 'Situation of the reserve pool',
    description:
      'Standing, events of a period and of the year, pipeline, balance, funnel and cycle times as of a day, with the ids behind every figure. 万元 and 万美元 are never added.',
    answer: PoolSituationResponse,
  })
  read(@CurrentActor() actor: Actor, @Query() query: PoolSituationQuery): Promise<object> {
    return this.report.read(actor, query);
  }
}
