import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '../../platform/access/actor.js';
import { ServerState } from '../../platform/http/server-state.js';
import type { JobResponse } from './dto/job.response.js';
import { JobsQueries } from './jobs.queries.js';

/** Five a second at most. */
const LOOK_EVERY_MS = 200;
/** Proxies close silent connections; most wait for 60 s. */
const HEARTBEAT_MS = 15_000;
/** Then the client comes again by itself, and its rights are looked at anew. */
const LONGEST_MS = 10 * 60_000;
const ENDED = ['SUCCEEDED', 'FAILED', 'CANCELLED'];

/**
 * A job as Server-Sent Events: `progress` whenever something changed, `end` with the outcome. The id of an event is
 * the version of the job, so a client that comes back with Last-Event-ID hears only what it has not heard.
 */
@Injectable()
export class JobEvents {
  constructor(
    private readonly jobs: JobsQueries,
    private readonly state: ServerState,
  ) {}

  /** @throws REQUEST.NOT_FOUND before anything is written */
  async stream(actor: Actor, id: string, lastEventId: string | undefined, response: Response): Promise<void> {
    const first = await this.read(actor, id);
    let heard = /^\d{1,9}$/.test(lastEventId ?? '') ? Number(lastEventId) : 0;
    // By this answer a client knows that it need not come again.
    if (isEnded(first) && heard >= first.version) return void response.status(204).end();
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    response.write('retry: 1000\n\n');
    const begun = Date.now();
    let spokenAt = begun;
    for (let job = first; ; job = await this.read(actor, id)) {
      if (job.version > heard) {
        response.write(eventOf(job));
        heard = job.version;
        spokenAt = Date.now();
      } else if (Date.now() - spokenAt > HEARTBEAT_MS) {
        response.write(': still here\n\n');
        spokenAt = Date.now();
      }
      if (isEnded(job) || Date.now() - begun > LONGEST_MS) break;
      await sleep(LOOK_EVERY_MS);
      if (response.destroyed || this.state.isStopping) break;
    }
    response.end();
  }

  private async read(actor: Actor, id: string): Promise<JobResponse> {
    return (await this.jobs.one(actor, id)).value<JobResponse>();
  }
}

function isEnded(job: JobResponse): boolean {
  return ENDED.includes(job.state);
}

function eventOf(job: JobResponse): string {
  return `id: ${job.version}\nevent: ${isEnded(job) ? 'end' : 'progress'}\ndata: ${JSON.stringify(job)}\n\n`;
}
