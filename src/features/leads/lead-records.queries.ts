import { Injectable } from '@nestjs/common';
import { History } from '../../audit/history.js';
import type { Actor } from '../../platform/access/actor.js';
import { Binder } from '../../platform/database/binder.js';
import type { ResourceView } from '../../platform/database/resource-view.js';
import { Sql } from '../../platform/database/sql.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages } from '../../platform/http/page.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { INNER_FIELDS } from './lead.access.js';
import { LeadStandings } from './lead-standing.queries.js';

const FEEDBACK: ResourceView = {
  from: 'lead_feedback f',
  id: 'f.id',
  ruleColumns: {},
  defaultSort: '-givenAt',
  sorts: { givenAt: { sql: 'f.given_at', type: 'timestamptz' } },
  columns: {
    id: { sql: 'f.id' },
    leadId: { sql: 'f.lead_id' },
    text: { sql: 'f.text' },
    dueOn: { sql: 'f.due_on' },
    givenOn: { sql: 'f.given_on' },
    wasLate: { sql: 'f.given_on > f.due_on' },
    givenAt: { sql: 'f.given_at' },
    givenBy: { sql: 'f.given_by' },
  },
};

/** Reads what hangs on a lead: the word to the referrer, and the audit trail. */
@Injectable()
export class LeadRecordsQueries {
  constructor(
    private readonly sql: Sql,
    private readonly standings: LeadStandings,
    private readonly pages: Pages,
    private readonly history: History,
  ) {}

  async feedbacks(actor: Actor, key: RecordKey, query: PageQuery): Promise<JsonText> {
    const { id } = await this.standings.of(actor, key);
    const binder = new Binder();
    const where = [`f.lead_id = ${binder.bind(id)}`];
    return this.pages.run(FEEDBACK, query, where, binder, `/leads/${id}/feedbacks`);
  }

  async oneFeedback(actor: Actor, key: RecordKey, feedbackId: string): Promise<JsonText> {
    const { id } = await this.standings.of(actor, key);
    const members = Object.entries(FEEDBACK.columns).map(([name, { sql }]) => `${sql} AS "${name}"`);
    const text = `SELECT row_to_json(x)::text FROM (SELECT ${members.join(', ')} FROM ${FEEDBACK.from}
      WHERE f.id = $1 AND f.lead_id = $2) x`;
    const [row] = await this.sql.cells({ text, values: [feedbackId, id] });
    if (!row) throw httpErrors.NOT_FOUND();
    return new JsonText(String(row[0]));
  }

  async historyOf(actor: Actor, key: RecordKey, query: PageQuery): Promise<JsonText> {
    const { id, inner } = await this.standings.of(actor, key);
    return this.history.of('lead', id, inner ? [] : INNER_FIELDS, query, `/leads/${id}/history`);
  }
}
