import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { CarrierUnit } from './carrier-unit.entity.js';

/** What decisions about a unit need to know of its carrier. */
export interface OfCarrier {
  readonly id: string;
  readonly operatorUnitId: string | null;
}

/** Writes units of carriers. */
@Injectable()
export class CarrierUnitsRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sql: Sql,
  ) {}

  /** A living carrier, kept from being deleted until the transaction ends; null when there is none. */
  carrier(id: string): Promise<OfCarrier | null> {
    return this.sql.first<OfCarrier>(
      `SELECT id, operator_unit_id AS "operatorUnitId" FROM carrier
       WHERE id = $1 AND deleted_at IS NULL FOR SHARE`,
      [id],
    );
  }

  /**
   * Locked until the transaction ends: whoever reserves, lets or deletes it waits.
   * @throws REQUEST.NOT_FOUND for an absent or (unless asked for) deleted record
   */
  async load(id: string, { deleted = false } = {}): Promise<CarrierUnit> {
    const unit = await this.unitOfWork
      .repository(CarrierUnit)
      .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!unit || (unit.deletedAt !== null) !== deleted) throw httpErrors.NOT_FOUND();
    return unit;
  }

  async insert(unit: CarrierUnit): Promise<void> {
    await this.unitOfWork.repository(CarrierUnit).insert(unit);
  }

  async update(id: string, expectedVersion: number, changes: Partial<CarrierUnit>): Promise<void> {
    await updateVersioned(this.unitOfWork, CarrierUnit, id, expectedVersion, changes);
  }

  /** Counts the version of the unit up: its answer shows its reservation. */
  async touch(id: string, stamp: { updatedAt: Date; updatedBy: string | null }): Promise<void> {
    await this.sql.rows(
      'UPDATE carrier_unit SET version = version + 1, updated_at = $2, updated_by = $3 WHERE id = $1',
      [id, stamp.updatedAt, stamp.updatedBy],
    );
  }
}
