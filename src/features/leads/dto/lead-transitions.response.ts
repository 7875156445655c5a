import {
  BooleanField,
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { LEAD_MOVE, LEAD_STATUS } from '../lead.codes.js';

const many = { list: { max: 50 } } as const;

export class LeadMoveMissingResponse {
  @TextField({ example: 'LEAD.COMPANY_NEEDED' })
  code: string;

  @TextField({ max: 500, example: '请先登记企业并在线索中填写 companyId。' })
  message: string;
}

export class LeadTransitionResponse {
  @CodeField(LEAD_MOVE)
  move: string;

  @TextField({ example: '开始研判' })
  title: string;

  @CodeField(LEAD_STATUS)
  to: string;

  @TextField({ ...many, description: 'ASSIGNEE, SUPERVISOR, POOL_ADMIN', example: ['ASSIGNEE'] })
  by: string[];

  @BooleanField({ description: 'Whether the caller may make it' })
  permitted: boolean;

  @TextField({
    description: 'POST it to /leads/{id}/ and this: assignments, assessments, transitions or conversions',
    example: 'transitions',
  })
  action: string;

  @BooleanField()
  reasonRequired: boolean;

  @TextField({ ...many, description: 'Members that the request needs', example: ['transferredToUnitId'] })
  asks: string[];

  @NestedField(LeadMoveMissingResponse, { ...many, description: 'What the lead itself still needs' })
  missing: LeadMoveMissingResponse[];
}

/** The moves out of the status of a lead (domain.md §3.8). */
export class LeadTransitionsResponse {
  @ReferenceField()
  leadId: string;

  @CodeField(LEAD_STATUS)
  status: string;

  @IntegerField({ min: 1 })
  version: number;

  @NestedField(LeadTransitionResponse, many)
  items: LeadTransitionResponse[];
}
