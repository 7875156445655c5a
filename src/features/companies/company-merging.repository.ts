import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Company } from './company.entity.js';
import type { PairedCompany } from './company-pair.rules.js';

type PairStanding = Pick<PairedCompany, 'progress' | 'ancestorIds'>;
export type Stamp = Pick<Company, 'updatedAt' | 'updatedBy'>;

/** Loads and writes the two records of a merge. */
@Injectable()
export class CompanyMergingRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sql: Sql,
  ) {}

  /**
   * Locks the rows in ascending id against every other writer, those included that are about to point at one of them.
   * @returns the rows that there are, merged and deleted ones too
   */
  async lock(ids: readonly string[]): Promise<Map<string, Company>> {
    const rows = await this.unitOfWork.repository(Company).find({
      where: { id: In([...ids]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return new Map(rows.map((company) => [company.id, company]));
  }

  /** Without a lock, for a look at what a merge would do. */
  async read(ids: readonly string[]): Promise<Map<string, Company>> {
    const rows = await this.unitOfWork.repository(Company).findBy({ id: In([...ids]) });
    return new Map(rows.map((company) => [company.id, company]));
  }

  /** How far each company has come, and under whom it stands. Drafts and merged projects count 0. */
  async standings(ids: readonly string[]): Promise<Map<string, PairStanding>> {
    const rows = await this.sql.rows<PairStanding & { id: string }>(
      `SELECT w.id, (
         SELECT COALESCE(max(substr(p.stage, 2)::int), 0) FROM project p
         WHERE (p.company_id = w.id OR p.registered_company_id = w.id)
           AND p.deleted_at IS NULL AND p.pool_status <> 'MERGED') AS progress,
         ARRAY(WITH RECURSIVE up AS (
           SELECT c.parent_company_id AS id, 1 AS depth FROM company c WHERE c.id = w.id
           UNION ALL
           SELECT c.parent_company_id, up.depth + 1 FROM up JOIN company c ON c.id = up.id WHERE up.depth < 12
         ) SELECT id FROM up WHERE id IS NOT NULL) AS "ancestorIds"
       FROM unnest($1::uuid[]) AS w (id)`,
      [ids],
    );
    return new Map(rows.map(({ id, ...standing }) => [id, standing]));
  }

  /** Writes a row that is under lock, counting its version up. */
  async write({ id, version }: Company, changes: Partial<Company>): Promise<void> {
    await this.unitOfWork.repository(Company).update({ id }, { ...changes, version: version + 1 });
  }
}
