import {
  BooleanField,
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { JsonField } from '../../../platform/http/fields/json.field.js';
import {
  DateField,
  DecimalField,
  InstantField,
  ReferenceField,
} from '../../../platform/http/fields/value-fields.js';
import { PageOf } from '../../../platform/http/page.js';
import { LEVEL } from '../../projects/project.codes.js';
import { REVIEW_KIND, REVIEW_STATE } from '../admission-review.codes.js';

const orNull = { nullable: true } as const;

import { DepartmentOpinion, ReviewedProject, ReviewMember, ReviewVeto } from './review-parts.response.js';
/** One review of one submission (domain.md §3.3). */
export class ReviewResponse {
  @ReferenceField()
  id: string;

  @ReferenceField()
  projectId: string;

  @IntegerField({ min: 1 })
  round: number;

  @CodeField(REVIEW_KIND)
  kind: string;

  @CodeField(REVIEW_STATE)
  state: string;

  @CodeField(LEVEL)
  proposedLevel: string;

  @ReferenceField(orNull)
  submittedBy: string | null;

  @DateField()
  submittedOn: string;

  @DateField({ description: 'Last day of the unit review, in working days' })
  unitDueOn: string;

  @DateField({ description: 'Last day of the pool check' })
  poolDueOn: string;

  @DateField({ description: 'Last day of the whole review' })
  dueOn: string;

  @DateField({ ...orNull, description: 'Last day of the present step; null when it has ended' })
  stepDueOn: string | null;

  @BooleanField({ description: 'The present step is past its last day' })
  overdue: boolean;

  @DateField(orNull)
  unitReviewedOn: string | null;

  @ReferenceField(orNull)
  unitReviewedBy: string | null;

  @TextField({ ...orNull, max: 2000 })
  unitNote: string | null;

  @DateField(orNull)
  poolCheckedOn: string | null;

  @ReferenceField(orNull)
  poolCheckedBy: string | null;

  @TextField({ ...orNull, max: 2000 })
  poolNote: string | null;

  @NestedField(ReviewVeto, { ...orNull, list: { max: 7 }, description: 'Class V3' })
  vetoes: ReviewVeto[] | null;

  @DateField(orNull)
  endedOn: string | null;

  @ReferenceField(orNull)
  endedBy: string | null;

  @DecimalField({ ...orNull, digits: 1, example: '76.2', description: 'Of the decision. Class V3' })
  score: string | null;

  @CodeField(LEVEL, { ...orNull, description: 'Class V3' })
  levelByRule: string | null;

  @CodeField(LEVEL, orNull)
  level: string | null;

  @TextField({ ...orNull, max: 2000, description: 'Class V3' })
  levelReason: string | null;

  @JsonField({ ...orNull, description: 'Numbers that the decision rests on. Class V3' })
  settingsInForce: unknown;

  @NestedField(ReviewedProject)
  project: ReviewedProject;

  @NestedField(ReviewMember, { list: { max: 15 } })
  members: ReviewMember[];

  @NestedField(DepartmentOpinion, { list: { max: 100 } })
  opinions: DepartmentOpinion[];

  @InstantField()
  createdAt: string;

  @InstantField()
  updatedAt: string;

  @ReferenceField(orNull)
  updatedBy: string | null;

  @IntegerField({ min: 1 })
  version: number;
}

export const ReviewPage = PageOf(ReviewResponse);
