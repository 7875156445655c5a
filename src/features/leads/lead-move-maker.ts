import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { staleVersion } from '../../platform/database/versioned-write.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import type { Clock } from '../../platform/kernel/clock.js';
import { rolesOn } from './lead.access.js';
import type { LeadMoveId, LeadStatus } from './lead.codes.js';
import type { Lead } from './lead.entity.js';
import { leadErrors } from './lead.errors.js';
import { effectsOf, type LeadMove } from './lead.lifecycle.js';
import { decideMove, stampsOf } from './lead-moves.rules.js';
import type { LeadOutcome } from './lead-outcome.js';
import { LeadsRepository } from './leads.repository.js';

export interface LeadStep {
  readonly id: LeadMoveId;
  readonly reason?: string | undefined;
  /** What the move writes beside its stamps; the lead is locked by then. */
  readonly writes: (lead: Lead, now: Date) => Partial<Lead> | Promise<Partial<Lead>>;
}

/** Makes one move of a lead: load, decide by the table, save, record. */
@Injectable()
export class LeadMoveMaker {
  constructor(
    private readonly leads: LeadsRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws REQUEST.VERSION_STALE, LEAD.NOT_YOURS, LEAD.TRANSITION_NOT_ALLOWED, LEAD.REASON_REQUIRED */
  async make(actor: Actor, key: RecordKey, version: number, step: LeadStep): Promise<LeadOutcome> {
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
    const after = { ...lead, ...changes, version: version + 1 };
    return { before: lead, after, effects: effectsOf(lead, to), reason };
  }
}

/** @throws LEAD.NOT_YOURS, LEAD.ALREADY_CONVERTED, LEAD.TRANSITION_NOT_ALLOWED with `allowed` */
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
