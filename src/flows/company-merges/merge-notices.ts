import { Injectable } from '@nestjs/common';
import type { NewNotice } from '../../features/notices/new-notice.js';
import { type Audience, NoticeRecipients } from '../../features/notices/notice-recipients.queries.js';
import { NoticesService } from '../../features/notices/notices.service.js';
import type { Actor } from '../../platform/access/actor.js';

interface Told {
  readonly id: string;
  readonly survivorId: string;
  /** The owners of both first. */
  readonly unitIds: readonly string[];
  readonly proposedBy: string;
}

/** Who hears of a merge (domain.md §4.5, approval): whoever decides about it, and then whoever proposed it. */
@Injectable()
export class MergeNotices {
  constructor(
    private readonly notices: NoticesService,
    private readonly recipients: NoticeRecipients,
  ) {}

  /** The supervisors of the unit that owns both, the pool administrators when two units do. */
  proposed(merge: Told): Promise<void> {
    const [first, second] = merge.unitIds;
    const isOneUnit = first === second;
    return this.tell(merge, 'MERGE_PROPOSED', {
      supervisorsOf: isOneUnit ? [first ?? null] : [],
      poolAdministrators: !isOneUnit,
    });
  }

  approved(actor: Actor, merge: Told): Promise<void> {
    return this.decided(actor, merge, 'MERGE_APPROVED');
  }

  rejected(actor: Actor, merge: Told): Promise<void> {
    return this.decided(actor, merge, 'MERGE_REJECTED');
  }

  /** Nobody is told what they did themselves. */
  private async decided(actor: Actor, merge: Told, kind: NewNotice['kind']): Promise<void> {
    if (merge.proposedBy !== actor.userId) await this.tell(merge, kind, { users: [merge.proposedBy] });
  }

  private async tell({ id, survivorId }: Told, kind: NewNotice['kind'], audience: Audience): Promise<void> {
    const recipientIds = await this.recipients.of(audience);
    const about = { subjectType: 'company', subjectId: survivorId } as const;
    await this.notices.notify([{ ...about, kind, recipientIds, dedupeKey: `${kind}:${id}` }]);
  }
}
