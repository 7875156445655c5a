import type { CompanyAlias } from './company.entity.js';
import { comparedNamesOf, type StoredNames, storedNamesOf } from './company-keys.rules.js';
import {
  type DuplicateFacts,
  type DuplicateLevel,
  type DuplicateReason,
  duplicateLevel,
} from './naming/duplicate-level.rules.js';

export interface ComparedCompany {
  readonly nameCn: string | null;
  readonly nameEn: string | null;
  readonly nameLocal: string | null;
  readonly aliases: readonly CompanyAlias[];
  readonly uscc: string | null;
  readonly foreignRegNo: string | null;
  readonly foreignRegCountry: string | null;
  /** Null: not known yet. */
  readonly focusAreaCode: string | null;
  readonly groupId?: string | null;
  /** Its names taken apart, where somebody has done so already. */
  readonly keys?: StoredNames;
}

export interface Match<T> {
  readonly candidate: T;
  readonly level: DuplicateLevel;
  readonly reasons: readonly DuplicateReason[];
}

const WEIGHT: Readonly<Record<DuplicateLevel, number>> = { EXACT: 0, STRONG: 1, PROBABLE: 2, POSSIBLE: 3 };

function factsOf(company: ComparedCompany, contactKeys: readonly string[] = []): DuplicateFacts {
  return {
    ...(company.keys ? storedNamesOf(company, company.keys) : comparedNamesOf(company)),
    uscc: company.uscc,
    foreignNumber:
      company.foreignRegNo && company.foreignRegCountry
        ? { country: company.foreignRegCountry, number: company.foreignRegNo }
        : null,
    focusAreaCode: company.focusAreaCode,
    groupId: company.groupId ?? null,
    contactKeys,
  };
}

/** Candidates that may be the same company, the strongest first (domain.md §4.4). */
export function matchesOf<T extends ComparedCompany>(
  company: ComparedCompany,
  candidates: readonly T[],
): Match<T>[] {
  return rank(factsOf(company), candidates, factsOf);
}

/**
 * The same for many companies, whose candidates are often the same: each is taken apart once.
 * @returns a function that also takes what mobiles and mail domains a candidate is known to share
 */
export function comparer<T extends ComparedCompany>() {
  const known = new Map<T, DuplicateFacts>();
  const knownFacts = (candidate: T): DuplicateFacts => {
    const facts = known.get(candidate) ?? factsOf(candidate);
    known.set(candidate, facts);
    return facts;
  };
  return (
    company: ComparedCompany,
    candidates: readonly T[],
    sharedContacts: (candidate: T) => readonly string[],
  ): Match<T>[] => {
    const all = [...new Set(candidates.flatMap(sharedContacts))];
    return rank(factsOf(company, all), candidates, (candidate) => ({
      ...knownFacts(candidate),
      contactKeys: sharedContacts(candidate),
    }));
  };
}

function rank<T>(company: DuplicateFacts, candidates: readonly T[], factsOfOne: (each: T) => DuplicateFacts) {
  return candidates
    .flatMap((candidate): Match<T>[] => {
      const { level, reasons } = duplicateLevel(company, factsOfOne(candidate));
      return level ? [{ candidate, level, reasons }] : [];
    })
    .sort((a, b) => WEIGHT[a.level] - WEIGHT[b.level]);
}

export type DuplicateVerdict = 'clear' | 'exact' | 'strong' | 'needs-confirmation';

/**
 * What the strongest match does to a write: EXACT always stops it; STRONG stops it unless a pool administrator says
 * why it is another company; PROBABLE asks for that reason from anyone; POSSIBLE never blocks.
 */
export function duplicateVerdict(
  strongest: DuplicateLevel | undefined,
  confirmation: { readonly isConfirmed: boolean; readonly mayOverride: boolean },
): DuplicateVerdict {
  if (strongest === 'EXACT') return 'exact';
  if (strongest === 'STRONG')
    return confirmation.isConfirmed && confirmation.mayOverride ? 'clear' : 'strong';
  if (strongest === 'PROBABLE') return confirmation.isConfirmed ? 'clear' : 'needs-confirmation';
  return 'clear';
}
