import { BooleanField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { DateField, ReferenceField } from '../../../platform/http/fields/value-fields.js';

/** The registrar entered another name for the same company (更名). */
export class ChangeNameRequest {
  @TextField({
    optional: true,
    max: 120,
    description: 'New Chinese name',
    example: '上海示例新名生物科技有限公司',
  })
  nameCn?: string;

  @TextField({
    optional: true,
    max: 200,
    description: 'New English name',
    example: 'Example New Biotech Co., Ltd.',
  })
  nameEn?: string;

  @DateField({ description: 'First day of the new name', example: '2026-03-01' })
  effectiveOn: string;

  @TextField({ optional: true, max: 500, example: '企业变更登记通知书' })
  reason?: string;

  @ReferenceField({
    optional: true,
    list: { max: 10 },
    description: "The registrar's notice: files that the caller or the caller's unit uploaded",
    example: [],
  })
  evidenceFileIds?: string[];

  @BooleanField({
    optional: true,
    description: 'The candidates of the new name are other companies',
    example: false,
  })
  confirmDistinct?: boolean;

  @TextField({
    optional: true,
    min: 4,
    max: 300,
    description: 'Why they are',
    example: '不同法人，经营地址不同',
  })
  distinctReason?: string;
}
