import { Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { NightlyClock } from '../../platform/jobs/nightly-clock.js';
import { ListNightlyRunsQuery, NightlyRunPage, NightlyRunStarted } from './dto/nightly-run.response.js';
import { nightlyRunPermissions } from './nightly-run.access.js';
import { NightlyRunsQueries } from './nightly-runs.queries.js';

@ApiTags('nightly-runs')
@Controller('nightly-runs')
export class NightlyRunsController {
  constructor(
    private readonly clock: NightlyClock,
    private readonly queries: NightlyRunsQueries,
  ) {}

  @Get()
  @Allow(nightlyRunPermissions.read)
  @Operation({
    id: 'listNightlyRuns',
    zh: '查询夜间作业',
    en: 'List nightly runs',
    description: 'What was done for which day, one row for each task. Runs begin at 00:30 Asia/Shanghai.',
    answer: NightlyRunPage,
  })
  list(@Query() query: ListNightlyRunsQuery): Promise<JsonText> {
    return this.queries.list(query);
  }

  @Post()
  @Allow(nightlyRunPermissions.start)
  @Operation({
    id: 'startNightlyRun',
    zh: '立即执行夜间作业',
    en: 'Run the night now',
    description:
      'Every day that was missed, and the tasks of the newest day once more; running twice changes nothing. When a run is under way already, its job is the answer.',
    status: 202,
    answer: NightlyRunStarted,
  })
  async start(@CurrentActor() actor: Actor): Promise<JsonText> {
    const jobId = await this.clock.ask(actor, true);
    return new JsonText(JSON.stringify({ jobId }), { Location: `/api/v1/jobs/${jobId}` }, 202);
  }
}
