import {
  BooleanField,
  CodeField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import {
  DecimalField,
  InstantField,
  MoneyField,
  ReferenceField,
} from '../../../platform/http/fields/value-fields.js';
import { INVESTMENT_TYPE, LANDING_MODE, PROJECT_KIND } from '../../projects/project.codes.js';
import { VETO_CODE } from '../../projects/project-decision.codes.js';
import { REVIEW_CRITERION, REVIEW_OPINION } from '../admission-review.codes.js';

const orNull = { nullable: true } as const;

/** What those who judge read of the project, whether or not they may open the project itself. */
export class ReviewedProject {
  @ReferenceField()
  id: string;

  @TextField({ max: 20, example: 'XM-2026-0123' })
  code: string;

  @TextField({ description: 'The code name of a confidential project for those outside' })
  name: string;

  @TextField({ ...orNull, max: 5000 })
  brief: string | null;

  @TextField({ ...orNull, max: 300, example: '上海示例生物科技有限公司' })
  companyName: string | null;

  @CodeField(PROJECT_KIND)
  projectKind: string;

  @CodeField(INVESTMENT_TYPE, orNull)
  investmentType: string | null;

  @CodeField(LANDING_MODE, orNull)
  landingMode: string | null;

  @TextField({ ...orNull, max: 40, example: 'LIFE_HEALTH' })
  focusAreaCode: string | null;

  @ReferenceField(orNull)
  chainNodeId: string | null;

  @MoneyField(orNull)
  plannedInvestmentWan: string | null;

  @MoneyField(orNull)
  contractedFdiWanUsd: string | null;

  @MoneyField(orNull)
  expectedTaxY1Wan: string | null;

  @MoneyField(orNull)
  expectedTaxY2Wan: string | null;

  @MoneyField(orNull)
  expectedTaxY3Wan: string | null;

  @MoneyField(orNull)
  floorAreaSqm: string | null;

  @MoneyField(orNull)
  landAreaMu: string | null;

  @ReferenceField()
  ownerUnitId: string;

  @ReferenceField(orNull)
  ownerUserId: string | null;
}

export class CriterionPoints {
  @CodeField(REVIEW_CRITERION)
  criterion: string;

  @TextField({
    ...orNull,
    max: 40,
    description: 'Null where it follows from the amounts',
    example: 'WEAK_NODE',
  })
  anchor: string | null;

  @DecimalField({ digits: 4, example: '16' })
  points: string;
}

/** One member’s sheet. Members see their own before the decision, all after it. */
export class ReviewSheet {
  @NestedField(CriterionPoints, { list: { max: 8 } })
  criteria: CriterionPoints[];

  @DecimalField({ ...orNull, digits: 4, example: '0.9' })
  intensityRatio: string | null;

  @DecimalField({ digits: 1, example: '74.5' })
  total: string;

  @CodeField(REVIEW_OPINION, orNull)
  opinion: string | null;

  @TextField({ ...orNull, max: 2000 })
  remark: string | null;

  @InstantField()
  enteredAt: string;

  @ReferenceField()
  enteredBy: string;
}

export class ReviewMember {
  @ReferenceField()
  id: string;

  @ReferenceField(orNull)
  unitId: string | null;

  @ReferenceField(orNull)
  userId: string | null;

  @TextField({ max: 100, example: '示例专家' })
  name: string;

  @BooleanField()
  isChair: boolean;

  @BooleanField()
  hasScored: boolean;

  @NestedField(ReviewSheet, orNull)
  sheet: ReviewSheet | null;
}

export class DepartmentOpinion {
  @ReferenceField()
  unitId: string;

  @CodeField(REVIEW_OPINION, { ...orNull, description: 'Null until it is given' })
  opinion: string | null;

  @TextField({ ...orNull, max: 2000 })
  remark: string | null;

  @InstantField(orNull)
  givenAt: string | null;

  @ReferenceField(orNull)
  givenBy: string | null;
}

export class ReviewVeto {
  @CodeField(VETO_CODE)
  code: string;

  @TextField({ max: 2000 })
  reason: string;
}
