import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

/** Code lists of carriers (domain.md §2.7). */
export const CARRIER_TYPE = codeTable('CARRIER_TYPE', {
  OFFICE_TOWER: ['商务楼宇', 'Office tower'],
  RND_BUILDING: ['研发楼', 'R&D building'],
  COMPLEX: ['产城综合体', 'Mixed-use complex'],
  INCUBATOR: ['孵化器/众创空间', 'Incubator or maker space'],
  STANDARD_PLANT: ['标准厂房', 'Standard plant'],
  PILOT_PLANT: ['中试/GMP 厂房', 'Pilot or GMP plant'],
  RENOVATED: ['老厂房改造', 'Renovated old plant'],
});
export type CarrierType = CodeOf<typeof CARRIER_TYPE>;

/** Only delivered carriers count in the occupancy rate (domain.md §5.6). */
export const CARRIER_BUILD_STATUS = codeTable('CARRIER_BUILD_STATUS', {
  PLANNED: ['规划', 'Planned'],
  UNDER_CONSTRUCTION: ['在建', 'Under construction'],
  DELIVERED: ['已交付', 'Delivered'],
});
export type CarrierBuildStatus = CodeOf<typeof CARRIER_BUILD_STATUS>;

export const CARRIER_CODE_TABLES = [CARRIER_TYPE, CARRIER_BUILD_STATUS] as const;
