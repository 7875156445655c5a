import {
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { MERGE_SIDE, type MergeSide } from '../company-merge.codes.js';

export class MergeChoiceRequest {
  @TextField({ max: 60, pattern: /^[a-z][A-Za-z0-9]{1,59}$/, example: 'focusAreaCode' })
  field: string;

  @CodeField(MERGE_SIDE)
  side: MergeSide;
}

/** Two records of one company (domain.md §4.5): the one in the path stays. */
export class MergeCompanyRequest {
  @ReferenceField({ description: 'The company that is merged into the one in the path' })
  victimId: string;

  @IntegerField({ min: 1, description: 'Version of the victim; If-Match carries that of the survivor' })
  victimVersion: number;

  @NestedField(MergeChoiceRequest, {
    optional: true,
    list: { max: 60 },
    description: 'Whose value a field takes where the two differ; audited fields need one each',
  })
  choices?: MergeChoiceRequest[];

  @TextField({ min: 4, max: 500, example: '同一企业重复建档' })
  reason: string;
}

export class PreviewMergeQuery {
  @ReferenceField({ description: 'The other company' })
  with: string;
}

export class ApproveMergeRequest {
  @TextField({ optional: true, max: 500, example: '核对无误' })
  note?: string;
}

export class RejectMergeRequest {
  @TextField({ min: 4, max: 500, example: '经核对为两家企业' })
  reason: string;
}

export class UndoMergeRequest {
  @TextField({ min: 4, max: 500, example: '经核对为两家企业' })
  reason: string;
}
