import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { Contact } from './contact.entity.js';
import { ContactEmployment } from './contact-employment.entity.js';

/** Writes contacts and their employments, and nothing else. */
@Injectable()
export class ContactsRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sql: Sql,
  ) {}

  /** @throws REQUEST.NOT_FOUND for an absent or (unless asked for) deleted record */
  async load(id: string, { deleted = false } = {}): Promise<Contact> {
    const contact = await this.unitOfWork.repository(Contact).findOneBy({ id });
    if (!contact || (contact.deletedAt !== null) !== deleted) throw httpErrors.NOT_FOUND();
    return contact;
  }

  /** Records of the same person that were joined into this one, at any distance: under lock, in ascending id. */
  async joinedInto(id: string): Promise<{ id: string; version: number }[]> {
    return this.sql.rows(
      `WITH RECURSIVE joined AS (
         SELECT id FROM contact WHERE merged_into_id = $1
         UNION
         SELECT c.id FROM contact c JOIN joined j ON c.merged_into_id = j.id
       )
       SELECT id, version FROM contact WHERE id IN (SELECT id FROM joined) AND anonymised_at IS NULL
       ORDER BY id FOR UPDATE`,
      [id],
    );
  }

  async insert(contact: Contact): Promise<void> {
    await this.unitOfWork.repository(Contact).insert(contact);
  }

  async update(id: string, expectedVersion: number, changes: Partial<Contact>): Promise<void> {
    await updateVersioned(this.unitOfWork, Contact, id, expectedVersion, changes);
  }

  /** Counts the version of the contact up: its answer shows its employments. */
  async touch(id: string, stamp: Pick<Contact, 'updatedAt' | 'updatedBy'>): Promise<void> {
    await this.sql.rows(
      'UPDATE contact SET version = version + 1, updated_at = $2, updated_by = $3 WHERE id = $1',
      [id, stamp.updatedAt, stamp.updatedBy],
    );
  }

  async loadEmployment(contactId: string, id: string): Promise<ContactEmployment> {
    const found = await this.unitOfWork
      .repository(ContactEmployment)
      .findOneBy({ id, contactId, deletedAt: IsNull() });
    if (!found) throw httpErrors.NOT_FOUND();
    return found;
  }

  async insertEmployment(employment: ContactEmployment): Promise<void> {
    await this.unitOfWork.repository(ContactEmployment).insert(employment);
  }

  async updateEmployment(
    id: string,
    expectedVersion: number,
    changes: Partial<ContactEmployment>,
  ): Promise<void> {
    await updateVersioned(this.unitOfWork, ContactEmployment, id, expectedVersion, changes);
  }

  /** Makes room for another primary employment. */
  async demotePrimary(contactId: string, stamp: Pick<Contact, 'updatedAt' | 'updatedBy'>): Promise<void> {
    await this.sql.rows(
      `UPDATE contact_employment SET is_primary = false, version = version + 1, updated_at = $2, updated_by = $3
       WHERE contact_id = $1 AND is_primary AND deleted_at IS NULL`,
      [contactId, stamp.updatedAt, stamp.updatedBy],
    );
  }
}
