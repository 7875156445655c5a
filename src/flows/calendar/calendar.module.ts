import { Module } from '@nestjs/common';
import { CalendarFeedsModule } from '../../features/calendar-feeds/calendar-feeds.module.js';
import { ReportsModule } from '../../reports/reports.module.js';
import { CalendarController } from './calendar.controller.js';
import { CalendarFlow } from './calendar.flow.js';

/** Work lists as calendars. */
@Module({
  imports: [CalendarFeedsModule, ReportsModule],
  controllers: [CalendarController],
  providers: [CalendarFlow],
})
export class CalendarFlowModule {}
