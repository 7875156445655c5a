import type { CompanyAlias } from './company.entity.js';
import { type CompanyName, normaliseCompanyName } from './naming/company-name.rules.js';
import { bigramsOf } from './naming/dice.rules.js';
import { pinyinOf } from './naming/pinyin.rules.js';
import { searchKeysOf } from './naming/search-keys.rules.js';
import { nameFrom, storedName } from './naming/stored-name.rules.js';
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

/** Keys that no write looks at: they are large, and made anew with every change. */
export const UNREAD_KEYS = [
  'searchText',
  'searchTokens',
  'nameParts',
  'aliasParts',
] as const satisfies readonly (keyof CompanyKeys)[];
export type UnreadKey = (typeof UNREAD_KEYS)[number];

/** The names of a company taken apart. */
export interface ComparedNames {
  /** Registered names: Chinese, English, local script. */
  readonly names: readonly CompanyName[];
  readonly aliases: readonly CompanyName[];
}

export type MatchKeys = Omit<CompanyKeys, 'searchText' | 'searchTokens'>;
type Named = Pick<CompanyKeySource, 'nameCn' | 'nameEn' | 'nameLocal' | 'aliases'>;
export type StoredNames = Pick<CompanyKeys, 'nameParts' | 'aliasParts' | 'keyVersion'>;

export interface CompanyKeys {
  readonly nameKey: string;
  readonly brandKey: string;
  readonly otherKeys: string[];
  readonly searchText: string;
  readonly searchTokens: string[];
  readonly brandSound: string;
  /** The registered names taken apart, as `storedName` writes them. */
  readonly nameParts: string[];
  /** The same of the aliases. */
  readonly aliasParts: string[];
  readonly keyVersion: number;
}

/**
 * Version of the rules and tables behind the keys. Count it up whenever a name may come out differently: the server
 * says at its start that `companies:rekey` is due.
 */
export const KEY_VERSION = 3;

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
  const names = [...registeredNames(company), ...company.aliases.map(({ name }) => name)];
  const codes = [company.uscc, company.foreignRegNo, company.externalRef].filter((code) => code !== null);
  const search = searchKeysOf({ names, codes });
  const keys = matchKeysOf(company);
  const latinGrams = [keys.nameKey, ...keys.otherKeys].flatMap(similarityTokensOf).filter(isLatinGram);
  return {
    ...keys,
    searchText: search.text,
    searchTokens: [...new Set([...search.grams, ...marksOf(search.text), ...latinGrams])],
  };
}

/** The keys for matching alone, a third of the work: for whoever only asks whether a company is known. */
export function matchKeysOf(company: Named): MatchKeys {
  const compared = comparedNamesOf(company);
  const [main = normaliseCompanyName(''), ...further] = compared.names;
  const others = [...further, ...compared.aliases];
  const otherKeys = [...new Set(others.map(({ nameKey }) => nameKey).filter(Boolean))];
  return {
    nameKey: main.nameKey,
    brandKey: main.brandKey,
    otherKeys,
    brandSound: soundOf([main, ...others]),
    nameParts: compared.names.map(storedName),
    aliasParts: compared.aliases.map(storedName),
    keyVersion: KEY_VERSION,
  };
}

/** The names as the level rule compares them, from what is on the licence. */
export function comparedNamesOf(company: Named): ComparedNames {
  return {
    names: registeredNames(company).map(normaliseCompanyName),
    aliases: company.aliases.map(({ name }) => normaliseCompanyName(name)),
  };
}

/** The same from what is stored, unless that was made by older rules: then from the names themselves. */
export function storedNamesOf(company: Named, stored: StoredNames): ComparedNames {
  if (stored.keyVersion !== KEY_VERSION) return comparedNamesOf(company);
  return { names: stored.nameParts.map(nameFrom), aliases: stored.aliasParts.map(nameFrom) };
}

function registeredNames({ nameCn, nameEn, nameLocal }: Omit<Named, 'aliases'>): string[] {
  return [nameCn, nameEn, nameLocal].filter((name) => name !== null);
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
