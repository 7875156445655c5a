import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';
import { LEAD_CLOCK, type LeadClock } from './lead.codes.js';
import { OWED } from './lead-clock.sql.js';

/** A step of a lead whose last good day is over. */
export interface LateStep {
  readonly leadId: string;
  readonly step: LeadClock;
  /** The last good day. */
  readonly dueOn: string;
  readonly assigneeId: string | null;
  readonly reportUnitId: string;
  /** A department's proposal that no unit has taken. */
  readonly isUntaken: boolean;
}

const STEPS = LEAD_CLOCK.codes.map((step) => `('${step}', ${OWED[step]})`).join(', ');

const FIND = `
  SELECT l.id AS "leadId", s.step, s.due_on::text AS "dueOn", l.assignee_id AS "assigneeId",
         l.report_unit_id AS "reportUnitId", l.reported_at IS NULL AS "isUntaken"
  FROM lead l CROSS JOIN LATERAL (VALUES ${STEPS}) AS s (step, due_on)
  WHERE l.deleted_at IS NULL AND s.due_on < $1::date
  ORDER BY l.id, s.step`;

/** Reads what is late, for the night. */
@Injectable()
export class LeadDeadlines {
  constructor(private readonly sql: Sql) {}

  /** @param day Shanghai date, `YYYY-MM-DD` */
  lateOn(day: string): Promise<LateStep[]> {
    return this.sql.rows<LateStep>(FIND, [day]);
  }
}
