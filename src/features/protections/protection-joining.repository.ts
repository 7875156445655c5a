import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Protection } from './protection.entity.js';

/** Where a protection is to lie when its company is filed under another record. */
export interface Place {
  readonly id: string;
  readonly companyId: string;
  readonly scopeId: string;
  readonly groupId: string | null;
}

/** $1 the record that stays, $2 the one that went. Those below the first move with it. */
const TOUCHED = `
  WITH RECURSIVE below AS (
    SELECT $1::uuid AS id, 1 AS depth
    UNION ALL
    SELECT c.id, b.depth + 1 FROM company c JOIN below b ON c.parent_company_id = b.id WHERE b.depth < 10
  ), touched AS (
    SELECT p.id, CASE WHEN p.company_id = $2 THEN $1 ELSE p.company_id END AS company_id FROM protection p
    WHERE p.company_id = $2 OR p.company_id IN (SELECT id FROM below) OR p.scope_id = company_scope($1)
  )
  SELECT t.id, t.company_id AS "companyId", company_scope(t.company_id) AS "scopeId",
         (SELECT g.id FROM company_group g WHERE g.id = company_scope(t.company_id)) AS "groupId"
  FROM touched t ORDER BY t.id`;

/** Finds and locks the protections that a merge of two companies touches. */
@Injectable()
export class ProtectionJoining {
  constructor(
    private readonly sql: Sql,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Every protection, ended ones too, with the place that it has from now on. */
  async touched(survivorId: string, victimId: string): Promise<Place[]> {
    return this.sql.rows<Place>(TOUCHED, [survivorId, victimId]);
  }

  /** In ascending id, locked until the transaction ends. */
  async lock(ids: readonly string[]): Promise<Protection[]> {
    return this.unitOfWork.repository(Protection).find({
      where: { id: In([...ids]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Without a lock, for a look at what joining would do. */
  async read(ids: readonly string[]): Promise<Protection[]> {
    return this.unitOfWork.repository(Protection).findBy({ id: In([...ids]) });
  }

  /** The places of protections as their companies stand now. */
  async places(ids: readonly string[]): Promise<Place[]> {
    return this.sql.rows<Place>(
      `SELECT p.id, p.company_id AS "companyId", company_scope(p.company_id) AS "scopeId",
              (SELECT g.id FROM company_group g WHERE g.id = company_scope(p.company_id)) AS "groupId"
       FROM protection p WHERE p.id = ANY ($1::uuid[]) ORDER BY p.id`,
      [ids],
    );
  }

  /** Ids of the active protections whose basis is a project. */
  async standingOn(projectId: string): Promise<string[]> {
    const rows = await this.sql.rows<{ id: string }>(
      `SELECT id FROM protection WHERE basis_type = 'PROJECT' AND basis_id = $1 AND status = 'ACTIVE'`,
      [projectId],
    );
    return rows.map(({ id }) => id);
  }

  /** Whether something else protects the scope (or the line of business) by now. */
  async isTaken(scopeId: string, scopeNote: string | null): Promise<boolean> {
    const row = await this.sql.first(
      `SELECT 1 FROM protection WHERE scope_id = $1 AND COALESCE(scope_note, '') = COALESCE($2, '') AND status = 'ACTIVE'`,
      [scopeId, scopeNote],
    );
    return row !== null;
  }
}
