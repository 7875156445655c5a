import { BooleanField, CodeField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { DateField, InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageQuery } from '../../../platform/http/page.js';
import { TRANSFER_REASON, TRANSFER_STATE } from '../transfer.codes.js';

const several = { optional: true, list: { max: 50 } } as const;

/** Filters of the list of transfers; several values of one filter are separated by commas and mean "one of". */
export class ListTransfersQuery extends PageQuery {
  @CodeField(TRANSFER_STATE, several)
  state?: string[];

  @CodeField(TRANSFER_REASON, several)
  reason?: string[];

  @ReferenceField(several)
  fromUnitId?: string[];

  @ReferenceField(several)
  namedUnitId?: string[];

  @ReferenceField(several)
  toUnitId?: string[];

  @ReferenceField(several)
  trackerUserId?: string[];

  @BooleanField({ optional: true, description: 'The limit of the state has passed' })
  overdue?: boolean;

  @DateField({ optional: true, description: 'Limit on this day or before' })
  dueOnTo?: string;

  @TextField({
    optional: true,
    max: 2,
    pattern: /^me$/,
    description: 'Transfers whose next step is the caller’s',
    example: 'me',
  })
  awaiting?: string;

  @InstantField({ optional: true })
  updatedSince?: string;
}
