import { Injectable, Logger } from '@nestjs/common';
import PgBoss from 'pg-boss';
import { Sql } from '../database/sql.js';
import { UnitOfWork } from '../database/unit-of-work.js';

/** Made by migration 0007: the application's role may not create queues. */
const QUEUE = 'jobs';
const CLEAN_EVERY_SECONDS = 300;

/**
 * The queue of pg-boss over the application's own pool. Sending and taking happen in the running transaction, so a
 * message exists exactly when its job is waiting.
 */
@Injectable()
export class JobQueue {
  private readonly boss: PgBoss;
  private readonly inTransaction: PgBoss.Db;

  constructor(
    private readonly sql: Sql,
    private readonly unitOfWork: UnitOfWork,
  ) {
    this.inTransaction = { executeSql: (text, values) => this.execute(text, values) };
    this.boss = new PgBoss({
      db: { executeSql: async (text, values) => this.sql.pool.query(text, values) },
      schema: 'pgboss',
      migrate: false,
      schedule: false,
      maintenanceIntervalSeconds: CLEAN_EVERY_SECONDS,
    });
    this.boss.on('error', (error) => new Logger('Jobs').warn(`queue: ${error.message}`));
  }

  async start(): Promise<void> {
    await this.boss.start();
  }

  async stop(): Promise<void> {
    await this.boss.stop({ graceful: false });
  }

  /** Leaves word, in the running transaction, that a job waits. */
  async send(jobId: string): Promise<void> {
    await this.boss.send(QUEUE, { jobId }, { db: this.inTransaction });
  }

  /** Takes the next message in the running transaction; rolled back, it is there again. */
  async take(): Promise<string | null> {
    const [message] = await this.boss.fetch<{ jobId: string }>(QUEUE, {
      batchSize: 1,
      db: this.inTransaction,
    });
    if (!message) return null;
    await this.boss.complete(QUEUE, message.id, { db: this.inTransaction });
    return message.data.jobId;
  }

  private async execute(text: string, values: unknown[]): Promise<{ rows: unknown[] }> {
    if (!this.unitOfWork.isActive) throw new Error('the queue is used inside a transaction');
    return { rows: await this.sql.rows(text, values) };
  }
}
