import { Injectable } from '@nestjs/common';
import { HumanCodes } from '../../platform/database/human-codes.js';
import { Sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import type { ConflictParty } from './conflict.codes.js';
import { ConflictCase, ConflictDecision, ConflictStatement } from './conflict.entity.js';

/** Writes cases, what was filed in them, and rulings. */
@Injectable()
export class ConflictsRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sql: Sql,
    private readonly codes: HumanCodes,
  ) {}

  nextCode(year: number): Promise<string> {
    return this.codes.nextOfYear('ZD', year, 4);
  }

  /**
   * Holds the projects that the case will freeze: none of them passes S4 while it is being opened. Projects are locked
   * first everywhere.
   */
  async holdProjects(companyId: string): Promise<void> {
    await this.sql.rows(
      `SELECT r.id FROM project r
       WHERE r.company_id IN (SELECT m.company_id FROM company_scope_members(company_scope($1)) m)
         AND r.deleted_at IS NULL ORDER BY r.id FOR NO KEY UPDATE`,
      [companyId],
    );
  }

  /** One case, locked until the transaction ends. @throws REQUEST.NOT_FOUND */
  async load({ column, value }: RecordKey): Promise<ConflictCase> {
    const found = await this.unitOfWork
      .repository(ConflictCase)
      .findOne({ where: { [column]: value }, lock: { mode: 'pessimistic_write' } });
    if (!found) throw httpErrors.NOT_FOUND();
    return found;
  }

  /** Without a lock. @throws REQUEST.NOT_FOUND */
  async read({ column, value }: RecordKey): Promise<ConflictCase> {
    const found = await this.unitOfWork.repository(ConflictCase).findOneBy({ [column]: value });
    if (!found) throw httpErrors.NOT_FOUND();
    return found;
  }

  async insert(conflict: ConflictCase): Promise<void> {
    await this.unitOfWork.repository(ConflictCase).insert(conflict);
  }

  async update(id: string, expectedVersion: number, changes: Partial<ConflictCase>): Promise<void> {
    await updateVersioned(this.unitOfWork, ConflictCase, id, expectedVersion, changes);
  }

  async addStatement(statement: ConflictStatement, fileIds: readonly string[]): Promise<void> {
    await this.unitOfWork.repository(ConflictStatement).insert(statement);
    await this.sql.rows(
      `INSERT INTO file_link (file_id, subject_type, subject_id, created_at, created_by)
       SELECT f, 'conflict_statement', $1::uuid, $3, $4 FROM unnest($2::uuid[]) AS f ON CONFLICT DO NOTHING`,
      [statement.id, fileIds, statement.madeAt, statement.madeBy],
    );
  }

  /** Which parties have filed. */
  async filed(caseId: string): Promise<ConflictParty[]> {
    const rows = await this.sql.rows<{ party: ConflictParty }>(
      'SELECT DISTINCT party FROM conflict_statement WHERE case_id = $1',
      [caseId],
    );
    return rows.map(({ party }) => party);
  }

  async addDecision(decision: ConflictDecision): Promise<void> {
    await this.unitOfWork.repository(ConflictDecision).insert(decision);
  }
}
