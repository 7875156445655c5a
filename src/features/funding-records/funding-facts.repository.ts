import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { RecordSight } from '../../platform/access/record-sight.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { Binder } from '../../platform/database/binder.js';
import { DatedSettings } from '../../platform/database/dated-settings.js';
import { Sql } from '../../platform/database/sql.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { fundingVisibility } from './funding-record.access.js';
import { FUNDING_RULE_COLUMNS, fundingSource } from './funding-record.view.js';
import { FUNDING_SETTINGS_KEY, type FundingSettings } from './funding-record-settings.js';

/** Reads, for decisions about money received, what they need to know of other rows. */
@Injectable()
export class FundingFactsRepository {
  constructor(
    private readonly sql: Sql,
    private readonly dated: DatedSettings,
    private readonly sight: RecordSight,
  ) {}

  /** The settings in force on a day. @throws Error when the row of the migration was removed */
  async settings(day: string): Promise<FundingSettings> {
    const found = (await this.dated.at(day))[FUNDING_SETTINGS_KEY] as FundingSettings | undefined;
    if (!found) throw new Error(`The setting ${FUNDING_SETTINGS_KEY} is missing`);
    return found;
  }

  /** The project of a record that the actor sees. @throws REQUEST.NOT_FOUND */
  async projectOf(actor: Actor, id: string): Promise<string> {
    const { bind, values } = new Binder();
    const source = fundingSource(actor, this.sight, bind);
    const found = await this.sql.first<{ projectId: string }>(
      `SELECT r.project_id AS "projectId" FROM ${source} WHERE r.id = ${bind(id)} AND r.deleted_at IS NULL
         AND ${ruleSql(fundingVisibility(actor).readable, FUNDING_RULE_COLUMNS, bind)}`,
      values,
    );
    if (!found) throw httpErrors.NOT_FOUND();
    return found.projectId;
  }

  async unitOfCode(code: string): Promise<string | null> {
    const found = await this.sql.first<{ id: string }>(
      'SELECT id FROM responsible_unit WHERE code = $1 AND deleted_at IS NULL',
      [code],
    );
    return found?.id ?? null;
  }

  /** A file that the person or a colleague of the unit uploaded, or the voucher that the record has already. */
  async mayAttach(actor: Actor, fileId: string, recordId: string): Promise<boolean> {
    const found = await this.sql.first(
      `SELECT 1 AS found FROM stored_file f WHERE f.id = $1 AND f.deleted_at IS NULL AND (f.uploaded_by = $2
         OR f.unit_id = $3 OR EXISTS (SELECT 1 FROM funding_record r WHERE r.id = $4 AND r.file_id = f.id))`,
      [fileId, actor.userId, actor.unitId, recordId],
    );
    return found !== null;
  }
}
