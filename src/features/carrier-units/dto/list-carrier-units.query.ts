import { CodeField, TextField } from '../../../platform/http/fields/basic-fields.js';
import {
  DateField,
  DecimalField,
  InstantField,
  ReferenceField,
} from '../../../platform/http/fields/value-fields.js';
import { PageQuery } from '../../../platform/http/page.js';
import { CARRIER_UNIT_STATUS, FIT_OUT, LAB_GRADE } from '../carrier-unit.codes.js';

const filter = { optional: true } as const;
const several = { optional: true, list: { max: 50 } } as const;

/** Filters of the list of units; several values of one filter are separated by commas and mean "one of". */
export class ListCarrierUnitsQuery extends PageQuery {
  @TextField({ ...filter, max: 100, description: 'Part of building, number or carrier', example: '示例' })
  q?: string;

  @ReferenceField(several)
  carrierId?: string[];

  @CodeField(CARRIER_UNIT_STATUS, several)
  status?: string[];

  @DateField({ ...filter, description: 'Vacant and not reserved on this day, as far as is known today' })
  vacantOn?: string;

  @TextField({ ...several, max: 20, example: '3' })
  floor?: string[];

  @DecimalField(filter)
  areaSqmMin?: string;

  @DecimalField(filter)
  areaSqmMax?: string;

  @DecimalField({ ...filter, example: '4.5' })
  clearHeightMMin?: string;

  @DecimalField({ ...filter, example: '9.8' })
  floorLoadKnPerSqmMin?: string;

  @DecimalField({ ...filter, example: '200' })
  powerKvaMin?: string;

  @DecimalField({ ...filter, digits: 4, description: 'Of the quoted rent', example: '6' })
  rentPerSqmDayMax?: string;

  @CodeField(FIT_OUT, several)
  fitOut?: string[];

  @CodeField(LAB_GRADE, several)
  labGrade?: string[];

  @ReferenceField({ ...filter, description: 'Reserved today for a project that the caller sees (class V2)' })
  reservedForProjectId?: string;

  @InstantField(filter)
  updatedSince?: string;
}
