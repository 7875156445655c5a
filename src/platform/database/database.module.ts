import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SETTINGS_TOKEN } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { ConstraintCatalogue } from './constraint-catalogue.js';
import { dataSourceOptions } from './data-source.js';
import { DatedSettings } from './dated-settings.js';
import { HumanCodes } from './human-codes.js';
import { ReferenceRows } from './reference-rows.js';
import { Sql } from './sql.js';
import { TransactionInterceptor } from './transactional.js';
import { UnitOfWork } from './unit-of-work.js';
import { WorkingDays } from './working-days.js';

@Global()
@Module({})
export class DatabaseModule {
  /** @param url connection string of the application role */
  static at(url: string): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({
          inject: [SETTINGS_TOKEN],
          useFactory: (settings: Settings) => ({
            ...dataSourceOptions(settings, url),
            autoLoadEntities: true,
            retryAttempts: 1,
          }),
        }),
      ],
      providers: [
        ConstraintCatalogue,
        UnitOfWork,
        Sql,
        HumanCodes,
        DatedSettings,
        WorkingDays,
        ReferenceRows,
        TransactionInterceptor,
      ],
      exports: [
        ConstraintCatalogue,
        UnitOfWork,
        Sql,
        HumanCodes,
        DatedSettings,
        WorkingDays,
        ReferenceRows,
        TransactionInterceptor,
      ],
    };
  }
}
