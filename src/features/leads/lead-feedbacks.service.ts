import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, shanghaiDateOf } from '../../platform/kernel/clock.js';
import { canEditLead } from './lead.access.js';
import { leadErrors } from './lead.errors.js';
import { reportDueOn } from './lead-clock.rules.js';
import { LeadsRepository } from './leads.repository.js';

/** The word to whoever brought a lead: the first within a week, then every two weeks (domain.md §2.5). */
@Injectable()
export class LeadFeedbacksService {
  constructor(
    private readonly leads: LeadsRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Notes what the referrer was told, and starts the clock of the next word. Closed leads too: the referrer hears how
   * it ended.
   * @returns ids of the lead and of the feedback
   */
  async add(actor: Actor, key: RecordKey, text: string): Promise<[leadId: string, feedbackId: string]> {
    const lead = await this.leads.load(actor, key);
    if (!canEditLead(actor, lead)) throw leadErrors.NOT_YOURS();
    if (lead.reportedAt === null) throw leadErrors.FEEDBACK_NOT_YET();
    const now = this.clock.now();
    const givenOn = shanghaiDateOf(now);
    const id = uuidv7();
    await this.leads.addFeedback({
      id,
      leadId: lead.id,
      text,
      dueOn: lead.reportDueOn ?? lead.feedbackDueOn,
      givenOn,
      givenAt: now,
      givenBy: actor.userId,
    });
    const changes = {
      feedbackAt: lead.feedbackAt ?? now,
      lastFeedbackAt: now,
      reportDueOn: reportDueOn(givenOn, lead.settingsInForce),
    };
    const stamps = { updatedAt: now, updatedBy: actor.userId };
    await this.leads.update(lead.id, lead.version, { ...changes, ...stamps });
    await this.audit.record({
      action: 'lead.fed-back',
      subjectType: 'lead',
      subjectId: lead.id,
      changes: { ...diff({ ...lead }, changes), feedbackId: [null, id] },
    });
    return [lead.id, id];
  }
}
