import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';

/** Live projects whose investing or registered company is this one, its parent, a sister or of the same group. */
const FIND = `
  SELECT DISTINCT p.id FROM company mine
  JOIN company c ON c.id = mine.id OR c.id = mine.parent_company_id OR c.parent_company_id = mine.id
    OR c.parent_company_id = mine.parent_company_id OR (mine.group_name <> '' AND c.group_name = mine.group_name)
  JOIN project p ON c.id IN (p.company_id, p.registered_company_id)
  WHERE mine.id = $2::uuid AND p.id <> $1::uuid AND p.deleted_at IS NULL AND p.pool_status NOT IN ('EXITED', 'MERGED')
  ORDER BY p.id LIMIT 50`;

@Injectable()
export class ProjectDuplicatesRepository {
  constructor(private readonly sql: Sql) {}

  async find(projectId: string, companyId: string): Promise<string[]> {
    const rows = await this.sql.rows<{ id: string }>(FIND, [projectId, companyId]);
    return rows.map(({ id }) => id);
  }
}
