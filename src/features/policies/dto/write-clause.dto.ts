import {
  BooleanField,
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { JsonObjectField } from '../../../platform/http/fields/json.field.js';
import { PatchOf } from '../../../platform/http/fields/patch-of.js';
import {
  DateField,
  DecimalField,
  MoneyField,
  ReferenceField,
} from '../../../platform/http/fields/value-fields.js';
import {
  CLAUSE_STATUS,
  POLICY_BENEFIT_TYPE,
  POLICY_MATERIAL,
  POLICY_STACKING,
  POLICY_WINDOW_KIND,
} from '../policy.codes.js';

const unknown = { optional: true, nullable: true } as const;

/** When applications are taken. A change replaces it as a whole. */
export class ClauseWindowRequest {
  @CodeField(POLICY_WINDOW_KIND, { example: 'DATES' })
  kind: string;

  @DateField({ ...unknown, description: 'First day, with DATES', example: '2026-03-01' })
  from?: string | null;

  @DateField({ ...unknown, description: 'Last day, with DATES', example: '2026-04-30' })
  to?: string | null;

  @TextField({ ...unknown, max: 200, example: '每年一次' })
  note?: string | null;
}

export class ClauseMaterialRequest {
  @CodeField(POLICY_MATERIAL, { example: 'AUDIT_REPORT' })
  code: string;

  @TextField({ ...unknown, max: 200, description: 'What exactly, in words', example: '上一年度' })
  note?: string | null;
}

export class CreateClauseRequest {
  @TextField({ max: 60, description: 'As printed; given once in a policy', example: '第五条' })
  no: string;

  @TextField({ ...unknown, max: 300, example: '支持企业研发投入' })
  title?: string | null;

  @CodeField(CLAUSE_STATUS, { optional: true, description: 'ACTIVE when left out', example: 'ACTIVE' })
  status?: string;

  @CodeField(POLICY_BENEFIT_TYPE, { example: 'RND' })
  benefitType: string;

  @TextField({ ...unknown, max: 4000, example: '按上一年度研发费用的10%给予资助，最高100万元。' })
  benefitText?: string | null;

  @MoneyField({ ...unknown, description: 'Most that one company gets, 万元', example: '100.00' })
  capWan?: string | null;

  @DecimalField({ ...unknown, max: '100', description: 'Percent', example: '10' })
  ratePct?: string | null;

  @IntegerField({ ...unknown, min: 1, max: 50, description: 'For how many years', example: 3 })
  years?: number | null;

  @JsonObjectField({
    ...unknown,
    description:
      'Rule over facts: a tree of all, any and not; see GET /policy-facts. What cannot be worked out stays in conditionText with manualOnly=true',
    example: { all: [{ fact: 'company.registeredDistrictCode', eq: '310107' }] },
  })
  conditions?: object | null;

  @TextField({ ...unknown, max: 4000, example: '工商、税务登记在普陀，具有独立法人资格。' })
  conditionText?: string | null;

  @BooleanField({
    optional: true,
    description: 'A person decides; needed where there is no rule',
    example: false,
  })
  manualOnly?: boolean;

  @CodeField(POLICY_STACKING, { ...unknown, example: 'EXCLUSIVE' })
  stacking?: string | null;

  @NestedField(ClauseWindowRequest, unknown)
  window?: ClauseWindowRequest | null;

  @NestedField(ClauseMaterialRequest, { optional: true, list: { max: 50 } })
  materials?: ClauseMaterialRequest[];

  @ReferenceField({ ...unknown, description: 'Department to ask', example: null })
  contactUnitId?: string | null;

  @TextField({ ...unknown, max: 200, description: 'Desk, telephone', example: '科技企业服务科' })
  contactNote?: string | null;

  @BooleanField({
    optional: true,
    description: 'The benefit hangs on tax paid; such a clause is never active',
    example: false,
  })
  linkedToTax?: boolean;

  @TextField({
    ...unknown,
    max: 300,
    description: 'Law or regulation that wording about tax rests on; without it such wording is refused',
    example: null,
  })
  legalBasis?: string | null;
}

export class UpdateClauseRequest extends PatchOf(CreateClauseRequest, { name: 'UpdateClauseRequest' }) {}
