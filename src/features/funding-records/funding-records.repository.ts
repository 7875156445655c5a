import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { staleVersion, updateVersioned } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { FundingRecord } from './funding-record.entity.js';

/** Writes records of money received and the links to their vouchers. */
@Injectable()
export class FundingRecordsRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sql: Sql,
  ) {}

  /** Locked; ask for it under the lock of the project. @throws REQUEST.NOT_FOUND, REQUEST.VERSION_STALE */
  async load(id: string, version: number): Promise<FundingRecord> {
    const record = await this.unitOfWork
      .repository(FundingRecord)
      .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!record || record.deletedAt !== null) throw httpErrors.NOT_FOUND();
    if (record.version !== version) throw staleVersion(version, record.version);
    return record;
  }

  async insert(record: FundingRecord): Promise<void> {
    await this.unitOfWork.repository(FundingRecord).insert(record);
    await this.link(record.id, record.fileId, record.createdAt, record.createdBy);
  }

  async update(record: FundingRecord, changes: Partial<FundingRecord>): Promise<void> {
    await updateVersioned(this.unitOfWork, FundingRecord, record.id, record.version, { ...changes });
    const { fileId, updatedAt, updatedBy } = { ...record, ...changes };
    if (fileId !== record.fileId) await this.link(record.id, fileId, updatedAt, updatedBy as string);
  }

  /** Only the voucher that the record stands on is open to its readers. */
  private async link(id: string, fileId: string, at: Date, by: string): Promise<void> {
    await this.sql.rows(
      `DELETE FROM file_link WHERE subject_type = 'funding_record' AND subject_id = $1 AND file_id <> $2`,
      [id, fileId],
    );
    await this.sql.rows(
      `INSERT INTO file_link (file_id, subject_type, subject_id, created_at, created_by)
       VALUES ($2, 'funding_record', $1, $3, $4) ON CONFLICT DO NOTHING`,
      [id, fileId, at, by],
    );
  }
}
