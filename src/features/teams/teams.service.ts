import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, creation, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import type { Clock } from '../../platform/kernel/clock.js';
import type { CreateTeamRequest, UpdateTeamRequest } from './dto/team.dto.js';
import { TeamsRepository } from './teams.repository.js';

@Injectable()
export class TeamsService {
  constructor(
    private readonly teams: TeamsRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns the id of the new team */
  async create(actor: Actor, request: CreateTeamRequest): Promise<string> {
    const id = uuidv7();
    const now = this.clock.now();
    const content = { ...request, focusAreas: request.focusAreas ?? [] };
    const stamps = { createdAt: now, createdBy: actor.userId, updatedAt: now, updatedBy: actor.userId };
    await this.teams.insert({ id, ...content, ...stamps, deletedAt: null, version: 1 });
    await this.record('team.created', id, creation(content));
    return id;
  }

  async update(actor: Actor, id: string, version: number, request: UpdateTeamRequest): Promise<void> {
    const team = await this.teams.load(id);
    await this.teams.update(id, version, {
      ...request,
      updatedAt: this.clock.now(),
      updatedBy: actor.userId,
    });
    await this.record('team.updated', id, diff({ ...team }, { ...request }));
  }

  private record(action: string, subjectId: string, changes: ReturnType<typeof diff>): Promise<void> {
    return this.audit.record({ action, subjectType: 'team', subjectId, changes });
  }
}
