import type { Actor } from '../access/actor.js';
import type { Text } from '../kernel/domain-error.js';

export type JobState = 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';

export interface JobProgress {
  /** What is being done, a code such as `CHECKING`; null before the first report. */
  readonly phase: string | null;
  readonly done: number;
  /** Null while it is not known. */
  readonly total: number | null;
}

/** A file that a job has made; its content is in the file store under the hash. */
export interface JobFile {
  readonly sha256: string;
  readonly size: number;
  readonly name: string;
  readonly mediaType: string;
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json };

/** Why a job failed, in both languages, as a problem document shows it. */
export interface JobProblem {
  readonly code: string;
  readonly title: Text;
  readonly detail: Text;
  readonly params?: Readonly<Record<string, unknown>>;
}

/**
 * One running job as its handler sees it. The handler may be entered again after a restart: it goes on after the
 * last `checkpoint`, and everything outside a checkpoint must be harmless when done twice.
 */
export interface JobRun {
  readonly id: string;
  readonly params: Json;
  /** Who asked for the job, with the rights of that moment. Reading it throws in a job that nobody asked for. */
  readonly actor: Actor;
  /** State of the last checkpoint that was committed; null on the first run. */
  readonly checkpointState: Json;
  /** Fires when the job must stop: cancelled, or the process ends. */
  readonly signal: AbortSignal;
  /** Tells what has been done; cheap, written a few times a second at most. */
  report(progress: JobProgress): void;
  /**
   * Runs `work` and keeps its state in one transaction, if the job is still this process's to run.
   * @throws JobStopped when the job was cancelled, taken over, or the process ends: nothing of `work` stays
   */
  checkpoint(progress: JobProgress, work: () => Promise<Json>): Promise<void>;
  /** @throws JobStopped when the job must stop; call it where no checkpoint is near */
  assertGoingOn(): void;
}

/** @returns the result that clients see; a member `file` of form `JobFile` can be downloaded */
export type JobHandler = (run: JobRun) => Promise<Json>;

/** A job that has ended without its result: cancelled, failed, or left behind by dead processes too often. */
export interface AbandonedJob {
  readonly id: string;
  readonly kind: string;
  readonly params: Json;
  /** Null: nobody asked for it. */
  readonly actor: Actor | null;
  /** Null when it was cancelled. */
  readonly problem: JobProblem | null;
}

export interface NewJob {
  readonly kind: string;
  /** A function is given the id of the job. */
  readonly params: Json | ((id: string) => Json);
}

/** Ends a handler from inside: not a failure. */
export class JobStopped extends Error {
  constructor(readonly why: 'cancelled' | 'stopping' | 'lost') {
    super(`the job stops: ${why}`);
    this.name = 'JobStopped';
  }
}
