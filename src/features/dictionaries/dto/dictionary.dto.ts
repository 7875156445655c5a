import { ApiProperty } from '@nestjs/swagger';
import { CodeField, NestedField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { DIVISION_LEVEL } from '../division-level.codes.js';

export class DictionaryEntryResponse {
  @TextField({ max: 60, example: 'IN_TALK' })
  code: string;

  @TextField({ example: '在谈' })
  zh: string;

  @TextField({ example: 'In talks' })
  en: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'Further facts of the code, different for each dictionary',
    example: null,
  })
  extra: Record<string, unknown> | null;
}

export class DictionaryResponse {
  @TextField({ max: 60, example: 'PARK_RELATION' })
  name: string;

  @TextField({ example: '与园区关系' })
  zh: string;

  @TextField({ example: 'Relation to the park' })
  en: string;

  @NestedField(DictionaryEntryResponse, { list: { max: 1000 } })
  entries: DictionaryEntryResponse[];
}

export class DictionariesResponse {
  @NestedField(DictionaryResponse, { list: { max: 500 } })
  items: DictionaryResponse[];
}

export class ListDistrictsQuery {
  @TextField({
    optional: true,
    max: 50,
    description: '名称的一部分或代码的开头 / Part of the name, or how the code begins',
    example: '普陀',
  })
  q?: string;

  @TextField({
    optional: true,
    max: 6,
    pattern: /^\d{6}$/,
    description: 'Code of the province or city',
    example: '310000',
  })
  parent?: string;

  @CodeField(DIVISION_LEVEL, { optional: true })
  level?: string;
}

export class DivisionResponse {
  @TextField({ min: 6, max: 6, example: '310107' })
  code: string;

  @TextField({ example: '普陀区' })
  name: string;

  @TextField({ example: '上海市普陀区' })
  fullName: string;

  @CodeField(DIVISION_LEVEL)
  level: string;

  @TextField({ nullable: true, max: 6, example: '310000' })
  parentCode: string | null;
}

export class DivisionsResponse {
  @NestedField(DivisionResponse, {
    list: { max: 500 },
    description: 'In the order of the codes, at most 500',
  })
  items: DivisionResponse[];
}
