import { BooleanField, CodeField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageQuery } from '../../../platform/http/page.js';
import { DECISION_ROLE } from '../contact.codes.js';

const filter = { optional: true } as const;

/** Filters of the contact list. A filter on a field finds only rows whose field the caller may see. */
export class ListContactsQuery extends PageQuery {
  @TextField({ ...filter, max: 100, description: 'Part of the name as the caller sees it', example: '示例' })
  q?: string;

  @ReferenceField({ ...filter, list: { max: 50 }, description: 'Works or worked there. Class V2' })
  companyId?: string[];

  @CodeField(DECISION_ROLE, { ...filter, list: { max: 6 }, description: 'Class V3' })
  decisionRole?: string[];

  @BooleanField({ ...filter, description: 'Class V2' })
  doNotContact?: boolean;

  @BooleanField({ ...filter, description: 'true: entered by the caller' })
  mine?: boolean;

  @InstantField(filter)
  updatedSince?: string;
}
