import { CodeField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { DateField, InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageQuery } from '../../../platform/http/page.js';
import { FUNDING_STATUS, FUNDING_TYPE } from '../funding-record.codes.js';

const several = { optional: true, list: { max: 50 } } as const;
const filter = { optional: true } as const;

/** Filters of the list of money received; several values of one filter mean "one of". */
export class ListFundingRecordsQuery extends PageQuery {
  @ReferenceField(several)
  projectId?: string[];

  @CodeField(FUNDING_TYPE, several)
  type?: string[];

  @CodeField(FUNDING_STATUS, several)
  status?: string[];

  @ReferenceField(several)
  confirmingUnitId?: string[];

  @ReferenceField(several)
  createdBy?: string[];

  @DateField(filter)
  receivedOnFrom?: string;

  @DateField(filter)
  receivedOnTo?: string;

  @TextField({
    ...filter,
    max: 2,
    pattern: /^me$/,
    description: 'What the caller has to confirm, or to correct',
    example: 'me',
  })
  awaiting?: string;

  @InstantField(filter)
  updatedSince?: string;
}
