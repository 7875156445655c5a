import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import type { HeadquartersCompany } from './headquarters-recognition.access.js';
import { HeadquartersRecognition } from './headquarters-recognition.entity.js';

/** Writes recognitions, and reads what decisions about them need. */
@Injectable()
export class HeadquartersRecognitionsRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sql: Sql,
  ) {}

  /** @throws REQUEST.NOT_FOUND for a company that is absent or deleted, COMPANY.MERGED */
  async company(actor: Actor, key: RecordKey): Promise<HeadquartersCompany> {
    const company = await this.sql.first<HeadquartersCompany>(
      `SELECT c.id, c.owner_unit_id AS "ownerUnitId", u.code AS "actorUnitCode"
       FROM company c JOIN responsible_unit u ON u.id = $2
       WHERE c.${key.column} = $1 AND is_living_company(c.deleted_at, c.merged_into_id)`,
      [key.value, actor.unitId],
    );
    if (!company) throw httpErrors.NOT_FOUND();
    return company;
  }

  /** @throws REQUEST.NOT_FOUND for one that is deleted or another company's */
  async load(companyId: string, id: string): Promise<HeadquartersRecognition> {
    const found = await this.unitOfWork.repository(HeadquartersRecognition).findOneBy({ id, companyId });
    if (!found || found.deletedAt) throw httpErrors.NOT_FOUND();
    return found;
  }

  async insert(recognition: HeadquartersRecognition): Promise<void> {
    await this.unitOfWork.repository(HeadquartersRecognition).insert(recognition);
  }

  async update(
    id: string,
    expectedVersion: number,
    changes: Partial<HeadquartersRecognition>,
  ): Promise<void> {
    await updateVersioned(this.unitOfWork, HeadquartersRecognition, id, expectedVersion, changes);
  }
}
