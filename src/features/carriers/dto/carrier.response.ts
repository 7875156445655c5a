import { CodeField, IntegerField, TextField } from '../../../platform/http/fields/basic-fields.js';
import {
  DateField,
  DecimalField,
  InstantField,
  ReferenceField,
} from '../../../platform/http/fields/value-fields.js';
import { PageOf } from '../../../platform/http/page.js';
import { CARRIER_BUILD_STATUS, CARRIER_TYPE } from '../carrier.codes.js';

const orNull = { nullable: true } as const;
const ofLine = { nullable: true, description: 'Class V1' } as const;

/** A carrier as the caller may see it, with the figures of its units as of today. */
export class CarrierResponse {
  @ReferenceField()
  id: string;

  @TextField({ max: 20, example: 'ZT-0012' })
  code: string;

  @TextField({ max: 120, example: '示例智创大厦' })
  name: string;

  @CodeField(CARRIER_TYPE)
  type: string;

  @TextField({ ...orNull, max: 120, example: '示例开发有限公司' })
  ownerOrg: string | null;

  @TextField({ max: 120, example: '示例运营有限公司' })
  operatorOrg: string;

  @ReferenceField(orNull)
  operatorUnitId: string | null;

  @TextField({ ...orNull, max: 200, example: '普陀区示例路127号' })
  address: string | null;

  @TextField({ ...orNull, max: 60, example: '桃浦镇' })
  town: string | null;

  @CodeField(CARRIER_BUILD_STATUS)
  buildStatus: string;

  @DateField({ ...orNull, example: null })
  deliveredOn: string | null;

  @DecimalField({ ...orNull, description: 'Null only where a list named the carrier', example: '7500.00' })
  gfaSqm: string | null;

  @DecimalField({ ...orNull, example: '6000.00' })
  leasableSqm: string | null;

  @TextField({ list: { max: 10 }, max: 40, example: 'AI' })
  focusAreas: string[];

  @DecimalField({ ...ofLine, digits: 4, example: '5.2000' })
  rentPerSqmDay: string | null;

  @DecimalField({ ...ofLine, digits: 4, example: '18.0000' })
  propertyFeePerSqmMonth: string | null;

  @DecimalField({ ...orNull, example: '70.00' })
  efficiencyRate: string | null;

  @DecimalField({
    ...orNull,
    description: '入驻率: leased, sold and self-used ㎡ over leasable ㎡ in percent; null unless delivered',
    example: '62.50',
  })
  occupancyPct: string | null;

  @DecimalField({ ...ofLine, example: '3750.00' })
  occupiedSqm: string | null;

  @DecimalField({ ...ofLine, example: '2000.00' })
  vacantSqm: string | null;

  @DecimalField({ ...ofLine, example: '250.00' })
  reservedSqm: string | null;

  @IntegerField(ofLine)
  unitCount: number | null;

  @IntegerField(ofLine)
  vacantUnitCount: number | null;

  @TextField({ ...ofLine, max: 2000, example: null })
  note: string | null;

  @TextField({ ...ofLine, max: 10, example: 'MANUAL' })
  dataSource: string | null;

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

export class CarrierPage extends PageOf(CarrierResponse) {}
