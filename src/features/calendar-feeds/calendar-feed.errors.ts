import { defineErrors } from '../../platform/kernel/domain-error.js';

export const calendarFeedErrors = defineErrors('CALENDAR_FEED', {
  TOO_MANY: {
    kind: 'conflict',
    title: { zh: '日历订阅已达上限', en: 'There are as many calendars as one person may have' },
    detail: { zh: '最多{most}个，请先停用不用的订阅。', en: 'At most {most}; revoke one that is not used.' },
  },
});
