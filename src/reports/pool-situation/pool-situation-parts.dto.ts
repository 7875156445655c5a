import { IntegerField, NestedField, TextField } from '../../platform/http/fields/basic-fields.js';
import {
  DateField,
  DecimalField,
  MoneyField,
  ReferenceField,
} from '../../platform/http/fields/value-fields.js';
import { FUNNEL } from './pool-situation.rules.js';

export class SituationPeriod {
  @DateField()
  from: string;

  @DateField()
  to: string;
}

export class CountedResponse {
  @IntegerField({ min: -1_000_000, example: 1 })
  count: number;

  @ReferenceField({ list: { max: 100_000 }, description: 'The projects behind the figure' })
  ids: string[];
}

export class StandingResponse {
  @NestedField(CountedResponse, { description: '在库: IN_POOL and ON_HOLD' })
  inPool: CountedResponse;

  @NestedField(CountedResponse, { description: '在库活跃: IN_POOL' })
  active: CountedResponse;

  @NestedField(CountedResponse, { description: '暂缓' })
  onHold: CountedResponse;

  @NestedField(CountedResponse, { description: '休眠' })
  dormant: CountedResponse;

  @NestedField(CountedResponse, { description: '落地' })
  landed: CountedResponse;

  @NestedField(CountedResponse, { description: '出库' })
  exited: CountedResponse;
}

export class SignedResponse extends CountedResponse {
  @MoneyField()
  agreedInvestmentWan: string;

  @MoneyField()
  contractedFdiWanUsd: string;
}

export class RevokedResponse extends CountedResponse {
  @DecimalField({ min: '-999999999.99', example: '-1200.00' })
  agreedInvestmentWan: string;
}

export class RegisteredResponse extends CountedResponse {
  @IntegerField({ description: '户: distinct companies' })
  companies: number;

  @MoneyField()
  plannedInvestmentWan: string;
}

export class HappenedResponse {
  @NestedField(CountedResponse, { description: '新入库' })
  admitted: CountedResponse;

  @NestedField(SignedResponse, { description: '签约; framework agreements never, T15 never' })
  signed: SignedResponse;

  @NestedField(RevokedResponse, { description: '签约撤销, a negative line of the month of revocation' })
  signingsRevoked: RevokedResponse;

  @NestedField(RegisteredResponse, { description: '注册（落户）' })
  registered: RegisteredResponse;

  @NestedField(CountedResponse, { description: '开业' })
  opened: CountedResponse;

  @NestedField(CountedResponse, { description: '出库' })
  exited: CountedResponse;

  @NestedField(CountedResponse, { description: '恢复/重启 (T33, T42)' })
  reopened: CountedResponse;
}

export class PipelineResponse {
  @MoneyField()
  plannedInvestmentWan: string;

  @MoneyField()
  contractedFdiWanUsd: string;

  @MoneyField({ description: 'Σ planned × probability × light factor' })
  weightedInvestmentWan: string;

  @MoneyField()
  weightedFdiWanUsd: string;

  @ReferenceField({ list: { max: 100_000 } })
  ids: string[];

  @DecimalField({
    nullable: true,
    description: 'Percent; null where nothing is active or dormant',
    example: '12.50',
  })
  dormantRate: string | null;
}

export class SituationFocusArea extends CountedResponse {
  @TextField({ nullable: true, max: 40, example: 'AI', description: 'Null: none of the park’s areas' })
  focusAreaCode: string | null;

  @MoneyField()
  plannedInvestmentWan: string;

  @MoneyField()
  contractedFdiWanUsd: string;
}

export class BalanceResponse {
  @NestedField(CountedResponse, { description: '期初在库, the evening before the period' })
  opening: CountedResponse;

  @NestedField(CountedResponse)
  admitted: CountedResponse;

  @NestedField(CountedResponse)
  resumed: CountedResponse;

  @NestedField(CountedResponse)
  toDormant: CountedResponse;

  @NestedField(CountedResponse)
  landed: CountedResponse;

  @NestedField(CountedResponse)
  exited: CountedResponse;

  @NestedField(CountedResponse, { description: '期末在库' })
  closing: CountedResponse;

  @IntegerField({
    min: -1_000_000,
    description: 'Closing − what the flows give; 0 unless projects came in without a move',
  })
  unexplained: number;
}

export class ReachedResponse extends CountedResponse {
  @TextField({ max: 20, example: FUNNEL[0] })
  milestone: string;
}

export class FunnelResponse extends CountedResponse {
  @DateField()
  from: string;

  @DateField()
  to: string;

  @NestedField(ReachedResponse, { list: { max: 10 } })
  reached: ReachedResponse[];
}

export class MedianResponse {
  @TextField({ max: 20, example: 'signedOn' })
  to: string;

  @DecimalField({ nullable: true, digits: 1, description: 'Days from admission', example: '151.5' })
  days: string | null;

  @ReferenceField({ list: { max: 100_000 } })
  ids: string[];
}

export class LateSignedResponse {
  @ReferenceField()
  id: string;

  @IntegerField({ example: 74 })
  days: number;
}
