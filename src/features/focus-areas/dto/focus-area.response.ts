import {
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { DateField, InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf } from '../../../platform/http/page.js';
import { AREA_RELATION, TAXONOMY } from '../focus-area.codes.js';

/** How this area relates to one of another taxonomy; it suggests a value and never derives a figure. */
export class AreaMappingResponse {
  @CodeField(AREA_RELATION, { description: 'This area is … the other one' })
  relation: string;

  @CodeField(TAXONOMY)
  taxonomy: string;

  @TextField({ max: 40, example: 'SMART_SOFTWARE' })
  code: string;

  @TextField({ nullable: true, max: 500 })
  noteZh: string | null;

  @TextField({ nullable: true, max: 500 })
  noteEn: string | null;
}

export class FocusAreaResponse {
  @ReferenceField()
  id: string;

  @CodeField(TAXONOMY)
  taxonomy: string;

  @TextField({ max: 40, example: 'LIFE_HEALTH' })
  code: string;

  @TextField({ example: '生命健康' })
  nameZh: string;

  @TextField({ example: 'Life health' })
  nameEn: string;

  @TextField({ nullable: true, max: 1000 })
  helpZh: string | null;

  @TextField({ nullable: true, max: 1000 })
  helpEn: string | null;

  @TextField({ max: 40, description: 'Edition of the taxonomy', example: '2022' })
  edition: string;

  @DateField({ description: 'First day', example: '2022-11-01' })
  validFrom: string;

  @DateField({ nullable: true, description: 'Last day; null: still valid', example: null })
  validTo: string | null;

  @IntegerField()
  sortOrder: number;

  @TextField({ max: 500, example: '普委办发〔2022〕23号' })
  source: string;

  @NestedField(AreaMappingResponse, { list: { max: 50 } })
  mappings: AreaMappingResponse[];

  @IntegerField({ min: 1 })
  version: number;

  @InstantField()
  createdAt: string;

  @InstantField()
  updatedAt: string;
}

export const FocusAreaPage = PageOf(FocusAreaResponse);
