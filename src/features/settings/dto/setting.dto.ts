import { IntegerField, NestedField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { JsonField } from '../../../platform/http/fields/json.field.js';
import { DateField, InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';

export class ListSettingsQuery {
  @DateField({ optional: true, description: 'Today when left out', example: '2022-12-31' })
  asOf?: string;
}

export class CreateSettingValueRequest {
  @JsonField({ description: 'The whole new value; its shape is that of the value in force' })
  value: unknown;

  @DateField({ earliest: '2000-01-01', description: 'First day of the new value', example: '2027-01-01' })
  effectiveFrom: string;

  @TextField({ max: 500, description: 'D for a proposal of our own, else the document number', example: 'D' })
  source: string;

  @TextField({ optional: true, nullable: true, max: 2000 })
  note?: string | null;

  @TextField({
    optional: true,
    nullable: true,
    max: 2000,
    description: 'Required when effectiveFrom is in the past',
    example: '更正录入错误，实际自该日起执行',
  })
  reason?: string | null;
}

export class SettingValueResponse {
  @ReferenceField()
  id: string;

  @JsonField()
  value: unknown;

  @DateField({ example: '2020-01-01' })
  effectiveFrom: string;

  @TextField({ max: 500, example: 'D' })
  source: string;

  @TextField({ nullable: true, max: 2000 })
  note: string | null;

  @InstantField()
  createdAt: string;

  @ReferenceField({ nullable: true })
  createdBy: string | null;
}

export class SettingResponse {
  @TextField({ max: 60, example: 'pool.activity' })
  key: string;

  @JsonField({ description: 'In force on the day asked about' })
  value: unknown;

  @DateField({ example: '2020-01-01' })
  effectiveFrom: string;

  @TextField({ max: 500, example: 'D' })
  source: string;

  @TextField({ nullable: true, max: 2000 })
  note: string | null;
}

export class SettingsResponse {
  @DateField()
  asOf: string;

  @NestedField(SettingResponse, { list: { max: 200 } })
  items: SettingResponse[];
}

export class SettingHistoryResponse extends SettingResponse {
  @NestedField(SettingValueResponse, { list: { max: 1000 }, description: 'All values, latest first' })
  values: SettingValueResponse[];

  @IntegerField({ description: 'How many values there are', example: 1 })
  count: number;
}
