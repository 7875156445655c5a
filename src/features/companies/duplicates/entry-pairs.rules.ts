import { type ComparedCompany, comparer, type Match } from '../company-duplicates.rules.js';
import type { MatchKeys } from '../company-keys.rules.js';
import { firstTwo } from '../company-keys.rules.js';
import { bigramsOf } from '../naming/dice.rules.js';
import { SIMILAR } from '../naming/duplicate-level.rules.js';
import { isPublicMailDomain } from '../naming/public-mail.table.js';
import { hasHan } from '../naming/text-folding.rules.js';

/** One company of a list whose rows may be doubles of each other (domain.md §4.4). */
export interface ListedEntry extends ComparedCompany {
  readonly keys: MatchKeys;
  readonly mobiles?: readonly string[];
  readonly domains?: readonly string[];
}

interface Listed extends ListedEntry {
  /** Place in the list, from 0. */
  readonly ref: number;
}

export type EntryMatch = Match<{ readonly ref: number }>;

/** Entries of one brand, sound or contact that are looked at for one of them: beyond, it is a common word. */
const MOST_OF_A_KEY = 20;

const contactsOf = ({ mobiles = [], domains = [] }: ListedEntry): string[] => [
  ...mobiles,
  ...domains.filter((domain) => !isPublicMailDomain(domain)),
];

/**
 * The other entries that may be the same company, the strongest first, for each entry in order. By the rule that
 * compares with stored companies; every pair is told on both sides.
 */
export function matchesAmong(entries: readonly ListedEntry[]): EntryMatch[][] {
  const listed = entries.map((entry, ref): Listed => ({ ...entry, ref }));
  const earlier = new EarlierEntries();
  const matchesOf = comparer<Listed>();
  const found = entries.map((): EntryMatch[] => []);
  for (const entry of listed) {
    const known = earlier.mayBe(entry).map((ref) => listed[ref] as Listed);
    const own = contactsOf(entry);
    const shared = (other: Listed) => contactsOf(other).filter((key) => own.includes(key));
    for (const { candidate, ...match } of matchesOf(entry, known, shared)) {
      found[entry.ref]?.push({ ...match, candidate: { ref: candidate.ref } });
      found[candidate.ref]?.push({ ...match, candidate: { ref: entry.ref } });
    }
    earlier.add(entry);
  }
  return found.map((matches) => matches.sort(byStrength));
}

const ORDER = ['EXACT', 'STRONG', 'PROBABLE', 'POSSIBLE'];

function byStrength(a: EntryMatch, b: EntryMatch): number {
  return ORDER.indexOf(a.level) - ORDER.indexOf(b.level) || a.candidate.ref - b.candidate.ref;
}

/** Entries that were gone through, found again by everything that the level rule looks at. */
class EarlierEntries {
  private readonly byKey = new Map<string, number[]>();
  private readonly byGram = new Map<string, number[]>();
  /** Bigrams of the first name of each entry. */
  private readonly lengths: number[] = [];

  add(entry: Listed): void {
    for (const key of keysOf(entry)) push(this.byKey, key, entry.ref);
    const grams = numberedGrams(entry.keys.nameKey);
    for (const gram of grams) push(this.byGram, gram, entry.ref);
    this.lengths[entry.ref] = grams.length;
  }

  mayBe(entry: Listed): number[] {
    const byKey = keysOf(entry).flatMap((key) => (this.byKey.get(key) ?? []).slice(0, MOST_OF_A_KEY));
    return [...new Set([...byKey, ...this.similarTo(entry)])];
  }

  /** Dice by counting, over all bigrams that any earlier name shares with this one. */
  private similarTo({ keys }: Listed): number[] {
    const grams = numberedGrams(keys.nameKey);
    const shared = new Map<number, number>();
    for (const gram of grams)
      for (const ref of this.byGram.get(gram) ?? []) shared.set(ref, (shared.get(ref) ?? 0) + 1);
    return [...shared]
      .filter(([ref, count]) => (2 * count) / (grams.length + (this.lengths[ref] as number)) >= SIMILAR)
      .map(([ref]) => ref);
  }
}

function push(index: Map<string, number[]>, key: string, ref: number): void {
  const refs = index.get(key);
  if (refs) refs.push(ref);
  else index.set(key, [ref]);
}

/** Numbers, names, brand and its beginning, sound, group and contacts. */
function keysOf(entry: Listed): string[] {
  const { uscc, foreignRegNo, foreignRegCountry, groupId, keys } = entry;
  const { nameKey, otherKeys, brandKey, brandSound } = keys;
  return [
    ...(uscc ? [`u:${uscc}`] : []),
    ...(foreignRegNo && foreignRegCountry ? [`f:${foreignRegCountry}:${foreignRegNo}`] : []),
    ...new Set([nameKey, ...otherKeys].filter(Boolean).map((key) => `n:${key}`)),
    ...(brandKey ? [`b:${brandKey}`] : []),
    ...(hasHan(brandKey) && brandKey.length >= 2 ? [`^:${firstTwo(brandKey)}`] : []),
    ...(brandSound ? [`s:${brandSound}`] : []),
    ...(groupId ? [`g:${groupId}`] : []),
    ...contactsOf(entry).map((key) => `c:${key}`),
  ];
}

/** Bigrams with the number of their occurrence, so that repeated ones are counted as often as Dice counts them. */
function numberedGrams(nameKey: string): string[] {
  const times = new Map<string, number>();
  return bigramsOf(nameKey.replaceAll(' ', '')).map((gram) => {
    const before = times.get(gram) ?? 0;
    times.set(gram, before + 1);
    return `${gram}${before}`;
  });
}
