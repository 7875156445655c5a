import { startEmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.js';

// A second Node process for the tests that kill one: starts the server, says so, and stays until it is killed.
const running = await startEmbeddedPostgres({
  dataDir: process.argv[2] ?? '',
  relocationRoot: process.argv[3] ?? '',
});
process.stdout.write(`${running.ownerUrl()}\n`);
setInterval(() => undefined, 60_000);
