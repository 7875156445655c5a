import { pick } from '../intakes/row-values.rules.js';

/** What one row of a list of space says of the carrier and of the unit in it. */
export interface CarrierRow {
  readonly carrier: Readonly<Record<string, unknown>>;
  /** Null where the row is about a carrier alone. */
  readonly unit: Readonly<Record<string, unknown>> | null;
}

type Values = Readonly<Record<string, unknown>>;

const CARRIER_FIELDS = [
  ...['ownerOrg', 'operatorOrg', 'address', 'town', 'buildStatus', 'deliveredOn'],
  ...['focusAreas', 'propertyFeePerSqmMonth', 'efficiencyRate'],
];
const UNIT_FIELDS = [
  ...['areaSqm', 'clearHeightM', 'powerKva', 'drainage', 'labGrade', 'cleanRoomClass', 'fitOut'],
  ...['rentPerSqmDay', 'status', 'note'],
];

/**
 * Splits a row. It is about a unit when it names one: number, floor or building. An area alone belongs to a unit whose
 * number is missing, unless the row says how large the carrier is. Rent and note go with the unit where there is one.
 */
export function carrierRowOf(values: Values): CarrierRow {
  const told = { ...values, ...(values['buildingFloor'] as Values | undefined) };
  const isOfUnit =
    ['unitNo', 'floor', 'building'].some((key) => told[key] !== undefined) ||
    (told['areaSqm'] !== undefined && told['gfaSqm'] === undefined && told['leasableSqm'] === undefined);
  const shared = {
    ...pick(told, CARRIER_FIELDS),
    ...renamed(told, 'carrier', 'name'),
    ...renamed(told, 'carrierType', 'type'),
  };
  if (!isOfUnit)
    return {
      carrier: { ...shared, ...pick(told, ['gfaSqm', 'leasableSqm', 'rentPerSqmDay', 'note']) },
      unit: null,
    };
  // 可租面积 of a list that has no other area is the area of each unit.
  const isAreaOfUnit = told['areaSqm'] === undefined && told['gfaSqm'] === undefined;
  const areas = isAreaOfUnit ? renamed(told, 'leasableSqm', 'areaSqm') : {};
  return {
    carrier: { ...shared, ...pick(told, isAreaOfUnit ? ['gfaSqm'] : ['gfaSqm', 'leasableSqm']) },
    unit: {
      ...pick(told, [...UNIT_FIELDS, 'building', 'floor']),
      ...areas,
      ...renamed(told, 'floorLoad', 'floorLoadKnPerSqm'),
      ...unitNo(told),
    },
  };
}

/** A whole floor or a whole building goes by its name. */
function unitNo({ unitNo: given, floor, building }: Values): Record<string, unknown> {
  if (given !== undefined) return { unitNo: given };
  if (floor !== undefined) return { unitNo: `${floor}层` };
  return building === undefined ? {} : { unitNo: '整栋' };
}

function renamed(values: Values, from: string, to: string): Record<string, unknown> {
  return values[from] === undefined ? {} : { [to]: values[from] };
}
