import { IntegerField, NestedField, TextField } from '../../../platform/http/fields/basic-fields.js';

export class PolicyFactResponse {
  @TextField({ max: 60, example: 'company.entityType' })
  name: string;

  @TextField({ max: 10, description: 'text, code, codes (a set), number, date, boolean', example: 'code' })
  kind: string;

  @TextField({ example: '主体类型' })
  zh: string;

  @TextField({ example: 'Legal form' })
  en: string;

  @TextField({ nullable: true, description: 'Dictionary of its codes', example: 'ENTITY_TYPE' })
  dictionary: string | null;

  @TextField({ list: { max: 13 }, max: 20, example: ['eq', 'ne', 'in', 'nin', 'exists'] })
  operators: string[];
}

export class PolicyFactsResponse {
  @IntegerField({
    min: -10,
    max: 0,
    description: 'The furthest year: year(0) is that of the application, year(-1) the one before',
    example: -5,
  })
  earliestYear: number;

  @NestedField(PolicyFactResponse, { list: { max: 200 } })
  items: PolicyFactResponse[];
}
