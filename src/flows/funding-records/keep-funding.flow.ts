import { Injectable } from '@nestjs/common';
import type {
  CreateFundingRecordRequest,
  DecideFundingRecordRequest,
  UpdateFundingRecordRequest,
} from '../../features/funding-records/dto/write-funding-record.dto.js';
import { fundingErrors } from '../../features/funding-records/funding-record.errors.js';
import { FundingRecordsService } from '../../features/funding-records/funding-records.service.js';
import type { NoticeKind } from '../../features/notices/notice.codes.js';
import { NoticesService } from '../../features/notices/notices.service.js';
import { rolesOn } from '../../features/projects/project.access.js';
import { ProjectKeepingService } from '../../features/projects/project-keeping.service.js';
import type { Actor } from '../../platform/access/actor.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { ConfirmersQueries } from './confirmers.queries.js';

type Entered = Awaited<ReturnType<FundingRecordsService['enter']>>;

/** Money received for a project, written under the lock of the project. */
@Injectable()
export class KeepFundingFlow {
  constructor(
    private readonly projects: ProjectKeepingService,
    private readonly funding: FundingRecordsService,
    private readonly confirmers: ConfirmersQueries,
    private readonly notices: NoticesService,
  ) {}

  /** @returns id of the record. @throws FUNDING.NOT_YOURS besides what the service throws */
  async enter(actor: Actor, key: RecordKey, request: CreateFundingRecordRequest): Promise<string> {
    const project = await this.projects.hold(actor, key);
    if (rolesOn(actor, project).length === 0) throw fundingErrors.NOT_YOURS();
    const record = await this.funding.enter(actor, project, request);
    await this.tell(actor, record);
    return record.id;
  }

  async correct(
    actor: Actor,
    id: string,
    version: number,
    request: UpdateFundingRecordRequest,
  ): Promise<void> {
    await this.projects.holdById(await this.funding.projectOf(actor, id));
    await this.tell(actor, await this.funding.correct(actor, id, version, request));
  }

  async decide(
    actor: Actor,
    id: string,
    version: number,
    request: DecideFundingRecordRequest,
  ): Promise<void> {
    await this.projects.holdById(await this.funding.projectOf(actor, id));
    await this.tell(actor, await this.funding.decide(actor, id, version, request));
  }

  /** Those who confirm, while it waits; its author, once it is decided. */
  private async tell(actor: Actor, record: Entered): Promise<void> {
    const waits = record.status === 'ENTERED';
    const kind: NoticeKind = waits ? 'FUNDING_WAITING' : 'FUNDING_DECIDED';
    const to = waits ? await this.confirmers.of(record.confirmingUnitId) : [record.createdBy];
    await this.notices.notify([
      {
        recipientIds: to.filter((id) => id !== actor.userId),
        kind,
        subjectType: 'project',
        subjectId: record.projectId,
        dedupeKey: `funding:${record.id}:${record.version}`,
      },
    ]);
  }
}
