import type { CompanyAlias } from './company.entity.js';
import { normaliseCompanyName } from './naming/company-name.rules.js';
import { searchKeysOf } from './naming/search-keys.rules.js';

export interface CompanyKeySource {
  readonly nameCn: string | null;
  readonly nameEn: string | null;
  readonly nameLocal: string | null;
  readonly aliases: readonly CompanyAlias[];
  readonly uscc: string | null;
  readonly foreignRegNo: string | null;
  readonly externalRef: string | null;
}

export interface CompanyKeys {
  readonly nameKey: string;
  readonly brandKey: string;
  readonly otherKeys: string[];
  readonly searchText: string;
  readonly searchTokens: string[];
}

/** Prefix of the tokens that mark the first two characters of a segment. */
export const START_MARK = '^';
/** Prefix of the tokens that hold a whole segment. */
export const WHOLE_MARK = '=';

/**
 * What is stored beside a company for matching (domain.md §4.4) and search. Search tokens are the bigrams of all
 * segments, plus one token for how a segment begins and one for all of it, so that exact and prefix hits are index
 * look-ups too.
 */
export function companyKeysOf(company: CompanyKeySource): CompanyKeys {
  const registered = [company.nameCn, company.nameEn, company.nameLocal].filter((name) => name !== null);
  const further = [...registered.slice(1), ...company.aliases.map((alias) => alias.name)];
  const [first] = registered;
  const main = normaliseCompanyName(first ?? '');
  const codes = [company.uscc, company.foreignRegNo, company.externalRef].filter((code) => code !== null);
  const search = searchKeysOf({ names: [...registered, ...company.aliases.map(({ name }) => name)], codes });
  return {
    nameKey: main.nameKey,
    brandKey: main.brandKey,
    otherKeys: [...new Set(further.map((name) => normaliseCompanyName(name).nameKey).filter(Boolean))],
    searchText: search.text,
    searchTokens: [...new Set([...search.grams, ...marksOf(search.text)])],
  };
}

function marksOf(text: string): string[] {
  return text
    .split('\n')
    .filter(Boolean)
    .flatMap((segment) => [START_MARK + firstTwo(segment), WHOLE_MARK + segment]);
}

export function firstTwo(segment: string): string {
  return [...segment].slice(0, 2).join('');
}
