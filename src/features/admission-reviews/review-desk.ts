import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail, type Changes, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { staleVersion } from '../../platform/database/versioned-write.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { ReviewState } from './admission-review.codes.js';
import type { AdmissionReview } from './admission-review.entity.js';
import { reviewErrors } from './admission-review.errors.js';
import type { OpenReview } from './admission-review-standing.js';
import { AdmissionReviewsRepository } from './admission-reviews.repository.js';
import type { ReviewSettings } from './review-settings.js';

/** How every act on a review begins and ends: taken up at the right step under lock, written with its record. */
@Injectable()
export class ReviewDesk {
  constructor(
    private readonly reviews: AdmissionReviewsRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Shanghai date of today. */
  get day(): string {
    return today(this.clock);
  }

  now(): Date {
    return this.clock.now();
  }

  /** The numbers in force today. */
  settings(): Promise<ReviewSettings> {
    return this.reviews.settings(this.day);
  }

  /**
   * A review at one of the wanted steps, under lock.
   * @param version that the caller worked on; null where only the caller's own sheet is written
   * @throws REQUEST.NOT_FOUND, REQUEST.VERSION_STALE, REVIEW.WRONG_STEP
   */
  async at(actor: Actor, id: string, version: number | null, ...wanted: ReviewState[]): Promise<OpenReview> {
    const open = await this.reviews.load(actor, id);
    const { state, version: current } = open.review;
    if (version !== null && version !== current) throw staleVersion(version, current);
    if (!wanted.includes(state))
      throw reviewErrors.WRONG_STEP({ params: { state, wanted: wanted.join(', ') } });
    return open;
  }

  /** Writes and records changes of a review; every act on it counts its version up. */
  async change(
    by: Actor | null,
    review: AdmissionReview,
    changes: Partial<AdmissionReview>,
    action: string,
    more: Changes = {},
  ): Promise<void> {
    const stamps = { updatedAt: this.now(), updatedBy: by?.userId ?? null };
    await this.reviews.update(review.id, review.version, { ...changes, ...stamps });
    await this.record(action, review.id, { ...diff({ ...review }, { ...changes }), ...more });
  }

  async record(action: string, reviewId: string, changes: Changes): Promise<void> {
    await this.audit.record({
      action: `admission-review.${action}`,
      subjectType: 'admission_review',
      subjectId: reviewId,
      changes,
    });
  }
}
