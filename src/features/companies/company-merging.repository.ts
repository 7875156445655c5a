import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Company } from './company.entity.js';

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

  /** Furthest stage of the projects of each company as a number; drafts and merged projects count 0. */
  async progress(ids: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.sql.rows<{ id: string; progress: number }>(
      `SELECT w.id, COALESCE(max(substr(p.stage, 2)::int), 0) AS progress
       FROM unnest($1::uuid[]) AS w (id)
       LEFT JOIN project p ON (p.company_id = w.id OR p.registered_company_id = w.id)
         AND p.deleted_at IS NULL AND p.pool_status <> 'MERGED'
       GROUP BY w.id`,
      [ids],
    );
    return new Map(rows.map(({ id, progress }) => [id, progress]));
  }

  /** Writes a row that is under lock, counting its version up. */
  async write({ id, version }: Company, changes: Partial<Company>): Promise<void> {
    await this.unitOfWork.repository(Company).update({ id }, { ...changes, version: version + 1 });
  }
}
