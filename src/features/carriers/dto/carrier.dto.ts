import { CodeField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { PatchOf } from '../../../platform/http/fields/patch-of.js';
import { DateField, DecimalField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { CARRIER_BUILD_STATUS, CARRIER_TYPE } from '../carrier.codes.js';

const unknown = { optional: true, nullable: true } as const;

/** A carrier as lists name it (domain.md §2.7): its areas may be missing. */
export class ListedCarrierRequest {
  @TextField({ max: 120, example: '示例智创大厦' })
  name: string;

  @CodeField(CARRIER_TYPE)
  type: string;

  @TextField({ ...unknown, max: 120, description: '产权方', example: '示例开发有限公司' })
  ownerOrg?: string | null;

  @TextField({ max: 120, description: '运营单位', example: '示例运营有限公司' })
  operatorOrg: string;

  @ReferenceField({
    ...unknown,
    description:
      'Unit that keeps the record; left out: the unit of the caller, none for a pool administrator',
  })
  operatorUnitId?: string | null;

  @TextField({ ...unknown, max: 200, example: '普陀区示例路127号' })
  address?: string | null;

  @TextField({ ...unknown, max: 60, description: '街镇', example: '桃浦镇' })
  town?: string | null;

  @CodeField(CARRIER_BUILD_STATUS)
  buildStatus: string;

  @DateField({ ...unknown, description: 'Only with DELIVERED', example: null })
  deliveredOn?: string | null;

  @DecimalField({ ...unknown, min: '0.01', description: 'Gross floor area', example: '7500.00' })
  gfaSqm?: string | null;

  @DecimalField({ ...unknown, description: 'Area that can be let or sold', example: '6000.00' })
  leasableSqm?: string | null;

  @TextField({ optional: true, list: { max: 10 }, max: 40, pattern: /^[A-Z][A-Z_]{1,39}$/, example: 'AI' })
  focusAreas?: string[];

  @DecimalField({ ...unknown, digits: 4, max: '10000', description: 'CNY a ㎡ and day', example: '5.2' })
  rentPerSqmDay?: string | null;

  @DecimalField({ ...unknown, digits: 4, max: '10000', description: 'CNY a ㎡ and month', example: '18' })
  propertyFeePerSqmMonth?: string | null;

  @DecimalField({ ...unknown, min: '0.01', max: '100', description: '得房率, percent', example: '70.00' })
  efficiencyRate?: string | null;

  @TextField({ ...unknown, max: 2000, example: null })
  note?: string | null;
}

/** A carrier to enter: its areas are known. */
export class CreateCarrierRequest extends ListedCarrierRequest {
  @DecimalField({ min: '0.01', description: 'Gross floor area', example: '7500.00' })
  override gfaSqm: string;

  @DecimalField({ description: 'Area that can be let or sold', example: '6000.00' })
  override leasableSqm: string;
}

export class UpdateCarrierRequest extends PatchOf(CreateCarrierRequest, { name: 'UpdateCarrierRequest' }) {}
