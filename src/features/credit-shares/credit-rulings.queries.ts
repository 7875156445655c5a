import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';

/** What a ruling (domain.md §4.2) is about to say, as far as credit goes. */
export interface PendingRuling {
  readonly companyId: string;
  readonly unitAId: string;
  readonly unitBId: string;
  readonly isJoint: boolean;
}

/**
 * Projects of the company and its group that one of the parties keeps. A ruling for both sets the shares of all of them;
 * any other ruling only those that an earlier one had halved, so that what was agreed otherwise stays.
 */
const FIND = `
  SELECT p.id FROM project p LEFT JOIN project_credit c ON c.project_id = p.id
  WHERE p.company_id IN (SELECT m.company_id FROM company_scope_members(company_scope($1)) m)
    AND p.deleted_at IS NULL AND p.pool_status IN ('IN_POOL', 'ON_HOLD', 'DORMANT')
    AND p.owner_unit_id IN ($2, $3) AND c.frozen_on IS NULL AND ($4 OR c.case_code = 'JOINT')
  ORDER BY p.id`;

/** Finds whose credit a ruling touches. */
@Injectable()
export class CreditRulings {
  constructor(private readonly sql: Sql) {}

  /** @returns ids of live projects whose shares are not frozen, ascending */
  async concerned({ companyId, unitAId, unitBId, isJoint }: PendingRuling): Promise<string[]> {
    const rows = await this.sql.rows<{ id: string }>(FIND, [companyId, unitAId, unitBId, isJoint]);
    return rows.map(({ id }) => id);
  }
}
