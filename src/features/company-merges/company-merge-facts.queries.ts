import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '../../platform/config/config.module.js';
import { DatedSettings } from '../../platform/database/dated-settings.js';
import { Sql } from '../../platform/database/sql.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { COMPANY_MERGE_SETTINGS_KEY, type CompanyMergeSettings } from './company-merge-settings.js';

/** What merges need to know before they are decided. */
@Injectable()
export class CompanyMergeFacts {
  constructor(
    private readonly sql: Sql,
    private readonly dated: DatedSettings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The id behind an id or a code; merged companies have one too. @throws REQUEST.NOT_FOUND */
  async companyId({ column, value }: RecordKey): Promise<string> {
    const row = await this.sql.first<{ id: string }>(
      `SELECT id FROM company WHERE ${column} = $1 AND (deleted_at IS NULL OR merged_into_id IS NOT NULL)`,
      [value],
    );
    if (!row) throw httpErrors.NOT_FOUND();
    return row.id;
  }

  /** The numbers in force today. @throws Error when the row of the migration was removed */
  async settings(): Promise<CompanyMergeSettings> {
    const found = (await this.dated.at(today(this.clock)))[COMPANY_MERGE_SETTINGS_KEY] as
      | CompanyMergeSettings
      | undefined;
    if (!found) throw new Error(`The setting ${COMPANY_MERGE_SETTINGS_KEY} is missing`);
    return found;
  }
}
