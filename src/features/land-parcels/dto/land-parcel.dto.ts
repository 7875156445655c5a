import { CodeField, IntegerField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { PatchOf } from '../../../platform/http/fields/patch-of.js';
import {
  DateField,
  DecimalField,
  InstantField,
  MoneyField,
  ReferenceField,
} from '../../../platform/http/fields/value-fields.js';
import { PageOf } from '../../../platform/http/page.js';
import { LAND_PARCEL_STATUS, LAND_USE } from '../land-parcel.codes.js';

const unknown = { optional: true, nullable: true } as const;
const orNull = { nullable: true } as const;

/** A land parcel (domain.md §2.7). One of the areas is needed; the other is derived (1 mu = 666.67 ㎡). */
export class CreateLandParcelRequest {
  @TextField({ max: 60, example: '603' })
  parcelNo: string;

  @TextField({ ...unknown, max: 200, example: '普陀区示例路以东' })
  address?: string | null;

  @TextField({ ...unknown, max: 60, description: '街镇', example: '桃浦镇' })
  town?: string | null;

  @DecimalField({ optional: true, digits: 4, min: '0.0001', description: '亩', example: '15' })
  areaMu?: string;

  @DecimalField({ optional: true, min: '0.01', example: '10000.00' })
  areaSqm?: string;

  @CodeField(LAND_USE)
  landUse: string;

  @DecimalField({ ...unknown, min: '0.01', max: '99', description: '容积率', example: '2.50' })
  far?: string | null;

  @DecimalField({ ...unknown, min: '0.01', max: '9999', description: '限高', example: '60.00' })
  heightLimitM?: string | null;

  @CodeField(LAND_PARCEL_STATUS)
  status: string;

  @DateField({ ...unknown, description: 'Only once it was granted', example: null })
  transferredOn?: string | null;

  @MoneyField({ ...unknown, description: '固定资产投资强度, 万元 a mu', example: '1200.00' })
  investmentIntensityWanPerMu?: string | null;

  @MoneyField({ ...unknown, description: '土地产出率, 万元 a mu', example: '1800.00' })
  outputPerMuWan?: string | null;

  @MoneyField({ ...unknown, description: '土地税收产出率, 万元 a mu', example: '120.00' })
  taxPerMuWan?: string | null;

  @TextField({ ...unknown, max: 2000, example: null })
  note?: string | null;
}

export class UpdateLandParcelRequest extends PatchOf(CreateLandParcelRequest, {
  name: 'UpdateLandParcelRequest',
}) {}

export class LandParcelResponse {
  @ReferenceField()
  id: string;

  @TextField({ max: 60, example: '603' })
  parcelNo: string;

  @TextField({ ...orNull, max: 200, example: '普陀区示例路以东' })
  address: string | null;

  @TextField({ ...orNull, max: 60, example: '桃浦镇' })
  town: string | null;

  @DecimalField({ digits: 4, example: '15.0000' })
  areaMu: string;

  @DecimalField({ example: '10000.00' })
  areaSqm: string;

  @CodeField(LAND_USE)
  landUse: string;

  @DecimalField({ ...orNull, example: '2.50' })
  far: string | null;

  @DecimalField({ ...orNull, example: '60.00' })
  heightLimitM: string | null;

  @CodeField(LAND_PARCEL_STATUS)
  status: string;

  @DateField({ ...orNull, example: null })
  transferredOn: string | null;

  @MoneyField({ ...orNull, example: '1200.00' })
  investmentIntensityWanPerMu: string | null;

  @MoneyField({ ...orNull, example: '1800.00' })
  outputPerMuWan: string | null;

  @MoneyField({ ...orNull, example: '120.00' })
  taxPerMuWan: string | null;

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

export class LandParcelPage extends PageOf(LandParcelResponse) {}
