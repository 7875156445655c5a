import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { staleVersion, updateVersioned } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { Transfer } from './transfer.entity.js';
import { HandOver, TransferStepRecord } from './transfer-records.entity.js';

/** Writes transfers, the steps that were taken and their hand-over forms. */
@Injectable()
export class TransfersRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sql: Sql,
  ) {}

  /** The project of a transfer, whose row is locked before the transfer's. @throws REQUEST.NOT_FOUND */
  async projectOf(id: string): Promise<string> {
    const found = await this.unitOfWork.repository(Transfer).findOneBy({ id });
    if (!found) throw httpErrors.NOT_FOUND();
    return found.projectId;
  }

  /**
   * Locked until the transaction ends; ask for it under the lock of its project.
   * @throws REQUEST.VERSION_STALE when it is not the version that the caller worked on
   */
  async load(id: string, version?: number): Promise<Transfer> {
    const transfer = await this.unitOfWork
      .repository(Transfer)
      .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!transfer) throw httpErrors.NOT_FOUND();
    if (version !== undefined && transfer.version !== version) throw staleVersion(version, transfer.version);
    return transfer;
  }

  async openOf(projectId: string): Promise<Transfer | null> {
    const row = await this.sql.first<{ id: string }>(
      `SELECT id FROM project_transfer WHERE project_id = $1
         AND state IN ('APPLIED', 'UNIT_APPROVED', 'COORDINATED', 'CLAIMED', 'ASSIGNED')`,
      [projectId],
    );
    return row && this.load(row.id);
  }

  async insert(transfer: Transfer, step: TransferStepRecord): Promise<void> {
    await this.unitOfWork.repository(Transfer).insert(transfer);
    await this.unitOfWork.repository(TransferStepRecord).insert(step);
  }

  async update(transfer: Transfer, changes: Partial<Transfer>, step?: TransferStepRecord): Promise<void> {
    await updateVersioned(this.unitOfWork, Transfer, transfer.id, transfer.version, changes);
    if (step) await this.unitOfWork.repository(TransferStepRecord).insert(step);
  }

  formOf({ id, round }: Pick<Transfer, 'id' | 'round'>): Promise<HandOver | null> {
    return this.unitOfWork.repository(HandOver).findOneBy({ transferId: id, round });
  }

  /** Stores the form and lets those who may read it read its files. */
  async saveForm(form: HandOver): Promise<void> {
    await this.unitOfWork.repository(HandOver).save(form);
    await this.sql.rows(
      `DELETE FROM file_link WHERE subject_type = 'project_hand_over' AND subject_id = $1
         AND NOT file_id = ANY ($2::uuid[])`,
      [form.id, form.fileIds],
    );
    await this.sql.rows(
      `INSERT INTO file_link (file_id, subject_type, subject_id, created_at, created_by)
       SELECT f, 'project_hand_over', $1::uuid, $3, $4 FROM unnest($2::uuid[]) AS f ON CONFLICT DO NOTHING`,
      [form.id, form.fileIds, form.updatedAt, form.updatedBy],
    );
  }

  async sign(form: HandOver, signature: Partial<HandOver>): Promise<void> {
    await this.unitOfWork.repository(HandOver).update({ id: form.id }, signature);
  }
}
