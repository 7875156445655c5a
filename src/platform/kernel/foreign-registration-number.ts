import type { IdentifierProblem } from './identifier-text.js';
import { foldIdentifier, isPlaceholder } from './identifier-text.js';

export interface ForeignNumberCheck {
  readonly status: 'valid' | 'invalid' | 'missing';
  /** The form that is unique per country. */
  readonly normalised: string | null;
  readonly problem?: IdentifierProblem;
}

const MAX_LENGTH = 40;

const TOO_LONG: IdentifierProblem = {
  code: 'LENGTH',
  message: {
    zh: '境外注册号不能超过40个字符',
    en: 'A foreign registration number has at most 40 characters',
  },
};
const IL_FORMAT: IdentifierProblem = {
  code: 'IL_FORMAT',
  message: {
    zh: '以色列公司注册号应为9位数字且以5开头（不是增值税号）',
    en: 'An Israeli company number has nine digits and begins with 5 (it is not the VAT dealer number)',
  },
};
const IL_CHECK: IdentifierProblem = {
  code: 'IL_CHECK_DIGIT',
  message: {
    zh: '以色列公司注册号校验位不正确，请核对每一位',
    en: 'The check digit of the Israeli company number does not match; compare every digit',
  },
};
const HK_FORMAT: IdentifierProblem = {
  code: 'HK_FORMAT',
  message: {
    zh: '香港公司编号（CR/BR）应为7至8位数字',
    en: 'A Hong Kong company number (CR or BR) has 7 or 8 digits',
  },
};

function passesIsraeliLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const value = Number(digits[index]) * (index % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

function problemOf(country: string, folded: string): IdentifierProblem | undefined {
  if (country === 'IL') {
    if (!/^5\d{8}$/.test(folded)) return IL_FORMAT;
    return passesIsraeliLuhn(folded) ? undefined : IL_CHECK;
  }
  if (country === 'HK') return /^\d{7,8}$/.test(folded) ? undefined : HK_FORMAT;
  return folded.length > MAX_LENGTH ? TOO_LONG : undefined;
}

const asGiven = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toUpperCase();

/**
 * Checks a company number of another country (domain.md §2.1.3). `country` is ISO 3166-1 alpha-2.
 * IL: nine digits, the first 5, Luhn. HK: 7–8 digits, no check digit. Others: as given, at most 40 characters,
 * with case, width and white space folded so that uniqueness per country means something.
 */
export function checkForeignRegistrationNumber(country: string, text: string): ForeignNumberCheck {
  const folded = foldIdentifier(text);
  if (isPlaceholder(folded)) return { status: 'missing', normalised: null };
  const code = country.toUpperCase();
  const normalised = code === 'IL' || code === 'HK' ? folded : asGiven(text);
  const problem = problemOf(code, normalised);
  return problem ? { status: 'invalid', normalised, problem } : { status: 'valid', normalised };
}
