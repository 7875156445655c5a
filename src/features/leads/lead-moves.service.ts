import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { WorkingDays } from '../../platform/database/working-days.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { shanghaiDateOf } from '../../platform/kernel/clock.js';
import type { AssessLeadRequest, AssignLeadRequest, MoveLeadRequest } from './dto/move-lead.dto.js';
import { rolesOn } from './lead.access.js';
import type { InvalidReason, LeadMoveId } from './lead.codes.js';
import type { Lead } from './lead.entity.js';
import { leadErrors } from './lead.errors.js';
import { assessmentClock } from './lead-clock.rules.js';
import { LeadFacts } from './lead-facts.repository.js';
import { LeadMoveMaker } from './lead-move-maker.js';
import { assessmentFaults, inputFaults } from './lead-moves.rules.js';
import type { LeadOutcome } from './lead-outcome.js';

/** Moves leads through their life (domain.md §3.8): load, decide, save, record. */
@Injectable()
export class LeadMovesService {
  constructor(
    private readonly maker: LeadMoveMaker,
    private readonly facts: LeadFacts,
    private readonly workingDays: WorkingDays,
  ) {}

  /** Gives the lead to somebody; the first time, this answers it and starts the assessment. */
  assign(
    actor: Actor,
    key: RecordKey,
    version: number,
    { assigneeId, reason }: AssignLeadRequest,
  ): Promise<LeadOutcome> {
    return this.maker.make(actor, key, version, {
      id: 'ASSIGN',
      reason,
      writes: async (lead, now) => ({
        assigneeId,
        ...(await this.reporterAfter(actor, lead, assigneeId, now)),
        ...(lead.status === 'NEW' ? { respondedAt: now, ...(await this.assessFrom(lead, now)) } : {}),
      }),
    });
  }

  /** Writes the assessment down: the lead is worth following, or it is invalid. */
  async assess(
    actor: Actor,
    key: RecordKey,
    version: number,
    { invalidReason, reason, ...assessment }: AssessLeadRequest,
  ): Promise<LeadOutcome> {
    const errors = assessmentFaults({ ...assessment, ...(invalidReason ? { invalidReason } : {}) });
    if (errors.length) throw leadErrors.RULES_BROKEN({ params: { count: errors.length }, errors });
    return this.maker.make(actor, key, version, {
      id: assessment.follow ? 'ACCEPT' : 'REJECT',
      reason,
      writes: () => ({
        assessment,
        ...(invalidReason ? { invalidReason: invalidReason as InvalidReason } : {}),
      }),
    });
  }

  /** @throws LEAD.TRANSITION_NOT_ALLOWED, NOT_YOURS, REASON_REQUIRED, RULES_BROKEN, CALENDAR.YEAR_NOT_LOADED */
  async move(
    actor: Actor,
    key: RecordKey,
    version: number,
    { move, reason, ...inputs }: MoveLeadRequest,
  ): Promise<LeadOutcome> {
    const errors = inputFaults({ move, ...inputs });
    if (errors.length) throw leadErrors.RULES_BROKEN({ params: { count: errors.length }, errors });
    return this.maker.make(actor, key, version, {
      id: move as LeadMoveId,
      reason,
      writes: async (lead, now) => {
        await this.checkReferences(actor, lead, inputs);
        const again = move === 'RESUME' ? { assessedAt: null, ...(await this.assessFrom(lead, now)) } : {};
        return { ...(inputs as Partial<Lead>), ...again };
      },
    });
  }

  /** Closes a valid lead because it becomes a project, in the transaction that drafts it. */
  convert(actor: Actor, key: RecordKey, version: number): Promise<LeadOutcome> {
    return this.maker.make(actor, key, version, {
      id: 'CONVERT',
      writes: ({ companyId }) => {
        if (companyId === null) throw leadErrors.COMPANY_NEEDED();
        return {};
      },
    });
  }

  /** A proposal becomes the lead of the unit that takes it; any other lead stays in its unit. */
  private async reporterAfter(
    actor: Actor,
    lead: Lead,
    assigneeId: string,
    now: Date,
  ): Promise<Partial<Lead>> {
    const unitId = await this.facts.unitOfPromoter(assigneeId);
    const mayChooseUnit = lead.reportedAt === null && rolesOn(actor, lead).includes('POOL_ADMIN');
    if (unitId === null || (unitId !== lead.reportUnitId && !mayChooseUnit))
      throw leadErrors.ASSIGNEE_UNSUITABLE();
    return lead.reportedAt === null
      ? { reportUnitId: unitId, reportUserId: assigneeId, reportedAt: now }
      : {};
  }

  private async assessFrom({ complex, settingsInForce }: Lead, now: Date): Promise<Partial<Lead>> {
    const calendar = await this.workingDays.calendar();
    return assessmentClock(shanghaiDateOf(now), complex, settingsInForce, calendar);
  }

  private async checkReferences(
    actor: Actor,
    lead: Lead,
    { duplicateOfId, transferredToUnitId }: Pick<MoveLeadRequest, 'duplicateOfId' | 'transferredToUnitId'>,
  ): Promise<void> {
    const isSelf = duplicateOfId === lead.id || transferredToUnitId === lead.reportUnitId;
    const isFound =
      (duplicateOfId === undefined || (await this.facts.sees(actor, duplicateOfId))) &&
      (transferredToUnitId === undefined || (await this.facts.ownsProjects(transferredToUnitId)));
    if (isSelf || !isFound) throw leadErrors.REFERENCE_GONE();
  }
}
