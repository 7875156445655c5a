import { defineErrors } from '../kernel/domain-error.js';

export const jobErrors = defineErrors('JOB', {
  FINISHED: {
    kind: 'conflict',
    title: { zh: '任务已结束', en: 'The job has ended' },
    detail: { zh: '已结束的任务不能取消。', en: 'A job that has ended cannot be cancelled.' },
  },
  NO_RESULT_FILE: {
    kind: 'not-found',
    title: { zh: '任务没有结果文件', en: 'The job has no result file' },
    detail: { zh: '请等待任务成功结束。', en: 'Wait until the job has succeeded.' },
  },
  GAVE_UP: {
    kind: 'invalid',
    title: { zh: '任务多次中断，已停止', en: 'The job was interrupted too often and has been given up' },
    detail: {
      zh: '已完成的部分保留。请联系管理员查看日志后重新提交。',
      en: 'What was done stays. Ask your administrator to look at the log, then submit it again.',
    },
  },
  BROKEN: {
    kind: 'invalid',
    title: { zh: '任务因内部错误停止', en: 'The job stopped because of an internal error' },
    detail: {
      zh: '已完成的部分保留。请把任务编号告知管理员。',
      en: 'What was done stays. Give the id of the job to your administrator.',
    },
  },
});
