import {
  BooleanField,
  CodeField,
  IntegerField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { DateField } from '../../../platform/http/fields/value-fields.js';
import { NEED_TYPE, SITE_KIND } from '../project.codes.js';

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
