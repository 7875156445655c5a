import {
  BooleanField,
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { JsonObjectField } from '../../../platform/http/fields/json.field.js';
import {
  DateField,
  DecimalField,
  InstantField,
  MoneyField,
  ReferenceField,
} from '../../../platform/http/fields/value-fields.js';
import { PageOf, PageQuery } from '../../../platform/http/page.js';
import {
  CLAUSE_BLOCKER,
  CLAUSE_STATUS,
  POLICY_BENEFIT_TYPE,
  POLICY_MATERIAL,
  POLICY_STACKING,
  POLICY_WINDOW_KIND,
} from '../policy.codes.js';

const orNull = { nullable: true } as const;

export class ListClausesQuery extends PageQuery {
  @CodeField(POLICY_BENEFIT_TYPE, { optional: true, list: { max: 20 } })
  benefitType?: string[];

  @CodeField(CLAUSE_STATUS, { optional: true, list: { max: 3 } })
  status?: string[];

  @BooleanField({ optional: true, description: 'Only those that nothing blocks, or only blocked ones' })
  suggestable?: boolean;

  @DateField({ optional: true, description: 'Day of blockers and windowOpen; today when left out' })
  asOf?: string;
}

export class ClauseWindowResponse {
  @CodeField(POLICY_WINDOW_KIND)
  kind: string;

  @DateField(orNull)
  from: string | null;

  @DateField(orNull)
  to: string | null;

  @TextField({ ...orNull, max: 200 })
  note: string | null;
}

export class ClauseMaterialResponse {
  @CodeField(POLICY_MATERIAL)
  code: string;

  @TextField({ ...orNull, max: 200 })
  note: string | null;
}

export class ClauseResponse {
  @ReferenceField()
  id: string;

  @ReferenceField()
  policyId: string;

  @TextField({ max: 60, example: '第五条' })
  no: string;

  @TextField({ ...orNull, max: 300, example: '支持企业研发投入' })
  title: string | null;

  @CodeField(CLAUSE_STATUS, { example: 'ACTIVE' })
  status: string;

  @CodeField(CLAUSE_BLOCKER, {
    list: { max: 4 },
    description: 'Why it is not suggested on the as-of day; empty: it may be',
    example: [],
  })
  blockers: string[];

  @CodeField(POLICY_BENEFIT_TYPE, { example: 'RND' })
  benefitType: string;

  @TextField({ ...orNull, max: 4000, example: '按上一年度研发费用的10%给予资助，最高100万元。' })
  benefitText: string | null;

  @MoneyField({ ...orNull, example: '100.00' })
  capWan: string | null;

  @DecimalField({ ...orNull, description: 'Percent', example: '10.00' })
  ratePct: string | null;

  @IntegerField({ ...orNull, min: 1, max: 50, example: 3 })
  years: number | null;

  @JsonObjectField({
    ...orNull,
    example: { all: [{ fact: 'company.registeredDistrictCode', eq: '310107' }] },
  })
  conditions: object | null;

  @TextField({ ...orNull, max: 4000, example: '工商、税务登记在普陀，具有独立法人资格。' })
  conditionText: string | null;

  @BooleanField({ description: 'A person decides whether a company meets the conditions' })
  manualOnly: boolean;

  @CodeField(POLICY_STACKING, { ...orNull, example: 'EXCLUSIVE' })
  stacking: string | null;

  @NestedField(ClauseWindowResponse, orNull)
  window: ClauseWindowResponse | null;

  @BooleanField({
    ...orNull,
    description: 'Whether applications are taken on the as-of day; null: not known',
  })
  windowOpen: boolean | null;

  @NestedField(ClauseMaterialResponse, { list: { max: 50 } })
  materials: ClauseMaterialResponse[];

  @ReferenceField(orNull)
  contactUnitId: string | null;

  @TextField({ ...orNull, max: 200 })
  contactNote: string | null;

  @BooleanField({ description: 'The benefit hangs on tax paid', example: false })
  linkedToTax: boolean;

  @TextField({ ...orNull, max: 300, example: null })
  legalBasis: string | null;

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

export const ClausePage = PageOf(ClauseResponse);
