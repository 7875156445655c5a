import {
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import {
  DateField,
  DecimalField,
  InstantField,
  ReferenceField,
} from '../../../platform/http/fields/value-fields.js';
import { PageOf } from '../../../platform/http/page.js';
import {
  CREDIT_BASIS,
  CREDIT_CASE,
  CREDIT_COUNT_BASIS,
  CREDIT_REQUEST_STATUS,
  CREDIT_ROLE,
} from '../credit-share.codes.js';

const orNull = { nullable: true } as const;
const shares = { list: { max: 50 } } as const;

export class ShareLineResponse {
  @ReferenceField()
  unitId: string;

  @ReferenceField({ ...orNull, example: null })
  userId: string | null;

  @CodeField(CREDIT_ROLE)
  role: string;

  @DecimalField({ max: '100', example: '70.00' })
  percent: string;
}

export class CreditShareLineResponse extends ShareLineResponse {
  @TextField({ example: '桃浦镇' })
  unitName: string;
}

/** The shared credit of a project. Before the admission there is none: version 0, no shares. */
export class CreditSharesResponse {
  @ReferenceField()
  projectId: string;

  @CodeField(CREDIT_CASE, { ...orNull, description: 'Row of the case table that the project falls under' })
  caseCode: string | null;

  @CodeField(CREDIT_BASIS, orNull)
  basis: string | null;

  @DateField({ ...orNull, description: 'Frozen at S5 (T13) or S6 (T15)', example: null })
  frozenOn: string | null;

  @TextField({ ...orNull, description: 'Move that froze them', example: null })
  frozenBy: string | null;

  @NestedField(CreditShareLineResponse, { ...shares, description: 'Add up to 100.00' })
  shares: CreditShareLineResponse[];

  @InstantField(orNull)
  updatedAt: string | null;

  @ReferenceField({ ...orNull, example: null })
  updatedBy: string | null;

  @IntegerField({ description: 'For If-Match' })
  version: number;
}

/** What the shares were. */
export class CreditHistoryResponse {
  @ReferenceField()
  id: string;

  @IntegerField({ min: 1 })
  version: number;

  @CodeField(CREDIT_CASE)
  caseCode: string;

  @CodeField(CREDIT_BASIS)
  basis: string;

  @NestedField(ShareLineResponse, shares)
  shares: ShareLineResponse[];

  @DateField({ ...orNull, example: null })
  frozenOn: string | null;

  @TextField({ ...orNull, max: 2000, example: null })
  reason: string | null;

  @ReferenceField({ ...orNull, description: 'The change request behind it', example: null })
  requestId: string | null;

  @InstantField()
  at: string;

  @ReferenceField({ ...orNull, example: null })
  actorId: string | null;

  @TextField({ example: '示例主管' })
  actorName: string;
}

export class CreditHistoryPage extends PageOf(CreditHistoryResponse) {}

export class CreditSignatureNeedResponse {
  @TextField({ description: 'SUPERVISOR or POOL_ADMIN', example: 'SUPERVISOR' })
  role: string;

  @ReferenceField({ ...orNull, description: 'Unit whose supervisor signs' })
  unitId: string | null;
}

export class CreditSignatureResponse extends CreditSignatureNeedResponse {
  @ReferenceField()
  userId: string;

  @TextField({ example: '示例主管' })
  userName: string;

  @TextField({ ...orNull, max: 2000, example: null })
  note: string | null;

  @InstantField()
  at: string;
}

/** A change of frozen shares with the signatures given and missing. */
export class CreditChangeResponse {
  @ReferenceField()
  id: string;

  @ReferenceField()
  projectId: string;

  @CodeField(CREDIT_REQUEST_STATUS)
  status: string;

  @NestedField(ShareLineResponse, shares)
  shares: ShareLineResponse[];

  @TextField({ max: 2000, example: '双方协商一致，调整首谈份额。' })
  reason: string;

  @NestedField(CreditSignatureResponse, shares)
  signatures: CreditSignatureResponse[];

  @NestedField(CreditSignatureNeedResponse, { ...shares, description: 'Empty once it is closed' })
  missing: CreditSignatureNeedResponse[];

  @TextField({ ...orNull, max: 2000, example: null })
  decisionNote: string | null;

  @InstantField()
  createdAt: string;

  @ReferenceField()
  createdBy: string;

  @ReferenceField()
  createdByUnit: string;

  @InstantField()
  updatedAt: string;

  @ReferenceField(orNull)
  updatedBy: string | null;

  @IntegerField({ min: 1 })
  version: number;
}

export class CreditChangePage extends PageOf(CreditChangeResponse) {}

export class CreditUnitSummaryResponse {
  @ReferenceField()
  unitId: string;

  @TextField({ example: '桃浦镇' })
  unitName: string;

  @IntegerField({ description: '参与数: projects in which the unit has a part; may not be summed' })
  participations: number;

  @DecimalField({ digits: 4, example: '1.3000', description: '折算数: Σ percent / 100, exact' })
  shared: string;
}

/** 参与数 and 折算数 by unit. */
export class CreditSummaryResponse {
  @DateField()
  from: string;

  @DateField()
  to: string;

  @CodeField(CREDIT_COUNT_BASIS)
  basis: string;

  @IntegerField({ description: 'Projects, each once', example: 3 })
  projects: number;

  @DecimalField({ digits: 4, example: '3.0000', description: 'Σ of the units: the number of projects' })
  shared: string;

  @NestedField(CreditUnitSummaryResponse, { list: { max: 200 } })
  units: CreditUnitSummaryResponse[];
}
