import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

export const JOB_STATE = codeTable('JOB_STATE', {
  QUEUED: ['排队中', 'Queued'],
  RUNNING: ['进行中', 'Running'],
  SUCCEEDED: ['已完成', 'Succeeded'],
  FAILED: ['失败', 'Failed'],
  CANCELLED: ['已取消', 'Cancelled'],
});
export type JobStateCode = CodeOf<typeof JOB_STATE>;

export const JOB_CODE_TABLES = [JOB_STATE] as const;
