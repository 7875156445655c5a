import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Sql } from '../database/sql.js';
import type { FinishedRequest } from '../http/access-log.js';

/** Seconds. The bars of the product lie between 5 ms and 1 s. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** One value of a gauge under its labels. */
export interface Reading {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What Prometheus may read. Labels are patterns and codes, never ids, names or addresses. */
@Injectable()
export class Metrics implements OnModuleInit, OnModuleDestroy {
  private readonly registry = new Registry();
  private readonly duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the last header to the last byte of the answer',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [this.registry],
  });

  constructor(private readonly sql: Sql) {}

  onModuleInit(): void {
    collectDefaultMetrics({ register: this.registry });
    this.addGauge('database_pool_connections', 'Connections of this process', ['state'], () => {
      const { totalCount, idleCount, waitingCount } = this.sql.pool;
      return [
        { labels: { state: 'busy' }, value: totalCount - idleCount },
        { labels: { state: 'idle' }, value: idleCount },
        { labels: { state: 'waited-for' }, value: waitingCount },
      ];
    });
  }

  onModuleDestroy(): void {
    this.registry.clear();
  }

  observe({ method, route, status, ms }: FinishedRequest): void {
    this.duration.observe({ method, route, status: String(status) }, ms / 1000);
  }

  /** Adds a gauge that is read at every scrape; features bring their own (jobs waiting, jobs failed). */
  addGauge(
    name: string,
    help: string,
    labelNames: readonly string[],
    read: () => readonly Reading[] | Promise<readonly Reading[]>,
  ): void {
    new Gauge({
      name,
      help,
      labelNames: [...labelNames],
      registers: [this.registry],
      async collect() {
        this.reset();
        for (const { labels, value } of await read()) this.set(labels, value);
      },
    });
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }
}
