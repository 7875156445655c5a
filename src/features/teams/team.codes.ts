import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

/** Code list of teams (domain.md §2.15). */
export const TEAM_TYPE = codeTable('TEAM_TYPE', {
  PROMOTION_DEPT: ['招商部', 'Promotion department'],
  INDUSTRY_TASK_FORCE: ['产业专班', 'Industry task force'],
  OUTPOST: ['驻外', 'Outpost'],
});
export type TeamType = CodeOf<typeof TEAM_TYPE>;

export const TEAM_CODE_TABLES = [TEAM_TYPE] as const;
