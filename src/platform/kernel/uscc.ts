import type { IdentifierProblem } from './identifier-text.js';
import { foldIdentifier, isPlaceholder } from './identifier-text.js';
import { hasLegacyCheckDigit } from './legacy-registration-number.js';
import { isCurrentRegionCode } from './region-codes.js';

/**
 * Unified social credit code (统一社会信用代码), GB 32100-2015, with the organisation code of GB 11714-1997 inside
 * (domain.md §2.1.1). Own implementation: the popular ones refuse N…, A… and Y…, forget the outer mod 31 and read
 * the inner code with the wrong letter values (traps 8.7–8.9).
 */
export interface UsccCheck {
  /** `warn` is accepted and says why it should be looked at; `missing` is a placeholder such as 筹建中. */
  readonly status: 'valid' | 'warn' | 'invalid' | 'missing';
  readonly normalised: string | null;
  readonly problem?: IdentifierProblem;
  readonly warnings: readonly IdentifierProblem[];
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const ALPHABET_ONLY = /^[0-9A-HJ-NPQRTUWXY]{18}$/;
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;
const LABEL = /^(?:统一)?(?:社会)?信用代码(?:证)?(?:号码?|编号)?[::]*|^USCC:+/;
const TYPED_FOR: Readonly<Record<string, string>> = { O: '0', I: '1', S: '5', Z: '2' };

const PROBLEMS = {
  LENGTH: {
    code: 'LENGTH',
    message: {
      zh: '统一社会信用代码应为18位',
      en: 'A unified social credit code has 18 characters',
    },
  },
  SCIENTIFIC_NOTATION: {
    code: 'SCIENTIFIC_NOTATION',
    message: {
      zh: '代码被电子表格改成了科学计数法，请把该列设为文本后重新填写',
      en: 'A spreadsheet turned the code into scientific notation; make the column text and enter it again',
    },
  },
  LEGACY_REGISTRATION_NUMBER: {
    code: 'LEGACY_REGISTRATION_NUMBER',
    message: {
      zh: '这是2015年以前的15位工商注册号，请填入“原工商注册号”',
      en: 'This is a 15-digit registration number of before 2015; put it into legacyRegNo',
    },
  },
  ORGANISATION_CODE_ONLY: {
    code: 'ORGANISATION_CODE_ONLY',
    message: {
      zh: '这是9位组织机构代码，不是统一社会信用代码',
      en: 'This is a nine-character organisation code, not a unified social credit code',
    },
  },
  CHARSET: {
    code: 'CHARSET',
    message: {
      zh: '只能使用数字和大写字母，且不含 I、O、S、V、Z',
      en: 'Only digits and capital letters without I, O, S, V and Z may appear',
    },
  },
  REGION_NOT_DIGITS: {
    code: 'REGION_NOT_DIGITS',
    message: { zh: '第3至8位是行政区划码，应为6位数字', en: 'Characters 3 to 8 are the region: six digits' },
  },
  CHECK_CHARACTER: {
    code: 'CHECK_CHARACTER',
    message: {
      zh: '校验位不正确，请对照营业执照核对每一位',
      en: 'The check character does not match; compare every character with the licence',
    },
  },
} as const satisfies Record<string, IdentifierProblem>;

const WARNINGS = {
  DEPARTMENT_OR_CATEGORY: {
    code: 'DEPARTMENT_OR_CATEGORY',
    message: {
      zh: '登记管理部门或机构类别代码不在标准表内',
      en: 'The registering department or the category is not in the tables of the standard',
    },
  },
  REGION_UNKNOWN: {
    code: 'REGION_UNKNOWN',
    message: {
      zh: '行政区划码不在现行列表内（可能是开发区或已撤销的区划）',
      en: "The region is not in today's list (a development zone, or withdrawn)",
    },
  },
  ORGANISATION_CODE_CHECK: {
    code: 'ORGANISATION_CODE_CHECK',
    message: {
      zh: '第9至17位组织机构代码的校验位不符，请核对',
      en: 'The organisation code in characters 9 to 17 fails its own check; compare it',
    },
  },
} as const satisfies Record<string, IdentifierProblem>;

function checkCharacterOf(code: string): string {
  const sum = WEIGHTS.reduce(
    (total, weight, index) => total + ALPHABET.indexOf(code.charAt(index)) * weight,
    0,
  );
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

// Here letters run A=10 … Z=35 without gaps, unlike the alphabet of GB 32100.
function organisationCheckOf(body: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, index) => total + Number.parseInt(body.charAt(index), 36) * weight,
    0,
  );
  const rest = 11 - (sum % 11);
  if (rest === 10) return 'X';
  return rest === 11 ? '0' : String(rest);
}

