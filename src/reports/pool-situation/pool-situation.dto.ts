import { IntegerField, NestedField } from '../../platform/http/fields/basic-fields.js';
import { DateField } from '../../platform/http/fields/value-fields.js';

import {
  BalanceResponse,
  CountedResponse,
  FunnelResponse,
  HappenedResponse,
  LateSignedResponse,
  MedianResponse,
  PipelineResponse,
  SituationFocusArea,
  SituationPeriod,
  StandingResponse,
} from './pool-situation-parts.dto.js';

const left = { optional: true } as const;
const day = { ...left, earliest: '2020-01-01' } as const;

export class PoolSituationQuery {
  @DateField({ ...day, description: 'Inclusive, end of day in Shanghai; today when left out' })
  asOf?: string;

  @DateField({ ...day, description: 'First day of the period; of the month when left out' })
  from?: string;

  @DateField({ ...day, description: 'Last day of the period; the as-of date when left out' })
  to?: string;

  @DateField({
    ...day,
    description: 'Projects admitted from this day on form the cohort; 1 January when left out',
  })
  cohortFrom?: string;

  @DateField({ ...day, description: 'To this day; the as-of date when left out' })
  cohortTo?: string;

  @IntegerField({
    ...left,
    min: 1,
    max: 3650,
    description: '签约未注册 from so many days on; the setting when left out',
  })
  days?: number;
}

/** 储备库情况. Definitions: domain of the figures, in their descriptions. */
export class PoolSituationResponse {
  @DateField()
  asOf: string;

  @NestedField(SituationPeriod)
  period: SituationPeriod;

  @NestedField(SituationPeriod)
  year: SituationPeriod;

  @NestedField(SituationPeriod)
  cohort: SituationPeriod;

  @NestedField(StandingResponse)
  standing: StandingResponse;

  @NestedField(CountedResponse, { description: '区内迁移 in the pool, in no other figure' })
  intraDistrict: CountedResponse;

  @NestedField(HappenedResponse)
  inPeriod: HappenedResponse;

  @NestedField(HappenedResponse)
  inYear: HappenedResponse;

  @NestedField(PipelineResponse)
  pipeline: PipelineResponse;

  @NestedField(SituationFocusArea, { list: { max: 50 } })
  byFocusArea: SituationFocusArea[];

  @NestedField(BalanceResponse)
  balance: BalanceResponse;

  @NestedField(FunnelResponse)
  funnel: FunnelResponse;

  @NestedField(MedianResponse, { list: { max: 10 }, description: 'Over projects that got there this year' })
  medians: MedianResponse[];

  @NestedField(LateSignedResponse, { list: { max: 100_000 }, description: '签约未注册' })
  signedNotRegistered: LateSignedResponse[];
}
