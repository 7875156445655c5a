import { Exact } from '../../platform/kernel/decimal.js';
import type { FieldError, Text } from '../../platform/kernel/domain-error.js';
import { LAND_PARCEL_STATUS, type LandParcelStatus } from './land-parcel.codes.js';

/** 15 mu are one hectare, so one mu is 666.67 ㎡ (domain.md trap 8.32). */
const SQM_OF_15_MU = 10_000;

/** 亩 → ㎡, two digits: 3 亩 = 2000.00 ㎡. */
export function sqmOfMu(mu: string): string {
  return new Exact(mu).mul(SQM_OF_15_MU).div(15).toFixed(2);
}

/** ㎡ → 亩, four digits. */
export function muOfSqm(sqm: string): string {
  return new Exact(sqm).mul(15).div(SQM_OF_15_MU).toFixed(4);
}

/** Both areas from what was said: the other one is derived. Null where neither is known. */
export function areasOf(said: {
  readonly areaMu?: string | undefined;
  readonly areaSqm?: string | undefined;
}): { areaMu: string; areaSqm: string } | null {
  const { areaMu, areaSqm } = said;
  if (areaMu !== undefined) return { areaMu, areaSqm: areaSqm ?? sqmOfMu(areaMu) };
  return areaSqm === undefined ? null : { areaMu: muOfSqm(areaSqm), areaSqm };
}

/** A parcel number as it is compared: without case, width and white space. */
export function parcelKeyOf(parcelNo: string): string {
  return parcelNo
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b-\u200f]+/gu, '')
    .replace(/(号地块|地块)$/u, '');
}

export interface ParcelFacts {
  readonly areaMu: string;
  readonly areaSqm: string;
  readonly status: LandParcelStatus;
  readonly transferredOn: string | null;
}

/** @param today Shanghai date */
export function parcelBlockers(parcel: ParcelFacts, today: string): FieldError[] {
  const faults: FieldError[] = [];
  // Official papers round the mu to two digits, so a square metre of difference is none.
  if (new Exact(parcel.areaSqm).minus(sqmOfMu(parcel.areaMu)).abs().gt(1))
    faults.push(
      fault('areaSqm', 'AREAS_DISAGREE', {
        zh: '与亩数不符（1 亩 = 666.67 ㎡），请只填一项或改正',
        en: 'does not agree with areaMu (1 mu = 666.67 ㎡); give one of them, or correct it',
      }),
    );
  if (parcel.transferredOn !== null && !LAND_PARCEL_STATUS.extra(parcel.status).isTransferred)
    faults.push(
      fault('transferredOn', 'NOT_TRANSFERRED', {
        zh: '只有已出让的地块有出让日期',
        en: 'only a parcel that was granted has a day of the grant',
      }),
    );
  if (parcel.transferredOn !== null && parcel.transferredOn > today)
    faults.push(
      fault('transferredOn', 'DATE_IN_FUTURE', { zh: '不能晚于今天', en: 'may not be in the future' }),
    );
  return faults;
}

export const AREA_REQUIRED = (): FieldError =>
  fault('areaMu', 'AREA_REQUIRED', { zh: '请填写亩数或平方米数', en: 'give areaMu or areaSqm' });

const fault = (field: string, code: string, message: Text): FieldError => ({
  pointer: `/${field}`,
  code,
  message,
});
