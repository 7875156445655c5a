import { codeTable } from '../../platform/kernel/code-table.js';

export const DIVISION_LEVEL = codeTable('DIVISION_LEVEL', {
  PROVINCE: ['省级', 'Province'],
  CITY: ['地级', 'City'],
  DISTRICT: ['县级', 'District'],
});

export const DIVISION_CODE_TABLES = [DIVISION_LEVEL] as const;
