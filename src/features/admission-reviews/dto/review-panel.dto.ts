import {
  BooleanField,
  CodeField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { REVIEW_KIND, REVIEW_OPINION, REVIEW_OUTCOME } from '../admission-review.codes.js';

const left = { optional: true } as const;

/** A seat on the panel: a user, or the name of somebody without an account. */
export class PanelMemberRequest {
  @ReferenceField({ ...left, description: 'Either this or name' })
  userId?: string;

  @TextField({
    ...left,
    max: 100,
    description: 'An outside expert, or a person of a unit without an account',
  })
  name?: string;

  @ReferenceField({ ...left, description: 'Unit of a person given by name; users have their own' })
  unitId?: string;

  @BooleanField({ ...left, description: 'false when left out' })
  isChair?: boolean;
}

/** 3 to 7 members, an odd number, one chair from 区投促办 (domain.md §3.3; numbers are settings). */
export class SetPanelRequest {
  @NestedField(PanelMemberRequest, { list: { max: 15, min: 1 } })
  members: PanelMemberRequest[];
}

export class InviteDepartmentsRequest {
  @ReferenceField({ list: { max: 20, min: 1 }, description: 'They see the project from now on' })
  unitIds: string[];
}

export class ReviewOpinionRequest {
  @CodeField(REVIEW_OPINION)
  opinion: string;

  @TextField({ ...left, nullable: true, max: 2000 })
  remark?: string | null;
}

/** How 单位初审 ends. RETURNED is move T02 of the project. */
export class UnitReviewRequest {
  @CodeField(REVIEW_OUTCOME)
  outcome: string;

  @TextField({ ...left, nullable: true, max: 2000 })
  note?: string | null;

  @TextField({ ...left, max: 500, list: { max: 30 }, description: 'RETURNED: what has to be completed' })
  returnItems?: string[];
}

/** How 储备库复核 ends. RETURNED is move T02 of the project. */
export class PoolCheckRequest extends UnitReviewRequest {
  @BooleanField({ ...left, description: 'PASSED: the submission is complete' })
  isComplete?: boolean;

  @BooleanField({ ...left, description: 'PASSED: the duplicate check across units is confirmed' })
  isDuplicateChecked?: boolean;

  @BooleanField({ ...left, description: 'PASSED: project kind and counting rules are right' })
  isKindConfirmed?: boolean;

  @CodeField(REVIEW_KIND, { ...left, description: 'PANEL turns a fast review into one by a panel' })
  kind?: string;
}
