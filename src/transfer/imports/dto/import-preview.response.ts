import { ApiProperty } from '@nestjs/swagger';
import {
  BooleanField,
  CodeField,
  IntegerField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf } from '../../../platform/http/page.js';
import { IMPORT_STATE } from '../import.codes.js';
import { ImportSheetResponse } from './import.response.js';
import { ImportMappingResponse } from './import-steps.dto.js';

export class PreviewColumnResponse {
  @IntegerField({ description: 'Counted from 0', example: 1 })
  index: number;

  @TextField({ description: 'Names the column in PATCH /imports/{id}/mapping', example: '企业名称' })
  key: string;

  @TextField({ example: '企业名称' })
  heading: string;

  @TextField({ nullable: true, description: 'Null: not taken in', example: 'nameCn' })
  field: string | null;

  @TextField({ nullable: true, example: '企业名称' })
  label: string | null;

  @TextField({
    nullable: true,
    pattern: /^(EXACT|SYNONYM|PART|USER|REMEMBERED)$/,
    description:
      'Why it goes there: its own name, a usual other name, a part of the heading, the caller, a mapping kept by the unit',
    example: 'EXACT',
  })
  confidence: string | null;

  @ApiProperty({ type: 'array', items: { type: 'string' }, description: 'What stands in it', example: [] })
  samples: string[];
}

export class PreviewSheetResponse extends ImportSheetResponse {
  @ApiProperty({ type: PreviewColumnResponse, isArray: true })
  columns: PreviewColumnResponse[];
}

export class PreviewFieldResponse {
  @TextField({ example: 'nameCn' })
  field: string;

  @TextField({ example: '企业名称' })
  label: string;

  @TextField({ example: 'Chinese name' })
  labelEn: string;

  @TextField({ example: 'text' })
  type: string;
}

export class PreviewVerdictsResponse {
  @IntegerField({ example: 90 })
  NEW: number;

  @IntegerField({ example: 3 })
  UPDATE: number;

  @IntegerField({ example: 5 })
  DUPLICATE: number;

  @IntegerField({ example: 2 })
  ERROR: number;

  @IntegerField({ description: 'Totals, group lines, footnotes', example: 1 })
  NOT_DATA: number;
}

export class PreviewWarningResponse {
  @TextField({ example: 'AMOUNT_UNUSUAL' })
  code: string;

  @TextField({ nullable: true, description: 'Heading of the column', example: '注册资本(万元)' })
  column: string | null;

  @IntegerField({ min: 1, description: 'Rows of which it is said', example: 2 })
  rows: number;

  @TextField({ max: 2000, example: '与本列金额的中位数相差 1000 倍以上，请核对单位（元、万元、亿元）' })
  message: string;
}

export class ImportPreviewResponse {
  @ReferenceField()
  importId: string;

  @TextField({ example: 'companies' })
  kind: string;

  @CodeField(IMPORT_STATE)
  state: string;

  @ApiProperty({ type: PreviewSheetResponse, isArray: true })
  sheets: PreviewSheetResponse[];

  @ApiProperty({ type: PreviewFieldResponse, isArray: true, description: 'Fields that a column may go to' })
  fields: PreviewFieldResponse[];

  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { type: 'string' } },
    description: 'Of each group at least one field is needed',
    example: [['nameCn', 'name']],
  })
  needs: string[][];

  @TextField({ nullable: true, pattern: /^(YUAN|WAN|YI)$/, example: null })
  moneyUnit: string | null;

  @TextField({ nullable: true, pattern: /^(DMY|MDY)$/, example: null })
  dateOrder: string | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { parkRelation: 'TARGET' },
  })
  defaults: Record<string, string>;

  @IntegerField({ description: 'Rows decided so far', example: 101 })
  rows: number;

  @ApiProperty({ type: PreviewVerdictsResponse })
  verdicts: PreviewVerdictsResponse;

  @ApiProperty({
    type: PreviewWarningResponse,
    isArray: true,
    description:
      'What a person should look at in rows that would go in; of each row in GET /imports/{id}/rows',
  })
  warnings: PreviewWarningResponse[];
}

export class ImportKindResponse {
  @TextField({ example: 'companies' })
  kind: string;

  @TextField({ example: '企业' })
  label: string;

  @BooleanField({ description: 'GET /imports/templates/{kind} has a template', example: true })
  hasTemplate: boolean;

  @ApiProperty({ type: PreviewFieldResponse, isArray: true })
  fields: PreviewFieldResponse[];
}

export class ImportKindPage extends PageOf(ImportKindResponse) {}
export class ImportMappingPage extends PageOf(ImportMappingResponse) {}
