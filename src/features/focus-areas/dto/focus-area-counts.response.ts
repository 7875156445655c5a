import { ApiProperty } from '@nestjs/swagger';
import {
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { DateField } from '../../../platform/http/fields/value-fields.js';
import { TAXONOMY } from '../focus-area.codes.js';

const countsByCode = (example: object, description: string) => ({
  type: 'object' as const,
  additionalProperties: { type: 'integer' as const, minimum: 0 },
  description,
  example,
});

export class AreaCountsResponse {
  @TextField({ max: 40, example: 'LIFE_HEALTH' })
  code: string;

  @TextField({ example: '生命健康' })
  nameZh: string;

  @TextField({ example: 'Life health' })
  nameEn: string;

  @IntegerField({ description: '企业户数 / Companies', example: 120 })
  companies: number;

  @ApiProperty(countsByCode({ TARGET: 100, RESIDENT: 20 }, '按与园区关系 / Companies by parkRelation'))
  companiesByParkRelation: Record<string, number>;

  @IntegerField({
    nullable: true,
    description: '在库项目个数 / Projects in the pool; null: not yours to see',
    example: 8,
  })
  projectsInPool: number | null;

  @ApiProperty({
    ...countsByCode(
      { S1: 5, S4: 3 },
      '在库项目按阶段 / Projects in the pool by stage; null: not yours to see',
    ),
    nullable: true,
  })
  projectsByStage: Record<string, number> | null;
}

export class FocusAreaCountsResponse {
  @CodeField(TAXONOMY)
  taxonomy: string;

  @DateField({ description: 'The areas valid on this day; companies and projects as they are now' })
  asOf: string;

  @NestedField(AreaCountsResponse, { list: { max: 100 } })
  items: AreaCountsResponse[];
}
