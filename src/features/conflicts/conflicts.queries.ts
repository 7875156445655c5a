import { Inject, Injectable } from '@nestjs/common';
import { History } from '../../audit/history.js';
import type { Actor } from '../../platform/access/actor.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Binder } from '../../platform/database/binder.js';
import { Sql } from '../../platform/database/sql.js';
import { Details } from '../../platform/http/details.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages, type RepresentationQuery } from '../../platform/http/page.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { conflictReadable } from './conflict.access.js';
import { CONFLICT_RULE_COLUMNS, conflictView } from './conflict.view.js';
import type { ListConflictsQuery } from './dto/conflict.response.js';

/** The limit that runs in a state. */
export const DUE_ON = `CASE k.state WHEN 'OPEN' THEN k.evidence_due_on WHEN 'MEDIATION' THEN k.decision_due_on
  WHEN 'RULING' THEN k.decision_due_on WHEN 'APPEALED' THEN k.final_due_on END`;

/** A case whose limit has passed without its step. */
export interface OverdueConflict {
  readonly id: string;
  readonly companyId: string;
  readonly state: string;
  readonly dueOn: string;
  readonly unitAId: string;
  readonly unitBId: string;
}

export interface ConflictConcerns {
  readonly id: string;
  readonly companyId: string;
  readonly unitAId: string;
  readonly unitBId: string;
  readonly userAId: string | null;
  readonly userBId: string | null;
  readonly evidenceDueOn: string | null;
  readonly version: number;
}

@Injectable()
export class ConflictsQueries {
  constructor(
    private readonly sql: Sql,
    private readonly pages: Pages,
    private readonly details: Details,
    private readonly history: History,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: ListConflictsQuery): Promise<JsonText> {
    const binder = new Binder();
    const { bind } = binder;
    const where = [ruleSql(conflictReadable(actor), CONFLICT_RULE_COLUMNS, bind)];
    if (query.companyId?.length)
      where.push(
        `k.scope_id IN (SELECT company_scope(c) FROM unnest(${bind(query.companyId)}::uuid[]) AS c)`,
      );
    if (query.unitId?.length) {
      const units = bind(query.unitId);
      where.push(`(k.unit_a_id = ANY (${units}::uuid[]) OR k.unit_b_id = ANY (${units}::uuid[]))`);
    }
    if (query.state?.length) where.push(`k.state = ANY (${bind(query.state)})`);
    if (query.overdue !== undefined)
      where.push(
        `COALESCE(${DUE_ON} < ${bind(today(this.clock))}::date, FALSE) = ${bind(query.overdue)}::boolean`,
      );
    return this.pages.run(conflictView(actor), query, where, binder, '/conflicts');
  }

  async one(actor: Actor, key: RecordKey, query: RepresentationQuery = {}): Promise<JsonText> {
    return this.details.one(conflictView(actor), 'k', key, conflictReadable(actor), query);
  }

  async historyOf(actor: Actor, key: RecordKey, query: PageQuery): Promise<JsonText> {
    const { id } = (await this.one(actor, key)).value<{ id: string }>();
    return this.history.of('conflict', id, ['userAId', 'userBId'], query, `/conflicts/${id}/history`);
  }

  /** Whom a case concerns, for those who tell them; not an answer to anybody. */
  async concerns(id: string): Promise<ConflictConcerns> {
    const row = await this.sql.first<ConflictConcerns>(
      `SELECT id, company_id AS "companyId", unit_a_id AS "unitAId", unit_b_id AS "unitBId", user_a_id AS "userAId",
              user_b_id AS "userBId", evidence_due_on::text AS "evidenceDueOn", version
       FROM conflict_case WHERE id = $1`,
      [id],
    );
    return row as ConflictConcerns;
  }

  /** Cases whose limit had passed before the day. */
  overdue(day: string): Promise<OverdueConflict[]> {
    return this.sql.rows<OverdueConflict>(
      `SELECT k.id, k.company_id AS "companyId", k.state, (${DUE_ON})::text AS "dueOn", k.unit_a_id AS "unitAId", k.unit_b_id AS "unitBId"
       FROM conflict_case k WHERE ${DUE_ON} < $1::date ORDER BY k.id`,
      [day],
    );
  }

  /** Ruled cases whose time for an appeal had passed before the day. */
  async unappealed(day: string): Promise<string[]> {
    const rows = await this.sql.rows<{ id: string }>(
      `SELECT id FROM conflict_case WHERE state = 'RULED' AND appeal_due_on < $1::date ORDER BY id`,
      [day],
    );
    return rows.map(({ id }) => id);
  }
}
