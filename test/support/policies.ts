import type { Answer, SignedIn } from './users.js';

export interface PolicyBody {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly validity: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly message: string }[];
  readonly [member: string]: unknown;
}

let made = 0;

/** An invented policy with a document number that no other call gives, in force since 2025. */
export function aPolicy(changes: Record<string, unknown> = {}): Record<string, unknown> {
  made += 1;
  return {
    title: `示例区支持产业发展办法（第${made}版）`,
    docNo: `示规〔2025〕${made}号`,
    issuer: '示例区人民政府',
    level: 'DISTRICT',
    status: 'PUBLISHED',
    effectiveFrom: '2025-01-01',
    ...changes,
  };
}

export function aClause(changes: Record<string, unknown> = {}): Record<string, unknown> {
  made += 1;
  return { no: `第${made}条`, benefitType: 'RENT', manualOnly: true, ...changes };
}

export async function enterPolicy(
  user: SignedIn,
  changes: Record<string, unknown> = {},
): Promise<PolicyBody> {
  return done(await user.post<PolicyBody>('/policies', aPolicy(changes)));
}

export async function enterClause(
  user: SignedIn,
  policyId: string,
  changes: Record<string, unknown> = {},
): Promise<PolicyBody> {
  return done(await user.post<PolicyBody>(`/policies/${policyId}/clauses`, aClause(changes)));
}

function done({ status, text, body }: Answer<PolicyBody>): PolicyBody {
  if (status !== 201) throw new Error(`entering failed: ${text}`);
  return body;
}
