import { Injectable } from '@nestjs/common';
import { CreditChangesService } from '../../features/credit-shares/credit-changes.service.js';
import { CreditSharesService } from '../../features/credit-shares/credit-shares.service.js';
import type {
  CreateCreditChangeRequest,
  DecideCreditChangeRequest,
  PutCreditSharesRequest,
} from '../../features/credit-shares/dto/write-credit-share.dto.js';
import { NoticeRecipients } from '../../features/notices/notice-recipients.queries.js';
import { NoticesService } from '../../features/notices/notices.service.js';
import { isAdmitted } from '../../features/projects/project.rules.js';
import { type HeldProject, ProjectKeepingService } from '../../features/projects/project-keeping.service.js';
import type { Actor } from '../../platform/access/actor.js';
import type { RecordKey } from '../../platform/http/record-id.js';

type ChangeRequest = Awaited<ReturnType<CreditChangesService['request']>>;

/** Writes of shared credit, under the lock of the project. */
@Injectable()
export class ShareCreditFlow {
  constructor(
    private readonly projects: ProjectKeepingService,
    private readonly credit: CreditSharesService,
    private readonly changes: CreditChangesService,
    private readonly recipients: NoticeRecipients,
    private readonly notices: NoticesService,
  ) {}

  async agree(actor: Actor, key: RecordKey, version: number, request: PutCreditSharesRequest): Promise<void> {
    const project = await this.projects.holdOpen(actor, key);
    const { id, ownerUnitId, poolStatus } = project;
    await this.credit.agree(actor, { id, ownerUnitId, admitted: isAdmitted(poolStatus) }, version, request);
  }

  /** @returns ids of the project and of the request */
  async request(
    actor: Actor,
    key: RecordKey,
    { shares, reason }: CreateCreditChangeRequest,
  ): Promise<[string, string]> {
    const { id } = await this.projects.holdOpen(actor, key);
    const lines = await this.credit.admit({ shares });
    const request = await this.changes.request(actor, id, lines, reason);
    await this.tell(actor, request);
    return [id, request.id];
  }

  /** What was asked for before the project was closed may still be decided. */
  async decide(
    actor: Actor,
    key: RecordKey,
    requestId: string,
    version: number,
    decision: DecideCreditChangeRequest,
  ): Promise<HeldProject> {
    const project = await this.projects.hold(actor, key);
    await this.tell(actor, await this.changes.decide(actor, project.id, requestId, version, decision));
    return project;
  }

  /** Those who sign, when it is asked for; those who asked and signed, when it is decided. */
  private async tell(actor: Actor, request: ChangeRequest): Promise<void> {
    const { id, projectId, status, version, signingUnitIds, createdBy } = request;
    if (status === 'OPEN' && version > 1) return;
    const waiting = status === 'OPEN';
    const found = await this.recipients.of({
      users: [createdBy],
      supervisorsOf: signingUnitIds,
      poolAdministrators: waiting,
    });
    await this.notices.notify([
      {
        recipientIds: found.filter((userId) => userId !== actor.userId),
        kind: waiting ? 'CREDIT_CHANGE_WAITING' : 'CREDIT_CHANGE_DECIDED',
        subjectType: 'project',
        subjectId: projectId,
        dedupeKey: `credit-change:${id}:${status}`,
      },
    ]);
  }
}
