import { Injectable } from '@nestjs/common';
import { HumanCodes } from '../../platform/database/human-codes.js';
import { Sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { Carrier } from './carrier.entity.js';

/** Writes carriers, and reads what their rules need to know of other rows. */
@Injectable()
export class CarriersRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly codes: HumanCodes,
    private readonly sql: Sql,
  ) {}

  nextCode(): Promise<string> {
    return this.codes.nextOfSequence('ZT', 'carrier_code_seq', 4);
  }

  /**
   * Locked until the transaction ends, so that no unit comes in while the carrier goes.
   * @throws REQUEST.NOT_FOUND for an absent or (unless asked for) deleted record
   */
  async load(key: RecordKey, { deleted = false } = {}): Promise<Carrier> {
    const carrier = await this.unitOfWork
      .repository(Carrier)
      .findOne({ where: { [key.column]: key.value }, lock: { mode: 'pessimistic_write' } });
    if (!carrier || (carrier.deletedAt !== null) !== deleted) throw httpErrors.NOT_FOUND();
    return carrier;
  }

  async insert(carrier: Carrier): Promise<void> {
    await this.unitOfWork.repository(Carrier).insert(carrier);
  }

  async update(id: string, expectedVersion: number, changes: Partial<Carrier>): Promise<void> {
    await updateVersioned(this.unitOfWork, Carrier, id, expectedVersion, changes);
  }

  async countUnits(carrierId: string): Promise<number> {
    const row = await this.sql.first<{ n: number }>(
      'SELECT count(*)::int AS n FROM carrier_unit WHERE carrier_id = $1 AND deleted_at IS NULL',
      [carrierId],
    );
    return row?.n ?? 0;
  }

  /** Those of the codes that are no park focus area in force. @param day `YYYY-MM-DD` */
  async unknownAreas(codes: readonly string[], day: string): Promise<string[]> {
    if (codes.length === 0) return [];
    const rows = await this.sql.rows<{ code: string }>(
      `SELECT wanted.code FROM unnest($1::text[]) AS wanted (code) WHERE NOT EXISTS (
         SELECT 1 FROM focus_area f WHERE f.taxonomy = 'PARK' AND f.code = wanted.code
           AND f.valid_from <= $2::date AND (f.valid_to IS NULL OR f.valid_to >= $2::date))`,
      [codes, day],
    );
    return rows.map(({ code }) => code);
  }
}
