import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../platform/access/actor.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { Level } from '../projects/project.codes.js';
import type { AdmissionReview, Veto } from './admission-review.entity.js';
import { reviewErrors } from './admission-review.errors.js';
import { reviewScore, vetoBlockers } from './admission-review.rules.js';
import type { AdmissionReviewMember } from './admission-review-parts.entity.js';
import type { OpenReview } from './admission-review-standing.js';
import type { DecideReviewRequest, ReviewScoreRequest, VetoRequest } from './dto/review-score.dto.js';
import { anchorBlockers, pointsOf } from './review-anchors.rules.js';
import { ReviewDesk } from './review-desk.js';
import { proposersOf } from './review-panel.rules.js';
import { ReviewSheetsRepository } from './review-sheets.repository.js';

/** What a review has come to: the score, unless a veto came before the quorum, and the codes of the vetoes. */
export interface ReviewResult {
  readonly open: OpenReview;
  readonly score: string | null;
  readonly vetoCodes: readonly Veto['code'][];
}

/** Sheets, vetoes and the decision of a review (domain.md §3.3). */
@Injectable()
export class ReviewScoresService {
  constructor(
    private readonly desk: ReviewDesk,
    private readonly sheets: ReviewSheetsRepository,
  ) {}

  /**
   * The caller's own sheet. A fast review has one, of the administrator who takes it.
   * @throws REVIEW.NOT_YOURS, REVIEW.PROPOSER_SCORES, REVIEW.ANCHORS_WRONG
   */
  async scoreOwn(actor: Actor, id: string, request: ReviewScoreRequest): Promise<void> {
    const open = await this.desk.at(actor, id, null, 'SCORING');
    await this.save(actor, open, await this.ownSeat(actor, open), request);
  }

  /** The sheet of a member without an account, entered by an administrator. @throws REVIEW.NOT_YOURS for a user's */
  async scoreFor(actor: Actor, id: string, memberId: string, request: ReviewScoreRequest): Promise<void> {
    const open = await this.desk.at(actor, id, null, 'SCORING');
    const member = (await this.sheets.members(id)).find((one) => one.id === memberId);
    if (!member) throw httpErrors.NOT_FOUND();
    if (member.userId !== null) throw reviewErrors.NOT_YOURS();
    await this.save(actor, open, member, request);
  }

  /** Reasons to reject whatever the score; the whole list each time. @throws REVIEW.VETOES_WRONG */
  async setVetoes(actor: Actor, id: string, version: number, vetoes: readonly VetoRequest[]): Promise<void> {
    const { review } = await this.desk.at(actor, id, version, 'POOL_CHECK', 'SCORING');
    const errors = vetoBlockers(vetoes, await this.desk.settings());
    if (errors.length) throw reviewErrors.VETOES_WRONG({ params: { count: errors.length }, errors });
    const kept = vetoes.map(({ code, reason }) => ({ code: code as Veto['code'], reason }));
    await this.desk.change(actor, review, { vetoes: kept }, 'vetoes-set');
  }

  /** What the sheets give now. A veto decides without a quorum. @throws REVIEW.QUORUM_NOT_REACHED */
  async result(actor: Actor, id: string, version: number): Promise<ReviewResult> {
    const open = await this.desk.at(actor, id, version, 'SCORING');
    const { kind, vetoes } = open.review;
    const totals = (await this.sheets.scores(id)).map(({ total }) => total);
    const result = reviewScore(kind, totals, await this.desk.settings());
    if (!result.ok && vetoes.length === 0)
      throw reviewErrors.QUORUM_NOT_REACHED({ params: { needed: result.needed, given: totals.length } });
    return { open, score: result.ok ? result.score : null, vetoCodes: vetoes.map(({ code }) => code) };
  }

  /** Closes the review with its result. @throws REVIEW.LEVEL_REASON_MISSING */
  async decide(
    actor: Actor,
    { open: { review }, score }: ReviewResult,
    levelByRule: Level,
    { level = levelByRule, levelReason = null }: DecideReviewRequest,
  ): Promise<void> {
    const settings = await this.desk.settings();
    const { reasonMinChars: minimum } = settings.gates;
    if (level !== levelByRule && [...(levelReason ?? '').trim()].length < minimum)
      throw reviewErrors.LEVEL_REASON_MISSING({ params: { byRule: levelByRule, minimum } });
    const decision: Partial<AdmissionReview> = {
      state: 'DECIDED',
      ...{ score, levelByRule, level: level as Level, levelReason },
      endedOn: this.desk.day,
      endedBy: actor.userId,
      settingsInForce: settings,
    };
    await this.desk.change(actor, review, decision, 'decided');
  }

  private async ownSeat(actor: Actor, { review, standing }: OpenReview): Promise<AdmissionReviewMember> {
    const members = await this.sheets.members(review.id);
    const own = members.find(({ userId }) => userId === actor.userId);
    if (own) return own;
    const isFree = review.kind === 'FAST' && members.length === 0;
    if (!isFree || !actor.roles.includes('POOL_ADMIN')) throw reviewErrors.NOT_YOURS();
    if (proposersOf(review, standing).includes(actor.userId)) throw reviewErrors.PROPOSER_SCORES();
    const seat = { reviewId: review.id, unitId: actor.unitId, userId: actor.userId, name: null };
    const stamps = { createdAt: this.desk.now(), createdBy: actor.userId };
    const member = { id: uuidv7(), ...seat, isChair: true, ...stamps };
    await this.sheets.addMembers([member]);
    return member;
  }

  private async save(
    actor: Actor,
    { review, standing }: OpenReview,
    member: AdmissionReviewMember,
    { anchors, intensityRatio = null, opinion = null, remark = null }: ReviewScoreRequest,
  ): Promise<void> {
    const settings = await this.desk.settings();
    const errors = anchorBlockers(anchors, { ...standing, intensityRatio }, settings);
    if (errors.length) throw reviewErrors.ANCHORS_WRONG({ params: { count: errors.length }, errors });
    const { chosen, points, total } = pointsOf(anchors, { ...standing, intensityRatio }, settings);
    const sheet = {
      anchors: chosen,
      intensityRatio,
      points,
      total,
      opinion: opinion as 'ADMIT' | null,
      remark,
    };
    const stamps = { enteredAt: this.desk.now(), enteredBy: actor.userId };
    await this.sheets.saveScore({ memberId: member.id, reviewId: review.id, ...sheet, ...stamps });
    await this.desk.record('scored', review.id, { score: [null, { memberId: member.id, ...sheet }] });
  }
}
