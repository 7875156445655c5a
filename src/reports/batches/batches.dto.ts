import { BATCH_CLASS, BATCH_SCHEME } from '../../features/projects/project-decision.codes.js';
import { CodeField, IntegerField, NestedField, TextField } from '../../platform/http/fields/basic-fields.js';
import { DateField, MoneyField, ReferenceField } from '../../platform/http/fields/value-fields.js';

const left = { optional: true } as const;

export class BatchesQuery {
  @CodeField(BATCH_SCHEME)
  scheme: string;

  @DateField({ ...left, description: 'ZHAOSHANG: first day of the period' })
  from?: string;

  @DateField({ ...left, description: 'ZHAOSHANG: last day of the period' })
  to?: string;

  @DateField({
    ...left,
    earliest: '2020-01-01',
    description: 'Inclusive, end of day in Shanghai; today when left out',
  })
  asOf?: string;
}

export class NamedBatch {
  @TextField({ example: '2022年实施意见口径' })
  zh: string;

  @TextField({ example: 'Scheme of the 2022 paper' })
  en: string;
}

export class BatchResponse {
  @CodeField(BATCH_CLASS)
  class: string;

  @NestedField(NamedBatch)
  className: NamedBatch;

  @IntegerField({ example: 1 })
  count: number;

  @MoneyField()
  plannedInvestmentWan: string;

  @MoneyField()
  contractedFdiWanUsd: string;

  @ReferenceField({ list: { max: 100_000 }, description: 'The projects behind the figures' })
  ids: string[];
}

/** 三个一批, always with the scheme by which it speaks (domain.md §3.9). */
export class BatchesResponse {
  @DateField()
  asOf: string;

  @CodeField(BATCH_SCHEME)
  scheme: string;

  @NestedField(NamedBatch)
  schemeName: NamedBatch;

  @DateField({ nullable: true })
  from: string | null;

  @DateField({ nullable: true })
  to: string | null;

  @NestedField(BatchResponse, { list: { max: 3 } })
  classes: BatchResponse[];
}
