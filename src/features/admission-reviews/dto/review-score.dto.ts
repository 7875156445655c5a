import { CodeField, NestedField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { DecimalField } from '../../../platform/http/fields/value-fields.js';
import { LEVEL } from '../../projects/project.codes.js';
import { VETO_CODE } from '../../projects/project-decision.codes.js';
import { REVIEW_CRITERION, REVIEW_OPINION } from '../admission-review.codes.js';

const left = { optional: true } as const;

export class AnchorRequest {
  @CodeField(REVIEW_CRITERION, { description: 'TAX and SCALE follow from the amounts of the project' })
  criterion: string;

  @TextField({
    max: 40,
    pattern: /^[A-Z][A-Z0-9_]{0,39}$/,
    description: 'Anchor of the setting pool.admission',
    example: 'WEAK_NODE',
  })
  anchor: string;
}

/** The sheet of one member: an anchor for each criterion that is judged. Points follow from the settings in force. */
export class ReviewScoreRequest {
  @NestedField(AnchorRequest, { list: { max: 8, min: 1 } })
  anchors: AnchorRequest[];

  @DecimalField({
    ...left,
    nullable: true,
    digits: 4,
    max: '1000',
    description: 'LAND: investment intensity over the standard of the parcel',
    example: '0.9',
  })
  intensityRatio?: string | null;

  @CodeField(REVIEW_OPINION, { ...left, nullable: true })
  opinion?: string | null;

  @TextField({ ...left, nullable: true, max: 2000 })
  remark?: string | null;
}

export class VetoRequest {
  @CodeField(VETO_CODE)
  code: string;

  @TextField({ max: 2000, example: '经核查，投资主体为失信被执行人' })
  reason: string;
}

export class SetVetoesRequest {
  @NestedField(VetoRequest, { list: { max: 7 }, description: 'The whole list; empty takes all of them back' })
  vetoes: VetoRequest[];
}

export class DecideReviewRequest {
  @CodeField(LEVEL, { ...left, description: 'By rule when left out (domain.md §3.4)' })
  level?: string;

  @TextField({
    ...left,
    nullable: true,
    max: 2000,
    description: 'Required when the level is not the one by rule',
  })
  levelReason?: string | null;
}
