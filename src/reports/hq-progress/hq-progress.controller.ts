import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow, permissions } from '../../platform/access/permission.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { Operation } from '../../platform/http/operation.js';
import { HqProgressQuery, HqProgressResponse } from './hq-progress.dto.js';
import { HqProgressReport } from './hq-progress.report.js';

/** Matters that are only applied for are in the numbers: for those who promote, lead, report or own the figure. */
const hqProgressPermissions = permissions('hq-progress', {
  read: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'LEADER', 'ANALYST', 'DEPT_USER'],
});

@ApiTags('headquarters-recognitions')
@Controller('reports/hq-progress')
export class HqProgressController {
  constructor(private readonly report: HqProgressReport) {}

  @Get()
  @Allow(hqProgressPermissions.read)
  @Operation({
    id: 'getHqProgress',
    zh: '总部目标进度',
    en: 'Progress of the headquarters targets',
    description:
      'Annual and cumulative, recognised and introduced, broad and strict, each with its companies; and the pipeline of projects with a headquarters in view. Without a target for the period the progress is null.',
    answer: HqProgressResponse,
  })
  get(@CurrentActor() actor: Actor, @Query() { year, asOf }: HqProgressQuery): Promise<HqProgressResponse> {
    return this.report.run(actor, year, asOf);
  }
}
