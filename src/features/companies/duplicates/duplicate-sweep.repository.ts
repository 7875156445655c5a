import { Injectable } from '@nestjs/common';
import { Sql } from '../../../platform/database/sql.js';
import type { CompanyKeys, StoredNames } from '../company-keys.rules.js';
import { comparedSql } from './duplicate-finding.sql.js';
import { LIVE, type StoredCandidate } from './duplicate-lookup.repository.js';

/** A company that is due, with its stored keys and the digest of what is compared. */
export type DueCompany = Omit<StoredCandidate, 'keys'> &
  Pick<CompanyKeys, 'nameKey' | 'brandKey' | 'otherKeys' | 'brandSound'> &
  StoredNames & { readonly compared: string };

/** The group is left out: that two companies are in one is no reason to take them for one. */
const DUE = `
  SELECT c.id, c.code, c.name_cn AS "nameCn", c.name_en AS "nameEn", c.name_local AS "nameLocal", c.aliases, c.uscc,
         c.foreign_reg_no AS "foreignRegNo", c.foreign_reg_country AS "foreignRegCountry",
         c.focus_area_code AS "focusAreaCode", NULL AS "groupId", c.owner_unit_id AS "ownerUnitId",
         c.name_key AS "nameKey", c.brand_key AS "brandKey", c.other_keys AS "otherKeys",
         c.brand_sound AS "brandSound", c.name_parts AS "nameParts", c.alias_parts AS "aliasParts",
         c.key_version AS "keyVersion", ${comparedSql('c')} AS compared
  FROM company c LEFT JOIN company_sweep s ON s.company_id = c.id
  WHERE ${LIVE} AND c.id > $1::uuid AND s.compared IS DISTINCT FROM ${comparedSql('c')}
  ORDER BY c.id LIMIT $2::int`;

const SWEPT = `
  INSERT INTO company_sweep AS s (company_id, compared, swept_at)
  SELECT r.id, r.compared, $2::timestamptz FROM json_to_recordset($1::json) AS r (id uuid, compared text) ORDER BY r.id
  ON CONFLICT (company_id) DO UPDATE SET compared = EXCLUDED.compared, swept_at = EXCLUDED.swept_at`;

/** Remembers what the sweep compared of each company: what has not changed since needs no second look. */
@Injectable()
export class DuplicateSweepRepository {
  constructor(private readonly sql: Sql) {}

  /** Companies that are new or compare differently than at the last sweep, in the order of their ids. */
  async due(afterId: string, most: number): Promise<DueCompany[]> {
    return this.sql.rows<DueCompany>(DUE, [afterId, most]);
  }

  async remember(companies: readonly DueCompany[], at: Date): Promise<void> {
    const rows = companies.map(({ id, compared }) => ({ id, compared }));
    await this.sql.rows(SWEPT, [JSON.stringify(rows), at]);
  }
}
