import type { Actor } from '../access/actor.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { type JobProgress, type JobRun, JobStopped, type Json } from './job.types.js';
import type { ClaimedJob, JobsRepository } from './jobs.repository.js';

const LOOK_EVERY_MS = 250;
const SIGN_OF_LIFE_MS = 1_000;

/**
 * A job under way: keeps its lease, writes its progress four times a second at most, hears of cancellations, and
 * commits checkpoints only while the job is still ours.
 */
export class WatchedRun implements JobRun {
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private writtenAt = Date.now();
  private changed = false;
  private writing = false;
  private latest: JobProgress;

  constructor(
    private readonly job: ClaimedJob,
    private readonly jobs: JobsRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {
    this.latest = job.progress;
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
  }

  get id(): string {
    return this.job.id;
  }

  get params(): Json {
    return this.job.params;
  }

  get actor(): Actor {
    if (!this.job.actor) throw new Error('nobody asked for this job');
    return this.job.actor;
  }

  get checkpointState(): Json {
    return this.job.checkpoint;
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get progress(): JobProgress {
    return this.latest;
  }

  report(progress: JobProgress): void {
    this.latest = progress;
    this.changed = true;
  }

  async checkpoint(progress: JobProgress, work: () => Promise<Json>): Promise<void> {
    this.assertGoingOn();
    const isCancelled = await this.unitOfWork.run(async () => {
      const state = await work();
      this.assertGoingOn();
      // Last, so that the row of the job is locked for no longer than the commit takes.
      const wanted = await this.jobs.keep(this.job.id, this.job.attempt, progress, state);
      if (wanted === null) throw new JobStopped('lost');
      return wanted;
    });
    if (isCancelled) this.stop('cancelled');
    this.latest = progress;
    this.changed = false;
    this.writtenAt = Date.now();
  }

  assertGoingOn(): void {
    if (this.signal.aborted) throw this.signal.reason;
  }

  stop(why: JobStopped['why']): void {
    if (!this.signal.aborted) this.controller.abort(new JobStopped(why));
  }

  end(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    if (this.writing || (!this.changed && Date.now() - this.writtenAt < SIGN_OF_LIFE_MS)) return;
    this.writing = true;
    this.changed = false;
    this.writtenAt = Date.now();
    try {
      const cancelled = await this.jobs.signal(this.job.id, this.job.attempt, this.latest);
      if (cancelled === null) this.stop('lost');
      else if (cancelled) this.stop('cancelled');
    } catch {
      // The database is away or busy: the next look tries again, and the lease decides who goes on.
    } finally {
      this.writing = false;
    }
  }
}
