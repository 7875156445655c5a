import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiSession, Refused, Unreachable } from './api-session.js';
import { eventsOf } from './event-stream.js';

export interface JobProgress {
  readonly phase: string | null;
  readonly done: number;
  readonly total: number | null;
}

export interface FollowedJob {
  readonly state: string;
  readonly progress: JobProgress;
  readonly problem: { readonly title: string; readonly detail: string } | null;
}

const ENDED = ['SUCCEEDED', 'FAILED', 'CANCELLED'];
const LOOK_EVERY_MS = 500;
/** A server sends a sign of life every 15 seconds. */
const SILENT_MS = 40_000;
/** A server that is started anew goes on with the job. */
const PATIENCE_MS = 60_000;

/** Follows a job to its end: by its events, and by looking at it where the stream of these breaks. */
export class JobFollower {
  constructor(
    private readonly session: ApiSession,
    private readonly jobId: string,
    private readonly hear: (progress: JobProgress) => void,
  ) {}

  /** @throws Refused when the server says no or stays away */
  async untilEnded(): Promise<FollowedJob> {
    let lastEventId = '';
    try {
      // The server ends long streams, to look at the rights of the caller anew.
      for (let isHeard = true; isHeard; ) {
        isHeard = false;
        for await (const { id, data } of this.events(lastEventId)) {
          [lastEventId, isHeard] = [id, true];
          const job = JSON.parse(data) as FollowedJob;
          this.hear(job.progress);
          if (ENDED.includes(job.state)) return job;
        }
        const job = await this.look();
        if (ENDED.includes(job.state)) return job;
      }
    } catch {
      // Whatever broke it: looking says whether there is more to it.
    }
    return this.byLooking();
  }

  private async *events(lastEventId: string) {
    const silence = new AbortController();
    const headers = { Accept: 'text/event-stream', ...(lastEventId ? { 'Last-Event-ID': lastEventId } : {}) };
    const timer = setTimeoutOf(() => silence.abort(), SILENT_MS);
    try {
      const answer = await this.session.send(`/jobs/${this.jobId}/events`, {
        headers,
        signal: silence.signal,
      });
      if (!answer.ok) throw new Refused(String(answer.status));
      if (!answer.body) return;
      yield* eventsOf(heard(answer.body as unknown as AsyncIterable<Uint8Array>, timer));
    } finally {
      timer.clear();
      silence.abort();
    }
  }

  private async byLooking(): Promise<FollowedJob> {
    for (let awayFor = 0; ; ) {
      try {
        const job = await this.look();
        if (ENDED.includes(job.state)) return job;
        awayFor = 0;
      } catch (error) {
        awayFor += LOOK_EVERY_MS;
        if (!(error instanceof Unreachable) || awayFor > PATIENCE_MS) throw error;
      }
      await sleep(LOOK_EVERY_MS);
    }
  }

  private async look(): Promise<FollowedJob> {
    const job = (await this.session.ask(`/jobs/${this.jobId}`)) as FollowedJob;
    this.hear(job.progress);
    return job;
  }
}

function setTimeoutOf(end: () => void, afterMs: number) {
  let timer = setTimeout(end, afterMs);
  return {
    again: () => {
      clearTimeout(timer);
      timer = setTimeout(end, afterMs);
    },
    clear: () => clearTimeout(timer),
  };
}

async function* heard(pieces: AsyncIterable<Uint8Array>, timer: { again(): void }) {
  for await (const piece of pieces) {
    timer.again();
    yield piece;
  }
}
