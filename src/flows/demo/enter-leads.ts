import { MoveLeadFlow } from '../leads/move-lead.flow.js';
import { RegisterLeadFlow } from '../leads/register-lead.flow.js';
import { DEMO_ASSESSMENT, DEMO_LEADS, type DemoLead, type DemoLeadEnd } from './demo-leads.seed.js';
import { type DemoStage, known } from './demo-stage.js';
import { promoterOf, supervisorOf } from './enter-companies.js';

type Step = 'ASSIGN' | 'BEGIN' | 'ACCEPT' | 'REJECT' | 'PARK';

const STEPS: Readonly<Record<DemoLeadEnd, readonly Step[]>> = {
  NEW: [],
  ASSIGNED: ['ASSIGN'],
  ASSESSING: ['ASSIGN', 'BEGIN'],
  VALID: ['ASSIGN', 'BEGIN', 'ACCEPT'],
  INVALID: ['ASSIGN', 'BEGIN', 'REJECT'],
  PARKED: ['ASSIGN', 'BEGIN', 'PARK'],
};

/** Invented leads in most of their states; one of them waits too long. */
export async function enterLeads(stage: DemoStage): Promise<void> {
  for (const lead of DEMO_LEADS) await enterLead(stage, lead);
}

async function enterLead(stage: DemoStage, lead: DemoLead): Promise<void> {
  const { unit, company, daysAgo, content, end } = lead;
  const promoter = promoterOf(stage, unit);
  const companyId = company === undefined ? null : known(stage.companies, company);
  const register = () => stage.service(RegisterLeadFlow).run(promoter, { ...content, companyId });
  const { leadId } = await stage.as(promoter, daysAgo, register);
  for (const [at, step] of STEPS[end].entries()) await take(stage, lead, leadId, step, daysAgo - at);
}

async function take(
  stage: DemoStage,
  { unit }: DemoLead,
  leadId: string,
  step: Step,
  daysAgo: number,
): Promise<void> {
  const promoter = promoterOf(stage, unit);
  const actor = step === 'ASSIGN' ? supervisorOf(stage, unit) : promoter;
  const key = { column: 'id', value: leadId } as const;
  const version = await stage.versionOf('lead', leadId);
  const moves = stage.service(MoveLeadFlow);
  await stage.as(actor, daysAgo, async () => {
    if (step === 'ASSIGN') return moves.assign(actor, key, version, { assigneeId: promoter.userId });
    if (step === 'ACCEPT') return moves.assess(actor, key, version, { ...DEMO_ASSESSMENT, follow: true });
    return moves.move(actor, key, version, REQUESTS[step]);
  });
}

const REQUESTS = {
  BEGIN: { move: 'BEGIN' },
  REJECT: { move: 'REJECT', invalidReason: 'NOT_FOCUS', reason: '与园区产业方向不符，已建议联系所在街镇' },
  PARK: { move: 'PARK', reason: '企业本年度投资计划已冻结，明年一季度再联系' },
} as const;
