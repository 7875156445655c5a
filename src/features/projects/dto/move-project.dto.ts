import {
  BooleanField,
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import {
  DateField,
  DecimalField,
  MoneyField,
  ReferenceField,
} from '../../../platform/http/fields/value-fields.js';
import { POOL_STATUS, REGISTRATION_TYPE, SIGNING_FORM, STAGE } from '../project.codes.js';
import { EXIT_REASON, HOLD_REASON } from '../project-decision.codes.js';
import { TRANSITION } from '../project-transition.codes.js';

const left = { optional: true } as const;

export class MoveTargetRequest {
  @CodeField(POOL_STATUS)
  poolStatus: string;

  @CodeField(STAGE, { optional: true, nullable: true })
  stage?: string | null;
}

/** A move of a project (domain.md §3.2): by its number or by where it leads. */
export class MoveProjectRequest {
  @CodeField(TRANSITION, { ...left, description: 'Either this or `to`' })
  transition?: string;

  @NestedField(MoveTargetRequest, { ...left, description: 'Either this or `transition`' })
  to?: MoveTargetRequest;

  @DateField({ ...left, description: 'Business date, which becomes the milestone; today when left out' })
  effectiveOn?: string;

  @TextField({ ...left, max: 2000 })
  reason?: string;

  @ReferenceField({ ...left, list: { max: 100 }, description: 'Evidence that this move rests on' })
  evidenceIds?: string[];

  @BooleanField({ ...left, description: 'A pool administrator corrects a locked month' })
  correctsLockedMonth?: boolean;

  @TextField({ ...left, max: 500, list: { max: 30 }, description: 'T02: what has to be completed' })
  returnItems?: string[];

  @TextField({ ...left, max: 2000, description: 'T06: new evidence' })
  newEvidenceNote?: string;

  @TextField({ ...left, max: 2000, description: 'T15: why it registers before signing' })
  signingWaiverReason?: string;

  @DateField({ ...left, description: 'T30' })
  holdUntil?: string;

  @CodeField(HOLD_REASON, { ...left, description: 'T30' })
  holdReason?: string;

  @CodeField(EXIT_REASON, { ...left, description: 'T40, T41' })
  exitReason?: string;

  @TextField({ ...left, max: 2000, description: 'T40, T41' })
  exitNote?: string;

  @TextField({ ...left, max: 200, description: 'T40: the town or district it went to' })
  exitDestination?: string;

  @ReferenceField({ ...left, description: 'T43: the project of the same company that stays' })
  mergedIntoId?: string;

  @DateField({ ...left, description: 'T12' })
  expectedSignOn?: string;

  @BooleanField({ ...left, description: 'T12' })
  hasSupportTerms?: boolean;

  @CodeField(SIGNING_FORM, { ...left, description: 'T13' })
  signingForm?: string;

  @MoneyField({ ...left, description: 'T13' })
  agreedInvestmentWan?: string;

  @MoneyField({ ...left, description: 'T13' })
  contractedFdiWanUsd?: string;

  @DecimalField({ ...left, digits: 4, description: 'T13' })
  leasedAreaSqm?: string;

  @TextField({ ...left, max: 200, description: 'T13' })
  contractingParty?: string;

  @TextField({ ...left, max: 100, description: 'T13' })
  agreementNo?: string;

  @ReferenceField({ ...left, description: 'T14, T15' })
  registeredCompanyId?: string;

  @CodeField(REGISTRATION_TYPE, { ...left, description: 'T14, T15' })
  registrationType?: string;

  @ReferenceField({ ...left, description: 'T14, T15' })
  landingUnitId?: string;

  @IntegerField({ ...left, max: 1_000_000, description: 'T17' })
  staffOnSite?: number;

  @ReferenceField({ ...left, description: 'T18' })
  serviceOfficerId?: string;

  @ReferenceField({
    ...left,
    description: 'T33, T42: the unit that claims it, when it has no owner or another one takes over',
  })
  ownerUnitId?: string;

  @ReferenceField({ ...left, description: 'T33, T42: who looks after it from now on' })
  ownerUserId?: string;
}

/** A second signature under a move that two persons decide. */
export class ApproveMoveRequest {
  @CodeField(TRANSITION)
  transition: string;

  @TextField({ ...left, max: 1000 })
  note?: string;
}
