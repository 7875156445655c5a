import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

/** Code list of responsible units (domain.md §2.12). GROUP is a phrase of the paper, not an organisation. */
export const UNIT_TYPE = codeTable('UNIT_TYPE', {
  PARTY: ['党委部门', 'Party department'],
  GOV: ['政府部门', 'Government department'],
  TOWN: ['镇', 'Town'],
  SOE: ['国有公司', 'State-owned company'],
  PUBLIC: ['事业单位', 'Public institution'],
  GROUP: ['泛指', 'Collective term'],
});
export type UnitType = CodeOf<typeof UNIT_TYPE>;

export const UNIT_CODE_TABLES = [UNIT_TYPE] as const;
