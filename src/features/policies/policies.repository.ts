import { Injectable } from '@nestjs/common';
import { HumanCodes } from '../../platform/database/human-codes.js';
import { Sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { Policy } from './policy.entity.js';

/** A policy that another one would be confused with. */
export interface PolicyTwin {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly docNo: string | null;
}

/** By document number, else by issuer and title among those without one: as the unique indexes have it. */
const TWIN = `
  SELECT id, code, title, doc_no AS "docNo" FROM policy
  WHERE deleted_at IS NULL AND id <> $1::uuid
    AND CASE WHEN $2::text IS NULL THEN doc_no_key IS NULL AND issuer_key = $3 AND title_key = $4
             ELSE doc_no_key = $2 END
  LIMIT 1`;

/** Writes the table of policies, and nothing else. */
@Injectable()
export class PoliciesRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly codes: HumanCodes,
    private readonly sql: Sql,
  ) {}

  /** @throws REQUEST.NOT_FOUND for an absent or (unless asked for) deleted one */
  async load(key: RecordKey, { deleted = false } = {}): Promise<Policy> {
    const policy = await this.unitOfWork.repository(Policy).findOneBy({ [key.column]: key.value });
    if (!policy || (policy.deletedAt !== null) !== deleted) throw httpErrors.NOT_FOUND();
    return policy;
  }

  async insert(policy: Omit<Policy, 'code'>): Promise<void> {
    const code = await this.codes.nextOfSequence('ZC', 'policy_code_seq', 4);
    await this.unitOfWork.repository(Policy).insert({ ...policy, code });
  }

  async update(id: string, expectedVersion: number, changes: Partial<Policy>): Promise<void> {
    await updateVersioned(this.unitOfWork, Policy, id, expectedVersion, changes);
  }

  twinOf({
    id,
    docNoKey,
    issuerKey,
    titleKey,
  }: Pick<Policy, 'id' | 'docNoKey' | 'issuerKey' | 'titleKey'>): Promise<PolicyTwin | null> {
    return this.sql.first<PolicyTwin>(TWIN, [id, docNoKey, issuerKey, titleKey]);
  }

  async hasUnit(id: string): Promise<boolean> {
    const found = await this.sql.first(
      'SELECT 1 AS found FROM responsible_unit WHERE id = $1 AND deleted_at IS NULL',
      [id],
    );
    return found !== null;
  }
}
