import { Module, type OnModuleInit } from '@nestjs/common';
import { Metrics } from '../../platform/metrics/metrics.js';
import { NightlyRunsController } from './nightly-runs.controller.js';
import { NightlyRunsQueries } from './nightly-runs.queries.js';

@Module({ controllers: [NightlyRunsController], providers: [NightlyRunsQueries] })
export class NightlyRunsModule implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly queries: NightlyRunsQueries,
  ) {}

  onModuleInit(): void {
    this.metrics.addGauge(
      'nightly_task_days_behind',
      'Days since the newest one for which the task was done; 0 when the night is done',
      ['task'],
      () => this.queries.daysBehind(),
    );
  }
}
