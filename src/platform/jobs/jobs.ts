import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../access/actor.js';
import { CLOCK } from '../config/config.module.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { currentRequest } from '../http/request-context.js';
import type { Clock } from '../kernel/clock.js';
import type { NewJob } from './job.types.js';
import { JobBell } from './job-bell.js';
import { JobQueue } from './job-queue.js';
import { JobsRepository } from './jobs.repository.js';

/** Asks for long work. What a request starts is there with the rest of the request, or not at all. */
@Injectable()
export class Jobs {
  constructor(
    private readonly jobs: JobsRepository,
    private readonly queue: JobQueue,
    private readonly bell: JobBell,
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Puts a job into the queue, in the running transaction.
   * @param actor whose rights the job has; null for what nobody asked for
   * @returns the id of the job
   * @throws Error outside a transaction
   */
  async enqueue({ kind, params }: NewJob, actor: Actor | null): Promise<string> {
    if (!this.unitOfWork.isActive) throw new Error('a job is asked for in the transaction of its cause');
    const id = uuidv7();
    const { locale } = currentRequest();
    const own = typeof params === 'function' ? params(id) : params;
    await this.jobs.insert({ id, kind, params: own, actor, locale, at: this.clock.now() });
    await this.queue.send(id);
    this.bell.ring();
    return id;
  }
}
