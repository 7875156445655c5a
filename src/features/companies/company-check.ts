import { Inject, Injectable } from '@nestjs/common';
import { type Actor, hasRole } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { companyErrors } from './company.errors.js';
import { companyBlockers } from './company.rules.js';
import type { CompanyContent, derivedOf } from './company-draft.js';
import { duplicateVerdict, matchesOf } from './company-duplicates.rules.js';
import { CompanyFacts, type DuplicateCandidate } from './company-facts.repository.js';

export interface Confirmation {
  readonly confirmDistinct?: boolean;
  readonly distinctReason?: string;
}

/** Gathers the facts that the rules of a company need, and applies them. */
@Injectable()
export class CompanyCheck {
  constructor(
    private readonly facts: CompanyFacts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Refuses a company that breaks a rule, refers to what is not there, or is another record's double.
   * @throws COMPANY.RULES_BROKEN, FOCUS_AREA_UNKNOWN, CHAIN_NODE_MISSING, USCC_TAKEN, FOREIGN_NUMBER_TAKEN, DUPLICATE,
   *   CONFIRMATION_NEEDED
   */
  async admit(
    actor: Actor,
    company: CompanyContent & ReturnType<typeof derivedOf> & { id: string },
    confirmation: Confirmation,
  ): Promise<void> {
    const day = today(this.clock);
    const errors = companyBlockers(company, day);
    if (errors.length) throw companyErrors.RULES_BROKEN({ params: { count: errors.length }, errors });
    const found = await this.facts.find(
      { ...company, focusAreaCodes: [company.focusAreaCode, ...company.secondaryFocusAreas] },
      day,
    );
    if (found.unknownAreas.length)
      throw companyErrors.FOCUS_AREA_UNKNOWN({ params: { codes: found.unknownAreas.join(', ') } });
    if (found.missingNodes.length) throw companyErrors.CHAIN_NODE_MISSING();
    refuseDuplicate(actor, company, found.candidates, confirmation);
  }
}

function refuseDuplicate(
  actor: Actor,
  company: CompanyContent,
  candidates: readonly DuplicateCandidate[],
  { confirmDistinct, distinctReason }: Confirmation,
): void {
  const matches = matchesOf(company, candidates);
  const verdict = duplicateVerdict(matches[0]?.level, {
    isConfirmed: confirmDistinct === true && Boolean(distinctReason),
    mayOverride: hasRole(actor, 'POOL_ADMIN'),
  });
  if (verdict === 'clear') return;
  const extensions = {
    candidates: matches.slice(0, 10).map(({ candidate, level, reasons }) => ({
      id: candidate.id,
      code: candidate.code,
      nameCn: candidate.nameCn,
      nameEn: candidate.nameEn,
      uscc: candidate.uscc,
      level,
      reasons,
    })),
  };
  if (verdict === 'exact') {
    const sameCode = company.uscc !== null && matches[0]?.candidate.uscc === company.uscc;
    throw sameCode
      ? companyErrors.USCC_TAKEN({ extensions })
      : companyErrors.FOREIGN_NUMBER_TAKEN({ extensions });
  }
  throw verdict === 'strong'
    ? companyErrors.DUPLICATE({ extensions })
    : companyErrors.CONFIRMATION_NEEDED({ extensions });
}
