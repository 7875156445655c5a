import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '../../platform/config/config.module.js';
import { Sql } from '../../platform/database/sql.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { type Clock, today } from '../../platform/kernel/clock.js';

export interface RequestBackground {
  /** The project that the protection stands on, if it stands on one. */
  readonly projectId: string | null;
  readonly companyId: string;
  readonly unitId: string;
  readonly userId: string | null;
  readonly requestedBy: string;
}

/** Quick looks at the scope of a company, without its lock: for flows that decide whether to go on. */
@Injectable()
export class ProtectionScopeQueries {
  constructor(
    private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Whether another unit holds the company today and this one holds no part of it. */
  async isHeldByOthers(companyId: string, unitId: string): Promise<boolean> {
    const row = await this.sql.first<{ held: boolean }>(
      `SELECT COALESCE(bool_and(a.unit_id <> $3), FALSE) AS held
       FROM active_protection_on($1::date) a WHERE a.company_id = $2`,
      [today(this.clock), companyId, unitId],
    );
    return row?.held ?? false;
  }

  /** Whether the unit has a protection of the company whose term follows from its talks. */
  async hasTermByTalk(companyId: string, unitId: string): Promise<boolean> {
    const row = await this.sql.first(
      `SELECT 1 FROM protection WHERE scope_id = company_scope($1) AND unit_id = $2 AND status = 'ACTIVE'
         AND (kind = 'REPORT' OR (kind = 'NEGOTIATION' AND basis_type = 'INTERACTION'))`,
      [companyId, unitId],
    );
    return row !== null;
  }

  /** Projects on which protections of the company's scope stand: whose light may end them. */
  async poolProjects(companyId: string): Promise<string[]> {
    const rows = await this.sql.rows<{ id: string }>(
      `SELECT basis_id AS id FROM protection WHERE scope_id = company_scope($1) AND status = 'ACTIVE'
         AND kind = 'POOL' AND basis_type = 'PROJECT'`,
      [companyId],
    );
    return rows.map(({ id }) => id);
  }

  /** What a request to join is about, for flows that lock and tell. @throws REQUEST.NOT_FOUND */
  async behindRequest(id: string): Promise<RequestBackground> {
    const row = await this.sql.first<RequestBackground>(
      `SELECT CASE WHEN p.basis_type = 'PROJECT' THEN p.basis_id END AS "projectId", p.company_id AS "companyId",
              p.unit_id AS "unitId", p.user_id AS "userId", j.requested_by AS "requestedBy"
       FROM protection_join_request j JOIN protection p ON p.id = j.protection_id WHERE j.id = $1`,
      [id],
    );
    if (!row) throw httpErrors.NOT_FOUND();
    return row;
  }

  /** Who holds the company today: of the whole scope, else of the line that was first; null when nobody does. @throws COMPANY.MERGED */
  async holderOf(companyId: string): Promise<string | null> {
    const row = await this.sql.first<{ unitId: string }>(
      `SELECT a.unit_id AS "unitId" FROM company c LEFT JOIN active_protection_on($1::date) a ON a.company_id = c.id
       WHERE c.id = $2 AND is_living_company(c.deleted_at, c.merged_into_id)
       ORDER BY a.scope_note IS NOT NULL, a.registered_at LIMIT 1`,
      [today(this.clock), companyId],
    );
    return row?.unitId ?? null;
  }

  /** Projects in the pool on which the unit's protections of the company stand. */
  async projectsOf(companyId: string, unitId: string): Promise<string[]> {
    const rows = await this.sql.rows<{ id: string }>(
      `SELECT DISTINCT basis_id AS id FROM protection WHERE scope_id = company_scope($1) AND unit_id = $2
         AND status = 'ACTIVE' AND basis_type = 'PROJECT' ORDER BY basis_id`,
      [companyId, unitId],
    );
    return rows.map(({ id }) => id);
  }
}
