import { BooleanField, CodeField, TextField } from '../../../platform/http/fields/basic-fields.js';
import {
  DateField,
  DecimalField,
  InstantField,
  ReferenceField,
} from '../../../platform/http/fields/value-fields.js';
import { PageQuery } from '../../../platform/http/page.js';
import { INVALID_REASON, LEAD_CLOCK, LEAD_STATUS, SOURCE_CHANNEL } from '../lead.codes.js';

const filter = { optional: true } as const;
const several = { optional: true, list: { max: 50 } } as const;

/** Filters of the lead list; several values of one filter are separated by commas and mean "one of". */
export class ListLeadsQuery extends PageQuery {
  @TextField({
    ...filter,
    description: 'Part of the code, the title or the name of the company',
    example: '示例',
  })
  q?: string;

  @CodeField(LEAD_STATUS, several)
  status?: string[];

  @BooleanField({ ...filter, description: 'Open: neither converted nor invalid, duplicate or handed over' })
  open?: boolean;

  @CodeField(SOURCE_CHANNEL, several)
  sourceChannel?: string[];

  @ReferenceField({ ...several, description: '首报单位' })
  reportUnitId?: string[];

  @ReferenceField({ ...several, description: '首报人' })
  reportUserId?: string[];

  @TextField({
    ...filter,
    max: 36,
    pattern: /^(me|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$/,
    description: 'Who works on it: `me` or the id of a user',
    example: 'me',
  })
  assignedTo?: string;

  @BooleanField({ ...filter, description: 'Leads that the caller reported or works on' })
  mine?: boolean;

  @BooleanField({ ...filter, description: 'Proposals of departments that nobody has taken' })
  untaken?: boolean;

  @ReferenceField(several)
  companyId?: string[];

  @TextField({ ...several, max: 40, pattern: /^[A-Z][A-Z_]{1,39}$/, example: 'AI' })
  focusArea?: string[];

  @ReferenceField(several)
  chainNodeId?: string[];

  @CodeField(INVALID_REASON, several)
  invalidReason?: string[];

  @CodeField(LEAD_CLOCK, { ...several, description: 'Late marks as of today' })
  late?: string[];

  @CodeField(LEAD_CLOCK, { ...several, description: 'Steps that are owed, late or not: the work list' })
  due?: string[];

  @DateField({ ...filter, description: 'A step (of `due`, if given) is owed by this day' })
  dueOnTo?: string;

  @BooleanField({ ...filter, example: false })
  complex?: boolean;

  @DecimalField(filter)
  estimatedInvestmentWanMin?: string;

  @DecimalField(filter)
  estimatedInvestmentWanMax?: string;

  @DateField(filter)
  registeredOnFrom?: string;

  @DateField(filter)
  registeredOnTo?: string;

  @InstantField(filter)
  updatedSince?: string;
}
