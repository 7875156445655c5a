import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, creation, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { Contact } from './contact.entity.js';
import { contactErrors } from './contact.errors.js';
import { ANONYMOUS_NAME } from './contact.masking.js';
import { addMonths, contactBlockers, documentBlockers, retentionBlockers } from './contact.rules.js';
import {
  type ContactContent,
  contentOf,
  ERASED,
  newContent,
  withoutPersonalValues,
} from './contact-draft.js';
import { ContactEditing } from './contact-editing.js';
import { ContactFactsRepository } from './contact-facts.repository.js';
import { ContactsRepository } from './contacts.repository.js';
import type { CreateContactRequest, UpdateContactRequest } from './dto/create-contact.dto.js';

@Injectable()
export class ContactsService {
  constructor(
    private readonly contacts: ContactsRepository,
    private readonly facts: ContactFactsRepository,
    private readonly editing: ContactEditing,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Enters a person with the present employment. @returns its id */
  async create(actor: Actor, request: CreateContactRequest): Promise<string> {
    await this.editing.assertMayAddTo(actor, request.companyId);
    const content = newContent(request);
    const { companyId, title = null, department = null, fromOn = null } = request;
    await this.check(content, content, { title, department });
    const id = uuidv7();
    const stamps = { createdAt: this.clock.now(), createdBy: actor.userId, ...this.stamp(actor) };
    await this.contacts.insert({
      id,
      ...content,
      ...{ anonymisedAt: null, mergedIntoId: null },
      ...stamps,
      deletedAt: null,
      version: 1,
    });
    await this.contacts.insertEmployment({
      id: uuidv7(),
      contactId: id,
      ...{ companyId, title, department, fromOn, toOn: null, isPrimary: true },
      ...stamps,
      deletedAt: null,
      version: 1,
    });
    const changes = withoutPersonalValues(creation({ ...content, companyId, title, department, fromOn }));
    await this.record('contact.created', id, changes);
    return id;
  }

  async update(actor: Actor, id: string, version: number, request: UpdateContactRequest): Promise<string> {
    const contact = await this.editing.open(actor, id);
    const given = contentOf(request);
    await this.check({ ...contact, ...given }, given);
    const changes = withoutPersonalValues(diff({ ...contact }, { ...given }));
    await this.contacts.update(id, version, { ...given, ...this.stamp(actor) });
    await this.record('contact.updated', id, changes);
    return id;
  }

  async remove(actor: Actor, id: string, version: number): Promise<void> {
    await this.editing.open(actor, id, { anonymised: true });
    await this.contacts.update(id, version, { deletedAt: this.clock.now(), ...this.stamp(actor) });
    await this.record('contact.deleted', id);
  }

  async restore(actor: Actor, id: string): Promise<string> {
    const contact = await this.editing.open(actor, id, { deleted: true, anonymised: true });
    await this.contacts.update(id, contact.version, {
      ...{ deletedAt: null, mergedIntoId: null },
      ...this.stamp(actor),
    });
    await this.record('contact.restored', id);
    return id;
  }

  /** Anonymises a person for good, in every record of them; employments and interactions stay (domain.md trap 8.38). */
  async erase(actor: Actor, id: string, version: number, reason: string): Promise<string> {
    const errors = documentBlockers({ reason });
    if (errors.length) throw contactErrors.RULES_BROKEN({ params: { count: errors.length }, errors });
    await this.editing.open(actor, id);
    await this.anonymise(actor, id, version, reason);
    for (const twin of await this.contacts.joinedInto(id))
      await this.anonymise(actor, twin.id, twin.version, reason);
    return id;
  }

  /** Whether the caller may hand the person a copy; the hand-over itself is recorded. */
  async recordCopy(actor: Actor, id: string): Promise<void> {
    await this.editing.open(actor, id, { anonymised: true });
    await this.record('contact.personal-data-copied', id);
  }

  private async anonymise(actor: Actor, id: string, version: number, reason: string): Promise<void> {
    const anonymisedAt = this.clock.now();
    const erased = { ...ERASED, name: ANONYMOUS_NAME, anonymisedAt };
    await this.contacts.update(id, version, { ...erased, ...this.stamp(actor) });
    await this.record('contact.erased', id, { anonymisedAt: [null, anonymisedAt] }, reason);
  }

  private async check(
    contact: ContactContent,
    given: Partial<ContactContent>,
    texts: Readonly<Record<string, string | null>> = {},
  ): Promise<void> {
    const day = today(this.clock);
    const { retentionMonths } = await this.facts.settings(day);
    const facts = { ...contact, consentAt: contact.consentAt?.toISOString() ?? null };
    const errors = [
      ...contactBlockers(facts, this.clock.now()),
      ...documentBlockers(texts),
      ...retentionBlockers(given.retentionUntil, day, addMonths(day, retentionMonths)),
    ];
    if (errors.length) throw contactErrors.RULES_BROKEN({ params: { count: errors.length }, errors });
  }

  private stamp(actor: Actor): Pick<Contact, 'updatedAt' | 'updatedBy'> {
    return { updatedAt: this.clock.now(), updatedBy: actor.userId };
  }

  private async record(
    action: string,
    subjectId: string,
    changes: Readonly<Record<string, readonly [unknown, unknown]>> = {},
    reason: string | null = null,
  ): Promise<void> {
    await this.audit.record({ action, subjectType: 'contact', subjectId, changes, reason });
  }
}
