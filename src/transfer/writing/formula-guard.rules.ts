/**
 * Formula injection (domain.md trap 8.41, ASVS 1.2.10): text that a spreadsheet could take for a formula gets a
 * leading apostrophe. Leading spaces, quotes and apostrophes do not make it safe, hence the run in front.
 * `stripGuard(guardText(x)) === x` for every x: text that already looks guarded is guarded once more.
 */
const COULD_BE_FORMULA = /^[\s'"\u200b-\u200f\u2060\ufeff]*(?:[=+\-@＝＋－＠﹦﹢﹣﹫−]|[\t\r\n])/;

/** Nearly every text begins with a letter, a digit or a Chinese character; a look at it spares the pattern. */
function beginsHarmlessly(text: string): boolean {
  const first = text.charCodeAt(0);
  return (
    (first >= 0x4e00 && first <= 0x9fff) ||
    (first >= 0x30 && first <= 0x39) ||
    (first >= 0x41 && first <= 0x7a)
  );
}

export function guardText(text: string): string {
  return !beginsHarmlessly(text) && COULD_BE_FORMULA.test(text) ? `'${text}` : text;
}

export function stripGuard(text: string): string {
  return text.startsWith("'") && COULD_BE_FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}
