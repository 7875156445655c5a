import type {
  InvestmentBasis,
  InvestmentType,
  LandingMode,
  Level,
  NeedType,
  ProjectKind,
  RegistrationType,
  SigningForm,
} from './project.codes.js';
import type { NegativeListResult, RiskConclusion } from './project-decision.codes.js';

/** The columns of a project that people fill in, and the values inside them (domain.md §2.6). */

/** One place that was proposed to the investor: a carrier unit or a land parcel. */
export interface SiteOption {
  readonly kind: 'CARRIER_UNIT' | 'LAND_PARCEL';
  readonly label: string;
  readonly shortlisted: boolean;
}

/** Something the investor asks for. */
export interface ProjectNeed {
  readonly type: NeedType;
  readonly text: string;
}

/** An expected date that was put off by more than a month (domain.md §2.6). */
export interface DateSlip {
  readonly field: string;
  readonly from: string;
  readonly to: string;
  readonly recordedOn: string;
}

/** Columns that a person fills in through the project itself. */
export interface ProjectFields {
  readonly name: string | null;
  readonly projectKind: ProjectKind | null;
  readonly companyId: string | null;
  readonly investmentType: InvestmentType | null;
  readonly landingMode: LandingMode | null;
  readonly focusAreaCode: string | null;
  readonly chainNodeId: string | null;
  readonly plannedInvestmentWan: string | null;
  readonly plannedInvestmentBasis: InvestmentBasis | null;
  readonly contractedFdiWanUsd: string | null;
  readonly floorAreaSqm: string | null;
  readonly landAreaMu: string | null;
  readonly expectedTaxY1Wan: string | null;
  readonly expectedTaxY2Wan: string | null;
  readonly expectedTaxY3Wan: string | null;
  /** The three tax figures were confirmed with the investor, not only estimated. */
  readonly expectedTaxConfirmed: boolean;
  readonly sourceChannel: string | null;
  readonly sourceEventId: string | null;
  readonly sourceFundId: string | null;
  /** Referrer company, organisation, event or fund in words, while it has no record of its own. */
  readonly sourceReference: string | null;
  readonly ownerUserId: string | null;
  readonly ownerUnitId: string | null;
  readonly brief: string | null;
  readonly duplicateCheckId: string | null;
  readonly level: Level | null;
  readonly hqIntent: string | null;
  readonly leaderSponsor: string | null;
  readonly needs: readonly unknown[];
  readonly siteOptions: readonly SiteOption[];
  readonly dueDiligenceSummary: string | null;
  readonly riskConclusion: RiskConclusion | null;
  readonly policyCheckedOn: string | null;
  readonly negativeListResult: NegativeListResult | null;
  readonly negativeListCheckedOn: string | null;
  readonly expectedOutputWan: string | null;
  readonly expectedJobs: number | null;
  readonly fixedAssetInvestmentWan: string | null;
  readonly expectedSignOn: string | null;
  readonly expectedRegisterOn: string | null;
  readonly expectedOpenOn: string | null;
  /** Whether the draft promises any support (subsidy, rent, land price); `null` = not stated. */
  readonly hasSupportTerms: boolean | null;
  readonly signingForm: SigningForm | null;
  readonly agreedInvestmentWan: string | null;
  readonly leasedAreaSqm: string | null;
  readonly contractingParty: string | null;
  readonly agreementNo: string | null;
  readonly registeredCompanyId: string | null;
  readonly registrationType: RegistrationType | null;
  readonly landingUnitId: string | null;
  readonly staffOnSite: number | null;
  readonly serviceOfficerId: string | null;
}
