import { Injectable } from '@nestjs/common';
import { type ReviewTurn, ReviewTurns } from '../../features/admission-reviews/review-turns.queries.js';
import type { NoticeKind } from '../../features/notices/notice.codes.js';
import { type Audience, NoticeRecipients } from '../../features/notices/notice-recipients.queries.js';
import { NoticesService } from '../../features/notices/notices.service.js';
import type { Actor } from '../../platform/access/actor.js';

/** Tells whose turn it is in a review: 单位初审, 储备库复核, 评分 (domain.md §3.3). */
@Injectable()
export class ReviewNotices {
  constructor(
    private readonly turns: ReviewTurns,
    private readonly recipients: NoticeRecipients,
    private readonly notices: NoticesService,
  ) {}

  /**
   * After any act on the review of a project: everybody hears of a step once, members who are seated later too.
   * @param actor null for the nightly job; whoever acts needs no notice
   */
  async tell(actor: Actor | null, projectId: string): Promise<void> {
    const turn = await this.turns.of(projectId);
    if (!turn) return;
    const { kind, to } = toldAt(turn);
    const recipientIds = (await this.recipients.of(to)).filter((id) => id !== actor?.userId);
    const subject = { subjectType: 'project', subjectId: projectId } as const;
    const dedupeKey = `admission-review:${turn.id}:${turn.state}`;
    await this.notices.notify([{ recipientIds, kind, ...subject, dueOn: turn.dueOn, dedupeKey }]);
  }
}

function toldAt({ state, ownerUnitId, scorerIds }: ReviewTurn): {
  readonly kind: NoticeKind;
  readonly to: Audience;
} {
  switch (state) {
    case 'UNIT_REVIEW':
      return { kind: 'REVIEW_FOR_UNIT', to: { supervisorsOf: [ownerUnitId] } };
    case 'POOL_CHECK':
      return { kind: 'REVIEW_FOR_POOL', to: { poolAdministrators: true } };
    case 'SCORING':
      return { kind: 'REVIEW_TO_SCORE', to: { users: scorerIds } };
  }
}
