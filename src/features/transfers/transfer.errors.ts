import { defineErrors } from '../../platform/kernel/domain-error.js';

export const transferErrors = defineErrors('TRANSFER', {
  NOT_YOURS: {
    kind: 'forbidden',
    title: { zh: '您不能为该项目申请流转', en: 'You may not apply for a transfer of this project' },
    detail: {
      zh: '由项目专班的招商专员、承办单位招商主管或储备库管理员申请。',
      en: 'Specialists of its team, supervisors of its unit and pool administrators may.',
    },
  },
  PROJECT_NOT_TRANSFERABLE: {
    kind: 'conflict',
    title: { zh: '该项目现在不能流转', en: 'The project cannot be transferred now' },
    detail: { zh: '原因见 missing。', en: 'See missing for the reason.' },
  },
  ALREADY_OPEN: {
    kind: 'conflict',
    title: { zh: '该项目已有流转在办理', en: 'The project is being transferred already' },
    detail: {
      zh: '见 GET /projects/{id}/transfers；同一项目一次只能办理一件流转。',
      en: 'See GET /projects/{id}/transfers; a project has one open transfer at a time.',
    },
  },
  STEP_NOT_ALLOWED: {
    kind: 'conflict',
    title: { zh: '当前状态不能办理该步骤', en: 'The transfer cannot take this step from where it is' },
    detail: {
      zh: '当前为{state}。可办理的步骤见 allowed。',
      en: 'It is at {state}. See allowed for the steps open to you.',
    },
  },
  NOT_YOUR_STEP: {
    kind: 'forbidden',
    title: { zh: '该步骤须由他人办理', en: 'Somebody else takes this step' },
    detail: { zh: '可办理：{by}。', en: 'It is taken by: {by}.' },
  },
  STEP_NOT_READY: {
    kind: 'invalid',
    title: { zh: '尚不具备办理条件', en: 'The step is not ready' },
    detail: { zh: '还缺{count}项，详见 missing。', en: '{count} things are missing; see missing.' },
  },
  REASON_TOO_SHORT: {
    kind: 'invalid',
    title: { zh: '请说明理由', en: 'Give a reason' },
    detail: { zh: '理由不少于{minimum}个字。', en: 'The reason needs at least {minimum} characters.' },
  },
  FIELDS_NOT_OF_STEP: {
    kind: 'invalid',
    title: { zh: '部分字段不随该步骤填写', en: 'Some members do not belong to this step' },
  },
  UNIT_NOT_ELIGIBLE: {
    kind: 'invalid',
    title: { zh: '该单位不能承接', en: 'The unit cannot receive the project' },
    detail: {
      zh: '承接单位须能承办项目，且不是转出单位。',
      en: 'It must be a unit that may own projects, and not the giving one.',
    },
  },
  USER_NOT_ELIGIBLE: {
    kind: 'invalid',
    title: { zh: '该人员不能承接', en: 'The person cannot receive the project' },
    detail: {
      zh: '须为承接单位在岗的招商专员或招商主管。',
      en: 'It must be an active specialist or supervisor of the receiving unit.',
    },
  },
  FORM_CLOSED: {
    kind: 'conflict',
    title: { zh: '现在不能填写交接单', en: 'The hand-over form cannot be written now' },
    detail: {
      zh: '分派专员之后、双方签署之前可以填写。',
      en: 'It is written after a specialist was assigned and before both have signed.',
    },
  },
  FORM_NOT_YOURS: {
    kind: 'forbidden',
    title: { zh: '交接单由交接双方填写', en: 'The two specialists write the hand-over form' },
  },
  FORM_REFERENCES_MISSING: {
    kind: 'invalid',
    title: { zh: '交接单引用的联系人或文件不存在', en: 'A contact or file of the form does not exist' },
    detail: {
      zh: '联系人须为您可见；文件须为本单位上传或已是该项目材料。',
      en: 'You must see the contacts; files must be of your unit or evidence of the project.',
    },
  },
  MATTER_NOT_VISIBLE: {
    kind: 'forbidden',
    title: { zh: '不能查看该流转的办理内容', en: 'You may not see the workings of this transfer' },
    detail: {
      zh: '转出、承接单位的经办人及其主管、储备库管理员和领导可以查看。',
      en: 'Those who carry it out on both sides, their supervisors, pool administrators and leaders may.',
    },
  },
});

/** Races end in the same refusal as the polite check. */
export const transferConstraints = {
  uq_project_transfer_open: () => transferErrors.ALREADY_OPEN(),
  ck_project_transfer_units: () => transferErrors.UNIT_NOT_ELIGIBLE(),
  fk_project_transfer_named_unit: () => transferErrors.UNIT_NOT_ELIGIBLE(),
  fk_project_transfer_to_user: () => transferErrors.USER_NOT_ELIGIBLE(),
};
