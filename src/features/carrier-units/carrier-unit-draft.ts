import type { CarrierUnit } from './carrier-unit.entity.js';
import type { CreateCarrierUnitRequest, UpdateCarrierUnitRequest } from './dto/carrier-unit.dto.js';

/** The members of a unit that people may set. */
export type UnitContent = Omit<
  CarrierUnit,
  | 'id'
  | 'carrierId'
  | 'unitKey'
  | 'createdAt'
  | 'createdBy'
  | 'updatedAt'
  | 'updatedBy'
  | 'deletedAt'
  | 'version'
>;

const UNKNOWN = {
  building: null,
  floor: null,
  clearHeightM: null,
  floorLoadKnPerSqm: null,
  powerKva: null,
  drainage: null,
  labGrade: null,
  cleanRoomClass: null,
  fitOut: null,
  rentPerSqmDay: null,
  note: null,
};

type UnitPart = Omit<CreateCarrierUnitRequest, 'carrierId'> | UpdateCarrierUnitRequest;

/** What a request says; the status that people set is the use of the unit. */
export function contentOf(request: UnitPart): Partial<UnitContent> {
  const { status: useStatus, ...rest } = request;
  const given = Object.entries({ ...rest, useStatus }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Partial<UnitContent>;
}

/** A whole unit from a request: what was not said is unknown. */
export function newContent({ carrierId: _carrier, ...request }: CreateCarrierUnitRequest): UnitContent {
  return { ...UNKNOWN, ...contentOf(request) } as UnitContent;
}

/** In the trail the members are called as the API calls them. */
export function told({ useStatus, ...rest }: Partial<UnitContent>): Record<string, unknown> {
  return { ...rest, status: useStatus };
}
