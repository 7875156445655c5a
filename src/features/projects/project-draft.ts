import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../platform/access/actor.js';
import type { CreateProjectRequest, UpdateProjectRequest } from './dto/create-project.dto.js';
import type { Project } from './project.entity.js';

const NULLS = [
  ...['codeName', 'companyId', 'registeredCompanyId', 'registrationType', 'investmentType', 'landingMode'],
  ...['focusAreaCode', 'chainNodeId', 'brief', 'plannedInvestmentWan', 'plannedInvestmentBasis'],
  ...['fixedAssetInvestmentWan', 'agreedInvestmentWan', 'contractedFdiWanUsd', 'landAreaMu', 'floorAreaSqm'],
  ...['leasedAreaSqm', 'expectedOutputWan', 'expectedTaxY1Wan', 'expectedTaxY2Wan', 'expectedTaxY3Wan'],
  ...['expectedJobs', 'staffOnSite', 'hqIntent', 'stage', 'level', 'reviewScore', 'probabilityPoints'],
  ...['probabilityReason', 'probabilitySetOn', 'expectedSignOn', 'expectedRegisterOn', 'expectedOpenOn'],
  ...[
    'firstContactOn',
    'submittedOn',
    'rejectedOn',
    'returnDueOn',
    'admittedOn',
    'negotiatingOn',
    'evaluatingOn',
  ],
  ...['preSigningOn', 'signedOn', 'registeredOn', 'constructionStartOn', 'openedOn', 'firstTaxOn'],
  ...['plannedTaxReachedOn', 'signingRevokedOn', 'dormantOn', 'publicSeaOn', 'exitedOn', 'landingUnitId'],
  ...['serviceOfficerId', 'leaderSponsor', 'nextSteps', 'dueDiligenceSummary', 'riskConclusion'],
  ...['policyCheckedOn', 'negativeListResult', 'negativeListCheckedOn', 'hasSupportTerms', 'signingForm'],
  ...['contractingParty', 'agreementNo', 'signingWaiverReason', 'leadId', 'sourceChannel', 'sourceEventId'],
  ...[
    'sourceFundId',
    'sourceReference',
    'duplicateCheckId',
    'holdUntil',
    'holdReason',
    'exitReason',
    'exitNote',
  ],
  ...['exitDestination', 'mergedIntoId', 'externalRef', 'note', 'deletedAt'],
] as const satisfies readonly (keyof Project)[];

const LISTS = [
  ...['vetoCodes', 'dateSlips', 'returnItems', 'inferredMilestones', 'coUnitIds', 'invitedUnitIds'],
  ...['teamUserIds', 'needs', 'siteOptions', 'issues'],
] as const satisfies readonly (keyof Project)[];

/** What a request says, as columns. A probability override is dated by the server. */
export function contentOf(
  request: CreateProjectRequest | UpdateProjectRequest,
  today: string,
): Partial<Project> {
  const { probabilityOverride, ...given } = request;
  const override =
    probabilityOverride === undefined
      ? {}
      : {
          probabilityPoints: probabilityOverride?.points ?? null,
          probabilityReason: probabilityOverride?.reason ?? null,
          probabilitySetOn: probabilityOverride === null ? null : today,
        };
  const content = { ...given, ...override } as Partial<Project>;
  return Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined));
}

/** A whole draft from a request: what was not said is unknown; the caller and the caller's unit own it. */
export function newDraft(
  request: CreateProjectRequest,
  actor: Actor,
  code: string,
  now: Date,
  today: string,
): Project {
  const content = contentOf(request, today);
  const ownerUnitId = content.ownerUnitId ?? actor.unitId;
  return {
    ...Object.fromEntries(NULLS.map((field) => [field, null])),
    ...Object.fromEntries(LISTS.map((field) => [field, []])),
    confidential: false,
    expectedTaxConfirmed: false,
    reviewRound: 1,
    reopenCount: 0,
    ownerUserId: ownerUnitId === actor.unitId ? actor.userId : null,
    ...content,
    id: uuidv7(),
    code,
    poolStatus: 'DRAFT',
    ownerUnitId,
    firstReportUnitId: content.firstReportUnitId ?? ownerUnitId,
    createdAt: now,
    createdBy: actor.userId,
    updatedAt: now,
    updatedBy: actor.userId,
    version: 1,
  } as Project;
}
