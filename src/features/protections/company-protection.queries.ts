import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Binder } from '../../platform/database/binder.js';
import { rowJsonSql } from '../../platform/database/resource-view.js';
import { Sql } from '../../platform/database/sql.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { JsonText } from '../../platform/http/json-text.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { protectionReadable } from './protection.access.js';
import { PROTECTION_RULE_COLUMNS, protectionView } from './protection.view.js';

/** The four facts, of whom others are told: who holds the whole scope, else who was first. $1 day. */
const NOTICE = (companyId: string) => `
  SELECT COALESCE((SELECT row_to_json(n) FROM (
      SELECT TRUE AS exists, a.owner_unit_name AS "ownerUnitName", a.ends_on AS "protectionUntil",
             a.liaison_phone AS "liaisonPhoneOfUnit"
      FROM active_protection_on($1::date) a WHERE a.company_id = ${companyId}
      ORDER BY a.scope_note IS NOT NULL, a.registered_at LIMIT 1) n),
    json_build_object('exists', FALSE, 'ownerUnitName', NULL, 'protectionUntil', NULL, 'liaisonPhoneOfUnit', NULL))::text`;

/** Whether a company is protected: the whole record to those who read it, four facts to everybody else (§2.0). */
@Injectable()
export class CompanyProtectionQueries {
  constructor(
    private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws REQUEST.NOT_FOUND */
  async of(actor: Actor, key: RecordKey): Promise<JsonText> {
    const company = await this.sql.first<{ id: string }>(
      `SELECT company_id AS id FROM company_pointer WHERE ${key.column} = $1`,
      [key.value],
    );
    if (!company) throw httpErrors.NOT_FOUND();
    const day = today(this.clock);
    const [notice] = await this.sql.cells({ text: NOTICE('$2'), values: [day, company.id] });
    const records = await this.records(actor, company.id, day);
    const text = String(notice?.[0]);
    if (records.length === 0) return new JsonText(text);
    return new JsonText(`${text.slice(0, -1)},"protections":[${records.join(',')}]}`);
  }

  private async records(actor: Actor, companyId: string, day: string): Promise<string[]> {
    const { bind, values } = new Binder();
    const readable = protectionReadable(actor);
    const view = protectionView(bind(day));
    const rows = await this.sql.cells({
      text: `SELECT ${rowJsonSql(view, {}, bind)} FROM ${view.from}
        WHERE p.id IN (SELECT a.protection_id FROM active_protection_on(${bind(day)}::date) a
            WHERE a.company_id = ${bind(companyId)})
          AND ${ruleSql(readable, PROTECTION_RULE_COLUMNS, bind)}
        ORDER BY p.scope_note IS NOT NULL, p.registered_at`,
      values,
    });
    return rows.map((row) => String(row[0]));
  }
}
