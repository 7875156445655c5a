import type { Answer, SignedIn } from './users.js';

export interface LeadBody {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly companyId: string | null;
  readonly companyMatch: string | null;
  readonly companyNameRaw: string | null;
  readonly status: string;
  readonly assigneeId: string | null;
  readonly reportUnitId: string;
  readonly reportUserId: string | null;
  readonly reportedAt: string | null;
  readonly registeredAt: string;
  readonly lateMarks: string[];
  readonly dueSteps: string[];
  readonly nextDueOn: string | null;
  readonly version: number;
  readonly [member: string]: unknown;
}

export interface DuplicateCheck {
  readonly companies: { id: string; level: string }[];
  readonly matters: {
    kind: string;
    id: string;
    code: string;
    title: string;
    status: string;
    unitId: string;
  }[];
  readonly elsewhere: {
    exists: boolean;
    ownerUnitName: string;
    protectionUntil: string | null;
    liaisonPhoneOfUnit: string | null;
  }[];
}

export interface LeadProblem {
  readonly code: string;
  readonly allowed?: string[];
  readonly errors?: { pointer?: string; parameter?: string; code: string; message: string }[];
  readonly currentVersion?: number;
}

let made = 0;

/** A lead as a specialist types it, of a company that nobody has heard of. */
export function aLead(changes: Record<string, unknown> = {}): Record<string, unknown> {
  made += 1;
  return {
    title: `示例线索${made}`,
    companyNameRaw: `无锡示例${made}号线索企业集团`,
    sourceChannel: 'WALK_IN',
    ...changes,
  };
}

export async function registered(
  by: SignedIn,
  changes: Record<string, unknown> = {},
): Promise<LeadBody & { duplicateCheck: DuplicateCheck }> {
  const answer = await by.post<LeadBody & { duplicateCheck: DuplicateCheck }>('/leads', aLead(changes));
  if (answer.status !== 201) throw new Error(`registering failed: ${answer.text}`);
  return answer.body;
}

/** One step with the version that the lead has now, unless one is given. */
export async function step<T = LeadBody & LeadProblem>(
  by: SignedIn,
  id: string,
  path: 'assignments' | 'assessments' | 'transitions' | 'conversions',
  body: Record<string, unknown>,
  version?: number,
): Promise<Answer<T>> {
  const current = version ?? (await by.get<LeadBody>(`/leads/${id}`)).body.version;
  return by.post<T>(`/leads/${id}/${path}`, body, { 'If-Match': `"${current}"` });
}

async function stepped(...given: Parameters<typeof step>): Promise<LeadBody> {
  const answer = await step(...given);
  if (answer.status >= 300) throw new Error(`${given[2]} failed: ${answer.text}`);
  return answer.body;
}

export const ASSESSMENT = {
  industry: '属生命健康方向，补药物筛选环节',
  market: '国内同类服务需求较大',
  technology: '自有平台，三项专利',
  environment: '无废水排放',
  energy: '用电约200千瓦',
  benefit: '三年税收约150万元',
  follow: true,
};

export interface LeadPeople {
  readonly specialist: SignedIn;
  readonly supervisor: SignedIn;
}

/** Registered and given to the specialist. */
export async function assignedLead(
  { specialist, supervisor }: LeadPeople,
  changes: Record<string, unknown> = {},
): Promise<LeadBody> {
  const { id } = await registered(specialist, changes);
  return stepped(supervisor, id, 'assignments', { assigneeId: specialist.userId });
}

export async function assessingLead(
  people: LeadPeople,
  changes: Record<string, unknown> = {},
): Promise<LeadBody> {
  const { id } = await assignedLead(people, changes);
  return stepped(people.specialist, id, 'transitions', { move: 'BEGIN' });
}

export async function validLead(
  people: LeadPeople,
  changes: Record<string, unknown> = {},
): Promise<LeadBody> {
  const { id } = await assessingLead(people, changes);
  return stepped(people.specialist, id, 'assessments', ASSESSMENT);
}
