import { Injectable } from '@nestjs/common';
import { Sql } from '../../../platform/database/sql.js';
import type { FieldError } from '../../../platform/kernel/domain-error.js';
import { type HierarchyFacts, hierarchyBlockers } from './company-hierarchy.rules.js';

const LOOK = `
  WITH RECURSIVE up AS (
    SELECT c.id, c.parent_company_id, c.entity_type, c.deleted_at, c.merged_into_id, 1 AS depth FROM company c WHERE c.id = $2
    UNION ALL
    SELECT c.id, c.parent_company_id, c.entity_type, c.deleted_at, c.merged_into_id, up.depth + 1
    FROM up JOIN company c ON c.id = up.parent_company_id WHERE up.depth < 12 AND up.id <> $1
  )
  SELECT COALESCE((SELECT json_agg(json_build_object('id', id, 'entityType', entity_type,
           'isDeleted', deleted_at IS NOT NULL AND merged_into_id IS NULL) ORDER BY depth) FROM up), '[]') AS ancestors,
         EXISTS (SELECT 1 FROM company WHERE parent_company_id = $1 AND deleted_at IS NULL) AS "hasChildren"`;

/** Who is placed under whom waits in one line: two companies could each become the parent of the other otherwise. */
const HIERARCHY_LOCK = 7_202_613;

/** Reads what the place of a company below another depends on. */
@Injectable()
export class CompanyHierarchy {
  constructor(private readonly sql: Sql) {}

  /** Nothing for a company without a parent that is no branch. A merged parent passes: its guard names the survivor. */
  async blockers(company: Omit<HierarchyFacts, 'ancestors' | 'hasChildren'>): Promise<FieldError[]> {
    const { id, entityType, parentCompanyId } = company;
    if (parentCompanyId === null && !['BRANCH', 'REP_OFFICE'].includes(entityType)) return [];
    if (parentCompanyId !== null) await this.sql.rows('SELECT pg_advisory_xact_lock($1)', [HIERARCHY_LOCK]);
    const found = await this.sql.first<Pick<HierarchyFacts, 'ancestors' | 'hasChildren'>>(LOOK, [
      id,
      parentCompanyId,
    ]);
    return hierarchyBlockers({ ...company, ancestors: [], hasChildren: false, ...found });
  }
}
