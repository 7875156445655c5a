import type { SignedIn } from './users.js';

export interface CompanyBody {
  readonly id: string;
  readonly code: string;
  readonly nameCn: string | null;
  readonly uscc: string | null;
  readonly version: number;
  readonly [member: string]: unknown;
}

let made = 0;

/** A company as a specialist types it: invented, with a name that no other call gives. */
export function aCompany(changes: Record<string, unknown> = {}): Record<string, unknown> {
  made += 1;
  return {
    nameCn: `上海示例${numeral(made)}生物科技有限公司`,
    entityType: 'COMPANY',
    capitalNature: 'PRIVATE',
    investorCountry: 'CN',
    registrationStatus: 'IN_OPERATION',
    focusAreaCode: 'LIFE_HEALTH',
    parkRelation: 'TARGET',
    ...changes,
  };
}

/** A different word for each number, so that no two invented names look alike: 甲乙丙… in base 22. */
function numeral(n: number): string {
  const signs = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'];
  const sign = signs[n % signs.length] as string;
  return n < signs.length ? sign + sign : numeral(Math.floor(n / signs.length)) + sign;
}

export async function register(user: SignedIn, changes: Record<string, unknown> = {}): Promise<CompanyBody> {
  const answer = await user.post<CompanyBody>('/companies', aCompany(changes));
  if (answer.status !== 201) throw new Error(`registering failed: ${answer.text}`);
  return answer.body;
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A valid credit code that belongs to nobody: `9131010700` and a serial, with both check characters. */
export function syntheticUscc(serial: number): string {
  const organisation = `T${String(serial).padStart(7, '0')}`;
  const inner = [3, 7, 9, 10, 5, 8, 4, 2].reduce(
    (sum, weight, index) => sum + weight * Number.parseInt(organisation.charAt(index), 36),
    0,
  );
  const check = (11 - (inner % 11)) % 11;
  const body = `91310107${organisation}${check === 10 ? 'X' : check}`;
  const sum = [...body].reduce((total, sign, index) => total + ALPHABET.indexOf(sign) * (3 ** index % 31), 0);
  return body + ALPHABET.charAt((31 - (sum % 31)) % 31);
}
