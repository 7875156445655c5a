import { takeCurrency } from './currency.rules.js';
import { toHalfWidth } from './fold.rules.js';

/** Powers of ten of the unit words, Chinese and English. */
export const POWERS: Readonly<Record<string, number>> = {
  ...{ 万亿: 12, 千亿: 11, 百亿: 10, 十亿: 9, 亿: 8, 千万: 7, 百万: 6, 十万: 5, 万: 4, 千: 3, 百: 2 },
  ...{ billion: 9, bn: 9, b: 9, million: 6, mn: 6, mm: 6, m: 6, thousand: 3, k: 3, w: 4 },
};
/** Alternatives for a pattern, longest first. */
export const UNIT = Object.keys(POWERS)
  .sort((a, b) => b.length - a.length)
  .join('|');
export interface HeadingUnit {
  readonly power: number;
  readonly currency: string | undefined;
}

/** The unit a heading states, in brackets or behind the words: `总投资（万元）`, `单位：亿美元`, `Capital (USD m)`. */
export function headingUnit(heading: string): HeadingUnit | undefined {
  const text = toHalfWidth(heading).replace(/\s+/g, '');
  const bracket = [...text.matchAll(/[([]([^()[\]]*)[)\]]/g)].map((match) => match[1] ?? '').reverse();
  const candidates = [
    ...bracket,
    /单位[:：]?(.+)$/.exec(text)?.[1] ?? '',
    /[万亿千百]*[美港欧日]?元$/.exec(text)?.[0] ?? '',
  ];
  for (const candidate of candidates) {
    const { codes, rest, word } = takeCurrency(candidate.replace(/^单位[:：]?/, ''));
    const match = new RegExp(`^(${UNIT})?(元)?$`, 'i').exec(rest.trim());
    if (!match || !(match[1] || match[2] || codes.length > 0)) continue;
    if (codes.length > 1 || (!match[2] && !word && codes.length === 0 && !/[万亿]/.test(match[1] ?? '')))
      continue;
    return { power: POWERS[match[1]?.toLowerCase() ?? ''] ?? 0, currency: codes[0] ?? 'CNY' };
  }
  return undefined;
}
