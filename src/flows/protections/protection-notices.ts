import { Injectable } from '@nestjs/common';
import type { NewNotice } from '../../features/notices/new-notice.js';
import { type Audience, NoticeRecipients } from '../../features/notices/notice-recipients.queries.js';
import { NoticesService } from '../../features/notices/notices.service.js';
import {
  type LapseCandidate,
  ProtectionDeadlines,
} from '../../features/protections/protection-deadlines.queries.js';
import { daysBetween } from '../../platform/kernel/clock.js';

/** What the people of a protection hear of it (domain.md §4.1: 7 days and 1 day before the end). */
@Injectable()
export class ProtectionNotices {
  constructor(
    private readonly deadlines: ProtectionDeadlines,
    private readonly notices: NoticesService,
    private readonly recipients: NoticeRecipients,
  ) {}

  /** A new last day is a new event: a renewal has put the old one off. */
  async endingSoon(day: string): Promise<void> {
    const { firstNoticeDays, lastNoticeDays } = await this.deadlines.terms(day);
    for (const { id, companyId, unitId, userId, endsOn } of await this.deadlines.within(
      firstNoticeDays,
      day,
    )) {
      const which = daysBetween(day, endsOn) <= lastNoticeDays ? 'last' : 'first';
      await this.tell(
        companyId,
        { users: [userId], supervisorsOf: [unitId] },
        {
          ...{ kind: 'PROTECTION_ENDING', dueOn: endsOn },
          dedupeKey: `protection-${which}:${id}:${endsOn}`,
        },
      );
    }
  }

  async ended({ id, companyId, unitId, userId }: LapseCandidate, endedOn: string): Promise<void> {
    await this.tell(
      companyId,
      { users: [userId], supervisorsOf: [unitId] },
      {
        ...{ kind: 'PROTECTION_ENDED', dueOn: endedOn, dedupeKey: `protection-ended:${id}` },
      },
    );
  }

  async tell(
    companyId: string,
    audience: Audience,
    notice: Pick<NewNotice, 'kind' | 'dueOn' | 'dedupeKey'>,
  ): Promise<void> {
    const recipientIds = await this.recipients.of(audience);
    await this.notices.notify([{ ...notice, recipientIds, subjectType: 'company', subjectId: companyId }]);
  }
}
