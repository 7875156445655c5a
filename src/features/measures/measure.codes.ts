import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

/** Code lists of the paper's measures (domain.md §2.12). Sections 一 to 四 are chapter two; 五 is chapter three. */
export const MEASURE_SECTION = codeTable('MEASURE_SECTION', {
  DEVELOPMENT: ['加快园区开发建设', 'Park development', { no: 1 }],
  INDUSTRY: ['加强园区产业集聚', 'Industry clustering', { no: 2 }],
  INNOVATION: ['擦亮园区创新品牌', 'Innovation brand', { no: 3 }],
  SERVICE: ['优化园区政策服务', 'Policy and services', { no: 4 }],
  SAFEGUARD: ['保障措施', 'Organisation and safeguards', { no: 5 }],
});
export type MeasureSection = CodeOf<typeof MEASURE_SECTION>;

export const MEASURE_UNIT_ROLE = codeTable('MEASURE_UNIT_ROLE', {
  LEAD: ['牵头单位', 'Lead unit'],
  CO: ['配合单位', 'Co-operating unit'],
});
export type MeasureUnitRole = CodeOf<typeof MEASURE_UNIT_ROLE>;

export const INDICATOR_TYPE = codeTable('INDICATOR_TYPE', {
  COUNT: ['数量', 'Count'],
  PERCENT: ['比率', 'Percentage'],
  MILESTONE: ['节点', 'Milestone'],
  ROUTINE: ['长期', 'Routine'],
});
export type IndicatorType = CodeOf<typeof INDICATOR_TYPE>;

export const MEASURE_STATUS = codeTable('MEASURE_STATUS', {
  NOT_STARTED: ['未启动', 'Not started'],
  ON_TRACK: ['按序时推进', 'On track'],
  LAGGING: ['滞后', 'Lagging'],
  COMPLETED: ['已完成', 'Completed'],
  ROUTINE: ['长期坚持', 'Ongoing routine'],
  SUSPENDED: ['暂缓', 'Suspended'],
});
export type MeasureStatus = CodeOf<typeof MEASURE_STATUS>;

export const MEASURE_CODE_TABLES = [
  MEASURE_SECTION,
  MEASURE_UNIT_ROLE,
  INDICATOR_TYPE,
  MEASURE_STATUS,
] as const;
