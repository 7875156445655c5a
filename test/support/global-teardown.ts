import { rm } from 'node:fs/promises';
import { running } from './global-setup.js';
import { withClient } from './test-server.js';

/** Takes down what startTestServer() brought up. On a server that was there before, drops this run's databases. */
export async function stopTestServer(): Promise<void> {
  const { embedded, folder, server } = running;
  if (embedded !== undefined) await embedded.stop();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  if (embedded !== undefined || server === undefined) return;
  await withClient(server.adminUrl, async (admin) => {
    const { rows } = await admin.query<{ name: string }>(
      'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
      [server.prefix],
    );
    for (const { name } of rows) await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
}
