import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import {
  AdmissionReviewMember,
  AdmissionReviewOpinion,
  AdmissionReviewScore,
} from './admission-review-parts.entity.js';
import type { Seat } from './review-panel.rules.js';

/** Writes the panel of a review, its sheets and the opinions of departments. */
@Injectable()
export class ReviewSheetsRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sql: Sql,
  ) {}

  members(reviewId: string): Promise<AdmissionReviewMember[]> {
    return this.unitOfWork
      .repository(AdmissionReviewMember)
      .find({ where: { reviewId }, order: { id: 'ASC' } });
  }

  scores(reviewId: string): Promise<AdmissionReviewScore[]> {
    return this.unitOfWork.repository(AdmissionReviewScore).findBy({ reviewId });
  }

  async addMembers(members: readonly AdmissionReviewMember[]): Promise<void> {
    await this.unitOfWork.repository(AdmissionReviewMember).insert([...members]);
  }

  async removeMembers(reviewId: string): Promise<void> {
    await this.unitOfWork.repository(AdmissionReviewMember).delete({ reviewId });
  }

  async saveScore(score: AdmissionReviewScore): Promise<void> {
    await this.unitOfWork.repository(AdmissionReviewScore).upsert(score as never, ['memberId']);
  }

  async addOpinions(opinions: readonly AdmissionReviewOpinion[]): Promise<void> {
    await this.unitOfWork.repository(AdmissionReviewOpinion).insert([...opinions]);
  }

  async giveOpinion(
    reviewId: string,
    unitId: string,
    given: Pick<AdmissionReviewOpinion, 'opinion' | 'remark' | 'givenAt' | 'givenBy'>,
  ): Promise<void> {
    await this.unitOfWork.repository(AdmissionReviewOpinion).update({ reviewId, unitId }, given);
  }

  /** Units of the users that are to sit on a panel, and codes of all units named. Unknown ones are left out. */
  async seatedIn(seats: readonly Pick<Seat, 'userId' | 'unitId'>[]): Promise<{
    readonly unitOfUser: ReadonlyMap<string, string>;
    readonly codeOfUnit: ReadonlyMap<string, string>;
  }> {
    const userIds = seats.flatMap(({ userId }) => (userId ? [userId] : []));
    const users = await this.sql.rows<{ id: string; unitId: string }>(
      `SELECT id, unit_id AS "unitId" FROM app_user WHERE id = ANY ($1::uuid[]) AND status = 'ACTIVE'`,
      [userIds],
    );
    const unitIds = [...users.map(({ unitId }) => unitId), ...seats.flatMap(({ unitId }) => unitId ?? [])];
    const units = await this.sql.rows<{ id: string; code: string }>(
      'SELECT id, code FROM responsible_unit WHERE id = ANY ($1::uuid[])',
      [unitIds],
    );
    return {
      unitOfUser: new Map(users.map(({ id, unitId }) => [id, unitId])),
      codeOfUnit: new Map(units.map(({ id, code }) => [id, code])),
    };
  }
}
