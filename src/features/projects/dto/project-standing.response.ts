import {
  BooleanField,
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { DateField, MoneyField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { HQ_CATEGORY } from '../../companies/company-standing.codes.js';
import {
  ACTIVITY_LIGHT,
  INVESTMENT_BASIS,
  INVESTMENT_TYPE,
  LANDING_MODE,
  LEVEL,
  POOL_STATUS,
  PROJECT_KIND,
  PROJECT_WATCH,
  REGISTRATION_TYPE,
  STAGE,
  TAX_GRADE,
} from '../project.codes.js';
import { VETO_CODE } from '../project-decision.codes.js';
import { ProbabilityOverrideResponse, ProjectBatchResponse } from './project-parts.dto.js';

/** What a project is and where it stands today. Members that the caller may not see are null. */
export class ProjectStandingResponse {
  @ReferenceField()
  id: string;

  @TextField({ max: 20, example: 'XM-2026-0123' })
  code: string;

  @TextField({
    max: 200,
    example: '示例生物研发中心项目',
    description: 'The code name of a confidential project for those outside its team',
  })
  name: string;

  @BooleanField()
  confidential: boolean;

  @TextField({ nullable: true, max: 100, example: '桃源一号' })
  codeName: string | null;

  @CodeField(PROJECT_KIND)
  projectKind: string;

  @ReferenceField({ nullable: true, description: 'Confidential: the team' })
  companyId: string | null;

  @ReferenceField({ nullable: true, description: 'Confidential: the team' })
  registeredCompanyId: string | null;

  @CodeField(REGISTRATION_TYPE, { nullable: true })
  registrationType: string | null;

  @CodeField(INVESTMENT_TYPE, { nullable: true })
  investmentType: string | null;

  @CodeField(LANDING_MODE, { nullable: true })
  landingMode: string | null;

  @TextField({ nullable: true, max: 40, example: 'LIFE_HEALTH' })
  focusAreaCode: string | null;

  @ReferenceField({ nullable: true })
  chainNodeId: string | null;

  @TextField({ nullable: true, max: 5000, description: 'Confidential: the team' })
  brief: string | null;

  @MoneyField({ nullable: true })
  plannedInvestmentWan: string | null;

  @CodeField(INVESTMENT_BASIS, { nullable: true })
  plannedInvestmentBasis: string | null;

  @MoneyField({ nullable: true, description: 'Class V2' })
  fixedAssetInvestmentWan: string | null;

  @MoneyField({ nullable: true })
  agreedInvestmentWan: string | null;

  @MoneyField({ nullable: true })
  contractedFdiWanUsd: string | null;

  @ReferenceField({ nullable: true, description: '项目跟踪人, until registration', example: null })
  trackerUserId: string | null;

  @MoneyField({ description: '实到外资, 万美元: Σ of confirmed funding records; derived' })
  paidInFdiWanUsd: string;

  @MoneyField({ description: '到位内资, 万元: Σ of confirmed funding records; derived' })
  paidInDomesticWan: string;

  @MoneyField({ nullable: true })
  landAreaMu: string | null;

  @MoneyField({ nullable: true })
  floorAreaSqm: string | null;

  @MoneyField({ nullable: true })
  leasedAreaSqm: string | null;

  @MoneyField({ nullable: true, description: 'Class V2' })
  expectedOutputWan: string | null;

  @MoneyField({ nullable: true, description: 'Class V2' })
  expectedTaxY1Wan: string | null;

  @MoneyField({ nullable: true, description: 'Class V2' })
  expectedTaxY2Wan: string | null;

  @MoneyField({ nullable: true, description: 'Class V2' })
  expectedTaxY3Wan: string | null;

  @BooleanField({ nullable: true, description: 'Class V2' })
  expectedTaxConfirmed: boolean | null;

  @CodeField(TAX_GRADE, { nullable: true, description: 'Class V2' })
  taxGrade: string | null;

  @IntegerField({ nullable: true })
  expectedJobs: number | null;

  @IntegerField({ nullable: true })
  staffOnSite: number | null;

  @CodeField(HQ_CATEGORY, { nullable: true })
  hqIntent: string | null;

  @CodeField(POOL_STATUS)
  poolStatus: string;

  @CodeField(STAGE, { nullable: true })
  stage: string | null;

  @CodeField(LEVEL, { nullable: true })
  level: string | null;

  @CodeField(LEVEL, { nullable: true, description: 'Class V2: the level that the criteria give today' })
  levelByRule: string | null;

  @NestedField(ProjectBatchResponse, {
    description: '三个一批, by the scheme asked for; SEED_2022 otherwise',
  })
  batch: ProjectBatchResponse;

  @CodeField(ACTIVITY_LIGHT, {
    nullable: true,
    description: 'Computed for today; null where no light is shown',
  })
  activityLight: string | null;

  @DateField({ nullable: true })
  lastFollowUpOn: string | null;

  @IntegerField({ nullable: true, description: 'Calendar days without those on hold' })
  followUpDays: number | null;

  @BooleanField()
  followUpOverdue: boolean;

  @DateField({ nullable: true })
  lastProgressOn: string | null;

  @IntegerField({ nullable: true, description: 'Calendar days without those on hold' })
  progressDays: number | null;

  @BooleanField()
  dormancyDue: boolean;

  @CodeField(PROJECT_WATCH, { list: { max: 50 } })
  watch: string[];

  @IntegerField({ nullable: true, description: 'Class V2: percent' })
  probability: number | null;

  @TextField({ nullable: true, max: 10, example: '0.8', description: 'Class V2: decimal' })
  lightFactor: string | null;

  @NestedField(ProbabilityOverrideResponse, { nullable: true, description: 'Class V2' })
  probabilityOverride: ProbabilityOverrideResponse | null;

  @TextField({ nullable: true, max: 6, example: '74.5', description: 'Class V3' })
  reviewScore: string | null;

  @CodeField(VETO_CODE, { nullable: true, list: { max: 50 }, description: 'Class V3' })
  vetoCodes: string[] | null;

  @IntegerField()
  reviewRound: number;
}
