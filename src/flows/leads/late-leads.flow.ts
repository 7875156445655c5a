import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type LateStep, LeadDeadlines } from '../../features/leads/lead-deadlines.queries.js';
import type { NoticeKind } from '../../features/notices/notice.codes.js';
import { type Audience, NoticeRecipients } from '../../features/notices/notice-recipients.queries.js';
import { NoticesService } from '../../features/notices/notices.service.js';
import { NightlyTasks } from '../../platform/jobs/nightly-tasks.js';
import { daysBetween } from '../../platform/kernel/clock.js';

const KIND: Readonly<Record<LateStep['step'], NoticeKind>> = {
  RESPOND: 'LEAD_RESPONSE_LATE',
  ASSESS: 'LEAD_ASSESSMENT_LATE',
  FEEDBACK: 'LEAD_FEEDBACK_LATE',
  REPORT: 'LEAD_REPORT_LATE',
};

/**
 * Tells who is late with a lead (domain.md §3.8), once for each step and date: on the first day the person, from the
 * second day on the supervisors. Of what nobody works on yet the supervisors hear at once.
 */
@Injectable()
export class LateLeadsFlow implements OnModuleInit {
  constructor(
    private readonly tasks: NightlyTasks,
    private readonly deadlines: LeadDeadlines,
    private readonly recipients: NoticeRecipients,
    private readonly notices: NoticesService,
  ) {}

  onModuleInit(): void {
    this.tasks.register({ name: 'late-leads', order: 500, run: (day) => this.run(day) });
  }

  private async run(day: string): Promise<void> {
    for (const late of await this.deadlines.lateOn(day)) {
      const { assigneeId, reportUnitId, isUntaken } = late;
      const supervisors: Audience = { supervisorsOf: [reportUnitId], poolAdministrators: isUntaken };
      if (assigneeId) await this.tell(late, 'assignee', { users: [assigneeId] });
      if (!assigneeId || daysBetween(late.dueOn, day) > 1) await this.tell(late, 'supervisors', supervisors);
    }
  }

  private async tell({ leadId, step, dueOn }: LateStep, whom: string, audience: Audience): Promise<void> {
    const recipientIds = await this.recipients.of(audience);
    const subject = { subjectType: 'lead', subjectId: leadId, dueOn };
    await this.notices.notify([
      {
        ...subject,
        recipientIds,
        kind: KIND[step],
        dedupeKey: `lead-late:${whom}:${leadId}:${step}:${dueOn}`,
      },
    ]);
  }
}
