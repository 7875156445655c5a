import { codeTable } from '../../platform/kernel/code-table.js';

export const NIGHTLY_STATE = codeTable('NIGHTLY_STATE', {
  RUNNING: ['进行中', 'Running'],
  DONE: ['已完成', 'Done'],
  FAILED: ['失败', 'Failed'],
});

export const NIGHTLY_RUN_CODE_TABLES = [NIGHTLY_STATE] as const;
