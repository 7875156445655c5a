import {
  BooleanField,
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { DateField, InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf } from '../../../platform/http/page.js';
import { STAGE } from '../../projects/project.codes.js';
import { TRANSFER_REASON, TRANSFER_STATE } from '../transfer.codes.js';
import { TransferUnitResponse, TransferUserResponse } from './transfer-records.response.js';

const orNull = { nullable: true } as const;

/** A transfer as the caller may see it. */
export class TransferResponse {
  @ReferenceField()
  id: string;

  @ReferenceField()
  projectId: string;

  @TextField({ max: 20, example: 'XM-2026-0123' })
  projectCode: string;

  @TextField({
    ...orNull,
    example: '示例生物研发中心项目',
    description: 'The code name of a confidential project for those outside its team',
  })
  projectName: string | null;

  @CodeField(TRANSFER_STATE)
  state: string;

  @IntegerField({ min: 1, description: 'Counts up when a reset transfer waits for another unit' })
  round: number;

  @CodeField(TRANSFER_REASON)
  reason: string;

  @TextField({ ...orNull, max: 2000, description: 'For the units that take part', example: null })
  reasonNote: string | null;

  @ReferenceField()
  fromUnitId: string;

  @ReferenceField({ ...orNull, description: 'Owner at the application, or at the hand-over', example: null })
  fromUserId: string | null;

  @ReferenceField({ ...orNull, description: 'Null: open to all', example: null })
  namedUnitId: string | null;

  @ReferenceField({ ...orNull, description: 'From CLAIMED', example: null })
  toUnitId: string | null;

  @ReferenceField({ ...orNull, description: 'From ASSIGNED', example: null })
  toUserId: string | null;

  @ReferenceField({ ...orNull, description: '项目跟踪人, from COORDINATED', example: null })
  trackerUserId: string | null;

  @InstantField()
  stateSince: string;

  @DateField({
    ...orNull,
    description: 'Last day of the limit of the state; HANDED_OVER: of the watch for a follow-up',
  })
  dueOn: string | null;

  @BooleanField({ description: 'The limit has passed', example: false })
  overdue: boolean;

  @DateField({ ...orNull, example: null })
  handedOverOn: string | null;

  @CodeField(STAGE, { ...orNull, description: 'Decides on the case of the shared credit' })
  stageAtHandOver: string | null;

  @DateField({ ...orNull, description: 'The receiving unit has taken it up', example: null })
  settledOn: string | null;

  @InstantField()
  createdAt: string;

  @ReferenceField()
  createdBy: string;

  @InstantField()
  updatedAt: string;

  @ReferenceField({ ...orNull, example: null })
  updatedBy: string | null;

  @IntegerField({ min: 1 })
  version: number;

  @NestedField(TransferUnitResponse, { optional: true, description: 'With expand=fromUnit' })
  fromUnit?: TransferUnitResponse;

  @NestedField(TransferUnitResponse, { ...orNull, optional: true, description: 'With expand=namedUnit' })
  namedUnit?: TransferUnitResponse | null;

  @NestedField(TransferUnitResponse, { ...orNull, optional: true, description: 'With expand=toUnit' })
  toUnit?: TransferUnitResponse | null;

  @NestedField(TransferUserResponse, { ...orNull, optional: true, description: 'With expand=toUser' })
  toUser?: TransferUserResponse | null;

  @NestedField(TransferUserResponse, { ...orNull, optional: true, description: 'With expand=trackerUser' })
  trackerUser?: TransferUserResponse | null;
}

export class TransferPage extends PageOf(TransferResponse) {}
