import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { LAND_AUTHORITY } from './land-parcel.access.js';
import { LandParcel } from './land-parcel.entity.js';

/** Writes land parcels. */
@Injectable()
export class LandParcelsRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sql: Sql,
  ) {}

  /** The department that keeps parcels; null when there is no such unit. */
  async authorityId(): Promise<string | null> {
    const row = await this.sql.first<{ id: string }>(
      'SELECT id FROM responsible_unit WHERE code = $1 AND deleted_at IS NULL',
      [LAND_AUTHORITY],
    );
    return row?.id ?? null;
  }

  /** @throws REQUEST.NOT_FOUND for an absent or (unless asked for) deleted record */
  async load(id: string, { deleted = false } = {}): Promise<LandParcel> {
    const parcel = await this.unitOfWork.repository(LandParcel).findOneBy({ id });
    if (!parcel || (parcel.deletedAt !== null) !== deleted) throw httpErrors.NOT_FOUND();
    return parcel;
  }

  async insert(parcel: LandParcel): Promise<void> {
    await this.unitOfWork.repository(LandParcel).insert(parcel);
  }

  async update(id: string, expectedVersion: number, changes: Partial<LandParcel>): Promise<void> {
    await updateVersioned(this.unitOfWork, LandParcel, id, expectedVersion, changes);
  }
}