const isSound = (code: string): boolean =>
  ALPHABET_ONLY.test(code) && /^\d{6}$/.test(code.slice(2, 8)) && checkCharacterOf(code) === code[17];

function lengthProblem(code: string): IdentifierProblem {
  if (/^\d(?:\.\d+)?E\+?\d+$/.test(code)) return PROBLEMS.SCIENTIFIC_NOTATION;
  if (/^\d{15}$/.test(code) && hasLegacyCheckDigit(code)) return PROBLEMS.LEGACY_REGISTRATION_NUMBER;
  if (/^[0-9A-Z]{8}[0-9X]$/.test(code) && organisationCheckOf(code) === code[8]) {
    return PROBLEMS.ORGANISATION_CODE_ONLY;
  }
  return PROBLEMS.LENGTH;
}

function charsetProblem(code: string): IdentifierProblem {
  const retyped = code.replace(/[OISZ]/g, (letter) => TYPED_FOR[letter] ?? letter);
  return isSound(retyped) ? { ...PROBLEMS.CHARSET, suggestion: retyped } : PROBLEMS.CHARSET;
}

function problemOf(code: string): IdentifierProblem | undefined {
  if (code.length !== 18) return lengthProblem(code);
  if (!ALPHABET_ONLY.test(code)) return charsetProblem(code);
  if (!/^\d{6}$/.test(code.slice(2, 8))) return PROBLEMS.REGION_NOT_DIGITS;
  return checkCharacterOf(code) === code[17] ? undefined : PROBLEMS.CHECK_CHARACTER;
}

// Only the categories of department 9 are documented in domain.md; for the others any category passes.
const isKnownDepartment = (code: string): boolean => /^(?:9[1239]|[1-8ANY])/.test(code);

function warningsOf(code: string): IdentifierProblem[] {
  const warnings: IdentifierProblem[] = [];
  if (!isKnownDepartment(code)) warnings.push(WARNINGS.DEPARTMENT_OR_CATEGORY);
  if (!isCurrentRegionCode(code.slice(2, 8))) warnings.push(WARNINGS.REGION_UNKNOWN);
  if (organisationCheckOf(code.slice(8, 16)) !== code[16]) warnings.push(WARNINGS.ORGANISATION_CODE_CHECK);
  return warnings;
}

/**
 * Checks a code as typed. `normalised` is what is stored when the status is `valid` or `warn`; a suggestion for
 * letters mistaken for digits (O→0, I→1, S→5, Z→2) is offered only when it makes the code sound, never applied.
 */
export function checkUscc(text: string): UsccCheck {
  const folded = foldIdentifier(text);
  if (isPlaceholder(folded)) return { status: 'missing', normalised: null, warnings: [] };
  const code = folded.replace(LABEL, '');
  if (isPlaceholder(code)) return { status: 'missing', normalised: null, warnings: [] };
  const problem = problemOf(code);
  if (problem) return { status: 'invalid', normalised: code, problem, warnings: [] };
  const warnings = warningsOf(code);
  return { status: warnings.length > 0 ? 'warn' : 'valid', normalised: code, warnings };
}
