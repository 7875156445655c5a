import { CodeField, IntegerField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { PatchOf } from '../../../platform/http/fields/patch-of.js';
import {
  DateField,
  DecimalField,
  InstantField,
  ReferenceField,
} from '../../../platform/http/fields/value-fields.js';
import { PageOf, PageQuery } from '../../../platform/http/page.js';
import { TARGET_METRIC, TARGET_PERIOD } from '../target.codes.js';

const orNull = { nullable: true } as const;

/** A target of the park for a period. */
export class CreateTargetRequest {
  @CodeField(TARGET_METRIC)
  metricCode: string;

  @DateField({ description: '1 January', example: '2027-01-01' })
  fromOn: string;

  @DateField({ description: '31 December: of the same year for an annual target', example: '2027-12-31' })
  toOn: string;

  @DecimalField({ min: '1', max: '99999', description: 'At least so many companies', example: '2' })
  value: string;

  @TextField({ min: 4, max: 200, description: 'Document that sets it', example: '普委办发〔2027〕1号' })
  sourceDoc: string;

  @TextField({
    ...orNull,
    optional: true,
    max: 300,
    description: 'In the words of the document',
    example: null,
  })
  caliber?: string | null;
}

export class UpdateTargetRequest extends PatchOf(CreateTargetRequest, {
  name: 'UpdateTargetRequest',
  omit: ['metricCode'],
}) {}

export class ListTargetsQuery extends PageQuery {
  @CodeField(TARGET_METRIC, { optional: true, list: { max: 10 } })
  metricCode?: string[];

  @DateField({ optional: true, description: 'Only those whose period covers the day' })
  on?: string;
}

export class TargetResponse {
  @ReferenceField()
  id: string;

  @CodeField(TARGET_METRIC)
  metricCode: string;

  @CodeField(TARGET_PERIOD)
  periodType: string;

  @DateField()
  fromOn: string;

  @DateField()
  toOn: string;

  @DecimalField({ digits: 4, example: '1' })
  value: string;

  @TextField({ max: 2, description: 'Always >=: to be reached at least', example: '>=' })
  comparator: string;

  @TextField({ max: 200, example: '普委办发〔2022〕23号' })
  sourceDoc: string;

  @TextField({ ...orNull, max: 300, example: '每年引进总部型企业' })
  caliber: string | null;

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

export const TargetPage = PageOf(TargetResponse);
