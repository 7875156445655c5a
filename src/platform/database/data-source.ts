import pg from 'pg';
import type { DataSourceOptions } from 'typeorm';
import type { Settings } from '../config/settings.js';

/**
 * A connection that always has a listener for errors. The pool hands a client on in the same tick in which it reads
 * the server's last words; a promise that is still to be resolved would be too late to listen, and the process would
 * end. What runs on such a client next fails by itself and is answered 503.
 */
class SteadyClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

/**
 * Connection options of the application role. Sessions run in Asia/Shanghai so that `timestamptz` leaves the
 * database as ISO 8601 with +08:00; every wait is bounded so that a stuck database answers 503, not silence.
 */
export function dataSourceOptions(settings: Settings, url: string): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    synchronize: false,
    logging: false,
    poolSize: settings.DATABASE_POOL,
    applicationName: 'taopu-crm',
    connectTimeoutMS: settings.DATABASE_CONNECT_TIMEOUT_MS,
    poolErrorHandler: () => undefined,
    extra: {
      Client: SteadyClient,
      // Many short statements at once: parallel workers and compiled plans would cost more than they save.
      options: '-c TimeZone=Asia/Shanghai -c jit=off -c max_parallel_workers_per_gather=0',
      lock_timeout: settings.DATABASE_LOCK_TIMEOUT_MS,
      statement_timeout: settings.DATABASE_STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: 10_000,
      keepAlive: true,
      idleTimeoutMillis: 30_000,
    },
  };
}
