import { codeTable } from '../../platform/kernel/code-table.js';

/** What happens to a row whose company has no record. */
export const UNKNOWN_COMPANY = codeTable('UNKNOWN_COMPANY', {
  CREATE: ['一并登记', 'Register it as well'],
  REJECT: ['退回该行', 'Give the row back'],
});

export const INTAKE_CODE_TABLES = [UNKNOWN_COMPANY] as const;
