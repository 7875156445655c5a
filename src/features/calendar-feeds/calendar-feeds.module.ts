import { Module } from '@nestjs/common';
import { CalendarFeedsController } from './calendar-feeds.controller.js';
import { CalendarFeedsQueries } from './calendar-feeds.queries.js';
import { CalendarFeedsRepository } from './calendar-feeds.repository.js';
import { CalendarFeedsService } from './calendar-feeds.service.js';

@Module({
  controllers: [CalendarFeedsController],
  providers: [CalendarFeedsService, CalendarFeedsRepository, CalendarFeedsQueries],
  exports: [CalendarFeedsService],
})
export class CalendarFeedsModule {}
