import { Injectable } from '@nestjs/common';
import { rolesOn } from '../../features/projects/project.access.js';
import { type HeldProject, ProjectKeepingService } from '../../features/projects/project-keeping.service.js';
import type {
  CreateTransferRequest,
  TakeTransferStepRequest,
  WriteHandOverRequest,
} from '../../features/transfers/dto/write-transfer.dto.js';
import { HandOversService } from '../../features/transfers/hand-overs.service.js';
import { transferErrors } from '../../features/transfers/transfer.errors.js';
import type { TransferredProject } from '../../features/transfers/transfer-draft.js';
import { TransfersService } from '../../features/transfers/transfers.service.js';
import type { Actor } from '../../platform/access/actor.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { TransferConsequences } from './transfer-consequences.js';
import { TransferNotices } from './transfer-notices.js';

/** Transfers of projects with what they do to other records. The project is locked first, always. */
@Injectable()
export class TransferProjectFlow {
  constructor(
    private readonly projects: ProjectKeepingService,
    private readonly transfers: TransfersService,
    private readonly handOvers: HandOversService,
    private readonly consequences: TransferConsequences,
    private readonly notices: TransferNotices,
  ) {}

  /** @returns id of the transfer. @throws TRANSFER.NOT_YOURS besides what the service throws */
  async apply(actor: Actor, key: RecordKey, request: CreateTransferRequest): Promise<string> {
    const project = await this.projects.hold(actor, key);
    const appliers = ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN'];
    if (!rolesOn(actor, project).some((role) => appliers.includes(role))) throw transferErrors.NOT_YOURS();
    const after = await this.transfers.apply(actor, transferred(project), request);
    await this.notices.tell({ step: 'APPLY', after });
    return after.id;
  }

  async step(actor: Actor, id: string, version: number, request: TakeTransferStepRequest): Promise<void> {
    const project = await this.hold(actor, id);
    const outcome = await this.transfers.step(actor, id, version, request, transferred(project));
    await this.consequences.carryOut(actor, project, outcome);
  }

  async writeForm(actor: Actor, id: string, version: number, form: WriteHandOverRequest): Promise<void> {
    await this.hold(actor, id);
    await this.handOvers.write(actor, id, version, form);
  }

  /** @throws REQUEST.NOT_FOUND for a transfer whose project the actor does not see */
  private async hold(actor: Actor, id: string): Promise<HeldProject> {
    return this.projects.hold(actor, { column: 'id', value: await this.transfers.projectOf(id) });
  }
}

/** A project in the pool has an owner unit. */
export function transferred(project: HeldProject): TransferredProject {
  const { id, poolStatus, stage, ownerUserId, teamUserIds } = project;
  return { id, poolStatus, stage, ownerUnitId: project.ownerUnitId as string, ownerUserId, teamUserIds };
}
