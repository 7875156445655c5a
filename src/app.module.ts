import { type DynamicModule, type INestApplicationContext, Module } from '@nestjs/common';
import { ConfigModule } from './platform/config/config.module.js';
import type { Settings } from './platform/config/settings.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { API_TAGS } from './platform/http/documentation.js';
import type { ApiTag } from './platform/http/openapi.js';
import type { Clock } from './platform/kernel/clock.js';
import { PlatformModule } from './platform/platform.module.js';

/** Features, flows, reports and transfer, in the order of the documentation. */
const FEATURES: DynamicModule['imports'] = [];

/** The groups of operations under which the documentation lists them. */
const TAGS: readonly ApiTag[] = [];

/**
 * Work between migration and listening, in this order: the first administrator, demo data in an empty embedded
 * database. Each returns lines for the person who starts the server.
 */
export type StartTask = (app: INestApplicationContext, settings: Settings) => Promise<readonly string[]>;
export const START_TASKS: readonly StartTask[] = [];

export interface AppOptions {
  readonly settings: Settings;
  /** Connection string of the application role. */
  readonly databaseUrl: string;
  readonly clock?: Clock;
}

/** The table of contents. */
@Module({})
export class AppModule {
  static with({ settings, databaseUrl, clock }: AppOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(settings, clock),
        DatabaseModule.at(databaseUrl),
        PlatformModule,
        ...(FEATURES ?? []),
      ],
      providers: [{ provide: API_TAGS, useValue: TAGS }],
    };
  }
}
