import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Removable } from '../../platform/database/stamped.js';
import type {
  InvestmentBasis,
  InvestmentType,
  LandingMode,
  Level,
  PoolStatus,
  ProjectKind,
  RegistrationType,
  SigningForm,
  Stage,
} from './project.codes.js';
import type {
  ExitReason,
  HoldReason,
  NegativeListResult,
  RiskConclusion,
  VetoCode,
} from './project-decision.codes.js';
import type { DateSlip, ProjectNeed, SiteOption } from './project-fields.js';

/** A reserve project (domain.md §2.6). Amounts …Wan are 万元 CNY, …WanUsd 万美元, in decimal strings. */
@Entity({ name: 'project' })
export class Project extends Removable {
  @PrimaryColumn('uuid')
  id: string;
  @Column('text')
  code: string;
  @Column('text')
  name: string;
  @Column('boolean')
  confidential: boolean;
  @Column('text', { name: 'code_name', nullable: true })
  codeName: string | null;
  @Column('text', { name: 'project_kind' })
  projectKind: ProjectKind;
  @Column('uuid', { name: 'company_id', nullable: true })
  companyId: string | null;
  @Column('uuid', { name: 'registered_company_id', nullable: true })
  registeredCompanyId: string | null;
  @Column('text', { name: 'registration_type', nullable: true })
  registrationType: RegistrationType | null;
  @Column('text', { name: 'investment_type', nullable: true })
  investmentType: InvestmentType | null;
  @Column('text', { name: 'landing_mode', nullable: true })
  landingMode: LandingMode | null;
  @Column('text', { name: 'focus_area_code', nullable: true })
  focusAreaCode: string | null;
  @Column('uuid', { name: 'chain_node_id', nullable: true })
  chainNodeId: string | null;
  @Column('text', { nullable: true })
  brief: string | null;
  @Column('numeric', { name: 'planned_investment_wan', precision: 18, scale: 4, nullable: true })
  plannedInvestmentWan: string | null;
  @Column('text', { name: 'planned_investment_basis', nullable: true })
  plannedInvestmentBasis: InvestmentBasis | null;
  @Column('numeric', { name: 'fixed_asset_investment_wan', precision: 18, scale: 4, nullable: true })
  fixedAssetInvestmentWan: string | null;
  @Column('numeric', { name: 'agreed_investment_wan', precision: 18, scale: 4, nullable: true })
  agreedInvestmentWan: string | null;
  @Column('numeric', { name: 'contracted_fdi_wan_usd', precision: 18, scale: 4, nullable: true })
  contractedFdiWanUsd: string | null;
  @Column('numeric', { name: 'land_area_mu', precision: 18, scale: 4, nullable: true })
  landAreaMu: string | null;
  @Column('numeric', { name: 'floor_area_sqm', precision: 18, scale: 4, nullable: true })
  floorAreaSqm: string | null;
  @Column('numeric', { name: 'leased_area_sqm', precision: 18, scale: 4, nullable: true })
  leasedAreaSqm: string | null;
  @Column('numeric', { name: 'expected_output_wan', precision: 18, scale: 4, nullable: true })
  expectedOutputWan: string | null;
  @Column('numeric', { name: 'expected_tax_y1_wan', precision: 18, scale: 4, nullable: true })
  expectedTaxY1Wan: string | null;
  @Column('numeric', { name: 'expected_tax_y2_wan', precision: 18, scale: 4, nullable: true })
  expectedTaxY2Wan: string | null;
  @Column('numeric', { name: 'expected_tax_y3_wan', precision: 18, scale: 4, nullable: true })
  expectedTaxY3Wan: string | null;
  @Column('boolean', { name: 'expected_tax_confirmed' })
  expectedTaxConfirmed: boolean;
  @Column('int', { name: 'expected_jobs', nullable: true })
  expectedJobs: number | null;
  @Column('int', { name: 'staff_on_site', nullable: true })
  staffOnSite: number | null;
  @Column('text', { name: 'hq_intent', nullable: true })
  hqIntent: string | null;
  @Column('text', { name: 'pool_status' })
  poolStatus: PoolStatus;
  @Column('text', { nullable: true })
  stage: Stage | null;
  @Column('text', { nullable: true })
  level: Level | null;
  @Column('numeric', { name: 'review_score', precision: 4, scale: 1, nullable: true })
  reviewScore: string | null;
  @Column('text', { name: 'veto_codes', array: true })
  vetoCodes: VetoCode[];
  @Column('int', { name: 'review_round' })
  reviewRound: number;
  @Column('int', { name: 'probability_points', nullable: true })
  probabilityPoints: number | null;
  @Column('text', { name: 'probability_reason', nullable: true })
  probabilityReason: string | null;
  @Column('date', { name: 'probability_set_on', nullable: true })
  probabilitySetOn: string | null;
  @Column('date', { name: 'expected_sign_on', nullable: true })
  expectedSignOn: string | null;
  @Column('date', { name: 'expected_register_on', nullable: true })
  expectedRegisterOn: string | null;
  @Column('date', { name: 'expected_open_on', nullable: true })
  expectedOpenOn: string | null;
  @Column('jsonb', { name: 'date_slips' })
  dateSlips: DateSlip[];
  @Column('date', { name: 'first_contact_on', nullable: true })
  firstContactOn: string | null;
  @Column('date', { name: 'submitted_on', nullable: true })
  submittedOn: string | null;
  @Column('date', { name: 'rejected_on', nullable: true })
  rejectedOn: string | null;
  @Column('date', { name: 'return_due_on', nullable: true })
  returnDueOn: string | null;
  @Column('text', { name: 'return_items', array: true })
  returnItems: string[];
  @Column('date', { name: 'admitted_on', nullable: true })
  admittedOn: string | null;
  @Column('date', { name: 'negotiating_on', nullable: true })
  negotiatingOn: string | null;
  @Column('date', { name: 'evaluating_on', nullable: true })
  evaluatingOn: string | null;
  @Column('date', { name: 'pre_signing_on', nullable: true })
  preSigningOn: string | null;
  @Column('date', { name: 'signed_on', nullable: true })
  signedOn: string | null;
  @Column('date', { name: 'registered_on', nullable: true })
  registeredOn: string | null;
  @Column('date', { name: 'construction_start_on', nullable: true })
  constructionStartOn: string | null;
  @Column('date', { name: 'opened_on', nullable: true })
  openedOn: string | null;
  @Column('date', { name: 'first_tax_on', nullable: true })
  firstTaxOn: string | null;
  @Column('date', { name: 'planned_tax_reached_on', nullable: true })
  plannedTaxReachedOn: string | null;
  @Column('date', { name: 'signing_revoked_on', nullable: true })
  signingRevokedOn: string | null;
  @Column('date', { name: 'dormant_on', nullable: true })
  dormantOn: string | null;
  @Column('date', { name: 'public_sea_on', nullable: true })
  publicSeaOn: string | null;
  @Column('date', { name: 'exited_on', nullable: true })
  exitedOn: string | null;
  @Column('text', { name: 'inferred_milestones', array: true })
  inferredMilestones: string[];
  @Column('uuid', { name: 'first_report_unit_id' })
  firstReportUnitId: string;
  /** Null from the day on which a dormant project was opened to all units (T34) until one claims it. */
  @Column('uuid', { name: 'owner_unit_id', nullable: true })
  ownerUnitId: string | null;
  @Column('uuid', { name: 'landing_unit_id', nullable: true })
  landingUnitId: string | null;
  @Column('uuid', { name: 'co_unit_ids', array: true })
  coUnitIds: string[];
  @Column('uuid', { name: 'invited_unit_ids', array: true })
  invitedUnitIds: string[];
  @Column('uuid', { name: 'owner_user_id', nullable: true })
  ownerUserId: string | null;
  @Column('uuid', { name: 'team_user_ids', array: true })
  teamUserIds: string[];
  @Column('uuid', { name: 'service_officer_id', nullable: true })
  serviceOfficerId: string | null;
  @Column('text', { name: 'leader_sponsor', nullable: true })
  leaderSponsor: string | null;
  @Column('jsonb')
  needs: ProjectNeed[];
  @Column('jsonb', { name: 'site_options' })
  siteOptions: SiteOption[];
  @Column('text', { array: true })
  issues: string[];
  @Column('text', { name: 'next_steps', nullable: true })
  nextSteps: string | null;
  @Column('text', { name: 'due_diligence_summary', nullable: true })
  dueDiligenceSummary: string | null;
  @Column('text', { name: 'risk_conclusion', nullable: true })
  riskConclusion: RiskConclusion | null;
  @Column('date', { name: 'policy_checked_on', nullable: true })
  policyCheckedOn: string | null;
  @Column('text', { name: 'negative_list_result', nullable: true })
  negativeListResult: NegativeListResult | null;
  @Column('date', { name: 'negative_list_checked_on', nullable: true })
  negativeListCheckedOn: string | null;
  @Column('boolean', { name: 'has_support_terms', nullable: true })
  hasSupportTerms: boolean | null;
  @Column('text', { name: 'signing_form', nullable: true })
  signingForm: SigningForm | null;
  @Column('text', { name: 'contracting_party', nullable: true })
  contractingParty: string | null;
  @Column('text', { name: 'agreement_no', nullable: true })
  agreementNo: string | null;
  @Column('text', { name: 'signing_waiver_reason', nullable: true })
  signingWaiverReason: string | null;
  @Column('uuid', { name: 'lead_id', nullable: true })
  leadId: string | null;
  @Column('text', { name: 'source_channel', nullable: true })
  sourceChannel: string | null;
  @Column('uuid', { name: 'source_event_id', nullable: true })
  sourceEventId: string | null;
  @Column('uuid', { name: 'source_fund_id', nullable: true })
  sourceFundId: string | null;
  @Column('text', { name: 'source_reference', nullable: true })
  sourceReference: string | null;
  @Column('uuid', { name: 'duplicate_check_id', nullable: true })
  duplicateCheckId: string | null;
  @Column('date', { name: 'hold_until', nullable: true })
  holdUntil: string | null;
  @Column('text', { name: 'hold_reason', nullable: true })
  holdReason: HoldReason | null;
  @Column('text', { name: 'exit_reason', nullable: true })
  exitReason: ExitReason | null;
  @Column('text', { name: 'exit_note', nullable: true })
  exitNote: string | null;
  @Column('text', { name: 'exit_destination', nullable: true })
  exitDestination: string | null;
  @Column('int', { name: 'reopen_count' })
  reopenCount: number;
  @Column('uuid', { name: 'merged_into_id', nullable: true })
  mergedIntoId: string | null;
  @Column('text', { name: 'external_ref', nullable: true })
  externalRef: string | null;
  @Column('text', { nullable: true })
  note: string | null;
}
