import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { creation } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { WorkingDays } from '../../platform/database/working-days.js';
import { canReviewForUnit } from './admission-review.access.js';
import type { ReviewKind } from './admission-review.codes.js';
import type { AdmissionReview } from './admission-review.entity.js';
import { reviewErrors } from './admission-review.errors.js';
import { earlier, kindFor, reviewTerms } from './admission-review.rules.js';
import type { OpenReview, Submission } from './admission-review-standing.js';
import { AdmissionReviewsRepository } from './admission-reviews.repository.js';
import { ReviewDesk } from './review-desk.js';

/** The steps of a review up to the scoring (domain.md §3.3): opened by a submission, passed on by unit and pool. */
@Injectable()
export class AdmissionReviewsService {
  constructor(
    private readonly reviews: AdmissionReviewsRepository,
    private readonly desk: ReviewDesk,
    private readonly workingDays: WorkingDays,
  ) {}

  /** A submission opens its review. @throws CALENDAR.YEAR_NOT_LOADED, REVIEW.ROUND_TAKEN */
  async open(submission: Submission): Promise<void> {
    const { submittedOn, proposedLevel: level } = submission;
    const settings = await this.desk.settings();
    const terms = reviewTerms(submittedOn, level, settings, await this.workingDays.calendar());
    const now = this.desk.now();
    const review = { id: uuidv7(), ...submission, kind: kindFor(level), state: 'UNIT_REVIEW', ...terms };
    const stamps = { createdAt: now, updatedAt: now, updatedBy: submission.submittedBy, version: 1 };
    await this.reviews.insert({ ...NOTHING_YET, ...review, ...stamps } as AdmissionReview);
    await this.desk.record('opened', review.id, creation(review));
  }

  /** The submission went back: what was judged so far no longer counts. */
  async endRound(by: Actor | null, projectId: string, round: number, on: string): Promise<void> {
    const review = await this.reviews.ofRound(projectId, round);
    const end = { state: 'RETURNED', endedOn: on, endedBy: by?.userId ?? null } as const;
    if (review) await this.desk.change(by, review, end, 'returned');
  }

  /** Takes up 单位初审. @throws REVIEW.NOT_YOURS and what `ReviewDesk.at` lists */
  async takeUpForUnit(actor: Actor, id: string, version: number): Promise<OpenReview> {
    const open = await this.desk.at(actor, id, version, 'UNIT_REVIEW');
    if (!canReviewForUnit(actor, open.standing.ownerUnitId)) throw reviewErrors.NOT_YOURS();
    return open;
  }

  /** Takes up 储备库复核. */
  takeUpForPool(actor: Actor, id: string, version: number): Promise<OpenReview> {
    return this.desk.at(actor, id, version, 'POOL_CHECK');
  }

  /** 单位初审 passed: the pool's term runs from today, within the whole term. */
  async passUnit(actor: Actor, { review }: OpenReview, note: string | null): Promise<void> {
    const { day } = this.desk;
    const { review: steps } = await this.desk.settings();
    const due = await this.workingDays.addWorkingDays(day, steps.poolCheckWorkingDays);
    const changes = {
      state: 'POOL_CHECK' as const,
      poolDueOn: earlier(due, review.dueOn),
      unitReviewedOn: day,
      unitReviewedBy: actor.userId,
      unitNote: note,
    };
    await this.desk.change(actor, review, changes, 'unit-passed');
  }

  /**
   * 储备库复核 passed: completeness, duplicates, kind and counting rules are confirmed.
   * @throws REVIEW.PANEL_NEEDED
   */
  async passCheck(
    actor: Actor,
    { review }: OpenReview,
    { note, kind }: { readonly note: string | null; readonly kind?: ReviewKind },
  ): Promise<void> {
    if (kind === 'FAST' && review.kind === 'PANEL') throw reviewErrors.PANEL_NEEDED();
    const step = { poolCheckedOn: this.desk.day, poolCheckedBy: actor.userId, poolNote: note };
    await this.desk.change(
      actor,
      review,
      { state: 'SCORING', kind: kind ?? review.kind, ...step },
      'pool-passed',
    );
  }
}

const NOTHING_YET = {
  ...{ unitReviewedOn: null, unitReviewedBy: null, unitNote: null },
  ...{ poolCheckedOn: null, poolCheckedBy: null, poolNote: null },
  ...{ vetoes: [], endedOn: null, endedBy: null, score: null, levelByRule: null, level: null },
  ...{ levelReason: null, settingsInForce: null },
} as const;
