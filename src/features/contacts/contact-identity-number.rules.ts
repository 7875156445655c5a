/**
 * Identity cards and passports have no place in a contact (domain.md §2.3, PIPL art. 6): texts that look like their
 * numbers are refused. Citizen number: GB 11643-1999, 17 digits and a check character by ISO 7064 MOD 11-2.
 */
export type IdentityDocument = 'ID_CARD' | 'PASSPORT';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/** Digits may be spread over spaces, hyphens and dots, which people use to group them. */
const CITIZEN_NUMBER = /(?<!\d)\d(?:[\s.\-–—_]?\d){16}[\s.\-–—_]?[\dX](?![0-9])/gi;

/**
 * Chinese ordinary (E, G, EA–EZ), service and diplomatic passports, and permits for Hong Kong and Macao. Capitals only:
 * a small letter and a date of birth is a common WeChat name.
 */
const PASSPORT_NUMBER = /(?<![A-Za-z0-9])(?:[EGDSPHMC]\d{8}|E[A-HJ-NP-Z]\d{7}|[HM]\d{10})(?![A-Za-z0-9])/;

/** A number of any country that is called a passport. */
const NAMED_PASSPORT =
  /(?:护照|通行证|passport)\s*(?:号码?|no\.?|number|#)?\s*[:：#]?\s*(?=[A-Z0-9]*\d)[A-Z0-9]{6,12}/i;

/** Which kind of document number the text seems to hold, or null. */
export function identityDocumentIn(text: string): IdentityDocument | null {
  const folded = text.normalize('NFKC');
  const numbers = folded.match(CITIZEN_NUMBER) ?? [];
  if (numbers.some((number) => isCitizenNumber(number.replace(/[^\dX]/gi, '')))) return 'ID_CARD';
  return PASSPORT_NUMBER.test(folded) || NAMED_PASSPORT.test(folded) ? 'PASSPORT' : null;
}

/** Whether 18 characters are a well-formed citizen number. */
export function isCitizenNumber(number: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/i.test(number)) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return CHECK_CHARACTERS[sum % 11] === number[17]?.toUpperCase();
}
