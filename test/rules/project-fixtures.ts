import type { PoolStatus, Stage } from '../../src/features/projects/project.codes.js';
import type { EvidenceType } from '../../src/features/projects/project-evidence.codes.js';
import { EVIDENCE_TYPE } from '../../src/features/projects/project-evidence.codes.js';
import type { ProjectFacts } from '../../src/features/projects/project-facts.js';
import type { MoveActor } from '../../src/features/projects/project-transition.types.js';

/** Builders for project facts: complete on every point, so that a case names only what it takes away. */
export const TODAY = '2026-10-31';

export type FactsPatch = Partial<Omit<ProjectFacts, 'dates'>> & {
  readonly dates?: Partial<ProjectFacts['dates']>;
};

const NO_DATES: ProjectFacts['dates'] = {
  admittedOn: null,
  negotiatingOn: null,
  evaluatingOn: null,
  preSigningOn: null,
  signedOn: null,
  registeredOn: null,
  constructionStartOn: null,
  openedOn: null,
  submittedOn: null,
  rejectedOn: null,
  dormantOn: null,
  publicSeaOn: null,
  exitedOn: null,
  signingRevokedOn: null,
};

const STAGE_DATES = [
  ['admittedOn', '2026-01-08'],
  ['negotiatingOn', '2026-02-08'],
  ['evaluatingOn', '2026-03-08'],
  ['preSigningOn', '2026-04-08'],
  ['signedOn', '2026-05-08'],
  ['registeredOn', '2026-06-08'],
  ['constructionStartOn', '2026-07-08'],
  ['openedOn', '2026-07-20'],
] as const;

/** Milestones of a project that went through every stage up to `stage`. */
export function datesUpTo(stage: Stage | null): ProjectFacts['dates'] {
  const reached = stage === null ? 0 : Number(stage.slice(1));
  return { ...NO_DATES, ...Object.fromEntries(STAGE_DATES.slice(0, reached)) };
}

export function allEvidence(attachedOn = '2026-10-30'): ProjectFacts['evidence'] {
  return EVIDENCE_TYPE.codes.map((type) => ({ type, attachedOn }));
}

export function evidenceWithout(...types: EvidenceType[]): ProjectFacts['evidence'] {
  return allEvidence().filter((file) => !types.includes(file.type));
}

/** A project at a position with every gate of every move satisfied. */
export function aProject(poolStatus: PoolStatus, stage: Stage | null, patch: FactsPatch = {}): ProjectFacts {
  const { dates, ...columns } = patch;
  return {
    ...COMPLETE,
    poolStatus,
    stage,
    ...columns,
    dates: { ...datesUpTo(stage), ...dates },
  };
}

const COMPLETE: Omit<ProjectFacts, 'poolStatus' | 'stage' | 'dates'> = {
  today: TODAY,
  name: '示例生命健康研发中心项目',
  projectKind: 'INVESTMENT',
  companyId: 'company-1',
  investmentType: 'NEW',
  landingMode: 'LEASE',
  focusAreaCode: 'LIFE_HEALTH',
  chainNodeId: 'node-1',
  plannedInvestmentWan: '3000.00',
  plannedInvestmentBasis: 'COMPANY_PLAN',
  contractedFdiWanUsd: '150.00',
  floorAreaSqm: '1200.00',
  landAreaMu: '12.00',
  expectedTaxY1Wan: '100.00',
  expectedTaxY2Wan: '150.00',
  expectedTaxY3Wan: '200.00',
  expectedTaxConfirmed: true,
  sourceChannel: 'EVENT',
  sourceEventId: 'event-1',
  sourceFundId: 'fund-1',
  sourceReference: '示例创新大会',
  ownerUserId: 'user-1',
  ownerUnitId: 'unit-1',
  brief: '示例企业计划在园区设立研发中心'.repeat(4),
  duplicateCheckId: 'check-1',
  level: 'B',
  hqIntent: null,
  leaderSponsor: null,
  needs: [{ type: 'CARRIER', text: '约1200平方米实验室' }],
  siteOptions: [{ kind: 'CARRIER_UNIT', label: '示例大厦3层', shortlisted: true }],
  dueDiligenceSummary: '经营正常，无重大诉讼',
  riskConclusion: 'ACCEPTABLE',
  policyCheckedOn: '2026-10-20',
  negativeListResult: 'NOT_LISTED',
  negativeListCheckedOn: '2026-10-20',
  expectedOutputWan: '5000.00',
  expectedJobs: 60,
  fixedAssetInvestmentWan: '1000.00',
  expectedSignOn: '2026-12-01',
  expectedRegisterOn: '2027-01-10',
  expectedOpenOn: '2027-06-01',
  hasSupportTerms: true,
  signingForm: 'LEASE',
  agreedInvestmentWan: '3000.00',
  leasedAreaSqm: '1200.00',
  contractingParty: '示例生物（上海）有限公司',
  agreementNo: 'TP-2026-001',
  registeredCompanyId: 'company-2',
  registrationType: 'NEW',
  landingUnitId: 'unit-1',
  staffOnSite: 12,
  serviceOfficerId: 'user-9',
  lastMoveOn: null,
  reportLockedThrough: null,
  holdUntil: null,
  holdsInStage: 0,
  returnDueOn: '2026-10-20',
  reopenCount: 0,
  exitReason: null,
  conflictOpen: false,
  dormancyDue: true,
  foreign: true,
  investorIdentity: 'FOREIGN_NO',
  registeredCompany: {
    preparing: false,
    usccValid: true,
    registeredDistrictCode: '310107',
    taxDistrictCode: '310107',
  },
  lastValidInteractionOn: '2026-10-28',
  lastSubstantiveInteractionOn: '2026-10-28',
  lastSubstantiveInteractionWithDeciderOn: '2026-10-28',
  evidence: allEvidence(),
  approvals: [],
  review: { score: '74.5', vetoCodes: [] },
};

export function actor(...roles: string[]): MoveActor {
  return { userId: `a-${roles.join('-')}`, unitId: 'unit-1', roles };
}
