/** Sørensen–Dice over bigrams of code points, for name keys (domain.md §4.4). */

/** Bigrams of code points in order, with repeats. A text of one character has none. */
export function bigramsOf(text: string): string[] {
  const characters = Array.from(text);
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

function overlapOf(left: readonly string[], right: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const gram of left) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return right.filter((gram) => {
    const count = counts.get(gram) ?? 0;
    if (count > 0) counts.set(gram, count - 1);
    return count > 0;
  }).length;
}

/** 0…1. 示例生物科技 / 示例生物医药科技 = 0.667; equal texts are 1; white space does not count. */
export function diceOf(left: string, right: string): number {
  const [a, b] = [left.replaceAll(' ', ''), right.replaceAll(' ', '')];
  if (a === b) return a === '' ? 0 : 1;
  const [leftGrams, rightGrams] = [bigramsOf(a), bigramsOf(b)];
  const total = leftGrams.length + rightGrams.length;
  return total === 0 ? 0 : (2 * overlapOf(leftGrams, rightGrams)) / total;
}
