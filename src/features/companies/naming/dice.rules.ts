/** Sørensen–Dice over bigrams of code points, for name keys (domain.md §4.4). */

/** Bigrams of code points in order, with repeats. A text of one character has none. */
export function bigramsOf(text: string): string[] {
  const characters = Array.from(text);
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

const withoutSpaces = (text: string): string => text.replaceAll(' ', '');

function counted(grams: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return counts;
}

function overlapWith(counts: ReadonlyMap<string, number>, grams: readonly string[]): number {
  const taken = new Map<string, number>();
  let overlap = 0;
  for (const gram of grams) {
    const [own, used] = [counts.get(gram) ?? 0, taken.get(gram) ?? 0];
    if (used >= own) continue;
    taken.set(gram, used + 1);
    overlap += 1;
  }
  return overlap;
}

/** One text to be compared with many: its bigrams are counted once. @returns the coefficient of another text with it */
export function likenessTo(text: string): (other: string) => number {
  const own = withoutSpaces(text);
  const grams = bigramsOf(own);
  const counts = counted(grams);
  return (other) => {
    const right = withoutSpaces(other);
    if (own === right) return own === '' ? 0 : 1;
    const others = bigramsOf(right);
    const total = grams.length + others.length;
    return total === 0 ? 0 : (2 * overlapWith(counts, others)) / total;
  };
}

/** 0…1. 示例生物科技 / 示例生物医药科技 = 0.667; equal texts are 1; white space does not count. */
export function diceOf(left: string, right: string): number {
  return likenessTo(left)(right);
}
