import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, creation, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { Actors } from '../../platform/access/actor-source.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Clock } from '../../platform/kernel/clock.js';
import type { CreateUnitRequest, UpdateUnitRequest } from './dto/unit.dto.js';
import { UnitsRepository } from './units.repository.js';

const DEFAULTS = {
  aliases: [],
  canOwnProjects: false,
  isPromotion: false,
  sortOrder: 1000,
  liaisonUserId: null,
  liaisonPhone: null,
  validFrom: null,
  validTo: null,
};

@Injectable()
export class UnitsService {
  constructor(
    private readonly units: UnitsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly actors: Actors,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns the id of the new unit */
  async create(actor: Actor, request: CreateUnitRequest): Promise<string> {
    const id = uuidv7();
    const now = this.clock.now();
    const content = { ...DEFAULTS, ...request };
    const stamps = { createdAt: now, createdBy: actor.userId, updatedAt: now, updatedBy: actor.userId };
    await this.units.insert({ id, ...content, inPaper: false, ...stamps, version: 1 });
    await this.record('unit.created', id, creation(content));
    return id;
  }

  /** A unit decides rights of its people, so a change acts at once: the transaction ends in here. */
  async update(actor: Actor, id: string, version: number, request: UpdateUnitRequest): Promise<void> {
    await this.unitOfWork.run(async () => {
      const unit = await this.units.load(id);
      await this.units.update(id, version, {
        ...request,
        updatedAt: this.clock.now(),
        updatedBy: actor.userId,
      });
      await this.record('unit.updated', id, diff({ ...unit }, { ...request }));
    });
    this.actors.forgetAll();
  }

  private record(action: string, subjectId: string, changes: ReturnType<typeof diff>): Promise<void> {
    return this.audit.record({ action, subjectType: 'unit', subjectId, changes });
  }
}
