import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail, creation, diff } from '../../audit/audit-trail.js';
import { type Actor, hasRole } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { CreateLeadRequest, UpdateLeadRequest } from './dto/create-lead.dto.js';
import { canEditLead, canReport, isProposal } from './lead.access.js';
import type { Lead } from './lead.entity.js';
import { leadErrors } from './lead.errors.js';
import { isClosed } from './lead.lifecycle.js';
import { LeadCheck } from './lead-check.js';
import { contentOf, type LeadCompany, newLead } from './lead-draft.js';
import type { LeadOutcome } from './lead-outcome.js';
import { LeadsRepository } from './leads.repository.js';

/** Registers and corrects leads (domain.md §2.5); moves are made by `LeadMovesService`. */
@Injectable()
export class LeadsService {
  constructor(
    private readonly leads: LeadsRepository,
    private readonly check: LeadCheck,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Registers a lead for the caller's unit, or proposes one.
   * @throws LEAD.UNIT_NOT_ASSIGNABLE, RESIDENT_ONLY, RULES_BROKEN, CALENDAR.YEAR_NOT_LOADED
   */
  async register(actor: Actor, request: CreateLeadRequest, company: LeadCompany): Promise<LeadOutcome> {
    const now = this.clock.now();
    const day = today(this.clock);
    const reportUnitId = await this.reportUnit(actor, request.reportUnitId);
    if (!canReport(actor, company.parkRelation)) throw leadErrors.RESIDENT_ONLY();
    const { terms, clocks } = await this.check.clocksFrom(day);
    const code = await this.leads.nextCode(Number(day.slice(0, 4)));
    const lead = newLead(actor, request, company, { code, now, reportUnitId, terms, clocks });
    await this.check.admit(lead, Object.keys(lead), day, missingCompany(request, company));
    await this.leads.insert(lead);
    const { id, companyId, companyMatch, respondDueOn, feedbackDueOn } = lead;
    await this.audit.record({
      action: isProposal(actor) ? 'lead.proposed' : 'lead.registered',
      subjectType: 'lead',
      subjectId: id,
      changes: creation({
        ...{ code, ...contentOf(request), companyId, companyMatch, reportUnitId },
        ...{ respondDueOn, feedbackDueOn, settingsInForce: terms },
      }),
    });
    return {
      before: null,
      after: lead,
      effects: [isProposal(actor) ? 'PROPOSED' : 'REGISTERED'],
      reason: null,
    };
  }

  /** The lead as it stands, for a flow that has to know it before it changes. */
  async find(actor: Actor, key: RecordKey): Promise<Lead> {
    return this.leads.load(actor, key);
  }

  /** @param company what the company of the request is now; null when the request does not touch it */
  async update(
    actor: Actor,
    key: RecordKey,
    version: number,
    request: UpdateLeadRequest,
    company: LeadCompany | null,
  ): Promise<LeadOutcome> {
    const lead = await this.loadToEdit(actor, key);
    if (isClosed(lead.status)) throw leadErrors.CLOSED({ params: { status: lead.status } });
    const day = today(this.clock);
    const given = { ...contentOf(request), ...columnsOf(company) };
    const after = { ...lead, ...given };
    const changed = Object.keys(diff({ ...lead }, given));
    const clocks = changed.includes('complex') ? await this.check.assessmentAgain(after) : {};
    const missing = company !== null && missingCompany(request, company);
    await this.check.admit(after, changed, day, missing);
    await this.leads.update(lead.id, version, { ...given, ...clocks, ...this.stamp(actor) });
    const changes = diff({ ...lead }, { ...given, ...clocks });
    await this.audit.record({ action: 'lead.updated', subjectType: 'lead', subjectId: lead.id, changes });
    const isIdentified = changed.includes('companyId') && after.companyId !== null;
    return {
      before: lead,
      after: { ...after, ...clocks },
      effects: isIdentified ? ['IDENTIFIED'] : [],
      reason: null,
    };
  }

  /** Takes back a lead that was registered by mistake, before anybody assessed it. */
  async remove(actor: Actor, key: RecordKey, version: number): Promise<LeadOutcome> {
    const lead = await this.loadToEdit(actor, key);
    if (!['NEW', 'ASSIGNED'].includes(lead.status) || (await this.check.isUsed(lead.id)))
      throw leadErrors.NOT_DELETABLE();
    return this.setDeleted(actor, lead, version, this.clock.now());
  }

  async restore(actor: Actor, key: RecordKey): Promise<LeadOutcome> {
    const lead = await this.loadToEdit(actor, key, { deleted: true });
    return this.setDeleted(actor, lead, lead.version, null);
  }

  private async setDeleted(
    actor: Actor,
    lead: Lead,
    version: number,
    deletedAt: Date | null,
  ): Promise<LeadOutcome> {
    await this.leads.update(lead.id, version, { deletedAt, ...this.stamp(actor) });
    const effect = deletedAt ? 'DELETED' : 'RESTORED';
    const action = `lead.${effect.toLowerCase()}`;
    await this.audit.record({ action, subjectType: 'lead', subjectId: lead.id });
    return { before: lead, after: { ...lead, deletedAt }, effects: [effect], reason: null };
  }

  private async loadToEdit(actor: Actor, key: RecordKey, options?: { deleted: boolean }): Promise<Lead> {
    const lead = await this.leads.load(actor, key, options);
    if (!canEditLead(actor, lead)) throw leadErrors.NOT_YOURS();
    return lead;
  }

  /** The unit for which a lead is reported: the caller's own; a proposal goes to any, else to 区投促办. */
  private async reportUnit(actor: Actor, wanted: string | undefined): Promise<string> {
    if (isProposal(actor)) return wanted ?? this.check.unitForProposals();
    if (wanted && wanted !== actor.unitId && !hasRole(actor, 'POOL_ADMIN'))
      throw leadErrors.UNIT_NOT_ASSIGNABLE();
    return wanted ?? actor.unitId;
  }

  private stamp(actor: Actor): Pick<Lead, 'updatedAt' | 'updatedBy'> {
    return { updatedAt: this.clock.now(), updatedBy: actor.userId };
  }
}

function columnsOf(company: LeadCompany | null): Partial<Lead> {
  if (company === null) return {};
  const { companyId, companyMatch, companyNameKey } = company;
  return { companyId, companyMatch, companyNameKey };
}

/** A company was named by id, and there is none. */
function missingCompany(request: UpdateLeadRequest, company: LeadCompany): boolean {
  return Boolean(request.companyId) && company.companyId === null;
}
