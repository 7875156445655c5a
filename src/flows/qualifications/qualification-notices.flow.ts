import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NoticeRecipients } from '../../features/notices/notice-recipients.queries.js';
import type { NoticeTerms } from '../../features/notices/notice-settings.js';
import { NoticesService } from '../../features/notices/notices.service.js';
import { QualificationDeadlines } from '../../features/qualifications/qualification-deadlines.queries.js';
import { DatedSettings } from '../../platform/database/dated-settings.js';
import { NightlyTasks } from '../../platform/jobs/nightly-tasks.js';

/** A qualification that ends within 90 days (a setting) is a to-do for whoever keeps the company (domain.md §2.1.5). */
@Injectable()
export class QualificationNoticesFlow implements OnModuleInit {
  constructor(
    private readonly tasks: NightlyTasks,
    private readonly deadlines: QualificationDeadlines,
    private readonly notices: NoticesService,
    private readonly recipients: NoticeRecipients,
    private readonly dated: DatedSettings,
  ) {}

  onModuleInit(): void {
    this.tasks.register({ name: 'qualification-notices', order: 900, run: (day) => this.run(day) });
  }

  private async run(day: string): Promise<void> {
    const { terms } = await this.dated.groupAt<{ terms: NoticeTerms }>('notices', day);
    for (const deadline of await this.deadlines.expiringWithin(terms.qualificationDays, day)) {
      const { id, companyId, validTo, ownerUnitId, ownerUserId } = deadline;
      const users = ownerUserId ? [ownerUserId] : [];
      const recipientIds = await this.recipients.of({
        users,
        supervisorsOf: users.length ? [] : [ownerUnitId],
      });
      const about = { kind: 'QUALIFICATION_EXPIRING', subjectType: 'company', subjectId: companyId } as const;
      await this.notices.notify([
        { ...about, recipientIds, dueOn: validTo, dedupeKey: `qualification:${id}:${validTo}` },
      ]);
    }
  }
}
