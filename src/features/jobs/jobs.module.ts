import { Module } from '@nestjs/common';
import { JobEvents } from './job-events.js';
import { JobResults } from './job-results.queries.js';
import { JobsController } from './jobs.controller.js';
import { JobsQueries } from './jobs.queries.js';
import { JobsService } from './jobs.service.js';

@Module({ controllers: [JobsController], providers: [JobsService, JobsQueries, JobResults, JobEvents] })
export class JobsModule {}
