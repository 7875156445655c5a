import {
  BooleanField,
  CodeField,
  IntegerField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import {
  DateField,
  InstantField,
  MoneyField,
  ReferenceField,
} from '../../../platform/http/fields/value-fields.js';
import { PageOf, PageQuery } from '../../../platform/http/page.js';
import { METRIC_SOURCE } from '../../companies/company-standing.codes.js';
import { TAX_GRADE } from '../../projects/project.codes.js';

const unknown = { optional: true, nullable: true } as const;
const orNull = { nullable: true } as const;
const REFUNDED = { ...unknown, min: '-999999999.99' } as const;

class FiguresRequest {
  @MoneyField({ ...unknown, description: '营业收入, 万元 CNY', example: '12000.00' })
  revenueWan?: string | null;

  @MoneyField({ ...unknown, description: '产值', example: null })
  outputWan?: string | null;

  @MoneyField({ ...REFUNDED, description: '税收总额; below 0 after refunds', example: '1200.00' })
  taxTotalWan?: string | null;

  @MoneyField({ ...REFUNDED, description: '区级税收', example: '300.00' })
  taxDistrictWan?: string | null;

  @MoneyField({ ...unknown, description: '研发费用', example: null })
  rdExpenseWan?: string | null;

  @IntegerField({ ...unknown, max: 10_000_000, description: '从业人数', example: 120 })
  employees?: number | null;

  @IntegerField({ ...unknown, max: 10_000_000, description: '参保人数', example: 110 })
  insuredEmployees?: number | null;

  @CodeField(METRIC_SOURCE, { optional: true, description: 'COMPANY when left out' })
  source?: string;

  @BooleanField({
    optional: true,
    description: 'Compared with the source; pool administrators only',
    example: false,
  })
  verified?: boolean;
}

export class CreateYearMetricRequest extends FiguresRequest {
  @IntegerField({ min: 1990, max: 2100, example: 2025 })
  year: number;
}

export class CorrectYearMetricRequest extends FiguresRequest {
  @TextField({ min: 4, max: 300, description: 'Why the figures are corrected', example: '税务部门更正申报' })
  reason: string;
}

export class ListYearMetricsQuery extends PageQuery {
  @ReferenceField({ optional: true, list: { max: 50 } })
  companyId?: string[];

  @IntegerField({ optional: true, min: 1990, max: 2100, list: { max: 20 }, example: 2025 })
  year?: number[];

  @CodeField(TAX_GRADE, { optional: true, list: { max: 3 } })
  taxGrade?: string[];

  @MoneyField({ optional: true, description: 'Class F: matches rows whose figures the caller reads' })
  taxTotalWanMin?: string;

  @MoneyField({ optional: true, description: 'Class F' })
  taxTotalWanMax?: string;
}

/** Figures of a company for a year; members of class F are null for those who read the grade only. */
export class YearMetricResponse {
  @ReferenceField()
  id: string;

  @ReferenceField()
  companyId: string;

  @IntegerField({ example: 2025 })
  year: number;

  @IntegerField({ min: 1, description: 'The version, for If-Match' })
  revision: number;

  @CodeField(TAX_GRADE, { ...orNull, example: 'TEN_MILLION' })
  taxGrade: string | null;

  @MoneyField({ ...orNull, example: '12000.00' })
  revenueWan: string | null;

  @MoneyField({ ...orNull, example: null })
  outputWan: string | null;

  @MoneyField({ ...orNull, min: '-999999999.99', example: '1200.00' })
  taxTotalWan: string | null;

  @MoneyField({ ...orNull, min: '-999999999.99', example: '300.00' })
  taxDistrictWan: string | null;

  @MoneyField({ ...orNull, example: null })
  rdExpenseWan: string | null;

  @IntegerField({ ...orNull, example: 120 })
  employees: number | null;

  @IntegerField({ ...orNull, example: 110 })
  insuredEmployees: number | null;

  @CodeField(METRIC_SOURCE, orNull)
  source: string | null;

  @BooleanField(orNull)
  verified: boolean | null;

  @TextField({ ...orNull, max: 300, example: null })
  reason: string | null;

  @InstantField()
  createdAt: string;

  @ReferenceField()
  createdBy: string;
}

export const YearMetricPage = PageOf(YearMetricResponse);

export class CreateFiscalGrantRequest {
  @ReferenceField({ description: 'An analyst' })
  userId: string;

  @TextField({ min: 4, max: 300, example: '编制年度总部及税收分析' })
  reason: string;

  @DateField({ ...unknown, description: 'Last day; null: until revoked', example: '2027-03-31' })
  validTo?: string | null;
}

export class FiscalGrantResponse {
  @ReferenceField()
  id: string;

  @ReferenceField()
  userId: string;

  @TextField({ max: 300, example: '编制年度总部及税收分析' })
  reason: string;

  @DateField(orNull)
  validTo: string | null;

  @InstantField({ ...orNull, example: null })
  revokedAt: string | null;

  @InstantField()
  createdAt: string;

  @ReferenceField(orNull)
  createdBy: string | null;

  @IntegerField({ min: 1 })
  version: number;
}

export const FiscalGrantPage = PageOf(FiscalGrantResponse);
