import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { CompaniesRepository } from './companies.repository.js';
import { canEditCompany } from './company.access.js';
import { companyErrors } from './company.errors.js';
import { CompanyCheck } from './company-check.js';
import { derivedOf } from './company-draft.js';
import { CompanyNameTrail } from './company-name-trail.js';
import { nameChangeBlockers, renamed } from './company-renaming.rules.js';
import type { ChangeNameRequest } from './dto/change-name.dto.js';
import { DistinctPairs } from './duplicates/distinct-pairs.js';

/** Changes of the registered name. A slip of the pen is corrected with PATCH and leaves no former name. */
@Injectable()
export class CompanyNamesService {
  constructor(
    private readonly companies: CompaniesRepository,
    private readonly check: CompanyCheck,
    private readonly distinct: DistinctPairs,
    private readonly trail: CompanyNameTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws COMPANY.RULES_BROKEN, FILE_MISSING, and what a registration under the new name would be refused with */
  async change(actor: Actor, key: RecordKey, version: number, request: ChangeNameRequest): Promise<string> {
    const company = await this.companies.load(key);
    if (!canEditCompany(actor, company)) throw companyErrors.NOT_YOUR_UNIT();
    const { reason = null, evidenceFileIds = [], confirmDistinct, distinctReason, ...change } = request;
    const errors = nameChangeBlockers(company, change, today(this.clock));
    if (errors.length) throw companyErrors.RULES_BROKEN({ params: { count: errors.length }, errors });
    const names = renamed(company, change);
    const content = { ...company, ...names };
    const derived = derivedOf(content);
    const confirmation = { confirmDistinct, distinctReason };
    const distinct = await this.check.assertDistinct(actor, { ...content, ...derived }, confirmation);
    const stamp = { updatedAt: this.clock.now(), updatedBy: actor.userId };
    await this.companies.update(company.id, version, { ...names, ...derived, ...stamp });
    await this.distinct.keep(actor, company.id, distinct, distinctReason);
    const { effectiveOn } = change;
    const trace = { names, effectiveOn, reason, evidenceFileIds, at: stamp.updatedAt };
    await this.trail.keep(actor, company, trace);
    return company.id;
  }
}
