import { Injectable } from '@nestjs/common';
import { History } from '../../audit/history.js';
import type { Actor } from '../../platform/access/actor.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { Binder } from '../../platform/database/binder.js';
import { Sql } from '../../platform/database/sql.js';
import { Details } from '../../platform/http/details.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages, type RepresentationQuery } from '../../platform/http/page.js';
import type { ListInteractionsQuery } from './dto/list-interactions.query.js';
import { CONTENT_FIELDS, interactionVisibility } from './interaction.access.js';
import { interactionConditions } from './interaction.filters.js';
import { interactionView } from './interaction.view.js';
import { INTERACTION_RULE_COLUMNS, INTERACTION_WITH_STANDING } from './interaction-access.sql.js';

/** What a new follow-up is said to be about. */
interface InteractionSubject {
  readonly companyId?: string | null;
  readonly leadId?: string | null;
}

/** Reads follow-ups. Every answer goes through `interactionView`. */
@Injectable()
export class InteractionsQueries {
  constructor(
    private readonly sql: Sql,
    private readonly pages: Pages,
    private readonly details: Details,
    private readonly history: History,
  ) {}

  async list(actor: Actor, query: ListInteractionsQuery): Promise<JsonText> {
    const visible = interactionVisibility(actor);
    const binder = new Binder();
    const where = interactionConditions(query, visible, binder);
    return this.pages.run(interactionView(visible), query, where, binder, '/interactions');
  }

  async one(actor: Actor, id: string, query: RepresentationQuery = {}): Promise<JsonText> {
    const visible = interactionVisibility(actor);
    const key = { column: 'id', value: id } as const;
    return this.details.one(interactionView(visible), 'i', key, visible.readable, query);
  }

  /** Under which company and unit a follow-up is filed, deleted ones included; null when there is none. */
  filingOf(id: string): Promise<{ readonly companyId: string | null; readonly unitId: string } | null> {
    return this.sql.first(
      'SELECT company_id AS "companyId", unit_id AS "unitId" FROM interaction WHERE id = $1',
      [id],
    );
  }

  /** The company that a new follow-up is about: the one named, else the lead's; null when neither is known. */
  async companyIn({ companyId, leadId }: InteractionSubject): Promise<string | null> {
    if (companyId || !leadId) return companyId ?? null;
    const lead = await this.sql.first<{ companyId: string | null }>(
      'SELECT company_id AS "companyId" FROM lead WHERE id = $1',
      [leadId],
    );
    return lead?.companyId ?? null;
  }

  async historyOf(actor: Actor, id: string, query: PageQuery): Promise<JsonText> {
    const { readable, inner, lead } = interactionVisibility(actor);
    const { bind, values } = new Binder();
    const found = await this.sql.first<{ inner: boolean; lead: boolean }>(
      `SELECT ${ruleSql(inner, INTERACTION_RULE_COLUMNS, bind)} AS inner,
         ${ruleSql(lead, INTERACTION_RULE_COLUMNS, bind)} AS lead FROM ${INTERACTION_WITH_STANDING}
       WHERE i.id = ${bind(id)} AND i.deleted_at IS NULL AND ${ruleSql(readable, INTERACTION_RULE_COLUMNS, bind)}`,
      values,
    );
    if (!found) throw httpErrors.NOT_FOUND();
    // Earlier wordings may be older than the confidential mark, or younger: they stay in the inner circle.
    const hidden = [
      ...(found.inner ? [] : [...CONTENT_FIELDS, 'counterparts']),
      ...(found.lead ? [] : ['leadId']),
    ];
    return this.history.of('interaction', id, hidden, query, `/interactions/${id}/history`);
  }
}
