import {
  BooleanField,
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { DateField } from '../../../platform/http/fields/value-fields.js';
import { NEED_TYPE, SITE_KIND } from '../project.codes.js';
import { BATCH_CLASS, BATCH_SCHEME } from '../project-decision.codes.js';

export class ProjectNeedRequest {
  @CodeField(NEED_TYPE)
  type: string;

  @TextField({ max: 1000, example: '约1200平方米实验室' })
  text: string;
}

export class SiteOptionRequest {
  @CodeField(SITE_KIND)
  kind: string;

  @TextField({ max: 200, example: '示例大厦3层' })
  label: string;

  @BooleanField({ description: 'Shortlisted with the investor' })
  shortlisted: boolean;
}

export class ProbabilityOverrideRequest {
  @IntegerField({ min: -100, max: 100, description: 'Percentage points on top of the stage', example: 10 })
  points: number;

  @TextField({ max: 1000, example: '投资协议主要条款已达成一致' })
  reason: string;
}

export class ProjectNeedResponse {
  @CodeField(NEED_TYPE)
  type: string;

  @TextField({ max: 1000, example: '约1200平方米实验室' })
  text: string;
}

export class SiteOptionResponse {
  @CodeField(SITE_KIND)
  kind: string;

  @TextField({ max: 200, example: '示例大厦3层' })
  label: string;

  @BooleanField()
  shortlisted: boolean;
}

export class ProbabilityOverrideResponse {
  @IntegerField({ min: -100, max: 100, example: 10 })
  points: number;

  @TextField({ max: 1000, example: '投资协议主要条款已达成一致' })
  reason: string;

  @DateField({ description: 'It falls away by itself after the days of the setting pool.probability' })
  setOn: string;
}

export class DateSlipResponse {
  @TextField({ example: 'expectedSignOn' })
  field: string;

  @DateField()
  from: string;

  @DateField()
  to: string;

  @DateField()
  recordedOn: string;
}

export class BatchSchemeName {
  @TextField({ example: '2022年实施意见口径' })
  zh: string;

  @TextField({ example: 'Scheme of the 2022 paper' })
  en: string;
}

/** 三个一批 with the scheme by which it speaks (domain.md §3.9). */
export class ProjectBatchResponse {
  @CodeField(BATCH_SCHEME)
  scheme: string;

  @NestedField(BatchSchemeName)
  schemeName: BatchSchemeName;

  @CodeField(BATCH_CLASS, {
    nullable: true,
    description: 'Null where the project is in no class of the scheme',
  })
  class: string | null;
}
