import { Injectable } from '@nestjs/common';
import { DatedSettings } from '../../platform/database/dated-settings.js';
import { Sql } from '../../platform/database/sql.js';
import type { FourFacts } from './protection.errors.js';
import { PROTECTION_TERMS_KEY, type ProtectionTerms } from './protection-settings.js';

/** Talks with a company of the scope, entered by the unit and known on the day: $1 protection, $2 day. */
const KNOWN_TALKS = `interaction i WHERE i.deleted_at IS NULL AND i.unit_id = p.unit_id
  AND i.occurred_on <= $2::date AND (i.created_at AT TIME ZONE 'Asia/Shanghai')::date <= $2::date
  AND i.company_id IN (SELECT m.company_id FROM company_scope_members(p.scope_id) m)`;

/** A person has left when the account says so or belongs to another unit; the audit trail knows since when. */
const FOUND_FACTS = `
  SELECT p.id,
    (SELECT max(i.occurred_on)::text FROM ${KNOWN_TALKS} AND i.is_valid) AS "lastFollowUpOn",
    CASE WHEN u.status = 'LEFT' OR u.unit_id <> p.unit_id THEN COALESCE(
      (SELECT max((a.recorded_at AT TIME ZONE 'Asia/Shanghai')::date) FROM audit_entry a
        WHERE a.subject_type = 'user' AND a.subject_id = u.id AND a.changes ?| ARRAY['status', 'unitId']),
      (u.updated_at AT TIME ZONE 'Asia/Shanghai')::date)::text END AS "personLeftOn"
  FROM protection p
  LEFT JOIN project r ON p.basis_type = 'PROJECT' AND r.id = p.basis_id
  LEFT JOIN app_user u ON u.id = COALESCE(r.owner_user_id, p.user_id)
  WHERE p.id = ANY ($1::uuid[])`;

const SINCE_LAST_START = `
  SELECT count(*)::int AS "validInteractions", count(*) FILTER (WHERE i.is_substantive)::int AS "substantiveInteractions"
  FROM protection p, ${KNOWN_TALKS} AND i.is_valid AND i.occurred_on >= p.period_starts_on AND p.id = $1`;

/** Substantive, entered in time, with a person of the other side. $3 last day of the report right. */
const FIRST_TALK = `
  SELECT i.id, i.occurred_on::text AS "occurredOn" FROM protection p, ${KNOWN_TALKS} AND p.id = $1
    AND i.is_substantive AND NOT i.is_backfilled AND i.occurred_on BETWEEN p.starts_on AND $3::date
    AND EXISTS (SELECT 1 FROM interaction_counterpart f WHERE f.interaction_id = i.id)
  ORDER BY i.occurred_at, i.id LIMIT 1`;

export interface FoundLapseFacts {
  readonly id: string;
  readonly lastFollowUpOn: string | null;
  readonly personLeftOn: string | null;
}

export interface Talk {
  readonly id: string;
  readonly occurredOn: string;
}

/** Reads, for the write side, what decisions about a protection need to know of other rows. */
@Injectable()
export class ProtectionFacts {
  constructor(
    private readonly sql: Sql,
    private readonly dated: DatedSettings,
  ) {}

  /** The numbers in force on a day. @throws Error when the row of the migration was removed */
  async terms(day: string): Promise<ProtectionTerms> {
    const found = (await this.dated.at(day))[PROTECTION_TERMS_KEY] as ProtectionTerms | undefined;
    if (!found) throw new Error(`The setting ${PROTECTION_TERMS_KEY} is missing`);
    return found;
  }

  async lapseFacts(ids: readonly string[], day: string): Promise<ReadonlyMap<string, FoundLapseFacts>> {
    const rows = await this.sql.rows<FoundLapseFacts>(FOUND_FACTS, [ids, day]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  async followUps(
    id: string,
    day: string,
  ): Promise<{ readonly validInteractions: number; readonly substantiveInteractions: number }> {
    const found = await this.sql.first<{ validInteractions: number; substantiveInteractions: number }>(
      SINCE_LAST_START,
      [id, day],
    );
    return found ?? { validInteractions: 0, substantiveInteractions: 0 };
  }

  firstTalk(id: string, day: string, reportEndsOn: string): Promise<Talk | null> {
    return this.sql.first<Talk>(FIRST_TALK, [id, day, reportEndsOn]);
  }

  /** What a protection stood on before the talk that raised it. */
  async beforeTalk<T extends object>(id: string): Promise<T | null> {
    const row = await this.sql.first<{ before: T }>(
      `SELECT details -> 'before' AS before FROM protection_event WHERE protection_id = $1 AND event = 'UPGRADED'
         AND details ? 'before' ORDER BY at DESC, id DESC LIMIT 1`,
      [id],
    );
    return row?.before ?? null;
  }

  /** What other units may learn of a protection. */
  async fourFacts(id: string): Promise<FourFacts> {
    const row = await this.sql.first<FourFacts>(
      `SELECT TRUE AS exists, u.name AS "ownerUnitName", p.ends_on::text AS "protectionUntil",
              u.liaison_phone AS "liaisonPhoneOfUnit"
       FROM protection p JOIN responsible_unit u ON u.id = p.unit_id WHERE p.id = $1`,
      [id],
    );
    return row as FourFacts;
  }

  /** Why the newest protection of a scope ended; null without one, or while it stands. */
  async lastEnd(scopeId: string): Promise<string | null> {
    const row = await this.sql.first<{ reason: string | null }>(
      `SELECT end_reason AS reason FROM protection WHERE scope_id = $1
       ORDER BY registered_at DESC, id DESC LIMIT 1`,
      [scopeId],
    );
    return row?.reason ?? null;
  }

  /** Another project of the unit in the scope that is in the pool or has landed, the furthest first. */
  async otherProject(scopeId: string, unitId: string, except: string): Promise<string | null> {
    const row = await this.sql.first<{ id: string }>(
      `SELECT r.id FROM project r
       WHERE r.company_id IN (SELECT m.company_id FROM company_scope_members($1) m) AND r.owner_unit_id = $2
         AND r.id <> $3 AND r.deleted_at IS NULL AND r.pool_status IN ('IN_POOL', 'ON_HOLD', 'LANDED')
       ORDER BY r.stage DESC, r.admitted_on LIMIT 1`,
      [scopeId, unitId, except],
    );
    return row?.id ?? null;
  }

  async isOwnFile(fileId: string, userId: string): Promise<boolean> {
    const row = await this.sql.first('SELECT 1 FROM stored_file WHERE id = $1 AND uploaded_by = $2', [
      fileId,
      userId,
    ]);
    return row !== null;
  }

  async isActiveUserOf(userId: string, unitId: string): Promise<boolean> {
    const row = await this.sql.first(
      `SELECT 1 FROM app_user WHERE id = $1 AND unit_id = $2 AND status = 'ACTIVE' AND deleted_at IS NULL`,
      [userId, unitId],
    );
    return row !== null;
  }

  async mayOwnProjects(unitId: string): Promise<boolean> {
    const row = await this.sql.first(
      'SELECT 1 FROM responsible_unit WHERE id = $1 AND can_own_projects AND deleted_at IS NULL',
      [unitId],
    );
    return row !== null;
  }
}
