import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';

/** Whose turn it is in a review that runs (domain.md §3.3). */
export interface ReviewTurn {
  readonly id: string;
  readonly projectId: string;
  readonly state: 'UNIT_REVIEW' | 'POOL_CHECK' | 'SCORING';
  readonly ownerUnitId: string;
  /** Last day of this step; of the scoring the last day of the whole review. */
  readonly dueOn: string;
  /** Members with an account whose sheet is not there. */
  readonly scorerIds: readonly string[];
}

const FIND = `
  SELECT r.id, r.project_id AS "projectId", r.state, p.owner_unit_id AS "ownerUnitId",
    (CASE r.state WHEN 'UNIT_REVIEW' THEN r.unit_due_on WHEN 'POOL_CHECK' THEN r.pool_due_on ELSE r.due_on END)::text
      AS "dueOn",
    ARRAY(SELECT m.user_id FROM admission_review_member m WHERE m.review_id = r.id AND m.user_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM admission_review_score s WHERE s.member_id = m.id)) AS "scorerIds"
  FROM admission_review r JOIN project p ON p.id = r.project_id
  WHERE r.project_id = $1 AND r.state IN ('UNIT_REVIEW', 'POOL_CHECK', 'SCORING')`;

/** Reads whose turn it is, for those who tell them. */
@Injectable()
export class ReviewTurns {
  constructor(private readonly sql: Sql) {}

  /** @returns null when no review of the project runs */
  of(projectId: string): Promise<ReviewTurn | null> {
    return this.sql.first<ReviewTurn>(FIND, [projectId]);
  }
}
