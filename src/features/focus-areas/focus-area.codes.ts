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

export const CHAIN_POSITION = codeTable('CHAIN_POSITION', {
  UPSTREAM: ['上游', 'Upstream'],
  MIDSTREAM: ['中游', 'Midstream'],
  DOWNSTREAM: ['下游', 'Downstream'],
  SUPPORT: ['支撑服务', 'Supporting services'],
});
export type ChainPosition = CodeOf<typeof CHAIN_POSITION>;

export const CHAIN_STRATEGY = codeTable('CHAIN_STRATEGY', {
  FILL: ['补链', 'Fill the chain'],
  STRENGTHEN: ['强链', 'Strengthen the chain'],
  EXTEND: ['延链', 'Extend the chain'],
  KEEP: ['稳链', 'Keep the chain stable'],
});
export type ChainStrategy = CodeOf<typeof CHAIN_STRATEGY>;

export const FOCUS_AREA_CODE_TABLES = [TAXONOMY, AREA_RELATION, CHAIN_POSITION, CHAIN_STRATEGY] as const;
