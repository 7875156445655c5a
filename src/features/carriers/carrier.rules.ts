import { Exact } from '../../platform/kernel/decimal.js';
import type { FieldError, Text } from '../../platform/kernel/domain-error.js';
import type { CarrierBuildStatus } from './carrier.codes.js';

/**
 * What a carrier must satisfy (domain.md §2.7). Areas are ㎡ of gross floor area (trap 8.34), rents are CNY a ㎡ and
 * day, fees CNY a ㎡ and month (trap 8.33): the unit stands in the name of the field.
 */
export interface CarrierFacts {
  readonly buildStatus: CarrierBuildStatus;
  readonly deliveredOn: string | null;
  readonly gfaSqm: string | null;
  readonly leasableSqm: string | null;
  readonly focusAreas: readonly string[];
}

/** A name as it is compared: compatibility forms folded, without case, white space and brackets' width. */
export function carrierKeyOf(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b-\u200f·•.。]+/gu, '');
}

const fault = (field: string, code: string, message: Text, params?: FieldError['params']): FieldError => ({
  pointer: `/${field}`,
  code,
  message,
  ...(params ? { params } : {}),
});

/** @param today Shanghai date; @param unknownAreas those of the focus areas that are not in force */
export function carrierBlockers(
  carrier: CarrierFacts,
  today: string,
  unknownAreas: readonly string[],
): FieldError[] {
  const faults: FieldError[] = [];
  if (carrier.gfaSqm !== null && carrier.leasableSqm !== null && exceeds(carrier.leasableSqm, carrier.gfaSqm))
    faults.push(
      fault('leasableSqm', 'LEASABLE_EXCEEDS_GFA', {
        zh: '可租面积不能大于总建筑面积',
        en: 'may not exceed the gross floor area',
      }),
    );
  if (carrier.deliveredOn !== null && carrier.buildStatus !== 'DELIVERED')
    faults.push(
      fault('deliveredOn', 'NOT_DELIVERED', {
        zh: '只有“已交付”的载体有交付日期',
        en: 'only a delivered carrier has a day of delivery',
      }),
    );
  if (carrier.deliveredOn !== null && carrier.deliveredOn > today)
    faults.push(
      fault('deliveredOn', 'DATE_IN_FUTURE', { zh: '不能晚于今天', en: 'may not be in the future' }),
    );
  if (unknownAreas.length)
    faults.push(
      fault(
        'focusAreas',
        'FOCUS_AREA_UNKNOWN',
        { zh: '没有这些园区产业方向：{codes}', en: 'no such park focus areas: {codes}' },
        { codes: unknownAreas.join(', ') },
      ),
    );
  return faults;
}

function exceeds(a: string, b: string): boolean {
  return new Exact(a).gt(b);
}
