import { defineErrors } from '../../platform/kernel/domain-error.js';

export const chainNodeErrors = defineErrors('CHAIN_NODE', {
  CODE_TAKEN: {
    kind: 'conflict',
    title: { zh: '这一年的图谱中已有该代码', en: 'The map of that year has this code already' },
  },
  FOCUS_AREA_UNKNOWN: {
    kind: 'invalid',
    title: { zh: '没有这个园区产业方向', en: 'There is no such focus area of the park' },
    detail: { zh: '可用代码见 GET /focus-areas。', en: 'See GET /focus-areas for the codes.' },
  },
  PARENT_UNSUITABLE: {
    kind: 'invalid',
    title: { zh: '上级环节不合适', en: 'The parent does not fit' },
    detail: {
      zh: '上级应是同一年图谱、同一产业方向的另一个环节，且不能形成循环。',
      en: 'A parent is another node of the same map and focus area, and not below this one.',
    },
  },
  MAP_UNKNOWN: {
    kind: 'invalid',
    title: { zh: '没有这一年的图谱', en: 'There is no map of that year' },
    detail: { zh: '现有年份：{years}。', en: 'There are maps of: {years}.' },
  },
  MAP_EXISTS: {
    kind: 'conflict',
    title: { zh: '这一年的图谱已存在', en: 'There is a map of that year already' },
  },
});

export const chainNodeConstraints = {
  uq_chain_node_code: chainNodeErrors.CODE_TAKEN,
  fk_chain_node_parent: chainNodeErrors.PARENT_UNSUITABLE,
};
