import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

/** Code lists of land parcels (domain.md §2.7). */
export const LAND_USE = codeTable('LAND_USE', {
  RESEARCH: ['科研/研发用地', 'Research'],
  INDUSTRIAL: ['工业', 'Industrial'],
  COMMERCIAL: ['商办', 'Commercial and office'],
  MIXED: ['混合', 'Mixed'],
  EDUCATION: ['教育', 'Education'],
  MEDICAL: ['医疗', 'Medical'],
});
export type LandUse = CodeOf<typeof LAND_USE>;

/** `isTransferred`: the land-use right has been granted, so the day of it is known. */
export const LAND_PARCEL_STATUS = codeTable('LAND_PARCEL_STATUS', {
  PLANNING: ['规划', 'Planning', { isTransferred: false }],
  RESERVED: ['储备', 'In the land reserve', { isTransferred: false }],
  TO_TRANSFER: ['拟出让', 'To be granted', { isTransferred: false }],
  TRANSFERRED: ['已出让', 'Granted', { isTransferred: true }],
  BUILDING: ['在建', 'Under construction', { isTransferred: true }],
  COMPLETED: ['竣工', 'Completed', { isTransferred: true }],
});
export type LandParcelStatus = CodeOf<typeof LAND_PARCEL_STATUS>;

export const LAND_PARCEL_CODE_TABLES = [LAND_USE, LAND_PARCEL_STATUS] as const;
