import { CodeField, NestedField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { DateField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { TRANSFER_REASON, TRANSFER_STEP } from '../transfer.codes.js';

const unknown = { optional: true, nullable: true } as const;

/** An application for a transfer 申请流转 (domain.md §4.3). */
export class CreateTransferRequest {
  @CodeField(TRANSFER_REASON)
  reason: string;

  @TextField({ ...unknown, max: 2000, example: '现有载体层高不足，建议由桃浦镇承接。' })
  reasonNote?: string | null;

  @ReferenceField({ ...unknown, description: 'Receiving unit; null: open to all', example: null })
  namedUnitId?: string | null;
}

/** One step of a transfer; `GET /transfers/{id}/steps` lists those that are open and what each asks for. */
export class TakeTransferStepRequest {
  @CodeField(TRANSFER_STEP, { example: 'APPROVE' })
  step: string;

  @ReferenceField({
    ...unknown,
    description: 'NAME_UNIT: the unit; COORDINATE: the unit, null opens it to all, left out keeps the wish',
    example: null,
  })
  unitId?: string | null;

  @ReferenceField({ ...unknown, description: 'ASSIGN: specialist of the receiving unit', example: null })
  userId?: string | null;

  @TextField({ ...unknown, max: 2000, example: '同意流转，请桃浦镇承接。' })
  reason?: string | null;
}

export class HandOverPromiseRequest {
  @TextField({ max: 1000, description: 'What the investor was told', example: '首年租金九折' })
  text: string;

  @DateField(unknown)
  madeOn?: string | null;

  @TextField({ ...unknown, max: 100, description: 'Who said so', example: '招商一部' })
  madeBy?: string | null;
}

/** The hand-over form 交接单. Empty lists say that there is nothing of the kind to hand over. */
export class WriteHandOverRequest {
  @ReferenceField({ list: { max: 50 }, description: 'Contacts, as the contacts feature keeps them' })
  contactIds: string[];

  @NestedField(HandOverPromiseRequest, { list: { max: 50 } })
  promises: HandOverPromiseRequest[];

  @TextField({ ...unknown, max: 5000, description: 'What is still open', example: '待回复环评要求' })
  openMatters?: string | null;

  @ReferenceField({
    optional: true,
    list: { max: 50 },
    description: 'Files of the unit, or evidence of the project',
    example: [],
  })
  fileIds?: string[];
}
