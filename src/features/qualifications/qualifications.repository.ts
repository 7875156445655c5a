import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import type { QualifiedCompany } from './qualification.access.js';
import { Qualification } from './qualification.entity.js';

/** Writes qualifications, and reads what decisions about them need. */
@Injectable()
export class QualificationsRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sql: Sql,
  ) {}

  /** @throws REQUEST.NOT_FOUND for a company that is absent or deleted, COMPANY.MERGED */
  async company(key: RecordKey): Promise<QualifiedCompany> {
    const company = await this.sql.first<QualifiedCompany>(
      `SELECT id, owner_unit_id AS "ownerUnitId", park_relation AS "parkRelation" FROM company
       WHERE ${key.column} = $1 AND is_living_company(deleted_at, merged_into_id)`,
      [key.value],
    );
    if (!company) throw httpErrors.NOT_FOUND();
    return company;
  }

  /** Code of the unit that somebody works in. */
  async unitCodeOf({ unitId }: Actor): Promise<string> {
    const unit = await this.sql.first<{ code: string }>('SELECT code FROM responsible_unit WHERE id = $1', [
      unitId,
    ]);
    return unit?.code ?? '';
  }

  /** @throws REQUEST.NOT_FOUND for one that is deleted or another company's */
  async load(companyId: string, id: string): Promise<Qualification> {
    const found = await this.find(id);
    if (!found || found.companyId !== companyId) throw httpErrors.NOT_FOUND();
    return found;
  }

  async find(id: string): Promise<Qualification | null> {
    const found = await this.unitOfWork.repository(Qualification).findOneBy({ id });
    return found?.deletedAt ? null : found;
  }

  async insert(qualification: Qualification): Promise<void> {
    await this.unitOfWork.repository(Qualification).insert(qualification);
  }

  async update(id: string, expectedVersion: number, changes: Partial<Qualification>): Promise<void> {
    await updateVersioned(this.unitOfWork, Qualification, id, expectedVersion, changes);
  }
}
