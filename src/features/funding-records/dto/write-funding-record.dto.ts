import { CodeField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { PatchOf } from '../../../platform/http/fields/patch-of.js';
import { DateField, MoneyField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { FUNDING_DECISION, FUNDING_EVIDENCE, FUNDING_TYPE } from '../funding-record.codes.js';

const unknown = { optional: true, nullable: true } as const;

/** Money received for a project 到资记录 (domain.md §2.6). */
export class CreateFundingRecordRequest {
  @CodeField(FUNDING_TYPE, { example: 'DOMESTIC_PAID_IN' })
  type: string;

  @MoneyField({ ...unknown, min: '0.01', description: '万元; DOMESTIC_PAID_IN and FUND_INVESTMENT' })
  amountWan?: string | null;

  @MoneyField({ ...unknown, min: '0.01', description: '万美元; FDI_PAID_IN', example: null })
  amountWanUsd?: string | null;

  @DateField({ description: 'Day of receipt, by which it is counted; not after today' })
  receivedOn: string;

  @CodeField(FUNDING_EVIDENCE, { example: 'BANK_RECEIPT' })
  evidenceType: string;

  @ReferenceField({ description: 'The voucher, uploaded with POST /files' })
  fileId: string;

  @TextField({ ...unknown, max: 1000, example: '首期出资' })
  note?: string | null;
}

/** A correction by its author, which submits the record again. */
export class UpdateFundingRecordRequest extends PatchOf(CreateFundingRecordRequest, {
  name: 'UpdateFundingRecordRequest',
}) {}

export class DecideFundingRecordRequest {
  @CodeField(FUNDING_DECISION)
  decision: string;

  @TextField({
    ...unknown,
    max: 1000,
    description: 'RETURN and REVERSE need one',
    example: '凭证与登记金额一致。',
  })
  reason?: string | null;
}
