import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { CLOCK } from '../platform/config/config.module.js';
import { Sql } from '../platform/database/sql.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { currentRequest } from '../platform/http/request-context.js';
import type { Clock } from '../platform/kernel/clock.js';

/** `{ field: [before, after] }`; before is null on creation. */
export type Changes = Readonly<Record<string, readonly [before: unknown, after: unknown]>>;

export interface AuditRecord {
  /** In the words of the business: `company.created`, `project.moved`. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly changes?: Changes;
  readonly reason?: string | null;
}

const INSERT = `
  INSERT INTO audit_entry
    (id, recorded_at, actor_id, actor_name, actor_unit_id, request_id, action, subject_type, subject_id, changes, reason)
  SELECT r.id, $1::timestamptz, $2::uuid, $3, $4::uuid, $5, r.action, r.subject_type, r.subject_id, r.changes, r.reason
  FROM json_to_recordset($6::json)
    AS r(id uuid, action text, subject_type text, subject_id uuid, changes jsonb, reason text)`;

/** Writes what was done, in the transaction that does it. The table takes inserts only. */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly sql: Sql,
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async record(entry: AuditRecord, by: Actor | null = currentRequest().actor): Promise<void> {
    await this.recordMany([entry], by);
  }

  /** @throws Error outside a transaction: an audit row without its change, or the reverse, must not exist */
  async recordMany(
    entries: readonly AuditRecord[],
    by: Actor | null = currentRequest().actor,
  ): Promise<void> {
    if (!this.unitOfWork.isActive) throw new Error('record() needs the transaction of the change it records');
    if (entries.length === 0) return;
    const rows = entries.map(({ action, subjectType, subjectId, changes, reason }) => ({
      id: uuidv7(),
      action,
      subject_type: subjectType,
      subject_id: subjectId,
      changes: changes ?? {},
      reason: reason ?? null,
    }));
    await this.sql.rows(INSERT, [
      this.clock.now().toISOString(),
      by?.userId ?? null,
      by?.displayName ?? '系统',
      by?.unitId ?? null,
      currentRequest().requestId,
      JSON.stringify(rows),
    ]);
  }
}

/** The fields whose value differs, as `{ field: [before, after] }`. Undefined in `after` means "not touched". */
export function diff(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Changes {
  const touched = Object.entries(after).filter(
    ([field, value]) =>
      value !== undefined && JSON.stringify(value) !== JSON.stringify(before[field] ?? null),
  );
  return Object.fromEntries(
    touched.map(([field, value]) => [field, [before[field] ?? null, value] as const]),
  );
}

/** All fields of a new record that have a value. */
export function creation(after: Readonly<Record<string, unknown>>): Changes {
  return Object.fromEntries(
    Object.entries(after)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([field, value]) => [field, [null, value] as const]),
  );
}
