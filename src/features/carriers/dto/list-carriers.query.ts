import { CodeField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { DecimalField, InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageQuery } from '../../../platform/http/page.js';
import { CARRIER_BUILD_STATUS, CARRIER_TYPE } from '../carrier.codes.js';

const filter = { optional: true } as const;
const several = { optional: true, list: { max: 50 } } as const;

/** Filters of the list of carriers; several values of one filter are separated by commas and mean "one of". */
export class ListCarriersQuery extends PageQuery {
  @TextField({ ...filter, max: 100, description: 'Part of code, name, address or operator', example: '示例' })
  q?: string;

  @CodeField(CARRIER_TYPE, several)
  type?: string[];

  @CodeField(CARRIER_BUILD_STATUS, several)
  buildStatus?: string[];

  @TextField({ ...several, max: 60, example: '桃浦镇' })
  town?: string[];

  @TextField({ ...several, max: 40, pattern: /^[A-Z][A-Z_]{1,39}$/, example: 'AI' })
  focusArea?: string[];

  @ReferenceField(several)
  operatorUnitId?: string[];

  @DecimalField(filter)
  leasableSqmMin?: string;

  @DecimalField(filter)
  leasableSqmMax?: string;

  @DecimalField({ ...filter, digits: 4, description: 'Class V1', example: '3' })
  rentPerSqmDayMin?: string;

  @DecimalField({ ...filter, digits: 4, description: 'Class V1', example: '6' })
  rentPerSqmDayMax?: string;

  @InstantField(filter)
  updatedSince?: string;
}
