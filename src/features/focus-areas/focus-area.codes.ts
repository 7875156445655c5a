import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

/**
 * Code lists around the taxonomy (domain.md §2.2). The areas themselves are dated rows, not codes of the program
 * (trap 8.15): see `focus-area.seed.ts`.
 */
export const TAXONOMY = codeTable('TAXONOMY', {
  PARK: ['园区产业方向', 'Park focus areas'],
  DISTRICT: ['区重点产业', 'District key industries'],
  CITY: ['市先导产业', 'City leading industries'],
});
export type Taxonomy = CodeOf<typeof TAXONOMY>;

/** Read from left to right: the area on the left is … the area on the right. */
export const AREA_RELATION = codeTable('AREA_RELATION', {
  SAME: ['等同', 'Same as'],
  BROADER: ['包含', 'Broader than'],
  NARROWER: ['属于', 'Narrower than'],
  OVERLAPS: ['部分重合', 'Overlaps with'],
});
export type AreaRelation = CodeOf<typeof AREA_RELATION>;

export const FOCUS_AREA_CODE_TABLES = [TAXONOMY, AREA_RELATION] as const;
