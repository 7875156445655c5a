import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, type Changes, creation, diff } from '../../../audit/audit-trail.js';
import type { Actor } from '../../../platform/access/actor.js';
import { CLOCK } from '../../../platform/config/config.module.js';
import type { Clock } from '../../../platform/kernel/clock.js';
import { companyGroupErrors } from './company-group.errors.js';
import { groupKeyOf } from './company-group.rules.js';
import type { CreateCompanyGroupRequest, UpdateCompanyGroupRequest } from './company-groups.dto.js';
import { CompanyGroupsRepository } from './company-groups.repository.js';

@Injectable()
export class CompanyGroupsService {
  constructor(
    private readonly groups: CompanyGroupsRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns its id */
  async create(actor: Actor, { name, note = null }: CreateCompanyGroupRequest): Promise<string> {
    const id = uuidv7();
    const now = this.clock.now();
    const stamps = { createdAt: now, createdBy: actor.userId, updatedAt: now, updatedBy: actor.userId };
    await this.groups.insert({
      id,
      name,
      nameKey: groupKeyOf(name),
      note,
      ...stamps,
      deletedAt: null,
      version: 1,
    });
    await this.record('created', id, creation({ name, note }));
    return id;
  }

  async update(actor: Actor, id: string, version: number, request: UpdateCompanyGroupRequest): Promise<void> {
    const group = await this.groups.load(id);
    const now = this.clock.now();
    const { name } = request;
    const key = name === undefined ? {} : { nameKey: groupKeyOf(name) };
    await this.groups.update(id, version, { ...request, ...key, updatedAt: now, updatedBy: actor.userId });
    if (name !== undefined && name !== group.name) await this.groups.rename(id, name, now, actor.userId);
    await this.record('updated', id, diff({ ...group }, { ...request }));
  }

  /** @throws COMPANY_GROUP.NOT_EMPTY */
  async remove(actor: Actor, id: string, version: number): Promise<void> {
    await this.groups.load(id);
    const now = this.clock.now();
    await this.groups.update(id, version, { deletedAt: now, updatedAt: now, updatedBy: actor.userId });
    const count = await this.groups.countCompanies(id);
    if (count) throw companyGroupErrors.NOT_EMPTY({ params: { count } });
    await this.record('deleted', id, {});
  }

  private async record(what: string, subjectId: string, changes: Changes): Promise<void> {
    await this.audit.record({
      ...{ action: `company-group.${what}`, subjectType: 'company-group', subjectId, changes },
    });
  }
}
