import { Converter } from 'opencc-js/t2cn';

/** Steps N1–N5 of domain.md §4.4 and the folding that search shares with them. Keys only; stored names stay. */

export const MAX_NAME_LENGTH = 200;

const convertPhrases = Converter({ from: 't', to: 'cn' });
const convertedCharacters = new Map<string, string>();

const HAN = /\p{Script=Han}/u;
const INVISIBLE = /[\p{Cf}\ufffd\p{Cs}\p{Cc}]/gu;
const OPENING = /[〔【[{〈《﹝「『<]/gu;
const CLOSING = /[〕】\]}〉》﹞」』>]/gu;
const DOTS = /[·•・‧∙]/gu;
// Latin, Greek and Cyrillic accents and Hebrew points; not the voicing marks of kana.
const ACCENTS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]/gu;
const INSIGNIFICANT = /[^\p{L}\p{N}\p{M}]/gu;
const LETTERS_WITHOUT_ACCENT: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};
const SPECIAL_LETTERS = /[ßæœøłđðþı]/gu;

export const hasHan = (text: string): boolean => HAN.test(text);

/** The first 200 code points: longer names cannot be stored (domain.md §2.1) and must not cost more. */
export function bounded(text: string): string {
  if (text.length <= MAX_NAME_LENGTH) return text;
  return Array.from(text.slice(0, 2 * MAX_NAME_LENGTH))
    .slice(0, MAX_NAME_LENGTH)
    .join('');
}

/** N4, by phrase tables: 乾坤 stays, 乾燥 becomes 干燥. */
export function toSimplified(text: string): string {
  return hasHan(text) ? convertPhrases(text) : text;
}

function simplifiedCharacter(character: string): string {
  const known = convertedCharacters.get(character);
  if (known !== undefined) return known;
  const converted = convertPhrases(character);
  convertedCharacters.set(character, converted);
  return converted;
}

/** Traditional → simplified without context, so that a fragment folds to a fragment of the folded whole. */
export function simplifyCharacters(text: string): string {
  return hasHan(text) ? text.replace(/\p{Script=Han}/gu, simplifiedCharacter) : text;
}

/** `Exämple` → `Example`, `ß` → `ss`; lower-case input for the special letters. */
export function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .replace(SPECIAL_LETTERS, (letter) => LETTERS_WITHOUT_ACCENT[letter] ?? letter);
}

/** N1–N5 except the ampersand: width, invisible characters, brackets, simplified, upper case, no accents. */
export function cleanName(text: string): string {
  const folded = bounded(text)
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(OPENING, '(')
    .replace(CLOSING, ')')
    .replace(DOTS, '')
    .replace(/\s+/g, ' ')
    .trim();
  return withoutAccents(toSimplified(folded).toLowerCase()).toUpperCase();
}

/**
 * Letters and digits alone, lower case, simplified character by character. A fragment of a name folds to a
 * fragment of the folded name, which is what substring search rests on. `''` when nothing significant is left.
 */
export function foldText(text: string): string {
  const folded = bounded(text).normalize('NFKC').toLowerCase();
  return simplifyCharacters(withoutAccents(folded).replace(INSIGNIFICANT, ''));
}
