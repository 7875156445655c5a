import { CodeField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { DecimalField, InstantField } from '../../../platform/http/fields/value-fields.js';
import { PageQuery } from '../../../platform/http/page.js';
import { LAND_PARCEL_STATUS, LAND_USE } from '../land-parcel.codes.js';

const filter = { optional: true } as const;
const several = { optional: true, list: { max: 50 } } as const;

/** Filters of the list of parcels; several values of one filter are separated by commas and mean "one of". */
export class ListLandParcelsQuery extends PageQuery {
  @TextField({ ...filter, max: 100, description: 'Part of the number or the address', example: '603' })
  q?: string;

  @CodeField(LAND_USE, several)
  landUse?: string[];

  @CodeField(LAND_PARCEL_STATUS, several)
  status?: string[];

  @TextField({ ...several, max: 60, example: '桃浦镇' })
  town?: string[];

  @DecimalField({ ...filter, digits: 4, example: '15' })
  areaMuMin?: string;

  @DecimalField({ ...filter, digits: 4, example: '60' })
  areaMuMax?: string;

  @DecimalField({ ...filter, example: '2' })
  farMin?: string;

  @InstantField(filter)
  updatedSince?: string;
}
