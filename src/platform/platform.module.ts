import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { AccessGuard } from './access/access.guard.js';
import { AccessTokens } from './access/access-token.js';
import { Actors } from './access/actor-source.js';
import { RouteInventory } from './access/route-inventory.js';
import { FileStoreModule } from './files/file-store.module.js';
import { ReceivingInterceptor } from './files/receiving.interceptor.js';
import { HealthModule } from './health/health.module.js';
import { Cursors } from './http/cursor.js';
import { Details } from './http/details.js';
import { IdempotencyInterceptor } from './http/idempotency.interceptor.js';
import { Pages } from './http/page.js';
import { ProblemFilter } from './http/problem.filter.js';
import { ServerState } from './http/server-state.js';
import { RequestValidationPipe } from './http/validation.pipe.js';
import { MetricsModule } from './metrics/metrics.module.js';

/** What every route goes through: guard, pipe, interceptor and filter, in the order in which Nest runs them. */
@Global()
@Module({
  imports: [DiscoveryModule, FileStoreModule, HealthModule, MetricsModule],
  providers: [
    AccessTokens,
    Actors,
    Cursors,
    Details,
    Pages,
    RouteInventory,
    ServerState,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_PIPE, useClass: RequestValidationPipe },
    // Before the next one, which opens a transaction: an upload must not hold a connection.
    { provide: APP_INTERCEPTOR, useClass: ReceivingInterceptor },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
  exports: [AccessTokens, Actors, Cursors, Details, Pages, RouteInventory, ServerState],
})
export class PlatformModule {}
