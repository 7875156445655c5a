import { type DynamicModule, Module } from '@nestjs/common';
import type { AnyCodeTable } from '../../platform/kernel/code-table.js';
import { DictionariesController } from './dictionaries.controller.js';
import { CODE_TABLES, DictionariesQueries } from './dictionaries.queries.js';
import { DIVISION_CODE_TABLES } from './division-level.codes.js';

@Module({})
export class DictionariesModule {
  /** @param tables the code tables of all features */
  static with(tables: readonly AnyCodeTable[]): DynamicModule {
    return {
      module: DictionariesModule,
      controllers: [DictionariesController],
      providers: [
        DictionariesQueries,
        { provide: CODE_TABLES, useValue: [...tables, ...DIVISION_CODE_TABLES] },
      ],
    };
  }
}
