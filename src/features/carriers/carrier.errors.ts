import { defineErrors } from '../../platform/kernel/domain-error.js';

export const carrierErrors = defineErrors('CARRIER', {
  RULES_BROKEN: {
    kind: 'invalid',
    title: { zh: '载体信息不符合规则', en: 'The carrier breaks rules' },
    detail: { zh: '共 {count} 处，详见 errors。', en: '{count} faults; see errors.' },
  },
  NOT_YOURS: {
    kind: 'forbidden',
    title: { zh: '只能维护本单位运营的载体', en: 'You keep the carriers that your unit operates' },
    detail: {
      zh: '请联系运营单位或储备库管理员。',
      en: 'Ask the operator unit or a pool administrator.',
    },
  },
  UNIT_MISSING: {
    kind: 'invalid',
    title: { zh: '运营单位不存在', en: 'The operator unit does not exist' },
    detail: { zh: '请填写单位 id，或传 null。', en: 'Give the id of a unit, or null.' },
  },
  NAME_TAKEN: {
    kind: 'conflict',
    title: { zh: '已有同名载体', en: 'A carrier of this name is there already' },
    detail: {
      zh: '名称比较时不计空格、全半角和大小写。',
      en: 'Names are compared without white space, width and case.',
    },
  },
  HAS_UNITS: {
    kind: 'conflict',
    title: { zh: '载体下还有房源，不能删除', en: 'The carrier still has units' },
    detail: { zh: '请先删除其 {count} 处房源。', en: 'Delete its {count} units first.' },
  },
});

/** Races end in the same refusal as the polite check. */
export const carrierConstraints = {
  uq_carrier_name: () => carrierErrors.NAME_TAKEN(),
  fk_carrier_operator_unit: () => carrierErrors.UNIT_MISSING(),
};
