import { ApiProperty } from '@nestjs/swagger';
import {
  BooleanField,
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { DateField, InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf } from '../../../platform/http/page.js';
import { TRANSFER_STATE, TRANSFER_STEP } from '../transfer.codes.js';

const orNull = { nullable: true } as const;
const many = { list: { max: 50 } } as const;

export class TransferUnitResponse {
  @ReferenceField()
  id: string;

  @TextField()
  code: string;

  @TextField()
  name: string;

  @TextField()
  shortName: string;
}

export class TransferUserResponse {
  @ReferenceField()
  id: string;

  @TextField()
  displayName: string;

  @ReferenceField()
  unitId: string;
}

export class StepMissingResponse {
  @TextField({ example: 'HAND_OVER_FORM' })
  code: string;

  @TextField({ max: 500, example: '尚未填写交接单' })
  message: string;
}

export class TransferStepOptionResponse {
  @CodeField(TRANSFER_STEP)
  step: string;

  @TextField({ example: '转出单位审核同意' })
  title: string;

  @CodeField(TRANSFER_STATE, { description: 'SIGN: where the caller’s signature would lead' })
  to: string;

  @TextField({
    ...many,
    description:
      'APPLICANT, GIVING_SUPERVISOR, POOL_ADMIN, RECEIVING_SUPERVISOR, GIVER and RECEIVER (the two specialists)',
    example: ['GIVING_SUPERVISOR'],
  })
  by: string[];

  @BooleanField({ description: 'Whether the caller may take it' })
  permitted: boolean;

  @BooleanField()
  reasonRequired: boolean;

  @TextField({ ...orNull, description: 'Member that the step needs: unitId or userId', example: null })
  asks: string | null;

  @NestedField(StepMissingResponse, many)
  missing: StepMissingResponse[];
}

/** The steps out of the state of a transfer, in the caller's language. */
export class TransferStepsResponse {
  @ReferenceField()
  transferId: string;

  @CodeField(TRANSFER_STATE)
  state: string;

  @DateField(orNull)
  dueOn: string | null;

  @IntegerField({ min: 1 })
  version: number;

  @NestedField(TransferStepOptionResponse, many)
  items: TransferStepOptionResponse[];
}

/** A step that was taken. */
export class TransferStepHistoryResponse {
  @ReferenceField()
  id: string;

  @CodeField(TRANSFER_STEP)
  step: string;

  @CodeField(TRANSFER_STATE, orNull)
  from: string | null;

  @CodeField(TRANSFER_STATE)
  to: string;

  @InstantField()
  at: string;

  @DateField({ ...orNull, description: 'Limit of the state that was left' })
  dueOn: string | null;

  @BooleanField({ description: 'After that limit', example: false })
  isLate: boolean;

  @ReferenceField(orNull)
  actorId: string | null;

  @TextField({ description: 'Name of the person, or 系统', example: '示例主管' })
  actorName: string;

  @ReferenceField(orNull)
  actorUnitId: string | null;

  @TextField({ ...orNull, max: 2000, description: 'For the units that take part', example: null })
  reason: string | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'SIGN: side and revision of the form',
    example: { side: 'GIVER', formRevision: 1 },
  })
  details: Record<string, unknown> | null;

  @IntegerField({ min: 1 })
  versionAfter: number;
}

export class TransferStepHistoryPage extends PageOf(TransferStepHistoryResponse) {}

export class HandOverPromiseResponse {
  @TextField({ max: 1000, example: '首年租金九折' })
  text: string;

  @DateField(orNull)
  madeOn: string | null;

  @TextField({ ...orNull, max: 100, example: '招商一部' })
  madeBy: string | null;
}

export class HandOverFileResponse {
  @ReferenceField()
  id: string;

  @TextField({ example: '洽谈纪要.pdf' })
  name: string;

  @TextField({ max: 100, example: 'application/pdf' })
  mediaType: string;

  @IntegerField({ min: 1, description: 'Bytes' })
  size: number;
}

/** The hand-over form 交接单 with both signatures. */
export class HandOverResponse {
  @ReferenceField()
  transferId: string;

  @IntegerField({ min: 1 })
  round: number;

  @IntegerField({ min: 1, description: 'Signatures speak of one revision: writing anew takes them off' })
  revision: number;

  @ReferenceField(many)
  contactIds: string[];

  @NestedField(HandOverPromiseResponse, many)
  promises: HandOverPromiseResponse[];

  @TextField({ ...orNull, max: 5000, example: '待回复环评要求' })
  openMatters: string | null;

  @NestedField(HandOverFileResponse, many)
  files: HandOverFileResponse[];

  @ReferenceField({ ...orNull, example: null })
  giverId: string | null;

  @InstantField({ ...orNull, example: null })
  giverSignedAt: string | null;

  @ReferenceField({ ...orNull, example: null })
  receiverId: string | null;

  @InstantField({ ...orNull, example: null })
  receiverSignedAt: string | null;

  @InstantField()
  updatedAt: string;

  @ReferenceField()
  updatedBy: string;

  @IntegerField({ min: 1, description: 'Version of the transfer, for If-Match' })
  version: number;
}
