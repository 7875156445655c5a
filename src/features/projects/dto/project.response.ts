import {
  BooleanField,
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { DateField, InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { SOURCE_CHANNEL } from '../../leads/lead.codes.js';
import { SIGNING_FORM } from '../project.codes.js';
import {
  EXIT_REASON,
  HOLD_REASON,
  NEGATIVE_LIST_RESULT,
  RISK_CONCLUSION,
} from '../project-decision.codes.js';
import {
  ProjectCompanyResponse,
  ProjectUnitResponse,
  ProjectUserResponse,
} from './project-neighbours.response.js';
import { DateSlipResponse, ProjectNeedResponse, SiteOptionResponse } from './project-parts.dto.js';
import { ProjectStandingResponse } from './project-standing.response.js';

/** A reserve project as one caller sees it. */
export class ProjectResponse extends ProjectStandingResponse {
  @DateField({ nullable: true })
  expectedSignOn: string | null;

  @DateField({ nullable: true })
  expectedRegisterOn: string | null;

  @DateField({ nullable: true })
  expectedOpenOn: string | null;

  @NestedField(DateSlipResponse, { list: { max: 50 } })
  dateSlips: DateSlipResponse[];

  @DateField({ nullable: true })
  firstContactOn: string | null;

  @DateField({ nullable: true })
  submittedOn: string | null;

  @DateField({ nullable: true })
  rejectedOn: string | null;

  @DateField({ nullable: true })
  returnDueOn: string | null;

  @DateField({ nullable: true })
  admittedOn: string | null;

  @DateField({ nullable: true })
  negotiatingOn: string | null;

  @DateField({ nullable: true })
  evaluatingOn: string | null;

  @DateField({ nullable: true })
  preSigningOn: string | null;

  @DateField({ nullable: true })
  signedOn: string | null;

  @DateField({ nullable: true })
  registeredOn: string | null;

  @DateField({ nullable: true })
  constructionStartOn: string | null;

  @DateField({ nullable: true })
  openedOn: string | null;

  @DateField({ nullable: true })
  firstTaxOn: string | null;

  @DateField({ nullable: true })
  plannedTaxReachedOn: string | null;

  @DateField({ nullable: true })
  signingRevokedOn: string | null;

  @DateField({ nullable: true })
  dormantOn: string | null;

  @DateField({ nullable: true })
  publicSeaOn: string | null;

  @DateField({ nullable: true })
  exitedOn: string | null;

  @TextField({
    max: 40,
    list: { max: 50 },
    example: ['evaluatingOn'],
    description: 'Milestones of skipped stages',
  })
  inferredMilestones: string[];

  @ReferenceField()
  firstReportUnitId: string;

  @ReferenceField({ nullable: true, description: 'Null: dormant, any unit may claim it (公海)' })
  ownerUnitId: string | null;

  @ReferenceField({ nullable: true })
  landingUnitId: string | null;

  @ReferenceField({ list: { max: 50 } })
  coUnitIds: string[];

  @ReferenceField({ nullable: true, list: { max: 50 }, description: 'Class V2' })
  invitedUnitIds: string[] | null;

  @ReferenceField({ nullable: true })
  ownerUserId: string | null;

  @ReferenceField({ list: { max: 50 } })
  teamUserIds: string[];

  @ReferenceField({ nullable: true })
  serviceOfficerId: string | null;

  @TextField({ nullable: true, max: 100 })
  leaderSponsor: string | null;

  @NestedField(ProjectNeedResponse, { nullable: true, list: { max: 50 }, description: 'Class V3' })
  needs: ProjectNeedResponse[] | null;

  @NestedField(SiteOptionResponse, { nullable: true, list: { max: 50 }, description: 'Class V2' })
  siteOptions: SiteOptionResponse[] | null;

  @TextField({ nullable: true, max: 1000, list: { max: 50 }, description: 'Class V2' })
  issues: string[] | null;

  @TextField({ nullable: true, max: 5000, description: 'Class V2' })
  nextSteps: string | null;

  @TextField({ nullable: true, max: 500, list: { max: 50 }, description: 'Class V2' })
  returnItems: string[] | null;

  @TextField({ nullable: true, max: 5000, description: 'Class V3' })
  dueDiligenceSummary: string | null;

  @CodeField(RISK_CONCLUSION, { nullable: true, description: 'Class V3' })
  riskConclusion: string | null;

  @DateField({ nullable: true, description: 'Class V2' })
  policyCheckedOn: string | null;

  @CodeField(NEGATIVE_LIST_RESULT, { nullable: true, description: 'Class V2' })
  negativeListResult: string | null;

  @DateField({ nullable: true, description: 'Class V2' })
  negativeListCheckedOn: string | null;

  @BooleanField({ nullable: true, description: 'Class V3' })
  hasSupportTerms: boolean | null;

  @CodeField(SIGNING_FORM, { nullable: true })
  signingForm: string | null;

  @TextField({ nullable: true, max: 200, description: 'Confidential: the team' })
  contractingParty: string | null;

  @TextField({ nullable: true, max: 100, example: 'TP-2026-001', description: 'Confidential: the team' })
  agreementNo: string | null;

  @TextField({ nullable: true, max: 2000, description: 'Class V2' })
  signingWaiverReason: string | null;

  @CodeField(SOURCE_CHANNEL, { nullable: true })
  sourceChannel: string | null;

  @ReferenceField({ nullable: true })
  sourceEventId: string | null;

  @ReferenceField({ nullable: true })
  sourceFundId: string | null;

  @TextField({ nullable: true, max: 200, description: 'Confidential: the team' })
  sourceReference: string | null;

  @ReferenceField({ nullable: true, description: 'Class V2' })
  duplicateCheckId: string | null;

  @DateField({ nullable: true })
  holdUntil: string | null;

  @CodeField(HOLD_REASON, { nullable: true })
  holdReason: string | null;

  @CodeField(EXIT_REASON, { nullable: true })
  exitReason: string | null;

  @TextField({ nullable: true, max: 2000, description: 'Class V2' })
  exitNote: string | null;

  @TextField({ nullable: true, max: 200 })
  exitDestination: string | null;

  @IntegerField()
  reopenCount: number;

  @ReferenceField({ nullable: true })
  mergedIntoId: string | null;

  @TextField({ nullable: true, max: 100 })
  externalRef: string | null;

  @TextField({ nullable: true, max: 5000, description: 'Class V2' })
  note: string | null;

  @InstantField()
  createdAt: string;

  @ReferenceField({ nullable: true })
  createdBy: string | null;

  @InstantField()
  updatedAt: string;

  @ReferenceField({ nullable: true })
  updatedBy: string | null;

  @IntegerField({ min: 1 })
  version: number;

  @DateField({ optional: true, description: 'With asOf: the day of which the answer speaks' })
  asOf?: string;

  @NestedField(ProjectCompanyResponse, { optional: true, nullable: true, description: 'With expand=company' })
  company?: ProjectCompanyResponse | null;

  @NestedField(ProjectCompanyResponse, {
    optional: true,
    nullable: true,
    description: 'With expand=registeredCompany',
  })
  registeredCompany?: ProjectCompanyResponse | null;

  @NestedField(ProjectUnitResponse, { optional: true, description: 'With expand=ownerUnit' })
  ownerUnit?: ProjectUnitResponse;

  @NestedField(ProjectUserResponse, { optional: true, nullable: true, description: 'With expand=ownerUser' })
  ownerUser?: ProjectUserResponse | null;
}
