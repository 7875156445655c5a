import { pinyin } from 'pinyin-pro';

/** `syllables` of one Han text without tones; other characters stay single. `ü` is kept for the caller. */
export function syllablesOf(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array' });
}

const MOST_KNOWN = 20_000;
const known = new Map<string, string>();

/** Joined pinyin of a text in lower case with `v` for `ü`: 示例 → `shili`, 绿地 → `lvdi`. Brands come again and again. */
export function pinyinOf(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const joined = syllablesOf(text).join('').toLowerCase().replaceAll('ü', 'v');
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, joined);
  return joined;
}

// The other initial of characters that brands read either way: 快乐 L, 音乐 Y; 朝 C or Z.
const OTHER_INITIALS: Readonly<Record<string, string>> = {
  乐: 'ly',
  长: 'cz',
  重: 'cz',
  朝: 'cz',
  行: 'hx',
  藏: 'cz',
  阿: 'ae',
  参: 'cs',
  沈: 'sc',
  单: 'ds',
  解: 'jx',
  曾: 'zc',
  厦: 'xs',
  盛: 'sc',
  传: 'cz',
  调: 'dt',
  弹: 'dt',
  覃: 'qt',
};
const MOST_VARIANTS = 3;

/** First letters, then the same with one ambiguous character read the other way, at most three times. */
export function initialsOf(text: string, syllables: readonly string[]): string[] {
  const letters = syllables.map((syllable) => String.fromCodePoint(syllable.codePointAt(0) ?? 0));
  const variants = [letters.join('')];
  for (const [index, character] of Array.from(text).entries()) {
    const other = OTHER_INITIALS[character]?.replace(letters[index] ?? '', '').charAt(0);
    if (other && variants.length <= MOST_VARIANTS) variants.push(letters.with(index, other).join(''));
  }
  return variants;
}
