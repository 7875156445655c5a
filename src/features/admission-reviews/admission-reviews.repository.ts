import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { holds } from '../../platform/access/row-rule.js';
import { DatedSettings } from '../../platform/database/dated-settings.js';
import { Sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { reviewVisibility } from './admission-review.access.js';
import { AdmissionReview } from './admission-review.entity.js';
import type { OpenReview, ReviewStanding } from './admission-review-standing.js';
import type { ReviewSettings } from './review-settings.js';

const STANDING = `
  SELECT p.id AS "projectId", p.version AS "projectVersion", p.owner_unit_id AS "ownerUnitId",
    (SELECT u.code FROM responsible_unit u WHERE u.id = p.owner_unit_id) AS "ownerUnitCode",
    p.owner_user_id AS "ownerUserId", p.team_user_ids AS "teamUserIds", p.confidential, p.landing_mode AS "landingMode",
    GREATEST(p.expected_tax_y1_wan, p.expected_tax_y2_wan, p.expected_tax_y3_wan)::text AS "expectedTaxWan",
    p.planned_investment_wan::text AS "plannedInvestmentWan", p.contracted_fdi_wan_usd::text AS "contractedFdiWanUsd",
    ARRAY(SELECT m.user_id FROM admission_review_member m WHERE m.review_id = $2 AND m.user_id IS NOT NULL)
      AS "memberUserIds",
    ARRAY(SELECT o.unit_id FROM admission_review_opinion o WHERE o.review_id = $2) AS "invitedUnitIds"
  FROM project p WHERE p.id = $1`;

/** Writes reviews. The project is locked before its review, as everywhere. */
@Injectable()
export class AdmissionReviewsRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sql: Sql,
    private readonly dated: DatedSettings,
  ) {}

  settings(day: string): Promise<ReviewSettings> {
    return this.dated.groupAt<ReviewSettings>('pool', day);
  }

  /**
   * A review that the actor may see, with its project, both locked until the transaction ends.
   * @throws REQUEST.NOT_FOUND for an absent or hidden one
   */
  async load(actor: Actor, id: string): Promise<OpenReview> {
    const found = await this.sql.first<{ projectId: string }>(
      'SELECT project_id AS "projectId" FROM admission_review WHERE id = $1',
      [id],
    );
    if (!found) throw httpErrors.NOT_FOUND();
    await this.sql.rows('SELECT 1 AS locked FROM project WHERE id = $1 FOR UPDATE', [found.projectId]);
    const review = await this.unitOfWork
      .repository(AdmissionReview)
      .findOneOrFail({ where: { id }, lock: { mode: 'pessimistic_write' } });
    const standing = (await this.sql.first<ReviewStanding>(STANDING, [
      found.projectId,
      id,
    ])) as ReviewStanding;
    const row = { ...standing, decided: review.state === 'DECIDED' };
    if (!holds(reviewVisibility(actor).readable, row)) throw httpErrors.NOT_FOUND();
    return { review, standing };
  }

  /** The review of a round that was not sent back; under the lock of its project. */
  async ofRound(projectId: string, round: number): Promise<AdmissionReview | null> {
    const reviews = await this.unitOfWork.repository(AdmissionReview).findBy({ projectId, round });
    return reviews.find(({ state }) => state !== 'RETURNED') ?? null;
  }

  async insert(review: AdmissionReview): Promise<void> {
    await this.unitOfWork.repository(AdmissionReview).insert(review);
  }

  async update(id: string, version: number, changes: Partial<AdmissionReview>): Promise<void> {
    await updateVersioned(this.unitOfWork, AdmissionReview, id, version, changes);
  }
}
