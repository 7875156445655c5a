import type { AddressInfo } from 'node:net';
import type { DynamicModule } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import pg from 'pg';
import { AppModule, type AppOptions } from '../../src/app.module.js';
import { JsonLog } from '../../src/platform/config/json-log.js';
import { readSettings, type Settings } from '../../src/platform/config/settings.js';
import { createApp } from '../../src/platform/http/create-app.js';
import type { Clock } from '../../src/platform/kernel/clock.js';
import { createTestDatabase } from './database.js';
import { patientDatabase } from './patience.js';

export interface TestAppOptions {
  readonly settings?: Partial<Settings>;
  readonly clock?: Clock;
  /** The root module instead of the product's own. */
  readonly module?: (options: AppOptions) => DynamicModule;
}

export interface TestApp {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  readonly app: NestExpressApplication;
  /** Connection string of the application role. */
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** What the server wrote to its log, one JSON line each, from `LOG_LEVEL` on. */
  readonly logLines: string[];
  /** Asks the database behind the API, as the owner of the tables. */
  sql<T extends object>(text: string, values?: readonly unknown[]): Promise<T[]>;
  close(): Promise<void>;
}

/** The real application over HTTP on a random port, with a database of its own. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = await createTestDatabase();
  const settings: Settings = {
    ...readSettings(patientDatabase()),
    JWT_SECRET: 'a secret that only the tests know, 32 bytes',
    RATE_LIMIT_PER_MINUTE: 0,
    LOG_LEVEL: 'info',
    ...options.settings,
  };
  const logLines: string[] = [];
  const module = (options.module ?? AppModule.with)({
    settings,
    databaseUrl: database.appUrl,
    ...(options.clock ? { clock: options.clock } : {}),
  });
  const app = await createApp(
    module,
    settings,
    new JsonLog(settings.LOG_LEVEL, (line) => logLines.push(line)),
  );
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  return {
    url: `http://127.0.0.1:${port}`,
    app,
    appUrl: database.appUrl,
    ownerUrl: database.ownerUrl,
    logLines,
    sql: async <T extends object>(text: string, values: readonly unknown[] = []) =>
      (await owner.query<T>(text, [...values])).rows,
    async close() {
      await owner.end();
      app.getHttpServer().closeAllConnections();
      await app.close();
      await database.drop();
    },
  };
}
