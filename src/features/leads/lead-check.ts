import { Injectable } from '@nestjs/common';
import { WorkingDays } from '../../platform/database/working-days.js';
import type { Lead } from './lead.entity.js';
import { leadErrors } from './lead.errors.js';
import { leadBlockers } from './lead.rules.js';
import { assessmentClock, clocksAtRegistration } from './lead-clock.rules.js';
import { LeadFacts } from './lead-facts.repository.js';
import type { LeadClockSettings } from './lead-settings.js';

/** Gathers the facts that the rules of a lead need, and applies them. */
@Injectable()
export class LeadCheck {
  constructor(
    private readonly facts: LeadFacts,
    private readonly workingDays: WorkingDays,
  ) {}

  /**
   * Refuses a lead that breaks a rule or refers to what is not there.
   * @param changed members that this write changes
   * @param companyMissing the request names a company that does not exist
   * @throws LEAD.RULES_BROKEN
   */
  async admit(lead: Lead, changed: readonly string[], day: string, companyMissing: boolean): Promise<void> {
    const errors = [
      ...(companyMissing ? [COMPANY_MISSING] : leadBlockers(lead)),
      ...(await this.facts.faults(lead, changed, day)),
    ];
    if (errors.length) throw leadErrors.RULES_BROKEN({ params: { count: errors.length }, errors });
  }

  /** The terms of the day and the clocks that begin on it. @throws CALENDAR.YEAR_NOT_LOADED */
  async clocksFrom(
    day: string,
  ): Promise<{ terms: LeadClockSettings; clocks: Pick<Lead, 'respondDueOn' | 'feedbackDueOn'> }> {
    const terms = await this.facts.terms(day);
    return { terms, clocks: clocksAtRegistration(day, terms, await this.workingDays.calendar()) };
  }

  /** The assessment that is running ends on another day when the lead turns out complex, or simple. */
  async assessmentAgain({
    assessFromOn,
    assessedAt,
    complex,
    settingsInForce,
  }: Lead): Promise<Partial<Lead>> {
    if (assessFromOn === null || assessedAt !== null) return {};
    return assessmentClock(assessFromOn, complex, settingsInForce, await this.workingDays.calendar());
  }

  isUsed(leadId: string): Promise<boolean> {
    return this.facts.isUsed(leadId);
  }

  unitForProposals(): Promise<string> {
    return this.facts.unitForProposals();
  }
}

const COMPANY_MISSING = {
  pointer: '/companyId',
  code: 'REFERENCE_MISSING',
  message: { zh: '企业不存在', en: 'no such company' },
};
