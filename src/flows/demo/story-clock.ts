import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from '../../platform/kernel/clock.js';

/**
 * The system clock, except for work that is told as of another instant: the demo data were entered over the past
 * year, so that follow-ups are not late entries and lights have something to look back on.
 */
export class StoryClock implements Clock {
  private readonly told = new AsyncLocalStorage<number>();

  now(): Date {
    return new Date(this.told.getStore() ?? Date.now());
  }

  /** Runs the work as if it were this instant. */
  at<T>(instant: Date, work: () => Promise<T>): Promise<T> {
    return this.told.run(instant.getTime(), work);
  }
}
