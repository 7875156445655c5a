import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

/** What a company's timeline tells. */
export const TIMELINE_KIND = codeTable('TIMELINE_KIND', {
  CONTACT: ['联系人', 'Contact'],
  INTERACTION: ['跟进', 'Interaction'],
  LEAD: ['线索', 'Lead'],
  PROJECT_MOVE: ['项目', 'Project'],
  TRANSFER: ['流转', 'Transfer'],
  PROTECTION: ['保护', 'Protection'],
  COMPANY_CHANGE: ['企业信息', 'Company record'],
});
export type TimelineKind = CodeOf<typeof TIMELINE_KIND>;

export const TIMELINE_CODE_TABLES = [TIMELINE_KIND] as const;
