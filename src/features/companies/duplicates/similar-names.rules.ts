import { likenessTo } from '../naming/dice.rules.js';
import { SIMILAR } from '../naming/duplicate-level.rules.js';
import { hasHan } from '../naming/text-folding.rules.js';

/** Similar names that are kept for one company: the most similar. */
const MOST_SIMILAR = 10;

interface Wanted {
  readonly keys: { readonly nameKey: string; readonly brandKey: string };
}

/** A stored company that may be like the one at `ref`. */
interface Like {
  readonly ref: number;
  readonly id: string;
  /** Keys of all its names. */
  readonly keys: readonly string[];
  readonly brand: string;
}

/** The names most like each company's own, at 0.60 or more (domain.md §4.4), or with the same beginning of the brand. */
export class BestLikes {
  private readonly likenesses: ((key: string) => number)[];
  private readonly found = new Map<number, Map<string, number>>();

  constructor(private readonly wanted: readonly Wanted[]) {
    this.likenesses = wanted.map(({ keys }) => likenessAmong(keys.nameKey));
  }

  /** A row that several probes find is weighed once. */
  weigh({ ref, id, keys, brand }: Like): void {
    const of = this.found.get(ref) ?? new Map<string, number>();
    if (of.has(id)) return;
    const likeness = Math.max(0, ...keys.map(this.likenesses[ref] as (key: string) => number));
    const isKept = likeness >= SIMILAR || beginAlike((this.wanted[ref] as Wanted).keys.brandKey, brand);
    if (isKept) this.found.set(ref, of.set(id, likeness));
  }

  /** [ref, id], the most similar first, equal ones by id. */
  all(): [number, string][] {
    return [...this.found].flatMap(([ref, ids]) =>
      [...ids]
        .sort(([a, likenessOfA], [b, likenessOfB]) => likenessOfB - likenessOfA || (a < b ? -1 : 1))
        .slice(0, MOST_SIMILAR)
        .map(([id]): [number, string] => [ref, id]),
    );
  }
}

/** Dice ≥ 0.60 needs lengths within 7 to 3 and one script, which is cheap to ask first: 0 for all others. */
function likenessAmong(own: string): (key: string) => number {
  const likeness = likenessTo(own);
  const isHan = hasHan(own);
  return (key) => {
    const [short, long] = own.length < key.length ? [own.length, key.length] : [key.length, own.length];
    return long <= 3 * short && hasHan(key) === isHan ? likeness(key) : 0;
  };
}

function beginAlike(left: string, right: string): boolean {
  return left.length >= 2 && right.length >= 2 && (left.startsWith(right) || right.startsWith(left));
}
