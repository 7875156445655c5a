import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { Protection, ProtectionEventRow, ProtectionJoinRequest } from './protection.entity.js';

/** Writes protections, their events, papers and requests to join. */
@Injectable()
export class ProtectionsRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sql: Sql,
  ) {}

  /** One protection, locked until the transaction ends. @throws REQUEST.NOT_FOUND */
  async load(id: string): Promise<Protection> {
    const found = await this.unitOfWork
      .repository(Protection)
      .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!found) throw httpErrors.NOT_FOUND();
    return found;
  }

  /** The protections of a scope marked ACTIVE, the earliest registered first, locked in the order of their ids. */
  async activeIn(scopeId: string): Promise<Protection[]> {
    const found = await this.unitOfWork.repository(Protection).find({
      where: { scopeId, status: 'ACTIVE' },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return found.sort((a, b) => a.registeredAt.getTime() - b.registeredAt.getTime());
  }

  async insert(protection: Protection): Promise<void> {
    await this.unitOfWork.repository(Protection).insert(protection);
  }

  async update(id: string, expectedVersion: number, changes: Partial<Protection>): Promise<void> {
    await updateVersioned(this.unitOfWork, Protection, id, expectedVersion, changes);
  }

  async addEvent(event: ProtectionEventRow): Promise<void> {
    await this.unitOfWork.repository(ProtectionEventRow).insert(event);
  }

  async attach(id: string, fileId: string, at: Date, by: string): Promise<void> {
    await this.sql.rows(
      `INSERT INTO file_link (file_id, subject_type, subject_id, created_at, created_by)
       VALUES ($1, 'protection', $2, $3, $4) ON CONFLICT DO NOTHING`,
      [fileId, id, at, by],
    );
  }

  async insertJoinRequest(request: ProtectionJoinRequest): Promise<void> {
    await this.unitOfWork.repository(ProtectionJoinRequest).insert(request);
  }

  /** @throws REQUEST.NOT_FOUND */
  async protectionOfRequest(id: string): Promise<string> {
    const found = await this.unitOfWork.repository(ProtectionJoinRequest).findOneBy({ id });
    if (!found) throw httpErrors.NOT_FOUND();
    return found.protectionId;
  }

  /** @throws REQUEST.NOT_FOUND */
  async loadJoinRequest(id: string): Promise<ProtectionJoinRequest> {
    const found = await this.unitOfWork
      .repository(ProtectionJoinRequest)
      .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!found) throw httpErrors.NOT_FOUND();
    return found;
  }

  async updateJoinRequest(
    id: string,
    version: number,
    changes: Partial<ProtectionJoinRequest>,
  ): Promise<void> {
    await updateVersioned(this.unitOfWork, ProtectionJoinRequest, id, version, changes);
  }
}
