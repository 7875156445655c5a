import { defineErrors } from '../../platform/kernel/domain-error.js';

export const landParcelErrors = defineErrors('LAND_PARCEL', {
  RULES_BROKEN: {
    kind: 'invalid',
    title: { zh: '地块信息不符合规则', en: 'The parcel breaks rules' },
    detail: { zh: '共 {count} 处，详见 errors。', en: '{count} faults; see errors.' },
  },
  NOT_YOURS: {
    kind: 'forbidden',
    title: {
      zh: '地块由区规划资源局和储备库管理员维护',
      en: 'The planning bureau and pool administrators keep parcels',
    },
  },
  NUMBER_TAKEN: {
    kind: 'conflict',
    title: { zh: '已有该编号的地块', en: 'A parcel of this number is there already' },
    detail: { zh: '比较时不计空格、全半角和大小写。', en: 'Compared without white space, width and case.' },
  },
});

/** Races end in the same refusal as the polite check. */
export const landParcelConstraints = {
  uq_land_parcel_no: () => landParcelErrors.NUMBER_TAKEN(),
};
