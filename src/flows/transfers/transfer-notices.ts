import { Injectable } from '@nestjs/common';
import type { NoticeKind } from '../../features/notices/notice.codes.js';
import { type Audience, NoticeRecipients } from '../../features/notices/notice-recipients.queries.js';
import { NoticesService } from '../../features/notices/notices.service.js';
import type { TransferOutcome } from '../../features/transfers/transfer-draft.js';

type Told = Pick<TransferOutcome, 'step' | 'after'> & Partial<Pick<TransferOutcome, 'from'>>;
type Transfer = TransferOutcome['after'];

/** Tells those whose turn it is, and both sides of what was done (domain.md §4.3). */
@Injectable()
export class TransferNotices {
  constructor(
    private readonly recipients: NoticeRecipients,
    private readonly notices: NoticesService,
  ) {}

  /** @param outcome `from` is left out for an application. Nobody is told of a state that goes on as it was. */
  async tell({ step, from, after }: Told): Promise<void> {
    if (from === after.state && step !== 'NAME_UNIT') return;
    const told = noticeOf(after);
    const recipientIds = (await this.recipients.of(told.to)).filter((id) => id !== after.updatedBy);
    await this.notices.notify([
      {
        recipientIds,
        kind: told.kind,
        subjectType: 'project',
        subjectId: after.projectId,
        dueOn: after.dueOn,
        dedupeKey: `transfer:${after.id}:${after.version}`,
      },
    ]);
  }
}

function noticeOf(transfer: Transfer): { readonly kind: NoticeKind; readonly to: Audience } {
  const { state, fromUnitId, namedUnitId, toUnitId, toUserId, fromUserId, createdBy } = transfer;
  const giving: Audience = { users: [createdBy, fromUserId], supervisorsOf: [fromUnitId] };
  const both: Audience = {
    users: [createdBy, fromUserId, toUserId],
    supervisorsOf: [fromUnitId, toUnitId],
  };
  switch (state) {
    case 'APPLIED':
      return { kind: 'TRANSFER_APPLIED', to: { supervisorsOf: [fromUnitId] } };
    case 'UNIT_APPROVED':
      return { kind: 'TRANSFER_APPROVED', to: { poolAdministrators: true } };
    case 'COORDINATED':
      return {
        kind: 'TRANSFER_CLAIMABLE',
        to: namedUnitId === null ? { allSupervisors: true } : { supervisorsOf: [namedUnitId] },
      };
    case 'CLAIMED':
      return { kind: 'TRANSFER_CLAIMED', to: giving };
    case 'ASSIGNED':
      return { kind: 'TRANSFER_ASSIGNED', to: { users: [fromUserId, toUserId] } };
    case 'HANDED_OVER':
      return { kind: 'TRANSFER_HANDED_OVER', to: both };
    case 'RESET':
      return { kind: 'TRANSFER_WAS_RESET', to: both };
    default:
      return { kind: 'TRANSFER_ENDED', to: giving };
  }
}
