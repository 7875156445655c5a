import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { always } from '../../platform/access/row-rule.js';
import { Binder } from '../../platform/database/binder.js';
import type { ResourceView } from '../../platform/database/resource-view.js';
import { Details } from '../../platform/http/details.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages } from '../../platform/http/page.js';
import { ContactsQueries } from './contacts.queries.js';

const EMPLOYMENT_VIEW: ResourceView = {
  from: 'contact_employment e',
  id: 'e.id',
  ruleColumns: {},
  defaultSort: '-createdAt',
  sorts: {
    createdAt: { sql: 'e.created_at', type: 'timestamptz' },
    fromOn: { sql: 'e.from_on', type: 'date', nullable: true },
  },
  columns: {
    id: { sql: 'e.id' },
    contactId: { sql: 'e.contact_id' },
    companyId: { sql: 'e.company_id' },
    title: { sql: 'e.title' },
    department: { sql: 'e.department' },
    fromOn: { sql: 'e.from_on' },
    toOn: { sql: 'e.to_on' },
    isPrimary: { sql: 'e.is_primary' },
    createdAt: { sql: 'e.created_at' },
    updatedAt: { sql: 'e.updated_at' },
    version: { sql: 'e.version' },
  },
};

/** Reads the employments of one contact (class V2: those who see them see them whole). */
@Injectable()
export class ContactEmploymentsQueries {
  constructor(
    private readonly contacts: ContactsQueries,
    private readonly pages: Pages,
    private readonly details: Details,
  ) {}

  async list(actor: Actor, contactId: string, query: PageQuery): Promise<JsonText> {
    await this.assertVisible(actor, contactId);
    const binder = new Binder();
    const where = [`e.contact_id = ${binder.bind(contactId)}`, 'e.deleted_at IS NULL'];
    return this.pages.run(EMPLOYMENT_VIEW, query, where, binder, `/contacts/${contactId}/employments`);
  }

  async one(actor: Actor, contactId: string, id: string): Promise<JsonText> {
    await this.assertVisible(actor, contactId);
    const found = await this.details.one(EMPLOYMENT_VIEW, 'e', { column: 'id', value: id }, always);
    if (found.value<{ contactId: string }>().contactId !== contactId) throw httpErrors.NOT_FOUND();
    return found;
  }

  private async assertVisible(actor: Actor, contactId: string): Promise<void> {
    const { unit } = await this.contacts.reach(actor, contactId);
    if (!unit) throw httpErrors.NOT_FOUND();
  }
}
