import { Injectable } from '@nestjs/common';
import { History } from '../../audit/history.js';
import type { Actor } from '../../platform/access/actor.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { Binder } from '../../platform/database/binder.js';
import type { ResourceView } from '../../platform/database/resource-view.js';
import { Sql } from '../../platform/database/sql.js';
import { etagOf } from '../../platform/http/etag.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages } from '../../platform/http/page.js';
import { localise } from '../../platform/http/problem.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { currentRequest } from '../../platform/http/request-context.js';
import { INNER_FIELDS, type LeadStanding, leadVisibility, rolesOn } from './lead.access.js';
import type { Lead } from './lead.entity.js';
import { LEAD_RULE_COLUMNS } from './lead-access.sql.js';
import { moveOptions } from './lead-move-options.rules.js';

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

type MovingLead = LeadStanding & Pick<Lead, 'status' | 'companyId' | 'version'>;

const MOVING_LEAD = `SELECT l.status, l.company_id AS "companyId", l.version, l.report_unit_id AS "reportUnitId",
    l.reported_at AS "reportedAt", l.report_user_id AS "reportUserId", l.assignee_id AS "assigneeId",
    l.created_by AS "createdBy" FROM lead l WHERE l.id = $1`;

/** Reads what hangs on a lead: the moves open to a person, the word to the referrer, the audit trail. */
@Injectable()
export class LeadRecordsQueries {
  constructor(
    private readonly sql: Sql,
    private readonly pages: Pages,
    private readonly history: History,
  ) {}

  async feedbacks(actor: Actor, key: RecordKey, query: PageQuery): Promise<JsonText> {
    const { id } = await this.standing(actor, key);
    const binder = new Binder();
    const where = [`f.lead_id = ${binder.bind(id)}`];
    return this.pages.run(FEEDBACK, query, where, binder, `/leads/${id}/feedbacks`);
  }

  async oneFeedback(actor: Actor, key: RecordKey, feedbackId: string): Promise<JsonText> {
    const { id } = await this.standing(actor, key);
    const members = Object.entries(FEEDBACK.columns).map(([name, { sql }]) => `${sql} AS "${name}"`);
    const text = `SELECT row_to_json(x)::text FROM (SELECT ${members.join(', ')} FROM ${FEEDBACK.from}
      WHERE f.id = $1 AND f.lead_id = $2) x`;
    const [row] = await this.sql.cells({ text, values: [feedbackId, id] });
    if (!row) throw httpErrors.NOT_FOUND();
    return new JsonText(String(row[0]));
  }

  /** The moves out of the status, with what each still needs. */
  async transitions(actor: Actor, key: RecordKey): Promise<JsonText> {
    const { id } = await this.standing(actor, key);
    const lead = (await this.sql.first<MovingLead>(MOVING_LEAD, [id])) as MovingLead;
    const { status, version } = lead;
    const items = moveOptions(lead, rolesOn(actor, lead));
    const body = localise({ leadId: id, status, version, items }, currentRequest().locale);
    const text = JSON.stringify(body);
    return new JsonText(text, { ETag: etagOf(version, text) });
  }

  async historyOf(actor: Actor, key: RecordKey, query: PageQuery): Promise<JsonText> {
    const { id, inner } = await this.standing(actor, key);
    return this.history.of('lead', id, inner ? [] : INNER_FIELDS, query, `/leads/${id}/history`);
  }

  private async standing(actor: Actor, key: RecordKey): Promise<{ id: string; inner: boolean }> {
    const { readable, inner } = leadVisibility(actor);
    const { bind, values } = new Binder();
    const found = await this.sql.first<{ id: string; inner: boolean }>(
      `SELECT l.id, ${ruleSql(inner, LEAD_RULE_COLUMNS, bind)} AS inner FROM lead l
       WHERE l.${key.column} = ${bind(key.value)} AND l.deleted_at IS NULL
         AND ${ruleSql(readable, LEAD_RULE_COLUMNS, bind)}`,
      values,
    );
    if (!found) throw httpErrors.NOT_FOUND();
    return found;
  }
}
