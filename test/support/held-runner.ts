import type { Actor } from '../../src/platform/access/actor.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { JobHandlers } from '../../src/platform/jobs/job-handlers.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import type { TestApp } from './app.js';
import type { SignedIn } from './users.js';

/** As many as the runner takes at once. */
const AT_ONCE = 2;

let held = 0;

/**
 * Keeps every place of the job runner taken, so that the next job waits.
 * @returns lets go
 */
export async function holdRunner(app: TestApp, user: SignedIn): Promise<() => void> {
  let letGo = () => {};
  const freed = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const started = Array.from({ length: AT_ONCE }, () => startedJob(app, user, freed));
  await Promise.all(started);
  return letGo;
}

async function startedJob(app: TestApp, user: SignedIn, freed: Promise<void>): Promise<void> {
  held += 1;
  const kind = `held-${held}`;
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  app.app.get(JobHandlers, { strict: false }).register(kind, async () => {
    begin();
    await freed;
    return null;
  });
  const jobs = app.app.get(Jobs, { strict: false });
  const ask = () => jobs.enqueue({ kind, params: {} }, actorOf(user));
  await app.app.get(UnitOfWork, { strict: false }).run(ask);
  await begun;
}

function actorOf({ userId, unitId, sessionId, loginName }: SignedIn): Actor {
  return {
    ...{ userId, unitId, sessionId, loginName, displayName: '示例', teamId: null },
    ...{ roles: ['SPECIALIST'], unitTraits: [], mustChangePassword: false },
  };
}
