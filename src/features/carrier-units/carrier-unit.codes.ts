import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

/** Code lists of units of carriers (domain.md §2.7). */
export const CARRIER_UNIT_STATUS = codeTable('CARRIER_UNIT_STATUS', {
  VACANT: ['空置', 'Vacant', { isOccupied: false, isStored: true }],
  RESERVED: ['已预留', 'Reserved', { isOccupied: false, isStored: false }],
  LEASED: ['已租', 'Leased', { isOccupied: true, isStored: true }],
  SOLD: ['已售', 'Sold', { isOccupied: true, isStored: true }],
  SELF_USE: ['自用', 'Used by the owner', { isOccupied: true, isStored: true }],
  UNAVAILABLE: ['不可用', 'Unavailable', { isOccupied: false, isStored: true }],
});
export type CarrierUnitStatus = CodeOf<typeof CARRIER_UNIT_STATUS>;

/**
 * What is stored and what people set. RESERVED is never stored: it is a vacant unit with a reservation that has not
 * run out, as of the day of reading.
 */
export const CARRIER_UNIT_USE = codeTable('CARRIER_UNIT_USE', {
  VACANT: ['空置', 'Vacant'],
  LEASED: ['已租', 'Leased'],
  SOLD: ['已售', 'Sold'],
  SELF_USE: ['自用', 'Used by the owner'],
  UNAVAILABLE: ['不可用', 'Unavailable'],
});
export type CarrierUnitUse = CodeOf<typeof CARRIER_UNIT_USE>;

/** Σ of their areas is the numerator of the occupancy rate (domain.md §5.6). */
export const OCCUPIED_USES = CARRIER_UNIT_STATUS.codes.filter(
  (code) => CARRIER_UNIT_STATUS.extra(code).isOccupied,
);

export const FIT_OUT = codeTable('FIT_OUT', {
  BARE: ['毛坯', 'Bare shell'],
  BASIC: ['简装', 'Basic fit-out'],
  FULL: ['精装', 'Full fit-out'],
});
export type FitOut = CodeOf<typeof FIT_OUT>;

export const LAB_GRADE = codeTable('LAB_GRADE', {
  BSL_1: ['生物安全一级（BSL-1）', 'BSL-1'],
  BSL_2: ['生物安全二级（BSL-2）', 'BSL-2'],
  BSL_3: ['生物安全三级（BSL-3）', 'BSL-3'],
});
export type LabGrade = CodeOf<typeof LAB_GRADE>;

/** How a reservation ended. */
export const RESERVATION_END = codeTable('RESERVATION_END', {
  RELEASED: ['主动释放', 'Released'],
  TAKEN: ['房源已租售或另用', 'The unit was taken'],
  PROJECT_DORMANT: ['项目休眠', 'The project went dormant'],
  EXPIRED: ['到期', 'Ran out'],
});
export type ReservationEnd = CodeOf<typeof RESERVATION_END>;

export const CARRIER_UNIT_CODE_TABLES = [
  CARRIER_UNIT_STATUS,
  CARRIER_UNIT_USE,
  FIT_OUT,
  LAB_GRADE,
  RESERVATION_END,
] as const;
