import {
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf, PageQuery } from '../../../platform/http/page.js';
import { DUPLICATE_LEVEL, DUPLICATE_REASON, FINDING_STATE } from '../duplicate.codes.js';

const orNull = { nullable: true } as const;

export class ListDuplicateFindingsQuery extends PageQuery {
  @CodeField(FINDING_STATE, { optional: true, list: { max: 3 } })
  state?: string[];

  @CodeField(DUPLICATE_LEVEL, { optional: true, list: { max: 4 } })
  level?: string[];

  @ReferenceField({ optional: true, description: 'One of the two companies' })
  companyId?: string;
}

export class FoundCompanyResponse {
  @ReferenceField()
  id: string;

  @TextField({ example: 'QY-000123' })
  code: string;

  @TextField({ ...orNull, max: 120, example: '上海示例生物科技有限公司' })
  nameCn: string | null;

  @TextField({ ...orNull, example: null })
  nameEn: string | null;

  @TextField({ ...orNull, max: 18, example: '91310107T0000001X8' })
  uscc: string | null;

  @ReferenceField()
  ownerUnitId: string;

  @ReferenceField({ ...orNull, example: null })
  mergedIntoId: string | null;
}

/** Two companies that may be one. */
export class DuplicateFindingResponse {
  @ReferenceField()
  id: string;

  @CodeField(DUPLICATE_LEVEL, { example: 'STRONG' })
  level: string;

  @CodeField(DUPLICATE_REASON, { list: { max: 20 }, example: ['SAME_NAME'] })
  reasons: string[];

  @CodeField(FINDING_STATE)
  state: string;

  @TextField({
    max: 20,
    description: 'SWEEP, or REGISTRATION for one that was passed with a reason',
    example: 'SWEEP',
  })
  foundBy: string;

  @NestedField(FoundCompanyResponse, { list: { min: 2, max: 2 } })
  companies: FoundCompanyResponse[];

  @InstantField({ ...orNull, example: null })
  dismissedAt: string | null;

  @ReferenceField({ ...orNull, example: null })
  dismissedBy: string | null;

  @TextField({ ...orNull, max: 300, example: null })
  dismissalReason: string | null;

  @InstantField()
  createdAt: string;

  @InstantField()
  updatedAt: string;

  @IntegerField({ min: 1 })
  version: number;
}

export const DuplicateFindingPage = PageOf(DuplicateFindingResponse);

export class DismissFindingRequest {
  @TextField({
    min: 4,
    max: 300,
    description: 'Why the two are different companies',
    example: '不同法人，经营地址不同',
  })
  reason: string;
}
