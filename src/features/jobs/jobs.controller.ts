import { Controller, Get, Header, Headers, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { RepresentationQuery } from '../../platform/http/page.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { JobPage, JobResponse, ListJobsQuery } from './dto/job.response.js';
import { jobPermissions } from './job.access.js';
import { JobEvents } from './job-events.js';
import { JobResults } from './job-results.queries.js';
import { JobsQueries } from './jobs.queries.js';
import { JobsService } from './jobs.service.js';

@ApiTags('jobs')
@Controller('jobs')
export class JobsController {
  constructor(
    private readonly jobs: JobsService,
    private readonly queries: JobsQueries,
    private readonly results: JobResults,
    private readonly events: JobEvents,
  ) {}

  @Get()
  @Allow(jobPermissions.read)
  @Operation({ id: 'listJobs', zh: '查询任务', en: 'List jobs', answer: JobPage })
  list(@CurrentActor() actor: Actor, @Query() query: ListJobsQuery): Promise<JsonText> {
    return this.queries.list(actor, query);
  }

  @Get(':id')
  @Allow(jobPermissions.read)
  @Operation({ id: 'getJob', zh: '查看任务', en: 'Read a job', answer: JobResponse, etag: true })
  get(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: RepresentationQuery,
  ): Promise<JsonText> {
    return this.queries.one(actor, idOf(key), query);
  }

  @Get(':id/events')
  @Allow(jobPermissions.read)
  @ApiProduces('text/event-stream')
  @Operation({
    id: 'followJob',
    zh: '实时跟踪任务',
    en: 'Follow a job',
    description:
      'Server-Sent Events: `progress` on every change, at most five a second, `end` with the outcome. The data is the job as GET shows it, the id its version; send Last-Event-ID to go on. 204 when the end has been heard.',
  })
  follow(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    return this.events.stream(actor, idOf(key), lastEventId, response);
  }

  @Get(':id/result')
  @Allow(jobPermissions.read)
  @Header('X-Content-Type-Options', 'nosniff')
  @ApiProduces('*/*')
  @Operation({ id: 'downloadJobResult', zh: '下载任务结果', en: 'Download the result file of a job' })
  result(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<StreamableFile> {
    return this.results.resultFile(actor, idOf(key));
  }

  @Post(':id/cancellations')
  @Allow(jobPermissions.cancel)
  @Transactional()
  @Operation({ id: 'cancelJob', zh: '取消任务', en: 'Cancel a job', status: 202, answer: JobResponse })
  async cancel(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<JsonText> {
    const id = idOf(key);
    await this.queries.assertVisible(actor, id);
    await this.jobs.cancel(id);
    return this.queries.one(actor, id);
  }
}
