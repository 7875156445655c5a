import { AsyncResource } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';

/** A request commits within this many milliseconds as a rule; what takes longer is found by the regular look. */
const AFTER_MS = [20, 120] as const;

/** Tells the runner of this process that a job is about to be committed, so that it need not wait for its next look. */
@Injectable()
export class JobBell {
  private hear: () => void = () => undefined;

  /** What hears runs outside the transaction and the request of whoever rings. */
  answer(hear: () => void): void {
    this.hear = AsyncResource.bind(hear);
  }

  ring(): void {
    for (const wait of AFTER_MS) setTimeout(() => this.hear(), wait).unref();
  }
}
