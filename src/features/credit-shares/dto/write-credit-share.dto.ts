import { CodeField, NestedField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { DateField, DecimalField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { CREDIT_COUNT_BASIS, CREDIT_REQUEST_DECISION, CREDIT_ROLE } from '../credit-share.codes.js';

const unknown = { optional: true, nullable: true } as const;

export class ShareLineRequest {
  @ReferenceField()
  unitId: string;

  @ReferenceField({ ...unknown, description: 'A person of the unit', example: null })
  userId?: string | null;

  @CodeField(CREDIT_ROLE)
  role: string;

  @DecimalField({ max: '100', example: '70.00' })
  percent: string;
}

/** All shares of a project, which replace those that are there. They add up to 100.00. */
export class PutCreditSharesRequest {
  @NestedField(ShareLineRequest, { list: { min: 1, max: 50 } })
  shares: ShareLineRequest[];

  @TextField({ ...unknown, max: 2000, example: '双方协商一致。' })
  reason?: string | null;
}

/** A change of frozen shares, to be signed by the supervisors of the units concerned and a pool administrator. */
export class CreateCreditChangeRequest {
  @NestedField(ShareLineRequest, { list: { min: 1, max: 50 } })
  shares: ShareLineRequest[];

  @TextField({ max: 2000, example: '双方协商一致，调整首谈份额。' })
  reason: string;
}

export class DecideCreditChangeRequest {
  @CodeField(CREDIT_REQUEST_DECISION)
  decision: string;

  @TextField({ ...unknown, max: 2000, description: 'REJECT: the reason', example: '同意按协商结果调整。' })
  note?: string | null;
}

export class CreditSummaryQuery {
  @DateField({ description: 'First day of the period', example: '2026-01-01' })
  from: string;

  @DateField({ description: 'Last day of the period', example: '2026-12-31' })
  to: string;

  @CodeField(CREDIT_COUNT_BASIS)
  basis: string;
}
