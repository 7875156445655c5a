import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Sql } from '../../platform/database/sql.js';
import { etagOf } from '../../platform/http/etag.js';
import { JsonText } from '../../platform/http/json-text.js';
import { localise } from '../../platform/http/problem.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { currentRequest } from '../../platform/http/request-context.js';
import { type LeadStanding, rolesOn } from './lead.access.js';
import type { Lead } from './lead.entity.js';
import { moveOptions } from './lead-move-options.rules.js';
import { LeadStandings } from './lead-standing.queries.js';

type MovingLead = LeadStanding & Pick<Lead, 'status' | 'companyId' | 'version'>;

const MOVING_LEAD = `SELECT l.status, l.company_id AS "companyId", l.version, l.report_unit_id AS "reportUnitId",
    l.reported_at AS "reportedAt", l.report_user_id AS "reportUserId", l.assignee_id AS "assigneeId",
    l.created_by AS "createdBy" FROM lead l WHERE l.id = $1`;

/** Reads the moves open to a lead. */
@Injectable()
export class LeadTransitionsQueries {
  constructor(
    private readonly sql: Sql,
    private readonly standings: LeadStandings,
  ) {}

  /** The moves out of the status, with what each still needs, out of the table that decides moves. */
  async of(actor: Actor, key: RecordKey): Promise<JsonText> {
    const { id } = await this.standings.of(actor, key);
    const lead = (await this.sql.first<MovingLead>(MOVING_LEAD, [id])) as MovingLead;
    const { status, version } = lead;
    const items = moveOptions(lead, rolesOn(actor, lead));
    const body = localise({ leadId: id, status, version, items }, currentRequest().locale);
    const text = JSON.stringify(body);
    return new JsonText(text, { ETag: etagOf(version, text) });
  }
}
