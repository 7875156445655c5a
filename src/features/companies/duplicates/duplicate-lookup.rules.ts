import type { CompanyKeys } from '../company-keys.rules.js';
import { similarityTokensOf } from '../company-keys.rules.js';

/** Under which keys a company is looked for, the strongest first (domain.md §4.4). Texts that are not there are null or ''. */
export interface DuplicateLookup {
  /** Names the row in the answer. */
  readonly ref: number;
  /** The company itself, when it is stored: it is no double of its own. */
  readonly id: string | null;
  /** Our own code, in a list that was exported here. */
  readonly code: string | null;
  readonly uscc: string | null;
  readonly country: string | null;
  readonly number: string | null;
  /** Keys of all names. */
  readonly keys: readonly string[];
  readonly brand: string;
  readonly groupId: string | null;
  readonly area: string | null;
}

interface Sought {
  readonly id?: string | null;
  readonly uscc: string | null;
  readonly foreignRegNo: string | null;
  readonly foreignRegCountry: string | null;
  readonly focusAreaCode: string | null;
  readonly groupId?: string | null;
}

export function lookupOf(
  company: Sought,
  keys: Pick<CompanyKeys, 'nameKey' | 'brandKey' | 'otherKeys'>,
  ref: number,
  code: string | null = null,
): DuplicateLookup {
  return {
    ref,
    id: company.id ?? null,
    code,
    uscc: company.uscc,
    country: company.foreignRegCountry,
    number: company.foreignRegNo,
    keys: [keys.nameKey, ...keys.otherKeys].filter(Boolean),
    brand: keys.brandKey,
    groupId: company.groupId ?? null,
    area: company.focusAreaCode,
  };
}

/** Bigrams that one key gives to the look-up at most: their pairs are looked for one by one. */
const MOST_TOKENS = 8;
/** Estimated rows behind one probe, and behind all of a key: beyond, the words are too common to say anything. */
const MOST_ROWS_OF_A_PROBE = 2000;
const MOST_ROWS_OF_A_KEY = 8000;

/**
 * Sets of tokens of which a similar name holds one at least, so that an index finds it. Dice ≥ 0.60 between n and m
 * bigrams means 0.3·(n + m) in common and m ≥ 3n/7, hence t = ⌈3n/7⌉ of the n. Whatever t of them are there, two of
 * any n − t + 2 are: pairs of the rarest do. One bigram alone decides for names of two or three characters. What
 * common words alone make alike (生物科技 among 200,000) is left out.
 * @param rowsOf estimated rows that hold a token; the rarest are taken
 */
export function similarityProbes(nameKey: string, rowsOf: (token: string) => number): string[][] {
  const tokens = similarityTokensOf(nameKey);
  const needed = Math.ceil((3 * tokens.length) / 7);
  const rarest = [...tokens].sort((a, b) => rowsOf(a) - rowsOf(b));
  const chosen = rarest.slice(0, needed < 2 ? undefined : Math.min(tokens.length - needed + 2, MOST_TOKENS));
  const probes =
    needed < 2
      ? chosen.map((token) => [token])
      : chosen.flatMap((first, at) => chosen.slice(at + 1).map((second) => [first, second]));
  return affordable(probes, rowsOf);
}

/** The probes with the fewest rows behind them, as many as may be looked at. */
export function affordable(probes: readonly string[][], rowsOf: (token: string) => number): string[][] {
  const costOf = (probe: readonly string[]) => Math.min(...probe.map(rowsOf));
  let rows = 0;
  return [...probes]
    .sort((a, b) => costOf(a) - costOf(b))
    .filter((probe) => {
      rows += costOf(probe);
      return costOf(probe) <= MOST_ROWS_OF_A_PROBE && rows <= MOST_ROWS_OF_A_KEY;
    });
}

/** The last eleven digits of a telephone number, with or without the country's code in front; null for too few. */
export function mobileKey(mobile: string): string | null {
  const digits = mobile.replace(/\D/g, '').slice(-11);
  return digits.length >= 7 ? digits : null;
}
