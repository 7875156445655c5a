import { Injectable } from '@nestjs/common';
import { Sql } from '../../../platform/database/sql.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../../platform/database/versioned-write.js';
import { DuplicateFinding } from './duplicate-finding.entity.js';
import { comparedPairSql, STATE_SQL } from './duplicate-finding.sql.js';

/** A pair as somebody or something met it. */
export interface FoundPair {
  readonly id: string;
  readonly companyIds: readonly [string, string];
  readonly level: string;
  readonly reasons: readonly string[];
}

export interface PairStanding {
  readonly state: string;
  readonly ownerUnitA: string;
  readonly ownerUnitB: string;
}

/** Of two that were merged since they were found there is nothing to tell apart any more. */
const ROWS = `json_to_recordset($1::json) AS r (id uuid, a uuid, b uuid, level text, reasons text[])
  JOIN company a ON a.id = r.a AND a.merged_into_id IS NULL
  JOIN company b ON b.id = r.b AND b.merged_into_id IS NULL`;

/** A pair that was dismissed stays so while what was compared is the same. */
const FIND = `
  INSERT INTO duplicate_finding AS d
    (id, company_a_id, company_b_id, level, reasons, compared, found_by, created_at, updated_at)
  SELECT r.id, r.a, r.b, r.level, r.reasons, ${comparedPairSql('a', 'b')}, 'SWEEP', $2::timestamptz, $2::timestamptz
  FROM ${ROWS} ORDER BY r.a, r.b
  ON CONFLICT (company_a_id, company_b_id) DO UPDATE SET
    level = EXCLUDED.level, reasons = EXCLUDED.reasons, compared = EXCLUDED.compared, found_by = 'SWEEP',
    dismissed_at = NULL, dismissed_by = NULL, dismissal_reason = NULL, deleted_at = NULL,
    updated_at = EXCLUDED.updated_at, updated_by = NULL, version = d.version + 1
  WHERE d.compared <> EXCLUDED.compared OR d.level <> EXCLUDED.level OR d.deleted_at IS NOT NULL
  RETURNING d.id`;

/** Holds the companies first: a merge that is under way is waited for, and what it has merged is left out. */
const DISMISS = `
  WITH living AS MATERIALIZED (
    SELECT c.id FROM company c
    WHERE c.id IN (SELECT unnest(ARRAY[r.a, r.b]) FROM json_to_recordset($1::json) AS r (a uuid, b uuid))
      AND c.merged_into_id IS NULL
    ORDER BY c.id FOR SHARE)
  INSERT INTO duplicate_finding AS d
    (id, company_a_id, company_b_id, level, reasons, compared, found_by, dismissed_at, dismissed_by, dismissal_reason,
     created_at, created_by, updated_at, updated_by)
  SELECT r.id, r.a, r.b, r.level, r.reasons, ${comparedPairSql('a', 'b')}, 'REGISTRATION', $2::timestamptz, $3::uuid, $4,
         $2::timestamptz, $3::uuid, $2::timestamptz, $3::uuid
  FROM ${ROWS} WHERE r.a IN (SELECT id FROM living) AND r.b IN (SELECT id FROM living) ORDER BY r.a, r.b
  ON CONFLICT (company_a_id, company_b_id) DO UPDATE SET
    level = EXCLUDED.level, reasons = EXCLUDED.reasons, compared = EXCLUDED.compared,
    dismissed_at = EXCLUDED.dismissed_at, dismissed_by = EXCLUDED.dismissed_by,
    dismissal_reason = EXCLUDED.dismissal_reason, deleted_at = NULL,
    updated_at = EXCLUDED.updated_at, updated_by = EXCLUDED.updated_by, version = d.version + 1`;

const FORGET = `
  UPDATE duplicate_finding d SET deleted_at = $3::timestamptz, updated_at = $3::timestamptz, version = d.version + 1
  WHERE d.dismissed_at IS NULL AND d.deleted_at IS NULL
    AND (d.company_a_id = ANY ($1::uuid[]) OR d.company_b_id = ANY ($1::uuid[]))
    AND NOT EXISTS (SELECT 1 FROM json_to_recordset($2::json) AS r (a uuid, b uuid)
                    WHERE r.a = d.company_a_id AND r.b = d.company_b_id)
  RETURNING d.id`;

/** Writes the pairs that may be one company. */
@Injectable()
export class DuplicateFindingsRepository {
  constructor(
    private readonly sql: Sql,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Keeps what the sweep found. @returns ids of the pairs that are new, or open again because something changed */
  async keepFound(pairs: readonly FoundPair[], at: Date): Promise<string[]> {
    if (pairs.length === 0) return [];
    return (await this.sql.rows<{ id: string }>(FIND, [asJson(pairs), at])).map(({ id }) => id);
  }

  /** Forgets open pairs of these companies that were not found any more. @returns their ids */
  async forgetOthers(
    companyIds: readonly string[],
    pairs: readonly FoundPair[],
    at: Date,
  ): Promise<string[]> {
    const rows = await this.sql.rows<{ id: string }>(FORGET, [companyIds, asJson(pairs), at]);
    return rows.map(({ id }) => id);
  }

  /** Keeps pairs that somebody has said to be different companies, with the reason. */
  async keepDistinct(pairs: readonly FoundPair[], reason: string, by: string, at: Date): Promise<void> {
    if (pairs.length) await this.sql.rows(DISMISS, [asJson(pairs), at, by, reason]);
  }

  async standing(id: string): Promise<PairStanding | null> {
    return this.sql.first<PairStanding>(
      `SELECT ${STATE_SQL} AS state, a.owner_unit_id AS "ownerUnitA", b.owner_unit_id AS "ownerUnitB"
       FROM duplicate_finding d JOIN company a ON a.id = d.company_a_id JOIN company b ON b.id = d.company_b_id
       WHERE d.id = $1 AND d.deleted_at IS NULL`,
      [id],
    );
  }

  async update(id: string, expectedVersion: number, changes: Partial<DuplicateFinding>): Promise<void> {
    await updateVersioned(this.unitOfWork, DuplicateFinding, id, expectedVersion, changes);
  }
}

function asJson(pairs: readonly FoundPair[]): string {
  return JSON.stringify(
    pairs.map(({ id, companyIds, level, reasons }) => {
      const [a, b] = [...companyIds].sort();
      return { id, a, b, level, reasons };
    }),
  );
}
