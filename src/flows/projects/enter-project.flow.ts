import { Injectable } from '@nestjs/common';
import type {
  CreateProjectRequest,
  UpdateProjectRequest,
} from '../../features/projects/dto/create-project.dto.js';
import { ProjectsService } from '../../features/projects/projects.service.js';
import type { Actor } from '../../platform/access/actor.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { ProtectionGuard } from '../protections/protection-guard.js';

/**
 * Drafts and changes of projects, unless another unit holds the company (domain.md §4.1: "not create a parallel
 * project"). The project's own rules speak first; a refusal takes back what was written.
 */
@Injectable()
export class EnterProjectFlow {
  constructor(
    private readonly projects: ProjectsService,
    private readonly guard: ProtectionGuard,
  ) {}

  /** @returns its id. @throws PROTECTION.HELD_BY_OTHER_UNIT with the four facts */
  async create(actor: Actor, request: CreateProjectRequest): Promise<string> {
    const id = await this.projects.create(actor, request);
    await this.admit(request.companyId, request.ownerUnitId ?? actor.unitId);
    return id;
  }

  /** @throws PROTECTION.HELD_BY_OTHER_UNIT when another company is named that another unit holds */
  async update(
    actor: Actor,
    key: RecordKey,
    version: number,
    request: UpdateProjectRequest,
  ): Promise<string> {
    const id = await this.projects.update(actor, key, version, request);
    if (request.companyId) await this.admit(request.companyId, await this.projects.ownerUnitOf(id));
    return id;
  }

  private async admit(companyId: string | null | undefined, unitId: string | null): Promise<void> {
    if (companyId && unitId) await this.guard.admit(companyId, unitId);
  }
}
