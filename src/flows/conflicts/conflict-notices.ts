import { Injectable } from '@nestjs/common';
import type { ConflictConcerns, OverdueConflict } from '../../features/conflicts/conflicts.queries.js';
import { type Audience, NoticeRecipients } from '../../features/notices/notice-recipients.queries.js';
import { NoticesService } from '../../features/notices/notices.service.js';

/** What the people of a conflict hear of it. */
@Injectable()
export class ConflictNotices {
  constructor(
    private readonly notices: NoticesService,
    private readonly recipients: NoticeRecipients,
  ) {}

  /** A limit has passed: whoever is late is told, once for each step and date. */
  async overdue(late: OverdueConflict): Promise<void> {
    const { companyId, id, state, dueOn } = late;
    await this.notices.notify([
      {
        recipientIds: await this.recipients.of(whoIsLate(late)),
        ...{ kind: 'CONFLICT_OVERDUE', subjectType: 'company', subjectId: companyId, dueOn },
        dedupeKey: `conflict-overdue:${id}:${state}:${dueOn}`,
      },
    ]);
  }

  /** A case was opened, or took a step: both parties and the pool administrators are told. */
  async moved({
    id,
    companyId,
    unitAId,
    unitBId,
    userAId,
    userBId,
    evidenceDueOn,
    version,
  }: ConflictConcerns): Promise<void> {
    const recipientIds = await this.recipients.of({
      ...{
        users: [userAId, userBId],
        supervisorsOf: [unitAId, unitBId],
        poolAdministrators: unitAId !== unitBId,
      },
    });
    const isNew = version === 1;
    await this.notices.notify([
      {
        ...{ recipientIds, subjectType: 'company', subjectId: companyId },
        kind: isNew ? 'CONFLICT_OPENED' : 'CONFLICT_MOVED',
        dueOn: isNew ? evidenceDueOn : null,
        dedupeKey: `conflict:${id}:${version}`,
      },
    ]);
  }
}

/** The parties while they file; then whoever decides. Of an appeal the pool administrators remind the committee office. */
function whoIsLate({ state, unitAId, unitBId }: OverdueConflict): Audience {
  const isInternal = unitAId === unitBId;
  if (state === 'OPEN') return { supervisorsOf: [unitAId, unitBId] };
  return isInternal && state !== 'APPEALED' ? { supervisorsOf: [unitAId] } : { poolAdministrators: true };
}
