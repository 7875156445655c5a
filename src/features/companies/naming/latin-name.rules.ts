import type { NameParts } from './han-name.rules.js';
import { isLatinPlace } from './latin-places.table.js';
import { LATIN_BRANCH_ENDINGS, LATIN_LEGAL_FORMS } from './legal-forms.table.js';
import { isLatinTrade } from './trades.table.js';

const HEBREW_LIMITED = /(?<=^|\s)בע(?:["'״׳]{1,2})?מ(?=$|[\s)])/gu;
const DOTTED_INITIALS = /(?<![\p{L}\p{N}])(?:\p{L}\.)+\p{L}(?![\p{L}\p{N}])\.?/gu;
const APOSTROPHES = /['’‘`´״׳]/gu;
const BRACKETS = /\(([^()]*)\)/gu;
const BETWEEN_WORDS = /[^\p{L}\p{N}\p{M}]+/u;

const wordsOf = (text: string): string[] => text.split(BETWEEN_WORDS).filter((word) => word !== '');

function takePlacesInBrackets(text: string, places: string[]): string {
  return text.replace(BRACKETS, (_whole, content: string) => {
    const words = wordsOf(content);
    if (!isLatinPlace(words)) return ` ${content} `;
    places.push(words.join(' '));
    return ' ';
  });
}

function takeBranch(words: string[]): boolean {
  const ending = LATIN_BRANCH_ENDINGS.find(
    (each) =>
      words.length > each.length && each.every((word, index) => words.at(index - each.length) === word),
  );
  if (ending) words.splice(-ending.length);
  return ending !== undefined;
}

function takeLegalForm(words: string[]): string | null {
  const taken: string[] = [];
  while (words.length > 1) {
    const last = words.at(-1) ?? '';
    const isForm = LATIN_LEGAL_FORMS.has(last);
    const isJoint = last === 'AND' && taken.length > 0;
    if (!isForm && !isJoint) break;
    words.pop();
    if (isForm) taken.unshift(last);
  }
  return taken.length > 0 ? taken.join(' ') : null;
}

// As N11: what is left must be a name. BANK OF CHINA and SHANGHAI TECHNOLOGY keep their place.
const isOwnName = (words: readonly string[]): boolean =>
  words.some((word) => !isLatinTrade(word)) && !/^(?:OF|FOR|IN|AT|DE|VAN)$/.test(words.at(-1) ?? '');

function takePlaceAtEdge(words: string[], places: string[], edge: 'start' | 'end'): void {
  for (const count of [2, 1]) {
    const from = edge === 'start' ? 0 : words.length - count;
    const place = words.slice(Math.max(from, 0), from + count);
    const rest = edge === 'start' ? words.slice(count) : words.slice(0, Math.max(from, 0));
    if (place.length < count || !isLatinPlace(place) || !isOwnName(rest)) continue;
    places.push(place.join(' '));
    words.splice(Math.max(from, 0), count);
    return;
  }
}

/** N5, N10 and N13 on a cleaned name without Han characters; also for Hebrew and other scripts. */
export function partsOfLatinName(cleaned: string): NameParts {
  const places: string[] = [];
  const spelled = cleaned
    .replace(HEBREW_LIMITED, ' BM ')
    .replaceAll('&', ' AND ')
    .replace(DOTTED_INITIALS, (initials) => initials.replaceAll('.', ''))
    .replace(APOSTROPHES, '');
  const all = wordsOf(takePlacesInBrackets(spelled, places));
  const named = all.filter((word) => word !== 'THE');
  const words = named.length > 0 ? named : all;
  const isBranch = takeBranch(words);
  if (isBranch) takePlaceAtEdge(words, places, 'end');
  const legalForm = takeLegalForm(words);
  takePlaceAtEdge(words, places, 'end');
  takePlaceAtEdge(words, places, 'start');
  return {
    nameKey: words.join(' ') || cleaned,
    brandKey: words[0] ?? cleaned,
    trade: words.slice(1).join(' '),
    places: [...new Set(places)],
    legalForm,
    isBranch,
    isGroup: words.length > 1 && /^(?:GROUP|HOLDINGS?)$/.test(words.at(-1) ?? ''),
    isPreparing: false,
  };
}
