import {
  BooleanField,
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { PatchOf } from '../../../platform/http/fields/patch-of.js';
import {
  DateField,
  DecimalField,
  MoneyField,
  ReferenceField,
} from '../../../platform/http/fields/value-fields.js';
import { HQ_CATEGORY } from '../../companies/company-standing.codes.js';
import { SOURCE_CHANNEL } from '../../leads/lead.codes.js';
import {
  INVESTMENT_BASIS,
  INVESTMENT_TYPE,
  LANDING_MODE,
  LEVEL,
  PROJECT_KIND,
  REGISTRATION_TYPE,
  SIGNING_FORM,
} from '../project.codes.js';
import { NEGATIVE_LIST_RESULT, RISK_CONCLUSION } from '../project-decision.codes.js';
import { ProbabilityOverrideRequest, ProjectNeedRequest, SiteOptionRequest } from './project-parts.dto.js';

const unknown = { optional: true, nullable: true } as const;
const area = { ...unknown, digits: 4 } as const;
const several = { optional: true, list: { max: 50 } } as const;

/** A project to draft (domain.md §2.6). What is not known is null; what a move needs is said by its gate. */
export class CreateProjectRequest {
  @TextField({ max: 200, description: '主体简称+项目内容', example: '示例生物研发中心项目' })
  name: string;

  @BooleanField({
    optional: true,
    description: '保密项目: others than the team read codeName instead of the name',
  })
  confidential?: boolean;

  @TextField({
    ...unknown,
    max: 100,
    description: '代号, required for a confidential project',
    example: '桃源一号',
  })
  codeName?: string | null;

  @CodeField(PROJECT_KIND)
  projectKind: string;

  @ReferenceField({ ...unknown, description: 'Investing company' })
  companyId?: string | null;

  @ReferenceField({ ...unknown, description: 'The entity that was registered here' })
  registeredCompanyId?: string | null;

  @CodeField(REGISTRATION_TYPE, unknown)
  registrationType?: string | null;

  @CodeField(INVESTMENT_TYPE, unknown)
  investmentType?: string | null;

  @CodeField(LANDING_MODE, unknown)
  landingMode?: string | null;

  @TextField({ ...unknown, max: 40, pattern: /^[A-Z][A-Z_]{1,39}$/, example: 'AI' })
  focusAreaCode?: string | null;

  @ReferenceField(unknown)
  chainNodeId?: string | null;

  @TextField({ ...unknown, max: 5000 })
  brief?: string | null;

  @MoneyField(unknown)
  plannedInvestmentWan?: string | null;

  @CodeField(INVESTMENT_BASIS, unknown)
  plannedInvestmentBasis?: string | null;

  @MoneyField({ ...unknown, description: 'At most plannedInvestmentWan' })
  fixedAssetInvestmentWan?: string | null;

  @MoneyField(unknown)
  agreedInvestmentWan?: string | null;

  @MoneyField(unknown)
  contractedFdiWanUsd?: string | null;

  @DecimalField(area)
  landAreaMu?: string | null;

  @DecimalField(area)
  floorAreaSqm?: string | null;

  @DecimalField(area)
  leasedAreaSqm?: string | null;

  @MoneyField(unknown)
  expectedOutputWan?: string | null;

  @MoneyField(unknown)
  expectedTaxY1Wan?: string | null;

  @MoneyField(unknown)
  expectedTaxY2Wan?: string | null;

  @MoneyField(unknown)
  expectedTaxY3Wan?: string | null;

  @BooleanField({ optional: true, description: 'The three tax figures were gone through with the investor' })
  expectedTaxConfirmed?: boolean;

  @IntegerField({ ...unknown, max: 1_000_000 })
  expectedJobs?: number | null;

  @IntegerField({ ...unknown, max: 1_000_000 })
  staffOnSite?: number | null;

  @CodeField(HQ_CATEGORY, unknown)
  hqIntent?: string | null;

  @CodeField(LEVEL, { ...unknown, description: 'Proposed before admission; later a supervisor’s decision' })
  level?: string | null;

  @NestedField(ProbabilityOverrideRequest, unknown)
  probabilityOverride?: ProbabilityOverrideRequest | null;

  @DateField(unknown)
  expectedSignOn?: string | null;

  @DateField(unknown)
  expectedRegisterOn?: string | null;

  @DateField(unknown)
  expectedOpenOn?: string | null;

  @DateField(unknown)
  firstContactOn?: string | null;

  @DateField(unknown)
  firstTaxOn?: string | null;

  @DateField(unknown)
  plannedTaxReachedOn?: string | null;

  @ReferenceField({ optional: true, description: '首报单位; the owner unit when left out' })
  firstReportUnitId?: string;

  @ReferenceField({ optional: true, description: '承办单位; the caller’s unit when left out' })
  ownerUnitId?: string;

  @ReferenceField({ ...unknown, description: '落地单位' })
  landingUnitId?: string | null;

  @ReferenceField({ ...several, description: '协同单位' })
  coUnitIds?: string[];

  @ReferenceField({ ...several, description: 'Departments that may read the project' })
  invitedUnitIds?: string[];

  @ReferenceField({ ...unknown, description: 'The caller when left out' })
  ownerUserId?: string | null;

  @ReferenceField({ ...several, description: '专班' })
  teamUserIds?: string[];

  @ReferenceField({ ...unknown, description: '联络专员' })
  serviceOfficerId?: string | null;

  @TextField({ ...unknown, max: 100, description: '挂点/包联领导' })
  leaderSponsor?: string | null;

  @NestedField(ProjectNeedRequest, several)
  needs?: ProjectNeedRequest[];

  @NestedField(SiteOptionRequest, several)
  siteOptions?: SiteOptionRequest[];

  @TextField({ ...several, max: 1000, description: '存在问题' })
  issues?: string[];

  @TextField({ ...unknown, max: 5000, description: '下一步工作' })
  nextSteps?: string | null;

  @TextField({ ...unknown, max: 5000 })
  dueDiligenceSummary?: string | null;

  @CodeField(RISK_CONCLUSION, unknown)
  riskConclusion?: string | null;

  @DateField({ ...unknown, description: 'Day of the last match with the policies' })
  policyCheckedOn?: string | null;

  @CodeField(NEGATIVE_LIST_RESULT, unknown)
  negativeListResult?: string | null;

  @DateField(unknown)
  negativeListCheckedOn?: string | null;

  @BooleanField({ ...unknown, description: 'Whether the draft promises any support' })
  hasSupportTerms?: boolean | null;

  @CodeField(SIGNING_FORM, unknown)
  signingForm?: string | null;

  @TextField({ ...unknown, max: 200 })
  contractingParty?: string | null;

  @TextField({ ...unknown, max: 100 })
  agreementNo?: string | null;

  @CodeField(SOURCE_CHANNEL, unknown)
  sourceChannel?: string | null;

  @ReferenceField(unknown)
  sourceEventId?: string | null;

  @ReferenceField(unknown)
  sourceFundId?: string | null;

  @TextField({ ...unknown, max: 200, description: 'Referrer, organisation, event or fund in words' })
  sourceReference?: string | null;

  @TextField({ ...unknown, max: 100, description: 'Number of the project in the source it came from' })
  externalRef?: string | null;

  @TextField({ ...unknown, max: 5000 })
  note?: string | null;
}

export class UpdateProjectRequest extends PatchOf(CreateProjectRequest, { name: 'UpdateProjectRequest' }) {}
