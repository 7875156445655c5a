import { defineErrors } from '../../platform/kernel/domain-error.js';

export const carrierUnitErrors = defineErrors('CARRIER_UNIT', {
  RULES_BROKEN: {
    kind: 'invalid',
    title: { zh: '房源信息不符合规则', en: 'The unit breaks rules' },
    detail: { zh: '共 {count} 处，详见 errors。', en: '{count} faults; see errors.' },
  },
  NOT_YOURS: {
    kind: 'forbidden',
    title: { zh: '只能维护本单位运营载体的房源', en: 'You keep units of carriers that your unit operates' },
    detail: { zh: '请联系运营单位或储备库管理员。', en: 'Ask the operator unit or a pool administrator.' },
  },
  CARRIER_MISSING: {
    kind: 'invalid',
    title: { zh: '载体不存在', en: 'The carrier does not exist' },
    detail: { zh: '请填写未删除的载体 id。', en: 'Give the id of a carrier that is not deleted.' },
  },
  NUMBER_TAKEN: {
    kind: 'conflict',
    title: { zh: '该载体已有此楼栋房号', en: 'The carrier has a unit of this building and number' },
    detail: {
      zh: '比较时不计空格、全半角和“室”“座”。',
      en: 'Compared without white space, width and 室, 座.',
    },
  },
  RESERVED: {
    kind: 'conflict',
    title: { zh: '房源已预留', en: 'The unit is reserved' },
    detail: {
      zh: '预留至 {untilOn}；请选其他房源，或由预留项目单位、运营单位的主管先释放。',
      en: 'It is reserved until {untilOn}. Choose another, or have a supervisor of the project or operator release it.',
    },
  },
  NOT_VACANT: {
    kind: 'conflict',
    title: { zh: '房源不是空置，不能预留', en: 'Only a vacant unit can be reserved' },
    detail: { zh: '现状态：{status}。', en: 'It is {status}.' },
  },
});

export const reservationErrors = defineErrors('CARRIER_RESERVATION', {
  RULES_BROKEN: {
    kind: 'invalid',
    title: { zh: '预留不符合规则', en: 'The reservation breaks rules' },
    detail: { zh: '共 {count} 处，详见 errors。', en: '{count} faults; see errors.' },
  },
  PROJECT_MISSING: {
    kind: 'invalid',
    title: { zh: '项目不存在', en: 'The project does not exist' },
    detail: { zh: '请填写您能查看的项目 id。', en: 'Give the id of a project that you may see.' },
  },
  NOT_YOURS: {
    kind: 'forbidden',
    title: {
      zh: '只有项目单位或运营单位的主管可以预留、续期、释放',
      en: 'Supervisors of the project or of the operator reserve, renew and release',
    },
  },
  OVER: {
    kind: 'conflict',
    title: { zh: '预留已结束', en: 'The reservation is over' },
    detail: { zh: '结束于 {overOn}。', en: 'It ended on {overOn}.' },
  },
});

/** Races end in the same refusal as the polite check. */
export const carrierUnitConstraints = {
  uq_carrier_unit_no: () => carrierUnitErrors.NUMBER_TAKEN(),
  fk_carrier_unit_carrier: () => carrierUnitErrors.CARRIER_MISSING(),
  uq_carrier_reservation_open: () => carrierUnitErrors.RESERVED({ params: { untilOn: '—' } }),
  fk_carrier_reservation_project: () => reservationErrors.PROJECT_MISSING(),
};
