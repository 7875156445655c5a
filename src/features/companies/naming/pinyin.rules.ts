import { pinyin } from 'pinyin-pro';

/** `syllables` of one Han text without tones; other characters stay single. `ü` is kept for the caller. */
export function syllablesOf(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array' });
}

/** Joined pinyin of a text in lower case with `v` for `ü`: 示例 → `shili`, 绿地 → `lvdi`. */
export function pinyinOf(text: string): string {
  return syllablesOf(text).join('').toLowerCase().replaceAll('ü', 'v');
}
