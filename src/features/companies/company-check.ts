import { Inject, Injectable } from '@nestjs/common';
import { type Actor, hasRole } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { companyErrors } from './company.errors.js';
import { companyBlockers } from './company.rules.js';
import type { CompanyContent, derivedOf } from './company-draft.js';
import { duplicateVerdict } from './company-duplicates.rules.js';
import { CompanyFacts } from './company-facts.repository.js';
import { DuplicateSearch, type StoredMatch } from './duplicates/duplicate-search.js';
import type { ProtectionNotice } from './duplicates/protected-companies.repository.js';
import { CompanyBelonging } from './groups/company-belonging.js';
import { CompanyHierarchy } from './groups/company-hierarchy.js';

const MOST_SHOWN = 10;

export interface Confirmation {
  readonly confirmDistinct?: boolean;
  readonly distinctReason?: string;
}

type Checked = CompanyContent & ReturnType<typeof derivedOf> & { readonly id: string };

/** Gathers the facts that the rules of a company need, and applies them. */
@Injectable()
export class CompanyCheck {
  constructor(
    private readonly facts: CompanyFacts,
    private readonly duplicates: DuplicateSearch,
    private readonly belonging: CompanyBelonging,
    private readonly hierarchy: CompanyHierarchy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Refuses a company that breaks a rule or refers to what is not there.
   * @throws COMPANY.RULES_BROKEN, FOCUS_AREA_UNKNOWN, CHAIN_NODE_MISSING
   */
  async assertSound(company: Checked): Promise<void> {
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
  }

  /** What was said, with group id and group name in agreement. @throws COMPANY_GROUP.MISSING, NAME_DIFFERS */
  settled<T extends Partial<CompanyContent>>(said: T): Promise<T> {
    return this.belonging.settled(said);
  }

  /** Refuses a company that can not stand where it says, or below nothing. @throws COMPANY.PARENT_MISSING, RULES_BROKEN */
  async assertPlaced(company: Checked): Promise<void> {
    const errors = await this.hierarchy.blockers(company);
    if (errors.some(({ code }) => code === 'PARENT_MISSING')) throw companyErrors.PARENT_MISSING();
    if (errors.length) throw companyErrors.RULES_BROKEN({ params: { count: errors.length }, errors });
  }

  /**
   * Refuses another record's double (domain.md §4.4).
   * @returns the matches that the caller has said to be other companies
   * @throws COMPANY.USCC_TAKEN, FOREIGN_NUMBER_TAKEN, DUPLICATE, CONFIRMATION_NEEDED
   */
  async assertDistinct(actor: Actor, company: Checked, confirmation: Confirmation): Promise<StoredMatch[]> {
    const [matches = []] = await this.duplicates.byKeys([{ ...company, keys: company }]);
    const { confirmDistinct, distinctReason } = confirmation;
    const verdict = duplicateVerdict(matches[0]?.level, {
      isConfirmed: confirmDistinct === true && Boolean(distinctReason),
      mayOverride: hasRole(actor, 'POOL_ADMIN'),
    });
    if (verdict !== 'clear') throw refusalOf(verdict, company, matches, await this.noticesOf(matches));
    return matches.filter(({ level }) => level !== 'POSSIBLE');
  }

  private noticesOf(matches: readonly StoredMatch[]): Promise<ReadonlyMap<string, ProtectionNotice>> {
    const ids = matches.slice(0, MOST_SHOWN).map(({ candidate }) => candidate.id);
    return this.facts.protectionNotices(ids, today(this.clock));
  }
}

function refusalOf(
  verdict: Exclude<ReturnType<typeof duplicateVerdict>, 'clear'>,
  company: CompanyContent,
  matches: readonly StoredMatch[],
  notices: ReadonlyMap<string, ProtectionNotice>,
) {
  const extensions = {
    candidates: matches.slice(0, MOST_SHOWN).map(({ candidate, level, reasons }) => ({
      id: candidate.id,
      code: candidate.code,
      nameCn: candidate.nameCn,
      nameEn: candidate.nameEn,
      uscc: candidate.uscc,
      level,
      reasons,
      protection: notices.get(candidate.id) ?? null,
    })),
  };
  if (verdict === 'exact') {
    const sameCode = company.uscc !== null && matches[0]?.candidate.uscc === company.uscc;
    return sameCode
      ? companyErrors.USCC_TAKEN({ extensions })
      : companyErrors.FOREIGN_NUMBER_TAKEN({ extensions });
  }
  return verdict === 'strong'
    ? companyErrors.DUPLICATE({ extensions })
    : companyErrors.CONFIRMATION_NEEDED({ extensions });
}
