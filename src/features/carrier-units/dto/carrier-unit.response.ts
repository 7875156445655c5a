import { CodeField, IntegerField, TextField } from '../../../platform/http/fields/basic-fields.js';
import {
  DateField,
  DecimalField,
  InstantField,
  ReferenceField,
} from '../../../platform/http/fields/value-fields.js';
import { PageOf } from '../../../platform/http/page.js';
import { CARRIER_UNIT_STATUS, FIT_OUT, LAB_GRADE } from '../carrier-unit.codes.js';

const orNull = { nullable: true } as const;

/** A unit of a carrier as of today. */
export class CarrierUnitResponse {
  @ReferenceField()
  id: string;

  @ReferenceField()
  carrierId: string;

  @TextField({ ...orNull, max: 60, example: 'A座' })
  building: string | null;

  @TextField({ max: 60, example: '301' })
  unitNo: string;

  @TextField({ ...orNull, max: 20, example: '3' })
  floor: string | null;

  @DecimalField({ example: '286.50' })
  areaSqm: string;

  @DecimalField({ ...orNull, example: '4.50' })
  clearHeightM: string | null;

  @DecimalField({ ...orNull, example: '9.80' })
  floorLoadKnPerSqm: string | null;

  @DecimalField({ ...orNull, example: '200.00' })
  powerKva: string | null;

  @TextField({ ...orNull, max: 200, example: null })
  drainage: string | null;

  @CodeField(LAB_GRADE, orNull)
  labGrade: string | null;

  @TextField({ ...orNull, max: 60, example: null })
  cleanRoomClass: string | null;

  @CodeField(FIT_OUT, orNull)
  fitOut: string | null;

  @DecimalField({ ...orNull, digits: 4, description: 'The own rent of the unit', example: null })
  rentPerSqmDay: string | null;

  @DecimalField({
    ...orNull,
    digits: 4,
    description: 'The own rent, else that of the carrier',
    example: '5.2000',
  })
  quotedRentPerSqmDay: string | null;

  @CodeField(CARRIER_UNIT_STATUS)
  status: string;

  @ReferenceField({ ...orNull, description: 'Class V2 of the project', example: null })
  reservedForProjectId: string | null;

  @DateField({ ...orNull, description: 'Last day of the reservation', example: null })
  reservedUntil: string | null;

  @TextField({ ...orNull, max: 2000, example: null })
  note: string | null;

  @InstantField()
  createdAt: string;

  @ReferenceField({ ...orNull, example: null })
  createdBy: string | null;

  @InstantField()
  updatedAt: string;

  @ReferenceField({ ...orNull, example: null })
  updatedBy: string | null;

  @IntegerField({ min: 1 })
  version: number;
}

export class CarrierUnitPage extends PageOf(CarrierUnitResponse) {}
