import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, type Changes, creation, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import type { Clock } from '../../platform/kernel/clock.js';
import { contactErrors } from './contact.errors.js';
import { employmentBlockers } from './contact.rules.js';
import { ContactEditing } from './contact-editing.js';
import { ContactsRepository } from './contacts.repository.js';
import type { CreateEmploymentRequest, UpdateEmploymentRequest } from './dto/contact-employment.dto.js';

/** Employments of a person. Every change counts the contact's version up, for the contact shows them. */
@Injectable()
export class ContactEmploymentsService {
  constructor(
    private readonly contacts: ContactsRepository,
    private readonly editing: ContactEditing,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns the id of the employment */
  async add(actor: Actor, contactId: string, request: CreateEmploymentRequest): Promise<string> {
    await this.editing.open(actor, contactId);
    await this.editing.assertMayAddTo(actor, request.companyId);
    const { companyId, title = null, department = null, fromOn = null, toOn = null } = request;
    const content = { companyId, title, department, fromOn, toOn, isPrimary: request.isPrimary ?? false };
    refuse(content);
    const stamp = this.stamp(actor);
    if (content.isPrimary) await this.contacts.demotePrimary(contactId, stamp);
    const id = uuidv7();
    await this.contacts.insertEmployment({
      id,
      contactId,
      ...content,
      createdAt: stamp.updatedAt,
      createdBy: actor.userId,
      ...stamp,
      deletedAt: null,
      version: 1,
    });
    await this.done('contact.employment-added', actor, contactId, creation(content));
    return id;
  }

  async change(
    actor: Actor,
    contactId: string,
    id: string,
    version: number,
    request: UpdateEmploymentRequest,
  ): Promise<void> {
    await this.editing.open(actor, contactId);
    const employment = await this.contacts.loadEmployment(contactId, id);
    const given = Object.fromEntries(
      Object.entries({ ...request }).filter(([, value]) => value !== undefined),
    ) as Partial<UpdateEmploymentRequest>;
    refuse({ ...employment, ...given });
    if (employment.isPrimary && given.isPrimary === false) throw contactErrors.PRIMARY_NEEDED();
    const stamp = this.stamp(actor);
    if (given.isPrimary && !employment.isPrimary) await this.contacts.demotePrimary(contactId, stamp);
    await this.contacts.updateEmployment(id, version, { ...given, ...stamp });
    const changes = { companyId: [employment.companyId, employment.companyId] as const };
    await this.done('contact.employment-changed', actor, contactId, {
      ...changes,
      ...diff({ ...employment }, given),
    });
  }

  async remove(actor: Actor, contactId: string, id: string, version: number): Promise<void> {
    await this.editing.open(actor, contactId);
    const employment = await this.contacts.loadEmployment(contactId, id);
    if (employment.isPrimary) throw contactErrors.PRIMARY_NEEDED();
    const stamp = this.stamp(actor);
    await this.contacts.updateEmployment(id, version, { deletedAt: stamp.updatedAt, ...stamp });
    await this.done('contact.employment-removed', actor, contactId, {
      companyId: [employment.companyId, null],
    });
  }

  private async done(action: string, actor: Actor, contactId: string, changes: Changes): Promise<void> {
    await this.contacts.touch(contactId, this.stamp(actor));
    await this.audit.record({ action, subjectType: 'contact', subjectId: contactId, changes });
  }

  private stamp(actor: Actor) {
    return { updatedAt: this.clock.now(), updatedBy: actor.userId };
  }
}

function refuse(employment: Parameters<typeof employmentBlockers>[0]): void {
  const errors = employmentBlockers(employment);
  if (errors.length) throw contactErrors.RULES_BROKEN({ params: { count: errors.length }, errors });
}
