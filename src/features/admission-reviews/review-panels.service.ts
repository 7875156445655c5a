import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../platform/access/actor.js';
import { reviewErrors } from './admission-review.errors.js';
import type { OpenReview } from './admission-review-standing.js';
import type { PanelMemberRequest, ReviewOpinionRequest } from './dto/review-panel.dto.js';
import { ReviewDesk } from './review-desk.js';
import { panelBlockers, proposersOf, type Seat } from './review-panel.rules.js';
import { ReviewSheetsRepository } from './review-sheets.repository.js';

/** Who judges and who is asked: the panel and the departments (domain.md §3.3). */
@Injectable()
export class ReviewPanelsService {
  constructor(
    private readonly desk: ReviewDesk,
    private readonly sheets: ReviewSheetsRepository,
  ) {}

  /** @throws REVIEW.NO_PANEL, REVIEW.PANEL_WRONG, REVIEW.SCORES_EXIST, REVIEW.REFERENCE_MISSING */
  async setPanel(
    actor: Actor,
    id: string,
    version: number,
    wanted: readonly PanelMemberRequest[],
  ): Promise<void> {
    const { review, standing } = await this.desk.at(actor, id, version, 'POOL_CHECK', 'SCORING');
    if (review.kind === 'FAST') throw reviewErrors.NO_PANEL();
    if ((await this.sheets.scores(id)).length) throw reviewErrors.SCORES_EXIST();
    const seats = await this.seats(wanted);
    const proposal = { ...standing, proposerIds: proposersOf(review, standing) };
    const errors = panelBlockers(seats, proposal, await this.desk.settings());
    if (errors.length) throw reviewErrors.PANEL_WRONG({ params: { count: errors.length }, errors });
    const before = await this.sheets.members(id);
    await this.sheets.removeMembers(id);
    const stamps = { createdAt: this.desk.now(), createdBy: actor.userId };
    await this.sheets.addMembers(
      seats.map(({ unitCode: _code, ...seat }) => ({ id: uuidv7(), reviewId: id, ...seat, ...stamps })),
    );
    const panel = [
      before.map(({ userId, name }) => userId ?? name),
      seats.map(({ userId, name }) => userId ?? name),
    ];
    await this.desk.change(actor, review, {}, 'panel-set', { panel: [panel[0], panel[1]] });
  }

  /** Asks departments for their opinion. @returns the review's project, and the units that are to see it */
  async invite(actor: Actor, id: string, version: number, unitIds: readonly string[]): Promise<OpenReview> {
    const open = await this.desk.at(actor, id, version, 'UNIT_REVIEW', 'POOL_CHECK', 'SCORING');
    const asked = { invitedAt: this.desk.now(), invitedBy: actor.userId };
    const empty = { opinion: null, remark: null, givenAt: null, givenBy: null };
    await this.sheets.addOpinions(
      unitIds.map((unitId) => ({ id: uuidv7(), reviewId: id, unitId, ...asked, ...empty })),
    );
    await this.desk.change(actor, open.review, {}, 'departments-invited', { invitedUnitIds: [[], unitIds] });
    return open;
  }

  /** The opinion of the caller's own department, changeable until the review ends. @throws REVIEW.NOT_YOURS */
  async giveOpinion(actor: Actor, id: string, { opinion, remark }: ReviewOpinionRequest): Promise<void> {
    const { standing } = await this.desk.at(actor, id, null, 'UNIT_REVIEW', 'POOL_CHECK', 'SCORING');
    if (!standing.invitedUnitIds.includes(actor.unitId)) throw reviewErrors.NOT_YOURS();
    const given = { opinion: opinion as 'ADMIT', remark: remark ?? null };
    const stamps = { givenAt: this.desk.now(), givenBy: actor.userId };
    await this.sheets.giveOpinion(id, actor.unitId, { ...given, ...stamps });
    await this.desk.record('opinion-given', id, { opinion: [null, { unitId: actor.unitId, ...given }] });
  }

  /** Seats with the unit of each user. @throws REVIEW.REFERENCE_MISSING */
  private async seats(wanted: readonly PanelMemberRequest[]): Promise<Seat[]> {
    const given = wanted.map(({ userId = null, name = null, unitId = null, isChair = false }) => ({
      ...{ userId, name, unitId, isChair },
    }));
    const { unitOfUser, codeOfUnit } = await this.sheets.seatedIn(given);
    return given.map((seat) => {
      const unitId = seat.userId === null ? seat.unitId : (unitOfUser.get(seat.userId) ?? null);
      const unitCode = unitId === null ? null : (codeOfUnit.get(unitId) ?? null);
      if ((seat.userId !== null && unitId === null) || (unitId !== null && unitCode === null))
        throw reviewErrors.REFERENCE_MISSING();
      return { ...seat, unitId, unitCode };
    });
  }
}
