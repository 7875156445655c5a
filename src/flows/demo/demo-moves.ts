import type { CreateProjectRequest } from '../../features/projects/dto/create-project.dto.js';
import type { MoveProjectRequest } from '../../features/projects/dto/move-project.dto.js';
import type { EvidenceType } from '../../features/projects/project-evidence.codes.js';
import type { DemoProject } from './demo-projects.seed.js';

/** Who carries a step of the story out. */
export type Part = 'specialist' | 'supervisor' | 'administrator';

export interface Scene {
  readonly by: Part;
  /** Fields filled in before the move. */
  readonly fields?: Partial<CreateProjectRequest>;
  readonly papers?: readonly EvidenceType[];
  /** What is stated with the move itself. */
  readonly states?: Omit<MoveProjectRequest, 'transition'>;
}

/** What the scenes need to know of the project beside its seed. */
export interface Setting {
  readonly project: DemoProject;
  readonly companyId: string;
  readonly companyName: string;
  readonly foreign: boolean;
  readonly landingUnitId: string;
  /** Dates `YYYY-MM-DD`: of the move, and so many days after it. */
  readonly on: string;
  after(days: number): string;
}

const NO_SPACE = ['FUND', 'REGISTER_ONLY'];
const SCENES: Readonly<Record<string, (setting: Setting) => Scene>> = {
  T01: () => ({ by: 'specialist', papers: ['PROJECT_BASIC_FORM'] }),
  T02: () => ({
    by: 'administrator',
    states: { returnItems: ['请补充三年税收测算依据', '请补充投资主体股权结构'] },
  }),
  T05: () => ({ by: 'administrator', papers: ['REVIEW_RECORD'] }),
  T07: () => ({ by: 'administrator', papers: ['REVIEW_RECORD'] }),
  T10: () => ({
    by: 'specialist',
    fields: { needs: [{ type: 'CARRIER', text: '希望提供可改造的研发载体，并协助人才落户' }] },
    papers: ['NEGOTIATION_MINUTES'],
  }),
  T11: evaluation,
  T12: ({ after }) => ({
    by: 'supervisor',
    papers: ['DECISION_MINUTES', 'DRAFT_AGREEMENT', 'LEGAL_OPINION'],
    states: { expectedSignOn: after(30), hasSupportTerms: false },
  }),
  T13: signing,
  T14: ({ companyId, landingUnitId, project }) => ({
    by: 'supervisor',
    papers: ['BUSINESS_LICENSE'],
    states: {
      registeredCompanyId: companyId,
      registrationType: project.channel === 'EXISTING_EXPANSION' ? 'CHANGE' : 'NEW',
      landingUnitId,
    },
  }),
  T16: () => ({ by: 'supervisor', papers: ['LEASE_CONTRACT', 'ENTRY_RECORD'] }),
  T17: () => ({ by: 'supervisor', papers: ['SITE_CHECK_FORM'], states: { staffOnSite: 28 } }),
  T30: ({ after }) => ({
    by: 'supervisor',
    states: {
      holdUntil: after(75),
      holdReason: 'WAITING_FINANCING',
      reason: '企业正在进行新一轮融资，融资完成后恢复推进',
    },
  }),
  T40: () => ({
    by: 'supervisor',
    papers: ['CANCELLATION_LETTER'],
    states: { exitReason: 'INVESTOR_CANCELLED', exitNote: '投资方调整年度计划，来函取消本项目' },
  }),
};

/** What has to be there before a move, and what is said with it. */
export function sceneOf(transition: string, setting: Setting): Scene {
  const scene = SCENES[transition];
  if (!scene) throw new Error(`demo data: no scene for ${transition}`);
  return scene(setting);
}

function evaluation({ project, foreign, on, after }: Setting): Scene {
  const { plannedWan, areaSqm, mode } = project;
  return {
    by: 'specialist',
    fields: {
      siteOptions: NO_SPACE.includes(mode)
        ? []
        : [{ kind: 'CARRIER_UNIT', label: `示例大厦${(areaSqm % 9) + 2}层`, shortlisted: true }],
      dueDiligenceSummary: '示例尽调：股权清晰，经营正常，未见重大诉讼与失信记录。',
      riskConclusion: 'ACCEPTABLE',
      expectedTaxConfirmed: true,
      expectedOutputWan: `${plannedWan * 2}.00`,
      expectedJobs: 20 + Math.round(areaSqm / 60),
      fixedAssetInvestmentWan: `${Math.round(plannedWan * 0.6)}.00`,
      policyCheckedOn: on,
      ...(foreign ? { negativeListResult: 'NOT_LISTED', negativeListCheckedOn: on } : {}),
      expectedRegisterOn: after(120),
    },
    papers: ['DUE_DILIGENCE_REPORT', ...(NO_SPACE.includes(mode) ? [] : (['SITE_VISIT_RECORD'] as const))],
  };
}

function signing({ project, companyName, foreign, after, on }: Setting): Scene {
  const { mode, areaSqm, plannedWan } = project;
  const isLease = mode === 'LEASE';
  return {
    by: 'supervisor',
    fields: { expectedOpenOn: after(isLease ? 150 : 540) },
    papers: [isLease ? 'LEASE_CONTRACT' : 'SIGNED_AGREEMENT'],
    states: {
      signingForm: isLease ? 'LEASE' : 'INVESTMENT_AGREEMENT',
      agreedInvestmentWan: `${plannedWan}.00`,
      ...(isLease ? { leasedAreaSqm: String(areaSqm) } : {}),
      ...(foreign ? { contractedFdiWanUsd: `${Math.round(plannedWan / 8)}.00` } : {}),
      contractingParty: companyName,
      agreementNo: `示例-${on.slice(0, 4)}-${on.slice(5, 7)}${on.slice(8)}`,
    },
  };
}
