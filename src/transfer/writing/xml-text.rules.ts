/** A cell holds at most this many characters; a longer one makes Excel call the file damaged. */
const MAX_CELL_TEXT = 32_767;
const CUT_MARK = '…（已截断）';

// Control characters, lone surrogates, the two non-characters, and text that already looks like an escape.
const NOT_XML = /[\p{Cs}\ufffe\uffff]|(?![\t\n])\p{Cc}|_(?=x[0-9a-fA-F]{4}_)/gu;
const MARKUP = /[&<>"]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const SUSPECT = /[&<>"_\p{Cs}\ufffe\uffff]|(?![\t\n])\p{Cc}/u;

/** Text for an attribute or element. What XML cannot hold is written `_x000D_` (ECMA-376 §22.9.2.19). */
export function xmlText(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return text
    .replace(NOT_XML, (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(MARKUP, (char) => ENTITIES[char] as string);
}

export function fitCell(text: string): string {
  return text.length <= MAX_CELL_TEXT ? text : text.slice(0, MAX_CELL_TEXT - CUT_MARK.length) + CUT_MARK;
}

export function columnLetters(index: number): string {
  let letters = '';
  for (let left = index + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}
