import type { Carrier } from './carrier.entity.js';
import type { ListedCarrierRequest, UpdateCarrierRequest } from './dto/carrier.dto.js';

/** The members of a carrier that people may set. */
export type CarrierContent = Omit<
  Carrier,
  | 'id'
  | 'code'
  | 'nameKey'
  | 'dataSource'
  | 'createdAt'
  | 'createdBy'
  | 'updatedAt'
  | 'updatedBy'
  | 'deletedAt'
  | 'version'
>;

const UNKNOWN = {
  ownerOrg: null,
  operatorUnitId: null,
  address: null,
  town: null,
  deliveredOn: null,
  gfaSqm: null,
  leasableSqm: null,
  focusAreas: [],
  rentPerSqmDay: null,
  propertyFeePerSqmMonth: null,
  efficiencyRate: null,
  note: null,
};

/** What a request says. */
export function contentOf(request: ListedCarrierRequest | UpdateCarrierRequest): Partial<CarrierContent> {
  const given = Object.entries(request).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Partial<CarrierContent>;
}

/** A whole carrier from a request: what was not said is unknown. */
export function newContent(request: ListedCarrierRequest): CarrierContent {
  return { ...UNKNOWN, ...contentOf(request) } as CarrierContent;
}
