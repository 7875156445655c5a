import { createHash } from 'node:crypto';
import pg from 'pg';

/** What globalSetup tells the test files through the environment: one JSON text, as workers are other processes. */
export interface TestServer {
  readonly adminUrl: string;
  /** Connection strings of the two roles on the template; the database is exchanged for each clone. */
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** The migrated database that every test file gets a copy of. */
  readonly template: string;
  /** Begins the name of every database of this run. */
  readonly prefix: string;
}

const VARIABLE = 'TAOPU_TEST_SERVER';

export function publishTestServer(server: TestServer): void {
  process.env[VARIABLE] = JSON.stringify(server);
}

/** @throws Error when the test project has no globalSetup. */
export function testServer(): TestServer {
  const text = process.env[VARIABLE];
  if (text === undefined) throw new Error(`${VARIABLE} is not set: only the api project has a database`);
  return JSON.parse(text) as TestServer;
}

/** The same connection string for another database. */
export function withDatabase(connectionString: string, database: string): string {
  const url = new URL(connectionString);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.toString();
}

/** The same connection string for another account. */
export function withAccount(connectionString: string, role: string, password: string): string {
  const url = new URL(connectionString);
  url.username = role;
  url.password = password;
  return url.toString();
}

/** A password for a role on a given server that parallel runs on that server agree on. */
export function agreedPassword(adminUrl: string, role: string): string {
  return createHash('sha256').update(`${role}\n${adminUrl}`).digest('base64url');
}

/** Runs the work with a connection that is closed whatever happens. */
export async function withClient<T>(
  connectionString: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
