import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AccessModule } from './access/access.module.js';
import { FileStoreModule } from './files/file-store.module.js';
import { ReceivingInterceptor } from './files/receiving.interceptor.js';
import { HealthModule } from './health/health.module.js';
import { Cursors } from './http/cursor.js';
import { Details } from './http/details.js';
import { IdempotencyInterceptor } from './http/idempotency.interceptor.js';
import { NoQueryInterceptor } from './http/no-query.interceptor.js';
import { Pages } from './http/page.js';
import { ProblemFilter } from './http/problem.filter.js';
import { ServerState } from './http/server-state.js';
import { RequestValidationPipe } from './http/validation.pipe.js';
import { MetricsModule } from './metrics/metrics.module.js';

/** What every route goes through: guard, pipe, interceptor and filter, in the order in which Nest runs them. */
@Global()
@Module({
  imports: [AccessModule, FileStoreModule, HealthModule, MetricsModule],
  providers: [
    Cursors,
    Details,
    Pages,
    ServerState,
    { provide: APP_PIPE, useClass: RequestValidationPipe },
    { provide: APP_INTERCEPTOR, useClass: NoQueryInterceptor },
    // Before the next one, which opens a transaction: an upload must not hold a connection.
    { provide: APP_INTERCEPTOR, useClass: ReceivingInterceptor },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
  exports: [Cursors, Details, Pages, ServerState],
})
export class PlatformModule {}
