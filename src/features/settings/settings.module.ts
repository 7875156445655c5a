import { Module } from '@nestjs/common';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { settingConstraints } from './setting.errors.js';
import { SettingsController } from './settings.controller.js';
import { SettingsQueries } from './settings.queries.js';
import { SettingsRepository } from './settings.repository.js';
import { SettingsService } from './settings.service.js';

@Module({
  controllers: [SettingsController],
  providers: [SettingsService, SettingsRepository, SettingsQueries],
})
export class SettingsModule {
  constructor(constraints: ConstraintCatalogue) {
    constraints.register(settingConstraints);
  }
}
