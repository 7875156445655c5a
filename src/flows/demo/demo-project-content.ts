import { DEFAULT_POOL_SETTINGS } from '../../features/projects/pool-settings.js';
import type { Level } from '../../features/projects/project.codes.js';
import { levelOf } from '../../features/projects/project-level.rules.js';
import type { DemoCompany } from './demo-companies.seed.js';
import type { DemoProject } from './demo-projects.seed.js';

/** What the draft of an invented project says. */
export function contentOf(project: DemoProject, { key, content }: DemoCompany) {
  const investor = content.aliases?.[0]?.name ?? `示例${key}`;
  const { y1, y2, y3 } = taxes(project);
  return {
    name: `${investor}${project.what}项目`,
    ...(project.codeName ? { confidential: true, codeName: project.codeName } : {}),
    projectKind: project.mode === 'FUND' ? 'FUND' : 'INVESTMENT',
    investmentType: project.channel === 'EXISTING_EXPANSION' ? 'CAPITAL_INCREASE' : 'NEW',
    landingMode: project.mode,
    brief: `示例企业计划在园区开展${project.what}，计划总投资${project.plannedWan}万元，三年内形成稳定产出；希望园区协助对接载体、人才与应用场景。以上内容为演示所设。`,
    plannedInvestmentWan: `${project.plannedWan}.00`,
    plannedInvestmentBasis: 'COMPANY_PLAN',
    ...(project.areaSqm ? { floorAreaSqm: String(project.areaSqm) } : {}),
    ...{ expectedTaxY1Wan: y1, expectedTaxY2Wan: y2, expectedTaxY3Wan: y3 },
    sourceChannel: project.channel,
    ...(project.reference ? { sourceReference: project.reference } : {}),
  };
}

/** The level that the administrators settle on: the one that the criteria give. */
export function proposedLevelOf(project: DemoProject): Level {
  const { y1, y2, y3 } = taxes(project);
  const facts = {
    score: project.score === '0' ? null : project.score,
    plannedInvestmentWan: `${project.plannedWan}.00`,
    contractedFdiWanUsd: null,
    ...{ expectedTaxY1Wan: y1, expectedTaxY2Wan: y2, expectedTaxY3Wan: y3 },
    ...{ hqIntent: null, leaderSponsor: null, topTierInvestor: false },
  };
  return levelOf(facts, DEFAULT_POOL_SETTINGS).level;
}

function taxes({ taxWan }: DemoProject): { y1: string; y2: string; y3: string } {
  return { y1: `${Math.round(taxWan / 5)}.00`, y2: `${Math.round(taxWan / 2)}.00`, y3: `${taxWan}.00` };
}
