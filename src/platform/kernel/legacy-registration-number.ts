import type { IdentifierProblem } from './identifier-text.js';
import { foldIdentifier, isPlaceholder } from './identifier-text.js';

export interface LegacyNumberCheck {
  readonly status: 'valid' | 'invalid' | 'missing';
  readonly normalised: string | null;
  readonly problem?: IdentifierProblem;
}

const FORMAT_PROBLEM: IdentifierProblem = {
  code: 'LENGTH',
  message: { zh: '原工商注册号应为15位数字', en: 'A pre-2015 registration number has 15 digits' },
};
const CHECK_PROBLEM: IdentifierProblem = {
  code: 'CHECK_DIGIT',
  message: {
    zh: '原工商注册号校验位不正确，请核对每一位',
    en: 'The check digit of the registration number does not match; compare every digit',
  },
};

/** ISO 7064 MOD 11,10 over 15 digits whose last is the check digit (domain.md §2.1.2). */
export function hasLegacyCheckDigit(digits: string): boolean {
  let product = 10;
  for (const digit of digits.slice(0, 14)) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === Number(digits[14]);
}

/** Checks a 15-digit business registration number of before 2015. It is never a key and never a USCC. */
export function checkLegacyRegistrationNumber(text: string): LegacyNumberCheck {
  const folded = foldIdentifier(text);
  if (isPlaceholder(folded)) return { status: 'missing', normalised: null };
  if (!/^\d{15}$/.test(folded)) return { status: 'invalid', normalised: folded, problem: FORMAT_PROBLEM };
  if (!hasLegacyCheckDigit(folded)) return { status: 'invalid', normalised: folded, problem: CHECK_PROBLEM };
  return { status: 'valid', normalised: folded };
}
