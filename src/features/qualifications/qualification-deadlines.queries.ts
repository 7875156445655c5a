import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';

/** A qualification that ends soon and has not been renewed, with those whom it concerns. */
export interface QualificationDeadline {
  readonly id: string;
  readonly companyId: string;
  readonly validTo: string;
  readonly ownerUnitId: string;
  readonly ownerUserId: string | null;
}

const EXPIRING = `
  SELECT q.id, q.company_id AS "companyId", q.valid_to::text AS "validTo", c.owner_unit_id AS "ownerUnitId",
         c.owner_user_id AS "ownerUserId"
  FROM qualification q JOIN company c ON c.id = q.company_id
  WHERE q.deleted_at IS NULL AND c.deleted_at IS NULL AND c.merged_into_id IS NULL
    AND q.valid_from <= $1::date AND q.valid_to BETWEEN $1::date AND $1::date + $2::int
    AND NOT EXISTS (SELECT 1 FROM qualification r WHERE r.renewal_of_id = q.id AND r.deleted_at IS NULL)
  ORDER BY q.valid_to, q.id`;

@Injectable()
export class QualificationDeadlines {
  constructor(private readonly sql: Sql) {}

  /** In force on the day and ending within so many days of it. */
  expiringWithin(days: number, day: string): Promise<QualificationDeadline[]> {
    return this.sql.rows<QualificationDeadline>(EXPIRING, [day, days]);
  }
}
