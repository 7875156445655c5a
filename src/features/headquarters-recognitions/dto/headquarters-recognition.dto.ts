import { AttachedFileResponse } from '../../../platform/http/attached-file.response.js';
import {
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { PatchOf } from '../../../platform/http/fields/patch-of.js';
import { DateField, InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf, PageQuery } from '../../../platform/http/page.js';
import { HQ_CATEGORY, HQ_FUNCTION, HQ_LEVEL, HQ_STATUS } from '../../companies/company-standing.codes.js';

const unknown = { optional: true, nullable: true } as const;
const orNull = { nullable: true } as const;
const several = { optional: true, list: { max: 50 } } as const;

/** What proves a recognition; all of it, and a file, is needed from RECOGNISED on. */
class RecognitionFacts {
  @DateField({ ...unknown, example: null })
  recognisedOn?: string | null;

  @TextField({ ...unknown, max: 100, description: 'Number of the document', example: null })
  docNo?: string | null;

  @TextField({ ...unknown, max: 100, example: null })
  certificateNo?: string | null;

  @TextField({ ...unknown, max: 200, example: null })
  authority?: string | null;

  @DateField({ ...unknown, description: 'Last day in force, for EXPIRED and REVOKED', example: null })
  endedOn?: string | null;

  @ReferenceField({
    optional: true,
    list: { max: 20 },
    description: 'Notice or certificate, see POST /files',
    example: [],
  })
  evidenceFileIds?: string[];
}

export class CreateHeadquartersRequest extends RecognitionFacts {
  @CodeField(HQ_CATEGORY, { description: 'Conditions of each: GET /dictionaries/HQ_CATEGORY' })
  category: string;

  @CodeField(HQ_LEVEL)
  level: string;

  @CodeField(HQ_STATUS, { optional: true, description: 'TARGET when left out' })
  status?: string;

  @CodeField(HQ_FUNCTION, { optional: true, list: { max: 8 }, example: ['MANAGEMENT'] })
  functions?: string[];

  @DateField({ ...unknown, description: 'Registered in the park', example: '2026-03-02' })
  introducedOn?: string | null;

  @TextField({ ...unknown, max: 1000, example: null })
  note?: string | null;
}

export class UpdateHeadquartersRequest extends PatchOf(CreateHeadquartersRequest, {
  name: 'UpdateHeadquartersRequest',
  omit: ['category', 'status'],
}) {}

export class ChangeHeadquartersStatusRequest extends RecognitionFacts {
  @CodeField(HQ_STATUS, { example: 'APPLYING' })
  status: string;

  @TextField({ optional: true, max: 300, example: '区商务委来函' })
  reason?: string;
}

export class ListHeadquartersQuery extends PageQuery {
  @CodeField(HQ_CATEGORY, several)
  category?: string[];

  @CodeField(HQ_LEVEL, several)
  level?: string[];

  @CodeField(HQ_STATUS, several)
  status?: string[];

  @ReferenceField(several)
  companyId?: string[];

  @DateField({ optional: true })
  recognisedOnFrom?: string;

  @DateField({ optional: true })
  recognisedOnTo?: string;
}

export class HeadquartersResponse {
  @ReferenceField()
  id: string;

  @ReferenceField()
  companyId: string;

  @CodeField(HQ_CATEGORY)
  category: string;

  @CodeField(HQ_LEVEL)
  level: string;

  @CodeField(HQ_STATUS)
  status: string;

  @DateField(orNull)
  recognisedOn: string | null;

  @TextField({ ...orNull, max: 100, example: null })
  docNo: string | null;

  @TextField({ ...orNull, max: 100, example: null })
  certificateNo: string | null;

  @TextField({ ...orNull, example: null })
  authority: string | null;

  @DateField({ ...orNull, example: null })
  endedOn: string | null;

  @CodeField(HQ_FUNCTION, { list: { max: 8 }, example: ['MANAGEMENT'] })
  functions: string[];

  @DateField(orNull)
  introducedOn: string | null;

  @InstantField({ ...orNull, description: 'By the owning department' })
  confirmedAt: string | null;

  @ReferenceField(orNull)
  confirmedBy: string | null;

  @TextField({ ...orNull, max: 1000, example: null })
  note: string | null;

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

export const HeadquartersPage = PageOf(HeadquartersResponse);
