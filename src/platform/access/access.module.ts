import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { AccessTokens } from './access-token.js';
import { Actors } from './actor-source.js';
import { RecordSight } from './record-sight.js';
import { RecordTitles } from './record-titles.js';
import { RouteInventory } from './route-inventory.js';

/** The door: tokens, who stands behind them, and the guard of every route. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    AccessTokens,
    Actors,
    RecordSight,
    RecordTitles,
    RouteInventory,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [AccessTokens, Actors, RecordSight, RecordTitles, RouteInventory],
})
export class AccessModule {}
