import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { Binder } from '../../platform/database/binder.js';
import { Sql } from '../../platform/database/sql.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { leadVisibility } from './lead.access.js';
import { LEAD_RULE_COLUMNS } from './lead-access.sql.js';

/** What of a lead is open to one actor. */
@Injectable()
export class LeadStandings {
  constructor(private readonly sql: Sql) {}

  /** @throws REQUEST.NOT_FOUND when the lead is absent or hidden from the actor */
  async of(actor: Actor, key: RecordKey): Promise<{ readonly id: string; readonly inner: boolean }> {
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
