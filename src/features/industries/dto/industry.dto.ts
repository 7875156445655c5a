import { IntegerField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { PageOf, PageQuery } from '../../../platform/http/page.js';

export class ListIndustriesQuery extends PageQuery {
  @TextField({
    optional: true,
    max: 50,
    description: '名称的一部分或代码的开头 / Part of the name, or how the code begins',
    example: '集成电路',
  })
  q?: string;

  @IntegerField({
    optional: true,
    min: 1,
    max: 4,
    description: '1 section, 2 division, 3 group, 4 class',
    example: 4,
  })
  level?: number;

  @TextField({ optional: true, max: 4, pattern: /^([A-Z]|\d{2,3})$/, example: '652' })
  parent?: string;
}

export class IndustryResponse {
  @TextField({ max: 4, example: '6520' })
  code: string;

  @TextField({ max: 5, description: 'With the letter of its section', example: 'I6520' })
  fullCode: string;

  @TextField({ example: '集成电路设计' })
  nameZh: string;

  @IntegerField({ min: 1, max: 4, example: 4 })
  level: number;

  @TextField({ nullable: true, max: 4, example: '652' })
  parentCode: string | null;

  @TextField({ max: 1, example: 'I' })
  section: string;
}

export const IndustryPage = PageOf(IndustryResponse);
