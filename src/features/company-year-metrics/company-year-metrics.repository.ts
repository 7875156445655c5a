import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { CompanyYearMetric } from './company-year-metric.entity.js';

/** Adds rows of figures; nothing is ever changed. */
@Injectable()
export class CompanyYearMetricsRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sql: Sql,
  ) {}

  /** @throws REQUEST.NOT_FOUND for a company that is absent or deleted, COMPANY.MERGED */
  async company(key: RecordKey): Promise<{ id: string; ownerUnitId: string }> {
    const company = await this.sql.first<{ id: string; ownerUnitId: string }>(
      `SELECT id, owner_unit_id AS "ownerUnitId" FROM company
       WHERE ${key.column} = $1 AND is_living_company(deleted_at, merged_into_id)`,
      [key.value],
    );
    if (!company) throw httpErrors.NOT_FOUND();
    return company;
  }

  /** The revision in force, or null when the year has no figures yet. */
  async current(companyId: string, year: number): Promise<CompanyYearMetric | null> {
    const where = { companyId, year };
    return this.unitOfWork.repository(CompanyYearMetric).findOne({ where, order: { revision: 'DESC' } });
  }

  async insert(metric: CompanyYearMetric): Promise<void> {
    await this.unitOfWork.repository(CompanyYearMetric).insert(metric);
  }
}
