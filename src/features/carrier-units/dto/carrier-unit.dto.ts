import { CodeField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { PatchOf } from '../../../platform/http/fields/patch-of.js';
import { DecimalField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { CARRIER_UNIT_USE, FIT_OUT, LAB_GRADE } from '../carrier-unit.codes.js';

const unknown = { optional: true, nullable: true } as const;

/** A unit of a carrier (domain.md §2.7). */
export class CreateCarrierUnitRequest {
  @ReferenceField()
  carrierId: string;

  @TextField({ ...unknown, max: 60, description: '楼栋', example: 'A座' })
  building?: string | null;

  @TextField({ max: 60, description: '房号', example: '301' })
  unitNo: string;

  @TextField({ ...unknown, max: 20, example: '3' })
  floor?: string | null;

  @DecimalField({ min: '0.01', description: 'Gross floor area', example: '286.50' })
  areaSqm: string;

  @DecimalField({ ...unknown, min: '0.01', max: '999', description: '层高', example: '4.50' })
  clearHeightM?: string | null;

  @DecimalField({
    ...unknown,
    min: '0.01',
    max: '9999',
    description: '承重; 1 t/㎡ ≈ 9.8 kN/㎡',
    example: '9.80',
  })
  floorLoadKnPerSqm?: string | null;

  @DecimalField({ ...unknown, max: '999999', description: '电力', example: '200' })
  powerKva?: string | null;

  @TextField({ ...unknown, max: 200, description: '排水/危废', example: null })
  drainage?: string | null;

  @CodeField(LAB_GRADE, unknown)
  labGrade?: string | null;

  @TextField({ ...unknown, max: 60, description: '洁净等级', example: null })
  cleanRoomClass?: string | null;

  @CodeField(FIT_OUT, unknown)
  fitOut?: string | null;

  @DecimalField({
    ...unknown,
    digits: 4,
    max: '10000',
    description: 'CNY a ㎡ and day, where it is quoted otherwise than the carrier',
    example: '4.8',
  })
  rentPerSqmDay?: string | null;

  @CodeField(CARRIER_UNIT_USE, { description: 'RESERVED is not set but comes from a reservation' })
  status: string;

  @TextField({ ...unknown, max: 2000, example: null })
  note?: string | null;
}

export class UpdateCarrierUnitRequest extends PatchOf(CreateCarrierUnitRequest, {
  name: 'UpdateCarrierUnitRequest',
  omit: ['carrierId'],
}) {}
