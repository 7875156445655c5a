import {
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import {
  DateField,
  InstantField,
  MoneyField,
  ReferenceField,
} from '../../../platform/http/fields/value-fields.js';
import { PageOf } from '../../../platform/http/page.js';
import { FUNDING_EVIDENCE, FUNDING_STATUS, FUNDING_TYPE } from '../funding-record.codes.js';

const orNull = { nullable: true } as const;

export class FundingFileResponse {
  @ReferenceField()
  id: string;

  @TextField({ example: '银行回单.pdf' })
  name: string;

  @TextField({ max: 100, example: 'application/pdf' })
  mediaType: string;

  @IntegerField({ min: 1, description: 'Bytes' })
  size: number;
}

/** Money received as the caller may see it. Exactly one of the two amounts is filled. */
export class FundingRecordResponse {
  @ReferenceField()
  id: string;

  @ReferenceField()
  projectId: string;

  @TextField({ max: 20, example: 'XM-2026-0123' })
  projectCode: string;

  @TextField({
    ...orNull,
    description: 'The code name of a confidential project for those outside its team',
    example: '示例生物研发中心项目',
  })
  projectName: string | null;

  @TextField({ ...orNull, description: 'Confidential: the team', example: '示例生物（上海）有限公司' })
  companyName: string | null;

  @CodeField(FUNDING_TYPE)
  type: string;

  @MoneyField({ ...orNull, description: '万元' })
  amountWan: string | null;

  @MoneyField({ ...orNull, description: '万美元', example: null })
  amountWanUsd: string | null;

  @DateField()
  receivedOn: string;

  @CodeField(FUNDING_EVIDENCE)
  evidenceType: string;

  @NestedField(FundingFileResponse, { ...orNull, description: 'Null: a confidential project' })
  file: FundingFileResponse | null;

  @TextField({ ...orNull, max: 1000, example: '首期出资' })
  note: string | null;

  @CodeField(FUNDING_STATUS, { description: 'Only CONFIRMED counts' })
  status: string;

  @ReferenceField({ description: 'Unit that owns the figure' })
  confirmingUnitId: string;

  @TextField({ example: '区商务委' })
  confirmingUnitName: string;

  @ReferenceField({ ...orNull, example: null })
  decidedBy: string | null;

  @InstantField({ ...orNull, example: null })
  decidedAt: string | null;

  @TextField({ ...orNull, max: 1000, example: null })
  decisionReason: string | null;

  @InstantField()
  createdAt: string;

  @ReferenceField()
  createdBy: string;

  @InstantField()
  updatedAt: string;

  @ReferenceField({ ...orNull, example: null })
  updatedBy: string | null;

  @IntegerField({ min: 1 })
  version: number;
}

export class FundingRecordPage extends PageOf(FundingRecordResponse) {}
