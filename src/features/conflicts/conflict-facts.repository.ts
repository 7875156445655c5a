import { Injectable } from '@nestjs/common';
import { DatedSettings } from '../../platform/database/dated-settings.js';
import { Sql } from '../../platform/database/sql.js';
import type { ConflictCase } from './conflict.entity.js';
import { type PartyFacts, type Ranking, rank } from './conflict-criteria.rules.js';
import { CONFLICT_LIMITS_KEY, type ConflictLimits } from './conflict-settings.js';

/**
 * What the criteria compare, of one party: $1 scope, $2 unit, $3 person (inside one unit, else null), $4 case,
 * $5 party. Back-filled talks and leads that came to nothing do not count.
 */
const PARTY = `
  WITH here AS (SELECT m.company_id AS id FROM company_scope_members($1) m)
  SELECT to_char(LEAST(
      (SELECT min(l.registered_at) FROM lead l WHERE l.company_id IN (SELECT id FROM here) AND l.report_unit_id = $2
        AND ($3::uuid IS NULL OR l.report_user_id = $3) AND l.deleted_at IS NULL
        AND l.status NOT IN ('INVALID', 'DUPLICATE')),
      (SELECT min(p.registered_at) FROM protection p WHERE p.scope_id = $1 AND p.unit_id = $2
        AND ($3::uuid IS NULL OR p.user_id = $3))) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "registeredAt",
    to_char((SELECT min(i.occurred_at) FROM interaction i
      WHERE i.company_id IN (SELECT id FROM here) AND i.unit_id = $2 AND ($3::uuid IS NULL OR i.created_by = $3)
        AND i.deleted_at IS NULL AND i.is_substantive AND NOT i.is_backfilled
        AND EXISTS (SELECT 1 FROM interaction_counterpart f WHERE f.interaction_id = i.id
          AND f.decision_role = 'DECISION_MAKER')) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "deciderContactAt",
    COALESCE(max(substr(r.stage, 2)::int), 0) AS depth,
    COALESCE(max((r.chain_node_id IS NOT NULL)::int
      + (r.site_options @> '[{"shortlisted": true}]')::int), 0) AS fit,
    EXISTS (SELECT 1 FROM conflict_statement s WHERE s.case_id = $4 AND s.party = $5 AND s.shows_investor_will)
      AS "hasInvestorWill"
  FROM project r
  WHERE r.company_id IN (SELECT id FROM here) AND r.owner_unit_id = $2 AND ($3::uuid IS NULL OR r.owner_user_id = $3)
    AND r.deleted_at IS NULL`;

/** Reads, for the write side, what decisions about a conflict need to know of other rows. */
@Injectable()
export class ConflictFacts {
  constructor(
    private readonly sql: Sql,
    private readonly dated: DatedSettings,
  ) {}

  async limits(day: string): Promise<ConflictLimits> {
    const found = (await this.dated.at(day))[CONFLICT_LIMITS_KEY] as ConflictLimits | undefined;
    if (!found) throw new Error(`The setting ${CONFLICT_LIMITS_KEY} is missing`);
    return found;
  }

  /** The criteria as they stand now, with what follows from them. */
  async criteria(conflict: ConflictCase): Promise<Ranking> {
    const [a, b] = [await this.partyFacts(conflict, 'A'), await this.partyFacts(conflict, 'B')];
    return rank(a, b);
  }

  private async partyFacts(conflict: ConflictCase, party: 'A' | 'B'): Promise<PartyFacts> {
    const unitId = party === 'A' ? conflict.unitAId : conflict.unitBId;
    const userId = party === 'A' ? conflict.userAId : conflict.userBId;
    const person = conflict.unitAId === conflict.unitBId ? userId : null;
    const values = [conflict.scopeId, unitId, person, conflict.id, party];
    return (await this.sql.first<PartyFacts>(PARTY, values)) as PartyFacts;
  }

  /** The scope of a company that is there, null when it is not. @throws COMPANY.MERGED */
  async scopeOf(companyId: string): Promise<string | null> {
    const row = await this.sql.first<{ id: string }>(
      `SELECT company_scope(id) AS id FROM company
       WHERE id = $1 AND is_living_company(deleted_at, merged_into_id)`,
      [companyId],
    );
    return row?.id ?? null;
  }

  async isUserOf(userId: string, unitId: string): Promise<boolean> {
    const row = await this.sql.first(
      `SELECT 1 FROM app_user WHERE id = $1 AND unit_id = $2 AND status = 'ACTIVE' AND deleted_at IS NULL`,
      [userId, unitId],
    );
    return row !== null;
  }

  /** How many of the files were uploaded by the user. */
  async ownFiles(fileIds: readonly string[], userId: string): Promise<number> {
    const row = await this.sql.first<{ n: number }>(
      'SELECT count(*)::int AS n FROM stored_file WHERE id = ANY ($1::uuid[]) AND uploaded_by = $2',
      [fileIds, userId],
    );
    return row?.n ?? 0;
  }
}
