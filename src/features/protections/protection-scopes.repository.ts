import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';
import { protectionErrors } from './protection.errors.js';

/** Where a company lies, as its first-report protection sees it. */
export interface Scope {
  readonly scopeId: string;
  /** Set when the scope is a group. */
  readonly groupId: string | null;
  readonly companyId: string;
  readonly parkRelation: string;
}

const CHAIN = `
  WITH RECURSIVE up AS (
    SELECT c.id, c.parent_company_id, 1 AS depth FROM company c WHERE c.id = $1
    UNION ALL
    SELECT c.id, c.parent_company_id, up.depth + 1 FROM up JOIN company c ON c.id = up.parent_company_id
    WHERE up.depth < 10
  )
  SELECT DISTINCT id FROM up ORDER BY id`;

const SCOPE = `
  SELECT company_scope(c.id) AS "scopeId", g.id AS "groupId", c.id AS "companyId", c.park_relation AS "parkRelation"
  FROM company c LEFT JOIN company_group g ON g.id = company_scope(c.id)
  WHERE c.id = $1 AND (c.merged_into_id IS NULL OR is_living_company(c.deleted_at, c.merged_into_id))`;

/**
 * Locks the scope of a company: its row, those above it and its group. Two claims in one scope wait for each other
 * here, and nobody moves the company to another scope in between; the unique index is the second lock on the door.
 */
@Injectable()
export class ProtectionScopes {
  constructor(private readonly sql: Sql) {}

  /** @throws PROTECTION.COMPANY_MISSING, COMPANY.MERGED */
  async lock(companyId: string): Promise<Scope> {
    let chain = await this.chainOf(companyId);
    for (;;) {
      await this.sql.rows(
        'SELECT id FROM company WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE',
        [chain],
      );
      const now = await this.chainOf(companyId);
      const isWhole = now.every((id) => chain.includes(id));
      chain = now;
      if (isWhole) break;
    }
    await this.sql.rows('SELECT id FROM company_group WHERE id = company_scope($1) FOR NO KEY UPDATE', [
      companyId,
    ]);
    return this.of(companyId);
  }

  /** Without a lock. @throws PROTECTION.COMPANY_MISSING, COMPANY.MERGED */
  async of(companyId: string): Promise<Scope> {
    const scope = await this.sql.first<Scope>(SCOPE, [companyId]);
    if (!scope) throw protectionErrors.COMPANY_MISSING();
    return scope;
  }

  private async chainOf(companyId: string): Promise<string[]> {
    const rows = await this.sql.rows<{ id: string }>(CHAIN, [companyId]);
    return rows.map(({ id }) => id);
  }
}
