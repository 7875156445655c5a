import { Injectable } from '@nestjs/common';
import { violatedConstraint } from '../../platform/database/database-errors.js';
import { Sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CompanyMoves } from './groups/company-moves.js';

interface Moving {
  readonly id: string;
  readonly groupId: string | null;
  readonly parentCompanyId: string | null;
}

/** Two protections would cover one scope: told by the trigger that follows group and parent, or by the index. */
const SCOPE_IS_HELD: readonly (string | undefined)[] = ['ck_protection_scope', 'uq_protection_active'];

/** Companies of a list that come to another group or parent, where protections may meet (domain.md §4.1). */
@Injectable()
export class CompanyBulkMoves {
  constructor(
    private readonly sql: Sql,
    private readonly unitOfWork: UnitOfWork,
    private readonly moves: CompanyMoves,
  ) {}

  /** Ids of those whose group or parent changes while something protects them: a few, as a rule none. */
  async protectedAmong(companies: readonly Moving[]): Promise<Set<string>> {
    const wanted = companies.map(({ id, groupId, parentCompanyId }) => ({ id, groupId, parentCompanyId }));
    const rows = await this.sql.rows<{ id: string }>(
      `SELECT c.id FROM json_to_recordset($1::json) AS r (id uuid, "groupId" uuid, "parentCompanyId" uuid)
       JOIN company c ON c.id = r.id
       WHERE (c.group_id, c.parent_company_id) IS DISTINCT FROM (r."groupId", r."parentCompanyId")
         AND EXISTS (SELECT 1 FROM protection p WHERE p.status = 'ACTIVE' AND p.scope_id = company_scope(c.id))`,
      [JSON.stringify(wanted)],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Writes one of them, and looks at once at what would be looked at when the transaction ends. @returns null: held */
  async alone<T>(companyId: string, write: () => Promise<T>): Promise<T | null> {
    try {
      return await this.unitOfWork.attempt(async () => {
        const written = await write();
        await this.moves.announce(null, companyId);
        await this.sql.rows('SET CONSTRAINTS company_scope_followed IMMEDIATE');
        await this.sql.rows('SET CONSTRAINTS company_scope_followed DEFERRED');
        return written;
      });
    } catch (error) {
      if (SCOPE_IS_HELD.includes(violatedConstraint(error))) return null;
      throw error;
    }
  }
}
