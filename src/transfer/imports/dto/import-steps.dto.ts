import { ApiProperty } from '@nestjs/swagger';
import {
  BooleanField,
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { type FieldOptions, fieldDecorator } from '../../../platform/http/fields/field.js';
import { DATE_ORDER, IMPORT_MODE, MONEY_UNIT, ON_DUPLICATE, ON_SIMILAR } from '../import.codes.js';

/** Members are checked against the kind of the import, once it is known. */
const DefaultsField = fieldDecorator<FieldOptions>({
  check: (value) =>
    value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length <= 50
      ? null
      : { code: 'NOT_AN_OBJECT', message: { zh: '应为 JSON 对象', en: 'must be a JSON object' } },
  schema: () => ({
    type: 'object',
    additionalProperties: { type: 'string', maxLength: 200 },
    maxProperties: 50,
    example: { parkRelation: 'TARGET' },
  }),
});

export class MappedColumnRequest {
  @TextField({ max: 500, description: '`key` of the column in the preview', example: '企业名称' })
  key: string;

  @TextField({
    max: 60,
    nullable: true,
    description: 'Field that it goes to; null: not taken in',
    example: 'nameCn',
  })
  field: string | null;
}

export class SheetSettingRequest {
  @TextField({ max: 200, description: '`name` of the sheet in the preview', example: '台账' })
  name: string;

  @BooleanField({
    optional: true,
    nullable: true,
    description: 'true: read it, also when hidden; false: leave it out; null: as the file says',
    example: true,
  })
  take?: boolean | null;

  @IntegerField({
    optional: true,
    nullable: true,
    min: 1,
    max: 1000,
    description: 'Row in which the heading begins; null: look for it',
    example: 3,
  })
  firstHeadingRow?: number | null;

  @IntegerField({
    optional: true,
    min: 1,
    max: 1000,
    description: 'Row in which the heading ends; the first one when left out',
    example: 4,
  })
  lastHeadingRow?: number;
}

/** What the headings do not say, or say wrongly. Columns that are not named stay as they are. */
export class UpdateMappingRequest {
  @NestedField(MappedColumnRequest, { optional: true, list: { max: 1000 } })
  columns?: MappedColumnRequest[];

  @NestedField(SheetSettingRequest, { optional: true, list: { max: 500 } })
  sheets?: SheetSettingRequest[];

  @CodeField(MONEY_UNIT, {
    optional: true,
    nullable: true,
    description: 'Unit of amounts that name none, in heading or cell',
  })
  moneyUnit?: string | null;

  @CodeField(DATE_ORDER, { optional: true, nullable: true, description: 'How 03/04/2021 is read' })
  dateOrder?: string | null;

  @DefaultsField({ optional: true, description: 'What holds where the list is silent' })
  defaults?: Record<string, unknown>;

  @BooleanField({
    optional: true,
    description: 'Keep it for the next file of this unit with the same headings; true when left out',
    example: true,
  })
  remember?: boolean;
}

/** How the rows go in; what is left out stays as it was when the file was sent. */
export class CommitImportRequest {
  @CodeField(ON_DUPLICATE, { optional: true })
  onDuplicate?: 'SKIP' | 'UPDATE' | 'STOP';

  @CodeField(ON_SIMILAR, { optional: true })
  onSimilar?: 'CREATE' | 'REJECT';

  @CodeField(IMPORT_MODE, { optional: true })
  mode?: 'ATOMIC' | 'EACH';
}

export class ImportMappingResponse {
  @TextField({ example: '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21' })
  id: string;

  @TextField({ example: 'companies' })
  kind: string;

  @ApiProperty({ type: 'array', items: { type: 'string' }, example: ['企业名称', '备注'] })
  headings: string[];

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'fields by heading, sheets by name, moneyUnit, dateOrder',
    example: { fields: { 企业名称: 'nameCn' }, moneyUnit: 'WAN' },
  })
  mapping: Record<string, unknown>;

  @TextField({ example: '2026-10-31T09:00:00+08:00' })
  usedAt: string;
}
