import { randomBytes } from 'node:crypto';
import { OWNER_ROLE } from '../../src/platform/database/embedded/roles.js';
import { testServer, withClient, withDatabase } from './test-server.js';

export interface TestDatabase {
  /** Connection string of the application's role: what the API under test is given. */
  readonly appUrl: string;
  /** Connection string of the role that owns the objects: to look behind the API. */
  readonly ownerUrl: string;
  readonly name: string;
  /** Ends every connection and removes the database. */
  drop(): Promise<void>;
}

/** A database of its own for a test file: an exact copy of the migrated template, empty of other tests' rows. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = testServer();
  const name = `${server.prefix}_${randomBytes(6).toString('hex')}`;
  await withClient(server.adminUrl, (admin) =>
    // The owner is not copied with the template, the grants on its tables are. Files are copied twice as fast as
    // pages are logged.
    admin.query(`CREATE DATABASE ${name} TEMPLATE ${server.template} OWNER ${OWNER_ROLE} STRATEGY FILE_COPY`),
  );
  return {
    name,
    appUrl: withDatabase(server.appUrl, name),
    ownerUrl: withDatabase(server.ownerUrl, name),
    async drop() {
      await withClient(server.adminUrl, (admin) => admin.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}
