import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { CompanyFacts } from './company-facts.repository.js';
import { type MatchKeys, matchKeysOf } from './company-keys.rules.js';
import { DuplicateSearch } from './duplicates/duplicate-search.js';
import type { DuplicateLevel } from './naming/duplicate-level.rules.js';

/** A company as somebody tells of it, before it has a record. */
export interface CompanyDescription {
  readonly companyId?: string | null;
  readonly name: string | null;
  readonly uscc: string | null;
  readonly focusAreaCode: string | null;
}

/** A company that may be the one told of. Every member is open to all who are signed in (V0). */
export interface CompanyCandidate {
  readonly id: string;
  readonly code: string;
  readonly nameCn: string | null;
  readonly nameEn: string | null;
  readonly uscc: string | null;
  readonly level: DuplicateLevel;
  readonly reasons: readonly string[];
}

export interface CompanyMatch {
  /** Null: no record, or several that it may be. */
  readonly companyId: string | null;
  readonly companyMatch: 'GIVEN' | 'EXACT' | 'STRONG' | null;
  /** Match key of the told name (domain.md §4.4), empty without one. */
  readonly companyNameKey: string;
  readonly parkRelation: string | null;
  /** Other records that it may be, the strongest first. */
  readonly candidates: readonly CompanyCandidate[];
}

const MOST_SHOWN = 10;

/** Finds the record of a company that is told of by id, number or name (domain.md §4.4). */
@Injectable()
export class CompanyMatchingService {
  constructor(
    private readonly facts: CompanyFacts,
    private readonly duplicates: DuplicateSearch,
  ) {}

  /**
   * An id decides; else the number; else a name that is the same (STRONG) in one record only. Weaker resemblance is
   * shown and decides nothing.
   */
  async find(actor: Actor, told: CompanyDescription): Promise<CompanyMatch> {
    const keys = matchKeysOf(asCompany(told));
    const companyNameKey = keys.nameKey;
    const candidates = await this.candidatesOf(actor, told, keys);
    if (told.companyId) {
      const relation = await this.facts.parkRelation(told.companyId);
      const isThere = relation !== null;
      return {
        companyId: isThere ? told.companyId : null,
        companyMatch: isThere ? 'GIVEN' : null,
        companyNameKey,
        parkRelation: relation,
        candidates: candidates.filter(({ id }) => id !== told.companyId),
      };
    }
    const found = decisive(candidates);
    return {
      companyId: found?.id ?? null,
      companyMatch: found ? (found.level as 'EXACT' | 'STRONG') : null,
      companyNameKey,
      parkRelation: found ? await this.facts.parkRelation(found.id) : null,
      candidates: candidates.filter(({ id }) => id !== found?.id),
    };
  }

  /** The name by which a company is spoken of; null without one. */
  async nameOf(id: string | null): Promise<string | null> {
    return id === null ? null : this.facts.nameOf(id);
  }

  private async candidatesOf(
    actor: Actor,
    told: CompanyDescription,
    keys: MatchKeys,
  ): Promise<CompanyCandidate[]> {
    if (told.name === null && told.uscc === null) return [];
    const [matches = []] = await this.duplicates.all(actor, [{ ...asCompany(told), keys }]);
    return matches
      .slice(0, MOST_SHOWN)
      .map(({ candidate: { id, code, nameCn, nameEn, uscc }, level, reasons }) => ({
        ...{ id, code, nameCn, nameEn, uscc, level, reasons },
      }));
  }
}

/** A name is taken as the Chinese one or the other by its script; the match rules read both alike. */
function asCompany({ name, uscc, focusAreaCode }: CompanyDescription) {
  return {
    nameCn: name,
    nameEn: null,
    nameLocal: null,
    aliases: [],
    uscc,
    foreignRegNo: null,
    foreignRegCountry: null,
    focusAreaCode,
  };
}

function decisive(candidates: readonly CompanyCandidate[]): CompanyCandidate | null {
  const exact = candidates.filter(({ level }) => level === 'EXACT');
  const strong = candidates.filter(({ level }) => level === 'STRONG');
  const [first, second] = exact.length > 0 ? exact : strong;
  return first && !second ? first : null;
}
