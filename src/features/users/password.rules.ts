import type { FieldError } from '../../platform/kernel/domain-error.js';

/**
 * Password policy after NIST SP 800-63B-4 §3.1.1.2: length, a list of what everybody guesses first, and what is
 * known of the person; no rules on kinds of characters and no expiry.
 */
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;
const LEAST_DIFFERENT = 5;

/** Words that stay common however many digits and marks are put around them. Lower case. */
const COMMON_WORDS = new Set([
  'password',
  'passwd',
  'passw0rd',
  'p@ssw0rd',
  'p@ssword',
  'administrator',
  'admin',
  'letmein',
  'welcome',
  'iloveyou',
  'woaini',
  'changeme',
  'qwerty',
  'qwertyuiop',
  'qwertyuiopasdfghjkl',
  'asdfghjkl',
  'zxcvbnm',
  'qazwsxedc',
  'abcdefghijkl',
  'taopu',
  'taopucrm',
  'putuo',
  'shanghai',
  'zhongguo',
  'zhaoshang',
  'correcthorsebatterystaple',
]);

const SEQUENCES = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm'];

type Complaint = Pick<FieldError, 'code' | 'message' | 'params'>;

/** Everything that speaks against a password; empty when it may be set. */
export function passwordComplaints(password: string, loginName: string): Complaint[] {
  const text = password.normalize('NFKC');
  const characters = [...text];
  const complaints: Complaint[] = [];
  if (characters.length < PASSWORD_MIN || characters.length > PASSWORD_MAX)
    complaints.push({
      code: 'PASSWORD_LENGTH',
      message: { zh: '应有 {min} 到 {max} 个字符', en: 'must have {min} to {max} characters' },
      params: { min: PASSWORD_MIN, max: PASSWORD_MAX },
    });
  if (text.toLowerCase().includes(loginName.toLowerCase()))
    complaints.push({
      code: 'PASSWORD_HAS_LOGIN_NAME',
      message: { zh: '不能包含登录名', en: 'must not contain the login name' },
    });
  if (isCommon(text.toLowerCase()))
    complaints.push({
      code: 'PASSWORD_COMMON',
      message: { zh: '过于常见或有规律', en: 'is too common or too regular' },
    });
  return complaints;
}

function isCommon(text: string): boolean {
  if (new Set(text).size < LEAST_DIFFERENT) return true;
  const word = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '').replace(/[\s_-]/g, '');
  if (COMMON_WORDS.has(word) || COMMON_WORDS.has(text)) return true;
  const half = text.slice(0, text.length / 2);
  if (half + half === text && half.length < PASSWORD_MIN) return true;
  return SEQUENCES.some((run) => run.includes(text) || [...run].reverse().join('').includes(text));
}

/** The complaints as field errors of a request member. */
export function passwordErrors(password: string, loginName: string, pointer: string): FieldError[] {
  return passwordComplaints(password, loginName).map((complaint) => ({ pointer, ...complaint }));
}
