import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../platform/access/actor.js';
import { Sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { staleVersion, updateVersioned } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { CreditChangeRequest, CreditShare, ProjectCredit, type ShareLine } from './credit-share.entity.js';
import type { SignatureFact } from './credit-share.rules.js';

/** What the history keeps beside the shares. */
export interface CreditChange {
  readonly actor: Actor | null;
  readonly at: Date;
  readonly reason: string | null;
  readonly requestId: string | null;
  readonly settingsInForce: object;
}

/** Writes the shares of projects, their history, and requests to change them. */
@Injectable()
export class CreditSharesRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sql: Sql,
  ) {}

  /** Locked until the transaction ends; ask for it under the lock of the project. */
  async find(projectId: string): Promise<ProjectCredit | null> {
    return this.unitOfWork
      .repository(ProjectCredit)
      .findOne({ where: { projectId }, lock: { mode: 'pessimistic_write' } });
  }

  async sharesOf(projectId: string): Promise<ShareLine[]> {
    const shares = await this.unitOfWork.repository(CreditShare).findBy({ projectId });
    return shares.map(({ unitId, userId, role, percent }) => ({ unitId, userId, role, percent }));
  }

  /** Stores a project's credit as a whole, with one more line of history. The sum is checked when the transaction ends. */
  async store(
    credit: ProjectCredit,
    shares: readonly ShareLine[],
    { actor, at, reason, requestId, settingsInForce }: CreditChange,
  ): Promise<void> {
    const { projectId, version, caseCode, basis, frozenOn } = credit;
    await this.unitOfWork.repository(ProjectCredit).save(credit);
    await this.sql.rows('DELETE FROM credit_share WHERE project_id = $1', [projectId]);
    await this.unitOfWork
      .repository(CreditShare)
      .insert(shares.map((share) => ({ id: uuidv7(), projectId, ...share })));
    await this.sql.rows(
      `INSERT INTO credit_share_history (id, project_id, version, case_code, basis, shares, frozen_on, reason,
         request_id, settings_in_force, at, actor_id, actor_name)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        ...[
          uuidv7(),
          projectId,
          version,
          caseCode,
          basis,
          JSON.stringify(shares),
          frozenOn,
          reason,
          requestId,
        ],
        ...[settingsInForce, at, actor?.userId ?? null, actor?.displayName ?? '系统'],
      ],
    );
  }

  async addRequest(request: CreditChangeRequest): Promise<void> {
    await this.unitOfWork.repository(CreditChangeRequest).insert(request);
  }

  /** Locked; ask for it under the lock of the project. @throws REQUEST.NOT_FOUND, REQUEST.VERSION_STALE */
  async loadRequest(projectId: string, id: string, version: number): Promise<CreditChangeRequest> {
    const request = await this.unitOfWork
      .repository(CreditChangeRequest)
      .findOne({ where: { id, projectId }, lock: { mode: 'pessimistic_write' } });
    if (!request) throw httpErrors.NOT_FOUND();
    if (request.version !== version) throw staleVersion(version, request.version);
    return request;
  }

  /** Locked; ask for it under the lock of the project. */
  async openRequestOf(projectId: string): Promise<CreditChangeRequest | null> {
    return this.unitOfWork
      .repository(CreditChangeRequest)
      .findOne({ where: { projectId, status: 'OPEN' }, lock: { mode: 'pessimistic_write' } });
  }

  async updateRequest(request: CreditChangeRequest, changes: Partial<CreditChangeRequest>): Promise<void> {
    await updateVersioned(this.unitOfWork, CreditChangeRequest, request.id, request.version, {
      ...changes,
    });
  }

  signaturesOf(requestId: string): Promise<(SignatureFact & { userId: string })[]> {
    return this.sql.rows(
      'SELECT role, unit_id AS "unitId", user_id AS "userId" FROM credit_change_signature WHERE request_id = $1',
      [requestId],
    );
  }

  async addSignature(
    requestId: string,
    { role, unitId }: SignatureFact,
    { userId, displayName }: Actor,
    note: string | null,
    at: Date,
  ): Promise<void> {
    await this.sql.rows(
      `INSERT INTO credit_change_signature (id, request_id, role, unit_id, user_id, user_name, note, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [uuidv7(), requestId, role, unitId, userId, displayName, note, at],
    );
  }
}
