import { Module } from '@nestjs/common';
import { NoticeRecipients } from './notice-recipients.queries.js';
import { NoticesRepository } from './notices.repository.js';
import { NoticesService } from './notices.service.js';

@Module({
  providers: [NoticesService, NoticesRepository, NoticeRecipients],
  exports: [NoticesService, NoticeRecipients],
})
export class NoticesModule {}
