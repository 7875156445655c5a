import type { CompanyName } from './company-name.rules.js';
import { normaliseCompanyName } from './company-name.rules.js';
import { bigramsOf } from './dice.rules.js';
import { initialsOf, syllablesOf } from './pinyin.rules.js';
import { bounded, foldText, hasHan, toSimplified } from './text-folding.rules.js';

/**
 * What is stored for substring search over names and codes, and what a query asks for.
 *
 * `text` holds one folded segment a line; `grams` the distinct bigrams of all segments, none across a line, for a
 * text[] column under a GIN index. A needle occurs in a segment only if all its grams are among the stored ones,
 * so `grams @> query.grams AND position(needle in text) > 0` is exact, and the index does the work.
 *
 * Rank of a hit (`rankOf`): 0 a whole segment equals the needle, 1 a segment begins with it, 2 it stands elsewhere.
 * Equal ranks: the shorter matching segment first, then the name.
 */
export interface SearchKeys {
  readonly text: string;
  readonly grams: string[];
}

export interface SearchQuery {
  readonly needle: string;
  readonly grams: string[];
  readonly kind: 'han' | 'latin' | 'code';
}

const AMPERSAND = /&/gu;
const AND_WORD = /(?<![\p{L}\p{N}])and(?![\p{L}\p{N}])/giu;
const HAS_AND = /&|(?<![\p{L}\p{N}])and(?![\p{L}\p{N}])/iu;
const HAS_DIGIT_CODE = /^(?=(?:.*\d){4})[0-9a-z]+$/;
// Marks of the exchange in front of a short name: *ST 风险警示, XD/XR/DR 除息除权. They come and go.
const EXCHANGE_MARK = /^(?:S?\*?ST|XD|XR|DR)(?=\p{Script=Han}{2})/iu;

// Pinyin of Chinese names is typed with v or with u for ü.
function spellings(joined: string): string[] {
  return joined.includes('ü') ? [joined.replaceAll('ü', 'v'), joined.replaceAll('ü', 'u')] : [joined];
}

// How people shorten: 示例工业股份有限公司 → 示例股份, 示例新材料科技 → 示例科技, 示例集团.
function usualShortForms(name: CompanyName): string[] {
  const forms: string[] = [];
  if (name.legalForm?.startsWith('股份')) forms.push(`${name.brandKey}股份`);
  if (name.isGroup) forms.push(`${name.brandKey}集团`);
  if (name.trade.length > 2) forms.push(name.brandKey + name.trade.slice(-2));
  return forms;
}

function pinyinSegments(given: string): string[] {
  const text = given.toLowerCase();
  const syllables = syllablesOf(text);
  return [...spellings(syllables.join('')), ...initialsOf(text, syllables)].map(foldText);
}

// 乾 becomes 干 (gan) in conversion though brands read it qian: where conversion changes a name, both are read out.
function readings(name: string): string[] {
  const written = name.replace(/[^\p{L}\p{N}]/gu, '');
  return [...new Set([toSimplified(written), written])];
}

function hanSegments(name: string, mark: string): string[] {
  const parts = normaliseCompanyName(name);
  const whole = readings(name);
  const own = parts.brandKey + parts.trade;
  const wholePinyin = whole.flatMap(pinyinSegments);
  return [
    ...wholePinyin,
    ...(mark === '' ? [] : wholePinyin.map((segment) => mark + segment)),
    ...(own === whole[0] ? [] : [foldText(own), ...pinyinSegments(own)]),
    ...usualShortForms(parts).map(foldText),
  ];
}

// "A & B" and "A and B" are one name to the person who types it.
function spellingsOfName(name: string): string[] {
  const bare = name.replace(EXCHANGE_MARK, '');
  const all = bare === name ? [name] : [name, bare];
  return HAS_AND.test(name) ? [...all, name.replace(AMPERSAND, ' and '), name.replace(AND_WORD, ' ')] : all;
}

function segmentsOfName(given: string): string[] {
  const name = bounded(given).normalize('NFKC').trim();
  const folded = spellingsOfName(name).map(foldText);
  if (!hasHan(name)) return folded;
  const mark = EXCHANGE_MARK.exec(name)?.[0] ?? '';
  return [...folded, ...hanSegments(name.slice(mark.length), foldText(mark))];
}

// `SZSE:000001` is also found, whole, by 000001.
function segmentsOfCode(code: string): string[] {
  const behindMarket = code.includes(':') ? code.slice(code.indexOf(':') + 1) : '';
  return [foldText(code), foldText(behindMarket)];
}

function gramsOf(segments: readonly string[]): string[] {
  return [...new Set(segments.flatMap(bigramsOf))];
}

/**
 * `names`: every name and alias; `codes`: USCC, stock codes, foreign numbers, our own code. A name gives its folded
 * form and, when it holds Han, its pinyin and initials, whole and without place and legal form. Names count to 200
 * characters. Idempotent and free of order in its grams.
 */
export function searchKeysOf(of: { names: readonly string[]; codes: readonly string[] }): SearchKeys {
  const all = [...of.names.flatMap(segmentsOfName), ...of.codes.flatMap(segmentsOfCode)];
  const segments = [...new Set(all.filter((segment) => segment !== ''))];
  return { text: segments.join('\n'), grams: gramsOf(segments) };
}

/** Folds a query like a name. Null when fewer than two letters, digits or characters are left to look for. */
export function searchQueryOf(q: string): SearchQuery | null {
  const needle = foldText(bounded(q).normalize('NFKC').trim().replace(EXCHANGE_MARK, ''));
  const grams = gramsOf([needle]);
  if (grams.length === 0) return null;
  if (hasHan(needle)) return { needle, grams, kind: 'han' };
  return { needle, grams, kind: HAS_DIGIT_CODE.test(needle) ? 'code' : 'latin' };
}

/** Rank and length of the best segment of a stored text for a needle, or null when it does not occur. */
export function rankOf(text: string, needle: string): { rank: 0 | 1 | 2; length: number } | null {
  let best: { rank: 0 | 1 | 2; length: number } | null = null;
  for (const segment of text.split('\n')) {
    const at = segment.indexOf(needle);
    if (at < 0) continue;
    const rank = segment === needle ? 0 : at === 0 ? 1 : 2;
    const better = !best || rank < best.rank || (rank === best.rank && segment.length < best.length);
    if (better) best = { rank, length: segment.length };
  }
  return best;
}
