import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { PolicyClause } from './policy-clause.entity.js';

export interface ClausePolicy {
  readonly id: string;
  readonly ownerUnitId: string;
}

/** Writes clauses, and reads what decisions about them need. */
@Injectable()
export class PolicyClausesRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sql: Sql,
  ) {}

  /** Held until the transaction ends, so that no clause comes under a policy while it goes. @throws REQUEST.NOT_FOUND */
  async holdPolicy({ column, value }: RecordKey): Promise<ClausePolicy> {
    const policy = await this.sql.first<ClausePolicy>(
      `SELECT id, owner_unit_id AS "ownerUnitId" FROM policy WHERE ${column} = $1 AND deleted_at IS NULL FOR SHARE`,
      [value],
    );
    if (!policy) throw httpErrors.NOT_FOUND();
    return policy;
  }

  /** @throws REQUEST.NOT_FOUND for one of another policy, and for an absent or (unless asked for) deleted one */
  async load(policyId: string, id: string, { deleted = false } = {}): Promise<PolicyClause> {
    const clause = await this.unitOfWork.repository(PolicyClause).findOneBy({ id, policyId });
    if (!clause || (clause.deletedAt !== null) !== deleted) throw httpErrors.NOT_FOUND();
    return clause;
  }

  async insert(clause: PolicyClause): Promise<void> {
    await this.unitOfWork.repository(PolicyClause).insert(clause);
  }

  async update(id: string, expectedVersion: number, changes: Partial<PolicyClause>): Promise<void> {
    await updateVersioned(this.unitOfWork, PolicyClause, id, expectedVersion, changes);
  }

  /** Whether another living clause of the policy has the number. */
  async isNoTaken({
    id,
    policyId,
    noKey,
  }: Pick<PolicyClause, 'id' | 'policyId' | 'noKey'>): Promise<boolean> {
    const found = await this.sql.first(
      `SELECT 1 AS found FROM policy_clause
       WHERE policy_id = $1 AND no_key = $2 AND id <> $3 AND deleted_at IS NULL`,
      [policyId, noKey, id],
    );
    return found !== null;
  }

  async hasUnit(id: string): Promise<boolean> {
    const found = await this.sql.first(
      'SELECT 1 AS found FROM responsible_unit WHERE id = $1 AND deleted_at IS NULL',
      [id],
    );
    return found !== null;
  }
}
