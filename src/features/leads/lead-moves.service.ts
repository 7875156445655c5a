import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { staleVersion } from '../../platform/database/versioned-write.js';
import { WorkingDays } from '../../platform/database/working-days.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, shanghaiDateOf } from '../../platform/kernel/clock.js';
import type { AssessLeadRequest, AssignLeadRequest, MoveLeadRequest } from './dto/move-lead.dto.js';
import { rolesOn } from './lead.access.js';
import type { InvalidReason, LeadMoveId, LeadStatus } from './lead.codes.js';
import type { Lead } from './lead.entity.js';
import { leadErrors } from './lead.errors.js';
import { effectsOf, type LeadMove } from './lead.lifecycle.js';
import { assessmentClock } from './lead-clock.rules.js';
import { LeadFacts } from './lead-facts.repository.js';
import { assessmentFaults, decideMove, inputFaults, stampsOf } from './lead-moves.rules.js';
import type { LeadOutcome } from './lead-outcome.js';
import { LeadsRepository } from './leads.repository.js';

interface Step {
  readonly id: LeadMoveId;
  readonly reason?: string | undefined;
  /** What the move writes beside its stamps; the lead is locked by then. */
  readonly writes: (lead: Lead, now: Date) => Partial<Lead> | Promise<Partial<Lead>>;
}

/** Moves leads through their life (domain.md §3.8): load, decide, save, record. */
@Injectable()
export class LeadMovesService {
  constructor(
    private readonly leads: LeadsRepository,
    private readonly facts: LeadFacts,
    private readonly workingDays: WorkingDays,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Gives the lead to somebody; the first time, this answers it and starts the assessment. */
  assign(
    actor: Actor,
    key: RecordKey,
    version: number,
    { assigneeId, reason }: AssignLeadRequest,
  ): Promise<LeadOutcome> {
    return this.make(actor, key, version, {
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
    return this.make(actor, key, version, {
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
    return this.make(actor, key, version, {
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
    return this.make(actor, key, version, {
      id: 'CONVERT',
      writes: ({ companyId }) => {
        if (companyId === null) throw leadErrors.COMPANY_NEEDED();
        return {};
      },
    });
  }

  private async make(actor: Actor, key: RecordKey, version: number, step: Step): Promise<LeadOutcome> {
    const lead = await this.leads.load(actor, key);
    if (lead.version !== version) throw staleVersion(version, lead.version);
    const { move, to } = moveOn(lead, step.id, actor);
    const reason = step.reason?.trim() || null;
    if (move.needsReason && reason === null) throw leadErrors.REASON_REQUIRED();
    const now = this.clock.now();
    const stamps = stampsOf(lead, to, now);
    const changes = {
      ...stamps,
      ...(stamps.status ? { statusReason: reason } : {}),
      ...(await step.writes(lead, now)),
    };
    await this.leads.update(lead.id, version, { ...changes, updatedAt: now, updatedBy: actor.userId });
    await this.audit.record({
      action: `lead.${step.id.toLowerCase().replaceAll('_', '-')}`,
      subjectType: 'lead',
      subjectId: lead.id,
      changes: diff({ ...lead }, changes),
      reason,
    });
    return {
      before: lead,
      after: { ...lead, ...changes, version: version + 1 },
      effects: effectsOf(lead, to),
      reason,
    };
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

/** @throws LEAD.NOT_YOURS, LEAD.TRANSITION_NOT_ALLOWED with `allowed` */
function moveOn(lead: Lead, id: LeadMoveId, actor: Actor): { move: LeadMove; to: LeadStatus } {
  const decision = decideMove(lead.status, id, rolesOn(actor, lead));
  switch (decision.verdict) {
    case 'go':
      return decision;
    case 'not-yours':
      throw leadErrors.NOT_YOURS();
    case 'not-allowed':
      if (id === 'CONVERT' && lead.status === 'CONVERTED') throw leadErrors.ALREADY_CONVERTED();
      throw leadErrors.TRANSITION_NOT_ALLOWED({
        params: { status: lead.status },
        extensions: { allowed: decision.allowed },
      });
  }
}
