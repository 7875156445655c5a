import { ASSESSMENT, aLead } from './leads.js';
import type { RouteCase, Who } from './route-matrix.js';
import type { MadeRecord, World } from './route-world.js';
import * as make from './route-world.js';

interface Made {
  readonly id: string;
  readonly version: number;
}

const REPORTERS = 'SPECIALIST SUPERVISOR POOL_ADMIN SERVICE_OFFICER';

/** Who holds each permission, from domain.md §2.15. */
export const LEAD_HOLDERS: Readonly<Record<string, Who>> = {
  'lead:read': '*',
  'lead:create': `${REPORTERS} DEPT_USER`,
  'lead:update': `${REPORTERS} DEPT_USER`,
  'lead:assign': 'SUPERVISOR POOL_ADMIN',
  'lead:work': REPORTERS,
  'lead:delete': `${REPORTERS} DEPT_USER`,
};

/** Who finds a lead of `own` (class V2). */
export const FINDS_LEAD: Who =
  'SPECIALIST@own SUPERVISOR@own SERVICE_OFFICER@own SPECIALIST@office SUPERVISOR@office LEADER POOL_ADMIN';

/** A lead of `own`, about a company that nobody else pursues. */
export async function lead(world: World): Promise<MadeRecord> {
  const body = aLead({ title: make.PLANTED.leadTitle });
  return recordOf(await (await world.maker()).post<Made>('/leads', body));
}

const supervisorOf = (world: World) => world.newcomer({ role: 'SUPERVISOR', place: 'own' });

async function assigned(world: World): Promise<MadeRecord> {
  const { userId } = await world.maker();
  return next(world, await lead(world), 'assignments', { assigneeId: userId });
}

const assessing = async (world: World) =>
  next(world, await assigned(world), 'transitions', { move: 'BEGIN' });

async function valid(world: World): Promise<MadeRecord> {
  const known = await assessing(world);
  const { path } = await make.company(world);
  const named = await (await world.maker()).patch<Made>(
    `/leads/${known.path['id']}`,
    { companyId: path['id'] },
    known.version,
  );
  return next(world, recordOf(named), 'assessments', ASSESSMENT);
}

async function feedback(world: World): Promise<MadeRecord> {
  const { path } = await lead(world);
  const id = path['id'] as string;
  const answer = await (await world.maker()).post<Made>(`/leads/${id}/feedbacks`, { text: '已联系企业' });
  return { path: { id, feedbackId: answer.body.id } };
}

async function next(
  world: World,
  { path, version }: MadeRecord,
  step: string,
  body: object,
): Promise<MadeRecord> {
  const by = await supervisorOf(world);
  return recordOf(await by.post<Made>(`/leads/${path['id']}/${step}`, body, { 'If-Match': `"${version}"` }));
}

function recordOf({ status, body, text }: { status: number; body: Made; text: string }): MadeRecord {
  if (status >= 300) throw new Error(text);
  return { path: { id: body.id }, version: body.version };
}

const LEAD: RouteCase = { record: lead, finds: FINDS_LEAD };
/** Its reporter and assignee, who is none of the personas, the supervisor of its unit and pool administrators. */
const LEAD_WRITE: RouteCase = { ...LEAD, passes: 'SUPERVISOR@own POOL_ADMIN' };
const body = (value: unknown): Pick<RouteCase, 'parts'> => ({ parts: () => ({ body: value }) });

export const LEAD_ROUTES: Readonly<Record<string, RouteCase>> = {
  listLeads: {},
  // A department owns no projects and reports no lead; its DEPT_USER proposes one to a unit that does.
  registerLead: {
    passes: `SPECIALIST@line SUPERVISOR@line POOL_ADMIN@line SERVICE_OFFICER@line DEPT_USER`,
    refusedWith: 422,
    parts: async (world) => ({
      body: aLead({ companyId: await make.companyId(world), sourceChannel: 'EXISTING_EXPANSION' }),
    }),
  },
  getLead: LEAD,
  updateLead: { ...LEAD_WRITE, ...body({ note: '示例备注' }) },
  deleteLead: LEAD_WRITE,
  restoreLead: { ...LEAD_WRITE, record: make.deleted('leads', lead) },
  getLeadHistory: LEAD,
  assignLead: {
    ...LEAD_WRITE,
    parts: async (world) => ({ body: { assigneeId: (await world.maker()).userId } }),
  },
  assessLead: { ...LEAD_WRITE, record: assessing, ...body(ASSESSMENT) },
  moveLead: { ...LEAD_WRITE, record: assigned, ...body({ move: 'BEGIN' }) },
  convertLead: { ...LEAD_WRITE, record: valid, ...body({ name: '示例转化项目' }) },
  listLeadTransitions: LEAD,
  listLeadFeedbacks: LEAD,
  feedBackLead: { ...LEAD_WRITE, ...body({ text: '已联系企业' }) },
  getLeadFeedback: { ...LEAD, record: feedback },

  getCompanyBrief: { record: make.company },
  getCompanyTimeline: { record: make.company },
};
