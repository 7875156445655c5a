import { type CompanyBody, register, syntheticUscc } from './companies.js';
import type { Answer, SignedIn } from './users.js';

export interface MergeBody {
  readonly id: string;
  readonly state: string;
  readonly survivorId: string;
  readonly victimId: string;
  readonly jobId: string | null;
  readonly moved: readonly { reference: string; count: number }[];
  readonly undoUntil: string | null;
  readonly undoResult: {
    returned: Record<string, number>;
    left: Record<string, number>;
    keptFields: string[];
  } | null;
  readonly version: number;
  readonly [member: string]: unknown;
}

export interface MergeProblem {
  readonly code: string;
  readonly errors?: { pointer: string; code: string; params?: { field?: string } }[];
  readonly mergedInto?: { id: string; code: string; nameCn: string };
  readonly survivorId?: string;
  readonly currentVersion?: number;
}

/** `POST /companies/{survivor}/merges` with both versions as they are given. */
export function merge<T = MergeBody>(
  user: SignedIn,
  survivor: Pick<CompanyBody, 'id' | 'version'>,
  victim: Pick<CompanyBody, 'id' | 'version'>,
  more: Record<string, unknown> = {},
): Promise<Answer<T>> {
  return user.post<T>(
    `/companies/${survivor.id}/merges`,
    { victimId: victim.id, victimVersion: victim.version, reason: '同一企业重复建档', ...more },
    { 'If-Match': `"${survivor.version}"` },
  );
}

/** An action on a merge: `approvals`, `rejections`, `undos`. */
export function onMerge<T = MergeBody>(
  user: SignedIn,
  { id, version }: Pick<MergeBody, 'id' | 'version'>,
  action: string,
  body: Record<string, unknown> = {},
): Promise<Answer<T>> {
  return user.post<T>(`/company-merges/${id}/${action}`, body, { 'If-Match': `"${version}"` });
}

let serial = 0;

/** Two records of one company: the older one, with a credit code unless told otherwise, and its double. */
export async function doubles(
  by: SignedIn,
  first: Record<string, unknown> = {},
  second: Record<string, unknown> = {},
  bySecond: SignedIn = by,
): Promise<{ survivor: CompanyBody; victim: CompanyBody }> {
  serial += 1;
  const name = `合示${'甲乙丙丁戊己庚辛壬癸'.charAt(serial % 10)}${serial}`;
  const uscc = syntheticUscc(700 + serial);
  const survivor = await register(by, { nameCn: `上海${name}生物科技有限公司`, uscc, ...first });
  const victim = await register(bySecond, {
    nameCn: `北京${name}生物科技有限公司`,
    confirmDistinct: true,
    distinctReason: '先建档，再核对',
    ...second,
  });
  return { survivor, victim };
}

export function aTalkWith(by: SignedIn, companyId: string): Record<string, unknown> {
  return {
    occurredAt: new Date(Date.now() - 3_600_000).toISOString(),
    channel: 'DOC',
    companyId,
    ourParticipantIds: [by.userId],
    summary: '示例：双方就落地条件、用地与时间表逐项讨论并约定下次会面。',
    progressType: 'NONE',
  };
}

export function aPersonOf(companyId: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    name: '示例王',
    companyId,
    decisionRole: 'DECISION_MAKER',
    mobile: '13900139001',
    source: 'BUSINESS_CARD',
    lawfulBasis: 'CONTRACT',
    ...more,
  };
}

/** @returns the id of the follow-up */
export async function talkWith(by: SignedIn, companyId: string): Promise<string> {
  return idFrom(await by.post<{ id: string }>('/interactions', aTalkWith(by, companyId)));
}

/** @returns the id of the contact */
export async function personOf(
  by: SignedIn,
  companyId: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  return idFrom(await by.post<{ id: string }>('/contacts', aPersonOf(companyId, more)));
}

function idFrom({ status, text, body }: Answer<{ id: string }>): string {
  if (status !== 201) throw new Error(`not created: ${text}`);
  return body.id;
}
