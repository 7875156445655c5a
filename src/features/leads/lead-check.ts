import { Injectable } from '@nestjs/common';
import type { WorkingCalendar } from '../../platform/kernel/working-days.js';
import type { Lead } from './lead.entity.js';
import { leadErrors } from './lead.errors.js';
import { leadBlockers } from './lead.rules.js';
import { LeadCalendar } from './lead-calendar.js';
import { clocksAtRegistration } from './lead-clock.rules.js';
import { LeadFacts } from './lead-facts.repository.js';
import type { LeadClockSettings } from './lead-settings.js';

/** Gathers the facts that the rules of a lead need, and applies them. */
@Injectable()
export class LeadCheck {
  constructor(
    private readonly facts: LeadFacts,
    private readonly calendar: LeadCalendar,
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

  /** The terms of the day and the clocks that begin on it. @throws LEAD.CALENDAR_MISSING */
  async clocksFrom(
    day: string,
  ): Promise<{ terms: LeadClockSettings; clocks: Pick<Lead, 'respondDueOn' | 'feedbackDueOn'> }> {
    const terms = await this.facts.terms(day);
    return { terms, clocks: this.reckon((calendar) => clocksAtRegistration(day, terms, calendar)) };
  }

  reckon<T>(work: (calendar: Pick<WorkingCalendar, 'addWorkingDays'>) => T): T {
    return this.calendar.reckon(work);
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
