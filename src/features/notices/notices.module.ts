import { Module } from '@nestjs/common';
import { NoticeRecipients } from './notice-recipients.queries.js';
import { NoticesController } from './notices.controller.js';
import { NoticesQueries } from './notices.queries.js';
import { NoticesRepository } from './notices.repository.js';
import { NoticesService } from './notices.service.js';

@Module({
  controllers: [NoticesController],
  providers: [NoticesService, NoticesRepository, NoticesQueries, NoticeRecipients],
  exports: [NoticesService, NoticeRecipients],
})
export class NoticesModule {}
