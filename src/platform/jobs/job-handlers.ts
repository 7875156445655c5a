import { Injectable } from '@nestjs/common';
import type { JobHandler } from './job.types.js';

/** What each kind of job does. Whoever owns a kind registers its handler when its module starts. */
@Injectable()
export class JobHandlers {
  private readonly byKind = new Map<string, JobHandler>();

  /** @throws Error when the kind is taken */
  register(kind: string, handler: JobHandler): void {
    if (this.byKind.has(kind)) throw new Error(`two handlers for jobs of kind ${kind}`);
    this.byKind.set(kind, handler);
  }

  find(kind: string): JobHandler | undefined {
    return this.byKind.get(kind);
  }
}
