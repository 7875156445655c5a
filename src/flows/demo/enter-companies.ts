import { CompaniesService } from '../../features/companies/companies.service.js';
import { ContactsService } from '../../features/contacts/contacts.service.js';
import type { Actor } from '../../platform/access/actor.js';
import { DEMO_COMPANIES, type DemoCompany } from './demo-companies.seed.js';
import { DEMO_CONTACTS } from './demo-contacts.seed.js';
import { type DemoStage, known } from './demo-stage.js';

const AREAS: Readonly<Record<string, string>> = {
  LH: 'LIFE_HEALTH',
  AI: 'AI',
  AM: 'ADV_MATERIALS',
  TF: 'TECH_FINANCE',
};

const SPECIALISTS: Readonly<Record<string, string>> = {
  TAOPU_SMART_CITY_CO: 'demo.specialist',
  TAOPU_TOWN: 'demo.specialist.town',
  LINGANG_TAOPU_CO: 'demo.specialist.lingang',
  DIST_INVESTMENT_OFFICE: 'demo.specialist.office',
  DIST_SCITECH_INVEST_CO: 'demo.specialist.invest',
};

const SUPERVISORS: Readonly<Record<string, string>> = {
  TAOPU_SMART_CITY_CO: 'demo.supervisor',
  TAOPU_TOWN: 'demo.supervisor.town',
  LINGANG_TAOPU_CO: 'demo.supervisor.lingang',
  DIST_INVESTMENT_OFFICE: 'demo.supervisor.office',
  DIST_SCITECH_INVEST_CO: 'demo.supervisor.invest',
};

/** Focus area of a chain node, by the first two letters of its code. */
export function areaOf(node: string): string {
  return AREAS[node.slice(0, 2)] as string;
}

/** Who looks after companies of this unit and chain; the park's second team has AI and finance. */
export function specialistOf(stage: DemoStage, unit: string, node: string): Actor {
  const second = unit === 'TAOPU_SMART_CITY_CO' && (node.startsWith('AI') || node.startsWith('TF'));
  return known(stage.users, second ? 'demo.specialist2' : (SPECIALISTS[unit] as string));
}

/** Who takes in what is not yet of any chain. */
export function promoterOf(stage: DemoStage, unit: string): Actor {
  return known(stage.users, SPECIALISTS[unit] as string);
}

export function supervisorOf(stage: DemoStage, unit: string): Actor {
  return known(stage.users, SUPERVISORS[unit] as string);
}

/** Companies and their people, each entered by the specialist of its unit. */
export async function enterCompanies(stage: DemoStage): Promise<void> {
  for (const company of DEMO_COMPANIES) await enterCompany(stage, company);
  const byKey = new Map(DEMO_COMPANIES.map((company) => [company.key, company]));
  for (const { company: key, content } of DEMO_CONTACTS) {
    const { unit, node, enteredDaysAgo } = known(byKey, key);
    const actor = specialistOf(stage, unit, node);
    const companyId = known(stage.companies, key);
    const create = () => stage.service(ContactsService).create(actor, { ...content, companyId });
    const id = await stage.as(actor, enteredDaysAgo - 1, create);
    if (content.decisionRole === 'DECISION_MAKER') stage.deciders.set(key, id);
  }
}

async function enterCompany(
  stage: DemoStage,
  { key, unit, node, enteredDaysAgo, content }: DemoCompany,
): Promise<void> {
  const actor = specialistOf(stage, unit, node);
  const nodeId = known(stage.nodes, node);
  const request = {
    ...content,
    focusAreaCode: areaOf(node),
    chainNodeIds: [nodeId],
    primaryChainNodeId: nodeId,
    ownerUserId: actor.userId,
  };
  const create = () => stage.service(CompaniesService).create(actor, request);
  stage.companies.set(key, await stage.as(actor, enteredDaysAgo, create));
}
