import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { FiscalGrant } from './fiscal-grant.entity.js';

@Injectable()
export class FiscalGrantsRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sql: Sql,
  ) {}

  /** Ends what has run out by itself, so that a new grant may take its place. */
  async closeExpired(userId: string, day: string, at: Date): Promise<void> {
    await this.sql.rows(
      `UPDATE fiscal_grant SET revoked_at = $3, updated_at = $3, version = version + 1
       WHERE user_id = $1 AND revoked_at IS NULL AND valid_to < $2::date`,
      [userId, day, at],
    );
  }

  async isActiveAnalyst(userId: string): Promise<boolean> {
    const row = await this.sql.first(
      "SELECT 1 AS found FROM app_user WHERE id = $1 AND status = 'ACTIVE' AND 'ANALYST' = ANY (roles)",
      [userId],
    );
    return row !== null;
  }

  async insert(grant: FiscalGrant): Promise<void> {
    await this.unitOfWork.repository(FiscalGrant).insert(grant);
  }

  async load(id: string): Promise<FiscalGrant> {
    const grant = await this.unitOfWork.repository(FiscalGrant).findOneBy({ id });
    if (!grant || grant.revokedAt) throw httpErrors.NOT_FOUND();
    return grant;
  }

  async update(id: string, expectedVersion: number, changes: Partial<FiscalGrant>): Promise<void> {
    await updateVersioned(this.unitOfWork, FiscalGrant, id, expectedVersion, changes);
  }
}
