import { defineErrors } from '../../platform/kernel/domain-error.js';

export const teamErrors = defineErrors('TEAM', {
  NAME_TAKEN: {
    kind: 'conflict',
    title: { zh: '该单位已有同名团队', en: 'The unit has a team of this name already' },
  },
  UNIT_UNKNOWN: {
    kind: 'invalid',
    title: { zh: '单位不存在', en: 'There is no such unit' },
  },
});

export const teamConstraints = {
  uq_team_name: teamErrors.NAME_TAKEN,
  fk_team_unit: teamErrors.UNIT_UNKNOWN,
};
