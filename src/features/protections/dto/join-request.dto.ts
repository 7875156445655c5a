import { CodeField, IntegerField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf } from '../../../platform/http/page.js';
import { JOIN_DECISION, JOIN_REQUEST_STATUS, type JoinDecision } from '../protection.codes.js';

/** Another unit asks to take part. */
export class AskToJoinRequest {
  @TextField({ min: 10, max: 1000, example: '我单位有合适载体，愿意配合接待与选址' })
  reason: string;
}

export class JoinAnswer {
  @CodeField(JOIN_DECISION)
  decision: JoinDecision;

  @TextField({ optional: true, nullable: true, max: 1000, example: '欢迎加入' })
  note?: string | null;
}

export class JoinRequestResponse {
  @ReferenceField()
  id: string;

  @ReferenceField()
  companyId: string;

  @ReferenceField({ nullable: true, description: 'For those who may read the protection', example: null })
  protectionId: string | null;

  @ReferenceField({ description: 'The unit that asks' })
  unitId: string;

  @ReferenceField()
  requestedBy: string;

  @InstantField()
  requestedAt: string;

  @TextField({ max: 1000, example: '我单位有合适载体，愿意配合接待与选址' })
  reason: string;

  @CodeField(JOIN_REQUEST_STATUS)
  status: string;

  @InstantField({ nullable: true })
  decidedAt: string | null;

  @ReferenceField({ nullable: true, example: null })
  decidedBy: string | null;

  @TextField({ nullable: true, max: 1000, example: null })
  decisionNote: string | null;

  @IntegerField({ min: 1 })
  version: number;
}

export class JoinRequestPage extends PageOf(JoinRequestResponse) {}
