import type { CompanyAlias } from './company.entity.js';
import { type CompanyName, normaliseCompanyName } from './naming/company-name.rules.js';
import { bigramsOf } from './naming/dice.rules.js';
import { pinyinOf } from './naming/pinyin.rules.js';
import { searchKeysOf } from './naming/search-keys.rules.js';
import { foldText, hasHan } from './naming/text-folding.rules.js';

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
  readonly brandSound: string;
  readonly keyVersion: number;
}

/**
 * Version of the rules and tables behind the keys. Count it up whenever a name may come out differently: the server
 * says at its start that `companies:rekey` is due.
 */
export const KEY_VERSION = 2;

/** Prefix of the tokens that mark the first two characters of a segment. */
export const START_MARK = '^';
/** Prefix of the tokens that hold a whole segment. */
export const WHOLE_MARK = '=';
/** Prefix of the bigrams of a name key without Han characters. */
const LATIN_MARK = '~';

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
  const others = further.map(normaliseCompanyName);
  const otherKeys = [...new Set(others.map(({ nameKey }) => nameKey).filter(Boolean))];
  const latinGrams = [main.nameKey, ...otherKeys].flatMap(similarityTokensOf).filter(isLatinGram);
  return {
    nameKey: main.nameKey,
    brandKey: main.brandKey,
    otherKeys,
    searchText: search.text,
    searchTokens: [...new Set([...search.grams, ...marksOf(search.text), ...latinGrams])],
    brandSound: soundOf([main, ...others]),
    keyVersion: KEY_VERSION,
  };
}

/**
 * The bigrams of a name key as stored tokens. Han bigrams are among those of the names; Latin ones are marked, because
 * the pinyin of every Chinese name is full of the same letters.
 */
export function similarityTokensOf(nameKey: string): string[] {
  const grams = bigramsOf(foldText(nameKey));
  return [...new Set(hasHan(nameKey) ? grams : grams.map((gram) => LATIN_MARK + gram))];
}

function isLatinGram(token: string): boolean {
  return token.startsWith(LATIN_MARK);
}

/** One character sounds like too many others. */
function soundOf(names: readonly CompanyName[]): string {
  const brand = names.find(({ script, brandKey }) => script === 'han' && brandKey.length >= 2)?.brandKey;
  return brand === undefined ? '' : pinyinOf(brand);
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
