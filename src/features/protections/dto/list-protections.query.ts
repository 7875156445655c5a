import { CodeField, IntegerField } from '../../../platform/http/fields/basic-fields.js';
import { InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageQuery } from '../../../platform/http/page.js';
import { PROTECTION_KIND, PROTECTION_STATUS } from '../protection.codes.js';

const several = { optional: true, list: { max: 50 } } as const;

/** Filters of the list; several values of one filter are separated by commas and mean "one of". */
export class ListProtectionsQuery extends PageQuery {
  @ReferenceField({ ...several, description: 'Companies: what protects them or their group' })
  companyId?: string[];

  @ReferenceField(several)
  unitId?: string[];

  @ReferenceField({ ...several, description: 'Who answers for it' })
  userId?: string[];

  @CodeField(PROTECTION_KIND, several)
  kind?: string[];

  @CodeField(PROTECTION_STATUS, several)
  status?: string[];

  @IntegerField({ optional: true, max: 3650, description: 'Ends within so many days from today', example: 7 })
  expiringIn?: number;

  @InstantField({ optional: true })
  updatedSince?: string;
}
