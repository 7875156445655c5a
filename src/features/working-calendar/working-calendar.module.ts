import { Module } from '@nestjs/common';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { WorkingCalendarController } from './working-calendar.controller.js';
import { workingCalendarConstraints } from './working-calendar.errors.js';
import { WorkingCalendarQueries } from './working-calendar.queries.js';
import { WorkingCalendarRepository } from './working-calendar.repository.js';
import { WorkingCalendarService } from './working-calendar.service.js';

@Module({
  controllers: [WorkingCalendarController],
  providers: [WorkingCalendarService, WorkingCalendarRepository, WorkingCalendarQueries],
  exports: [WorkingCalendarService],
})
export class WorkingCalendarModule {
  constructor(constraints: ConstraintCatalogue) {
    constraints.register(workingCalendarConstraints);
  }
}
