import { ApiProperty } from '@nestjs/swagger';
import { HQ_CATEGORY } from '../../features/companies/company-standing.codes.js';
import { STAGE } from '../../features/projects/project.codes.js';
import {
  BooleanField,
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../platform/http/fields/basic-fields.js';
import { DateField, DecimalField, ReferenceField } from '../../platform/http/fields/value-fields.js';

const SHARE = { digits: 4, min: '0', max: '999999' } as const;

export class HqProgressQuery {
  @IntegerField({
    optional: true,
    min: 1990,
    max: 2100,
    description: 'Of the annual target; that of asOf when left out',
    example: 2026,
  })
  year?: number;

  @DateField({ optional: true, description: 'Today when left out' })
  asOf?: string;
}

export class HqCategoryCountResponse {
  @CodeField(HQ_CATEGORY)
  category: string;

  @IntegerField({ example: 1 })
  count: number;

  @ReferenceField({ list: { max: 10_000 } })
  companyIds: readonly string[];
}

export class HqCountResponse {
  @IntegerField({ description: 'Distinct companies', example: 1 })
  count: number;

  @ReferenceField({ list: { max: 10_000 } })
  companyIds: readonly string[];

  @NestedField(HqCategoryCountResponse, { list: { max: 20 } })
  byCategory: readonly HqCategoryCountResponse[];
}

export class HqTargetProgressResponse {
  @TextField({ max: 20, example: '5' })
  target: string;

  @DecimalField({ ...SHARE, description: 'Share of the target', example: '0.4000' })
  completion: string;

  @BooleanField()
  isMet: boolean;

  @TextField({ max: 20, example: '3' })
  remaining: string;

  @DecimalField({ ...SHARE, description: 'Share of the period that has passed', example: '0.5000' })
  timeProgress: string;

  @ApiProperty({ enum: ['GREEN', 'YELLOW', 'RED'], example: 'GREEN' })
  light: 'GREEN' | 'YELLOW' | 'RED';
}

export class HqProgressCountResponse extends HqCountResponse {
  @NestedField(HqTargetProgressResponse, { nullable: true, description: 'Null where there is no target' })
  progress: HqTargetProgressResponse | null;
}

export class HqBasisResponse {
  @TextField({ nullable: true, description: 'Document of the target', example: '普委办发〔2022〕23号' })
  source: string | null;

  @TextField({
    nullable: true,
    description: 'The target in the words of the document',
    example: '每年引进总部型企业',
  })
  caliber: string | null;

  @NestedField(HqProgressCountResponse, { description: '认定口径' })
  recognised: HqProgressCountResponse;

  @NestedField(HqProgressCountResponse, { description: '引进口径' })
  introduced: HqProgressCountResponse;
}

export class HqAnnualResponse extends HqBasisResponse {
  @IntegerField({ example: 2026 })
  year: number;
}

export class PeriodResponse {
  @DateField({ example: '2022-01-01' })
  from: string;

  @DateField({ example: '2024-12-31' })
  to: string;
}

export class HqCumulativeResponse {
  @NestedField(PeriodResponse)
  period: PeriodResponse;

  @NestedField(HqBasisResponse, { description: '宽口径: the categories of the annual target' })
  broad: HqBasisResponse;

  @NestedField(HqBasisResponse, {
    description: '窄口径: headquarters-type institutions and trade headquarters',
  })
  strict: HqBasisResponse;
}

export class HqPipelineCountResponse {
  @IntegerField({ example: 3 })
  count: number;

  @DecimalField({ description: 'Σ probability × light factor: headquarters to be expected', example: '0.86' })
  weighted: string;

  @ReferenceField({ list: { max: 10_000 } })
  projectIds: readonly string[];
}

export class HqPipelineStageResponse extends HqPipelineCountResponse {
  @CodeField(STAGE)
  stage: string;
}

export class HqPipelineResponse extends HqPipelineCountResponse {
  @NestedField(HqPipelineStageResponse, { list: { max: 20 } })
  byStage: readonly HqPipelineStageResponse[];
}

export class FootnotesResponse {
  @TextField({ max: 1000, example: '分项之和可能大于合计' })
  zh: string;

  @TextField({ max: 1000, example: 'The parts may add up to more than the total' })
  en: string;
}

/** The headquarters targets as of a day. */
export class HqProgressResponse {
  @DateField()
  asOf: string;

  @NestedField(HqAnnualResponse)
  annual: HqAnnualResponse;

  @NestedField(HqCumulativeResponse, { nullable: true, description: 'Of the latest plan that had begun' })
  cumulative: HqCumulativeResponse | null;

  @NestedField(HqCountResponse, { description: '现有: recognised, in force and still here on the day' })
  inForce: HqCountResponse;

  @NestedField(HqPipelineResponse, {
    description: 'Active projects with hqIntent that the caller may see, on the day',
  })
  pipeline: HqPipelineResponse;

  @NestedField(FootnotesResponse)
  footnotes: FootnotesResponse;
}
