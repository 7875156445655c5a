import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { canAddTo, canEditContact, canReadContact } from './contact.access.js';
import type { Contact } from './contact.entity.js';
import { contactErrors } from './contact.errors.js';
import { ContactFactsRepository } from './contact-facts.repository.js';
import { ContactsRepository } from './contacts.repository.js';

/** The way to a contact that is about to change: it is there, the caller sees it, and it is the caller's to change. */
@Injectable()
export class ContactEditing {
  constructor(
    private readonly contacts: ContactsRepository,
    private readonly facts: ContactFactsRepository,
  ) {}

  /**
   * @throws REQUEST.NOT_FOUND when it is absent or not visible, CONTACT.NOT_YOURS when personal data are masked for
   *   the caller, CONTACT.ANONYMISED unless `anonymised` is allowed
   */
  async open(actor: Actor, id: string, { deleted = false, anonymised = false } = {}): Promise<Contact> {
    const contact = await this.contacts.load(id, { deleted });
    const standing = await this.facts.standing(id);
    if (!standing || !canReadContact(actor, standing)) throw httpErrors.NOT_FOUND();
    if (!canEditContact(actor, standing)) throw contactErrors.NOT_YOURS();
    if (contact.anonymisedAt && !anonymised) throw contactErrors.ANONYMISED();
    return contact;
  }

  /** @throws CONTACT.COMPANY_MISSING, CONTACT.RESIDENT_ONLY */
  async assertMayAddTo(actor: Actor, companyId: string): Promise<void> {
    const company = await this.facts.company(companyId);
    if (!company) throw contactErrors.COMPANY_MISSING();
    if (!canAddTo(actor, company.parkRelation)) throw contactErrors.RESIDENT_ONLY();
  }
}
