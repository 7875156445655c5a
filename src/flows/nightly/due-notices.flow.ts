import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { NewNotice } from '../../features/notices/new-notice.js';
import { NoticeRecipients } from '../../features/notices/notice-recipients.queries.js';
import type { NoticeTerms } from '../../features/notices/notice-settings.js';
import { NoticesService } from '../../features/notices/notices.service.js';
import { type ProjectDeadline, ProjectDeadlines } from '../../features/projects/project-deadlines.queries.js';
import { DatedSettings } from '../../platform/database/dated-settings.js';
import { NightlyTasks } from '../../platform/jobs/nightly-tasks.js';
import { daysBetween } from '../../platform/kernel/clock.js';

/** Tells the team in time: T−14 and T−7 before dormancy, 7 days before the end of a hold (domain.md §3.2). */
@Injectable()
export class DueNoticesFlow implements OnModuleInit {
  constructor(
    private readonly tasks: NightlyTasks,
    private readonly deadlines: ProjectDeadlines,
    private readonly notices: NoticesService,
    private readonly recipients: NoticeRecipients,
    private readonly dated: DatedSettings,
  ) {}

  onModuleInit(): void {
    this.tasks.register({ name: 'project-due-notices', order: 900, run: (day) => this.run(day) });
  }

  private async run(day: string): Promise<void> {
    const { terms } = await this.dated.groupAt<{ terms: NoticeTerms }>('notices', day);
    for (const deadline of await this.deadlines.dormancyWithin(terms.dormancyFirstDays, day)) {
      const isLast = daysBetween(day, deadline.on) <= terms.dormancyLastDays;
      await this.tell(deadline, {
        kind: 'PROJECT_DORMANCY_NEAR',
        params: { days: deadline.days },
        // A new day is a new event: progress has put the old one off.
        dedupeKey: `${isLast ? 'dormancy-last' : 'dormancy-first'}:${deadline.id}:${deadline.on}`,
      });
    }
    for (const deadline of await this.deadlines.holdsWithin(terms.holdDays, day))
      await this.tell(deadline, {
        kind: 'PROJECT_HOLD_ENDING',
        dedupeKey: `hold-ending:${deadline.id}:${deadline.on}`,
      });
  }

  private async tell(
    { id, on, people, ownerUnitId }: ProjectDeadline,
    notice: Pick<NewNotice, 'kind' | 'params' | 'dedupeKey'>,
  ): Promise<void> {
    const recipientIds = await this.recipients.of({ users: people, supervisorsOf: [ownerUnitId] });
    await this.notices.notify([
      { ...notice, recipientIds, subjectType: 'project', subjectId: id, dueOn: on },
    ]);
  }
}
