import { setImmediate as nextTurn } from 'node:timers/promises';

/** Longest piece of work in one go, in milliseconds: requests that wait meanwhile notice nothing. */
const LONGEST_PIECE = 12;

/** Lets others have their turn during long computing: `await breath.take()` once per row costs next to nothing. */
export class Breath {
  private since = performance.now();

  take(): Promise<void> | undefined {
    return performance.now() - this.since < LONGEST_PIECE ? undefined : this.pause();
  }

  private async pause(): Promise<void> {
    await nextTurn();
    this.since = performance.now();
  }
}
