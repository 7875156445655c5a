import { AttachedFileResponse } from '../../../platform/http/attached-file.response.js';
import {
  BooleanField,
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { PatchOf } from '../../../platform/http/fields/patch-of.js';
import { DateField, InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf, PageQuery } from '../../../platform/http/page.js';
import {
  CONFIRMATION_OUTCOME,
  QUALIFICATION_CONFIRMATION,
  QUALIFICATION_LEVEL,
  QUALIFICATION_TYPE,
} from '../../companies/company-standing.codes.js';

const unknown = { optional: true, nullable: true } as const;
const orNull = { nullable: true } as const;
const several = { optional: true, list: { max: 50 } } as const;

export class CreateQualificationRequest {
  @CodeField(QUALIFICATION_TYPE)
  type: string;

  @CodeField(QUALIFICATION_LEVEL, {
    ...unknown,
    description: 'That of the type when left out',
    example: null,
  })
  level?: string | null;

  @TextField({ ...unknown, max: 100, example: 'GR202631000001' })
  certificateNo?: string | null;

  @TextField({ ...unknown, max: 200, example: '上海市科学技术委员会' })
  issuer?: string | null;

  @DateField({ example: '2026-03-01' })
  validFrom: string;

  @DateField({
    ...unknown,
    description: 'Last day. Left out: by the usual term of the type; null: without an end',
    example: '2029-02-28',
  })
  validTo?: string | null;

  @TextField({
    ...unknown,
    max: 200,
    description: 'Published list, for types that follow from one',
    example: null,
  })
  sourceList?: string | null;

  @IntegerField({ ...unknown, min: 1990, max: 2100, description: 'Year of the list', example: null })
  listYear?: number | null;

  @ReferenceField({
    ...unknown,
    description: 'The earlier qualification of the company that this one renews',
    example: null,
  })
  renewalOfId?: string | null;

  @TextField({ ...unknown, max: 1000, example: null })
  note?: string | null;

  @ReferenceField({ optional: true, list: { max: 20 }, description: 'Files, see POST /files', example: [] })
  evidenceFileIds?: string[];
}

export class UpdateQualificationRequest extends PatchOf(CreateQualificationRequest, {
  name: 'UpdateQualificationRequest',
  omit: ['type'],
}) {}

/** What the department that owns the figure finds. */
export class ConfirmQualificationRequest {
  @CodeField(CONFIRMATION_OUTCOME)
  outcome: string;

  @TextField({ ...unknown, max: 500, description: 'Needed with DISPUTED', example: null })
  confirmationNote?: string | null;
}

export class ListQualificationsQuery extends PageQuery {
  @CodeField(QUALIFICATION_TYPE, several)
  type?: string[];

  @CodeField(QUALIFICATION_LEVEL, several)
  level?: string[];

  @CodeField(QUALIFICATION_CONFIRMATION, { ...several, description: 'PENDING: the queue of the department' })
  confirmation?: string[];

  @ReferenceField(several)
  companyId?: string[];

  @DateField({ optional: true, description: 'Only those in force on the day; isValid and daysLeft as of it' })
  validOn?: string;

  @IntegerField({
    optional: true,
    max: 3650,
    description: 'In force, and ending within so many days',
    example: 90,
  })
  expiringWithin?: number;
}

export class QualificationResponse {
  @ReferenceField()
  id: string;

  @ReferenceField()
  companyId: string;

  @CodeField(QUALIFICATION_TYPE)
  type: string;

  @CodeField(QUALIFICATION_LEVEL, { ...orNull, example: 'NATIONAL' })
  level: string | null;

  @TextField({ ...orNull, max: 100, example: 'GR202631000001' })
  certificateNo: string | null;

  @TextField({ ...orNull, example: '上海市科学技术委员会' })
  issuer: string | null;

  @DateField()
  validFrom: string;

  @DateField({ ...orNull, description: 'Last day; null: without an end' })
  validTo: string | null;

  @BooleanField({ description: 'In force on the as-of day' })
  isValid: boolean;

  @IntegerField({ ...orNull, description: 'Days to the last one, when in force', example: 75 })
  daysLeft: number | null;

  @TextField({ ...orNull, example: null })
  sourceList: string | null;

  @IntegerField({ ...orNull, example: null })
  listYear: number | null;

  @ReferenceField({ ...orNull, example: null })
  renewalOfId: string | null;

  @ReferenceField({ ...orNull, example: null })
  renewedById: string | null;

  @TextField({ ...orNull, max: 1000, example: null })
  note: string | null;

  @CodeField(QUALIFICATION_CONFIRMATION, {
    ...orNull,
    description: 'By the department that owns the figure; null for types that nobody confirms',
  })
  confirmation: string | null;

  @TextField({ ...orNull, max: 500, example: null })
  confirmationNote: string | null;

  @InstantField({ ...orNull, example: null })
  confirmedAt: string | null;

  @ReferenceField({ ...orNull, example: null })
  confirmedBy: string | null;

  @NestedField(AttachedFileResponse, { list: { max: 20 } })
  evidence: AttachedFileResponse[];

  @InstantField()
  createdAt: string;

  @ReferenceField(orNull)
  createdBy: string | null;

  @InstantField()
  updatedAt: string;

  @ReferenceField(orNull)
  updatedBy: string | null;

  @IntegerField({ min: 1 })
  version: number;
}

export const QualificationPage = PageOf(QualificationResponse);
