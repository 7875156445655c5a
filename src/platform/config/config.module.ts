import { type DynamicModule, Global, Module } from '@nestjs/common';
import { systemClock } from '../kernel/clock.js';
import type { Settings } from './settings.js';

/** Injection tokens of the checked settings and of the clock. */
export const SETTINGS_TOKEN = Symbol('Settings');
export const CLOCK = Symbol('Clock');

@Global()
@Module({})
export class ConfigModule {
  static with(settings: Settings, clock = systemClock): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: SETTINGS_TOKEN, useValue: settings },
        { provide: CLOCK, useValue: clock },
      ],
      exports: [SETTINGS_TOKEN, CLOCK],
    };
  }
}
