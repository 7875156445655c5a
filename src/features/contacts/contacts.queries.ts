import { Injectable } from '@nestjs/common';
import { History } from '../../audit/history.js';
import type { Actor } from '../../platform/access/actor.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { Binder } from '../../platform/database/binder.js';
import { Sql } from '../../platform/database/sql.js';
import { Details } from '../../platform/http/details.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages, type RepresentationQuery } from '../../platform/http/page.js';
import { contactVisibility, TEAM_FIELDS, UNIT_FIELDS } from './contact.access.js';
import { contactConditions } from './contact.filters.js';
import { contactView, EMPLOYMENTS_JSON, RETENTION_UNTIL } from './contact.view.js';
import { CONTACT_RULE_COLUMNS, CONTACT_STANDING } from './contact-access.sql.js';
import type { ListContactsQuery } from './dto/list-contacts.query.js';

/** Everything that a record keeps about a person. */
const PERSONAL = `
  ct.id, ct.name, ct.honorific, ct.mobile, ct.email, ct.wechat, ct.language, ct.nationality,
  ct.decision_role AS "decisionRole", ct.source, ct.lawful_basis AS "lawfulBasis", ct.consent_at AS "consentAt",
  ${RETENTION_UNTIL} AS "retentionUntil", ct.created_at AS "createdAt", ${EMPLOYMENTS_JSON} AS employments,
  (SELECT COALESCE(json_agg(row_to_json(t)), '[]') FROM (
     SELECT i.id, i.occurred_at AS "occurredAt", i.channel
     FROM interaction_counterpart ic JOIN interaction i ON i.id = ic.interaction_id
     WHERE ic.contact_id = ct.id AND i.deleted_at IS NULL ORDER BY i.occurred_at, i.id) t) AS interactions`;

/** Which classes of one contact the caller reads. */
export interface ContactReach {
  readonly unit: boolean;
  readonly team: boolean;
}

/** Reads contacts. Every answer goes through `contactView`, so a field is masked the same way on every path. */
@Injectable()
export class ContactsQueries {
  constructor(
    private readonly sql: Sql,
    private readonly pages: Pages,
    private readonly details: Details,
    private readonly history: History,
  ) {}

  async list(actor: Actor, query: ListContactsQuery): Promise<JsonText> {
    const visible = contactVisibility(actor);
    const binder = new Binder();
    const where = contactConditions(actor, query, visible, binder);
    return this.pages.run(contactView(visible), query, where, binder, '/contacts');
  }

  async one(actor: Actor, id: string, query: RepresentationQuery = {}): Promise<JsonText> {
    const visible = contactVisibility(actor);
    const key = { column: 'id', value: id } as const;
    return this.details.one(contactView(visible), 'ct', key, visible.readable, query);
  }

  /** @throws REQUEST.NOT_FOUND when the row is absent, deleted or not visible */
  async reach(actor: Actor, id: string): Promise<ContactReach> {
    const { readable, unit, team } = contactVisibility(actor);
    const { bind, values } = new Binder();
    const sql = (rule: typeof unit) => ruleSql(rule, CONTACT_RULE_COLUMNS, bind);
    const found = await this.sql.first<ContactReach>(
      `SELECT ${sql(unit)} AS unit, ${sql(team)} AS team FROM contact ct ${CONTACT_STANDING}
       WHERE ct.id = ${bind(id)} AND ct.deleted_at IS NULL AND ${sql(readable)}`,
      values,
    );
    if (!found) throw httpErrors.NOT_FOUND();
    return found;
  }

  async historyOf(actor: Actor, id: string, query: PageQuery): Promise<JsonText> {
    const { unit, team } = await this.reach(actor, id);
    const hidden = [...(unit ? [] : UNIT_FIELDS), ...(team ? [] : TEAM_FIELDS)];
    return this.history.of('contact', id, hidden, query, `/contacts/${id}/history`);
  }

  /**
   * Everything kept about one person, in every record that was joined into this one. The caller's right was checked,
   * and the copy recorded, before.
   */
  async personalData(id: string): Promise<JsonText> {
    const row = await this.sql.first<{ text: string }>(
      `WITH RECURSIVE joined AS (
         SELECT c.id FROM contact c WHERE c.merged_into_id = $1
         UNION
         SELECT c.id FROM contact c JOIN joined j ON c.merged_into_id = j.id
       )
       SELECT row_to_json(x)::text AS text FROM (
         SELECT ${PERSONAL}, (SELECT COALESCE(json_agg(row_to_json(m)), '[]') FROM (
           SELECT ${PERSONAL} FROM contact ct WHERE ct.id IN (SELECT id FROM joined) ORDER BY ct.created_at, ct.id) m)
           AS "joinedRecords"
         FROM contact ct WHERE ct.id = $1 AND ct.deleted_at IS NULL) x`,
      [id],
    );
    if (!row) throw httpErrors.NOT_FOUND();
    return new JsonText(row.text);
  }
}
