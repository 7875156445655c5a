import { Global, Module } from '@nestjs/common';
import { JobBell } from './job-bell.js';
import { JobEndings } from './job-endings.js';
import { JobHandlers } from './job-handlers.js';
import { JobQueue } from './job-queue.js';
import { JobRunner } from './job-runner.js';
import { JobStore } from './job-store.js';
import { Jobs } from './jobs.js';
import { JobsRepository } from './jobs.repository.js';
import { NightlyClock } from './nightly-clock.js';
import { NightlyRunner } from './nightly-runner.js';
import { NightlyRunsRepository } from './nightly-runs.repository.js';
import { NightlyTasks } from './nightly-tasks.js';

/** Long work: the port to ask for it, the registry of who does it, and the runner of this process. */
@Global()
@Module({
  providers: [
    JobBell,
    JobEndings,
    JobHandlers,
    JobQueue,
    JobRunner,
    JobStore,
    Jobs,
    JobsRepository,
    NightlyTasks,
    NightlyRunsRepository,
    NightlyRunner,
    NightlyClock,
  ],
  exports: [JobEndings, JobHandlers, Jobs, NightlyTasks, NightlyClock],
})
export class JobsPlatformModule {}
