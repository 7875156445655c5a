import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import {
  type RunningPostgres,
  startEmbeddedPostgres,
} from '../../src/platform/database/embedded/embedded-postgres.js';
import { OWNER_ROLE } from '../../src/platform/database/embedded/roles.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { PLACES_ON_DISK } from '../places.js';
import { fill } from './fill.js';
import { fingerprintOf } from './fingerprint.js';

export interface BenchDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
}

/** Room to keep the rows in memory, as a real server has; everything about durability as it comes. */
const SERVER_SETTINGS = { shared_buffers: '512MB', max_connections: '60', max_wal_size: '4GB' };

/** The embedded server of the benchmark and its databases: templates are kept between runs, copies are not. */
export class BenchServer {
  private constructor(
    private readonly server: RunningPostgres,
    private readonly log: (line: string) => void,
  ) {}

  static async start(log: (line: string) => void): Promise<BenchServer> {
    await mkdir(PLACES_ON_DISK.data, { recursive: true });
    const dataDir = path.join(PLACES_ON_DISK.data, 'postgres');
    return new BenchServer(await startEmbeddedPostgres({ dataDir, settings: SERVER_SETTINGS }), log);
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  /** A fresh database with so many companies, copied from a template that is made when it is missing. */
  async database(size: number): Promise<BenchDatabase> {
    const template = await this.template(size);
    const name = `bench_${size}`;
    await this.asAdmin(async (admin) => {
      await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await admin.query(
        `CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${OWNER_ROLE} STRATEGY FILE_COPY`,
      );
      await admin.query('CHECKPOINT');
    });
    return { ownerUrl: this.server.ownerUrl(name), appUrl: this.server.appUrl(name) };
  }

  private async template(size: number): Promise<string> {
    const prefix = `rows_${size}_`;
    const name = prefix + (await fingerprintOf(PLACES_ON_DISK.shapingFolders));
    const { rows } = await this.asAdmin((admin) =>
      admin.query<{ name: string }>(
        'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
        [prefix],
      ),
    );
    if (rows.some((row) => row.name === name)) return name;
    for (const old of rows)
      await this.asAdmin((admin) => admin.query(`DROP DATABASE ${old.name} WITH (FORCE)`));
    this.log(`generating ${size} companies (kept for later runs)`);
    const draft = `draft_${size}`;
    await this.asAdmin(async (admin) => {
      await admin.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
      await admin.query(`CREATE DATABASE ${draft} OWNER ${OWNER_ROLE}`);
    });
    await migrate(this.server.ownerUrl(draft), this.server.appUrl(draft));
    await fill(this.server.ownerUrl(draft), size, this.log);
    // Only a whole one gets the name that later runs look for.
    await this.asAdmin((admin) => admin.query(`ALTER DATABASE ${draft} RENAME TO ${name}`));
    return name;
  }

  private async asAdmin<T>(work: (admin: pg.Client) => Promise<T>): Promise<T> {
    const admin = new pg.Client({ connectionString: this.server.adminUrl() });
    await admin.connect();
    try {
      return await work(admin);
    } finally {
      await admin.end();
    }
  }
}
