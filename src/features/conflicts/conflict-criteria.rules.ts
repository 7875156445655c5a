import type { ConflictCriterion, ConflictParty } from './conflict.codes.js';

/** What is known of one party (domain.md §4.2, criteria). Unknown is null. */
export interface PartyFacts {
  /** Earliest valid registration, ISO 8601; back-filled records do not count. */
  readonly registeredAt: string | null;
  /** Earliest verifiable substantive contact with a DECISION_MAKER. */
  readonly deciderContactAt: string | null;
  /** Furthest stage of the party's projects: S1 … S8 as 1 … 8, 0 before admission. */
  readonly depth: number;
  /** Shortlisted space and a named link of the chain: 0, 1 or 2. */
  readonly fit: number;
  /** The party filed the investor's written will. */
  readonly hasInvestorWill: boolean;
}

export interface Comparison {
  readonly criterion: ConflictCriterion;
  readonly a: string | null;
  readonly b: string | null;
  /** Null: it does not tell the parties apart. */
  readonly favours: ConflictParty | null;
}

export interface Ranking {
  readonly recommendation: 'OWNER_A' | 'OWNER_B' | 'JOINT';
  readonly decidedBy: ConflictCriterion;
  /** Where the project should land by the investor's will; says nothing about the credit. */
  readonly landing: ConflictParty | null;
  readonly comparisons: readonly Comparison[];
}

/** Compares in order; the first criterion that tells the parties apart decides, and a tie goes to both. */
export function rank(a: PartyFacts, b: PartyFacts): Ranking {
  const comparisons: Comparison[] = [
    earlier('REGISTERED_FIRST', a.registeredAt, b.registeredAt),
    earlier('DECIDER_CONTACT_FIRST', a.deciderContactAt, b.deciderContactAt),
    more('DEPTH', a.depth, b.depth),
    more('FIT', a.fit, b.fit),
  ];
  const deciding = comparisons.find(({ favours }) => favours !== null);
  return {
    recommendation: deciding ? (deciding.favours === 'A' ? 'OWNER_A' : 'OWNER_B') : 'JOINT',
    decidedBy: deciding?.criterion ?? 'TIE',
    landing: a.hasInvestorWill === b.hasInvestorWill ? null : a.hasInvestorWill ? 'A' : 'B',
    comparisons,
  };
}

function earlier(criterion: ConflictCriterion, a: string | null, b: string | null): Comparison {
  const [at, bt] = [a, b].map((text) => (text === null ? Number.POSITIVE_INFINITY : Date.parse(text)));
  const favours = at === bt ? null : (at as number) < (bt as number) ? 'A' : 'B';
  return { criterion, a, b, favours };
}

function more(criterion: ConflictCriterion, a: number, b: number): Comparison {
  return { criterion, a: String(a), b: String(b), favours: a === b ? null : a > b ? 'A' : 'B' };
}
