import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Sql } from '../../../platform/database/sql.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../../platform/database/versioned-write.js';
import { httpErrors } from '../../../platform/http/http.errors.js';
import { CompanyGroup } from './company-group.entity.js';

/** Writes groups, and the copy of a group's name that its companies carry. */
@Injectable()
export class CompanyGroupsRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sql: Sql,
  ) {}

  /** @throws REQUEST.NOT_FOUND */
  async load(id: string): Promise<CompanyGroup> {
    const group = await this.find(id);
    if (!group) throw httpErrors.NOT_FOUND();
    return group;
  }

  async find(id: string): Promise<CompanyGroup | null> {
    return this.unitOfWork.repository(CompanyGroup).findOneBy({ id, deletedAt: IsNull() });
  }

  async byKeys(keys: readonly string[]): Promise<Map<string, CompanyGroup>> {
    const rows = await this.sql.rows<CompanyGroup>(
      `SELECT id, name, name_key AS "nameKey" FROM company_group WHERE name_key = ANY ($1::text[]) AND deleted_at IS NULL`,
      [keys],
    );
    return new Map(rows.map((group) => [group.nameKey, group]));
  }

  /** @throws COMPANY_GROUP.NAME_TAKEN */
  async insert(group: CompanyGroup): Promise<void> {
    await this.unitOfWork.repository(CompanyGroup).insert(group);
  }

  /** @returns false when another transaction founded a group of the name meanwhile */
  async insertUnlessThere({ id, name, nameKey, createdAt, createdBy }: CompanyGroup): Promise<boolean> {
    const rows = await this.sql.rows(
      `INSERT INTO company_group (id, name, name_key, created_at, created_by, updated_at, updated_by)
       VALUES ($1, $2, $3, $4, $5, $4, $5)
       ON CONFLICT (name_key) WHERE deleted_at IS NULL DO NOTHING RETURNING id`,
      [id, name, nameKey, createdAt, createdBy],
    );
    return rows.length > 0;
  }

  async update(id: string, expectedVersion: number, changes: Partial<CompanyGroup>): Promise<void> {
    await updateVersioned(this.unitOfWork, CompanyGroup, id, expectedVersion, changes);
  }

  /** The companies show the name: their versions count up. */
  async rename(id: string, name: string, at: Date, by: string): Promise<void> {
    await this.sql.rows(
      `WITH mine AS (SELECT id FROM company WHERE group_id = $1 ORDER BY id FOR NO KEY UPDATE)
       UPDATE company c SET group_name = $2, version = c.version + 1, updated_at = $3, updated_by = $4
       FROM mine WHERE c.id = mine.id`,
      [id, name, at, by],
    );
  }

  async countCompanies(id: string): Promise<number> {
    const row = await this.sql.first<{ n: number }>(
      'SELECT count(*)::int AS n FROM company WHERE group_id = $1 AND deleted_at IS NULL',
      [id],
    );
    return row?.n ?? 0;
  }
}
