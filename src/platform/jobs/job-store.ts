import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { DomainError } from '../kernel/domain-error.js';
import { jobErrors } from './job.errors.js';
import type { JobProblem } from './job.types.js';
import { JobBell } from './job-bell.js';
import { type JobEnd, JobEndings } from './job-endings.js';
import { JobQueue } from './job-queue.js';
import { WatchedRun } from './job-watch.js';
import { type ClaimedJob, JobsRepository } from './jobs.repository.js';

/** The queue and the table of jobs, changed together. */
@Injectable()
export class JobStore {
  constructor(
    private readonly jobs: JobsRepository,
    private readonly queue: JobQueue,
    private readonly bell: JobBell,
    private readonly endings: JobEndings,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @param hear called when a job may be waiting */
  open(hear: () => void): Promise<void> {
    this.bell.answer(hear);
    return this.queue.start();
  }

  close(): Promise<void> {
    return this.queue.stop();
  }

  isAnythingOpen(): Promise<boolean> {
    return this.jobs.isAnythingOpen();
  }

  /** What a killed process was running waits again, or is given up when that happened too often. */
  async takeBackOrphans(): Promise<void> {
    await this.unitOfWork.run(async () => {
      for (const id of await this.endings.takeBackOrphans(problemOfJob(jobErrors.GAVE_UP())))
        await this.queue.send(id);
    });
  }

  /** The next waiting job, now ours; `gone` for a message whose job was cancelled meanwhile. */
  takeNext(): Promise<ClaimedJob | 'gone' | 'none'> {
    return this.unitOfWork.run(async () => {
      const id = await this.queue.take();
      if (id === null) return 'none';
      return (await this.jobs.claim(id)) ?? 'gone';
    });
  }

  watch(job: ClaimedJob): WatchedRun {
    return new WatchedRun(job, this.jobs, this.unitOfWork);
  }

  finish(job: ClaimedJob, run: WatchedRun, end: JobEnd): Promise<void> {
    return this.endings.finish(job, run.progress, end);
  }

  /** Leaves a job to the next process, which finds it waiting and need not wait for the lease to run out. */
  async release({ id, attempt }: ClaimedJob): Promise<void> {
    await this.unitOfWork.run(async () => {
      if (await this.jobs.release(id, attempt)) await this.queue.send(id);
    });
  }
}

/** A refusal as it is kept in the row of the job, in both languages. */
export function problemOfJob(error: DomainError): JobProblem {
  const { title, detail } = error.definition;
  const { params } = error.details;
  const filled = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params?.[name] ?? whole));
  const both = ({ zh, en }: { zh: string; en: string }) => ({ zh: filled(zh), en: filled(en) });
  return {
    code: error.code,
    title: both(title),
    detail: both(detail ?? title),
    ...(params ? { params } : {}),
  };
}
