import type { INestApplicationContext } from '@nestjs/common';
import { NightlyClock } from '../../platform/jobs/nightly-clock.js';

/** Start task of a server: from now on it looks whether a nightly run is due. */
export async function startNightlyRuns(app: INestApplicationContext): Promise<string[]> {
  app.get(NightlyClock, { strict: false }).start();
  return [];
}
