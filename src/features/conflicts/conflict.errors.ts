import { defineErrors } from '../../platform/kernel/domain-error.js';

export const conflictErrors = defineErrors('CONFLICT', {
  RESPONDENT_NEEDED: {
    kind: 'invalid',
    title: { zh: '请指明对方', en: 'Name the other party' },
    detail: {
      zh: '企业未被其他单位保护时须填写 respondentUnitId；单位内部撞单须填写 respondentUserId。',
      en: 'Without a protection of another unit give respondentUnitId; inside one unit give respondentUserId.',
    },
  },
  PARTY_MISSING: {
    kind: 'invalid',
    title: { zh: '对方单位或人员不存在', en: 'There is no such unit or person' },
  },
  CLAIMANT_RESERVED: {
    kind: 'forbidden',
    title: { zh: '只能由储备库管理员代为提请', en: 'Only a pool administrator opens a case for others' },
  },
  COMPANY_MISSING: {
    kind: 'invalid',
    title: { zh: '企业不存在', en: 'The company does not exist' },
  },
  OPEN_ALREADY: {
    kind: 'conflict',
    title: {
      zh: '双方就该企业已有未结的撞单',
      en: 'The two have an open conflict about this company already',
    },
  },
  NOT_A_PARTY: {
    kind: 'forbidden',
    title: { zh: '只有当事双方可以举证', en: 'Only the parties file statements' },
  },
  NOT_FILING: {
    kind: 'conflict',
    title: { zh: '该阶段不再接受材料', en: 'Nothing more can be filed at this point' },
  },
  FILE_MISSING: {
    kind: 'invalid',
    title: { zh: '文件不存在或不是您上传的', en: 'A file does not exist or was not uploaded by you' },
  },
  MOVE_NOT_ALLOWED: {
    kind: 'conflict',
    title: { zh: '当前状态不能办理该步骤', en: 'The case cannot take this step from where it is' },
    detail: { zh: '当前为{state}，可办理的步骤见 allowed。', en: 'It is at {state}; see allowed.' },
  },
  NOT_YOURS: {
    kind: 'forbidden',
    title: { zh: '您不能办理该步骤', en: 'This step is not yours to take' },
    detail: {
      zh: '单位内部由主管裁决，跨单位由储备库管理员裁决，申诉由管委办领导终裁；当事单位不得裁决。',
      en: 'Inside a unit its supervisor rules, across units the pool administrator, on appeal a leader of the committee office; no party does.',
    },
  },
  EVIDENCE_OPEN: {
    kind: 'conflict',
    title: { zh: '举证期未结束', en: 'Evidence may still be filed' },
    detail: { zh: '双方均已举证或{dueOn}之后方可进行。', en: 'When both have filed, or after {dueOn}.' },
  },
  APPEAL_LATE: {
    kind: 'conflict',
    title: { zh: '申诉期已过', en: 'The time for an appeal is over' },
    detail: { zh: '最后一天为{dueOn}。', en: 'The last day was {dueOn}.' },
  },
  RULES_BROKEN: {
    kind: 'invalid',
    title: { zh: '裁决内容不符合规则', en: 'The step breaks rules' },
    detail: { zh: '共 {count} 处，详见 errors。', en: '{count} faults; see errors.' },
  },
  CRITERIA_RESERVED: {
    kind: 'forbidden',
    title: { zh: '裁决依据只对裁决人开放', en: 'The criteria are for those who decide' },
  },
});

export const conflictConstraints = {
  uq_conflict_case_open: () => conflictErrors.OPEN_ALREADY(),
  fk_conflict_case_company: () => conflictErrors.COMPANY_MISSING(),
  fk_conflict_case_unit_b: () => conflictErrors.PARTY_MISSING(),
  fk_conflict_case_unit_a: () => conflictErrors.PARTY_MISSING(),
  fk_conflict_case_user_b: () => conflictErrors.PARTY_MISSING(),
  fk_conflict_case_third_unit: () => conflictErrors.PARTY_MISSING(),
};
