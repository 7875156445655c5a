import { BooleanField, CodeField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageQuery } from '../../../platform/http/page.js';
import { REVIEW_KIND, REVIEW_STATE } from '../admission-review.codes.js';

const filter = { optional: true } as const;

/** Filters of the review queue. */
export class ListReviewsQuery extends PageQuery {
  @TextField({
    ...filter,
    max: 2,
    pattern: /^me$/,
    description: 'me: reviews whose next step is the caller’s',
    example: 'me',
  })
  awaiting?: string;

  @CodeField(REVIEW_STATE, { ...filter, list: { max: 5 } })
  state?: string[];

  @CodeField(REVIEW_KIND, filter)
  kind?: string;

  @BooleanField({ ...filter, description: 'The present step is past its last day' })
  overdue?: boolean;

  @ReferenceField({ ...filter, list: { max: 50 } })
  projectId?: string[];

  @ReferenceField({ ...filter, list: { max: 50 } })
  ownerUnitId?: string[];
}
