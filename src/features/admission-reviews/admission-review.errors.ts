import { defineErrors } from '../../platform/kernel/domain-error.js';

export const reviewErrors = defineErrors('REVIEW', {
  WRONG_STEP: {
    kind: 'conflict',
    title: { zh: '评审不在该环节', en: 'The review is at another step' },
    detail: {
      zh: '当前环节：{state}；该操作在：{wanted}。',
      en: 'It is at {state}; this belongs to {wanted}.',
    },
  },
  NOT_YOURS: {
    kind: 'forbidden',
    title: { zh: '该环节须由他人办理', en: 'Somebody else carries this step out' },
    detail: {
      zh: '初审由承办单位招商主管办理，评分由评审组成员本人办理，意见由受邀部门出具，其余由储备库管理员办理。',
      en: 'The unit review is the owner unit’s supervisor’s, a score its member’s, an opinion an invited department’s, the rest the pool administrator’s.',
    },
  },
  NOT_CONFIRMED: {
    kind: 'invalid',
    title: { zh: '复核事项未全部确认', en: 'Not everything is confirmed' },
    detail: {
      zh: '通过复核须确认材料完整、跨单位查重、项目类别与口径；否则请退回。',
      en: 'To pass, confirm completeness, the duplicate check across units, and kind and counting rules; else return it.',
    },
  },
  RETURN_ITEMS_MISSING: {
    kind: 'invalid',
    title: { zh: '请列出需要补充的事项', en: 'List what has to be completed' },
  },
  PANEL_WRONG: {
    kind: 'invalid',
    title: { zh: '评审组不符合规则', en: 'The panel breaks rules' },
    detail: { zh: '共 {count} 处，详见 errors。', en: '{count} faults; see errors.' },
  },
  NO_PANEL: {
    kind: 'conflict',
    title: { zh: '快审不设评审组', en: 'A fast review has no panel' },
    detail: {
      zh: '复核时可改为评审组评审。',
      en: 'It can be turned into a panel review at the pool check.',
    },
  },
  PANEL_NEEDED: {
    kind: 'invalid',
    title: { zh: 'A、B级项目须由评审组评审', en: 'Levels A and B are reviewed by a panel' },
  },
  SCORES_EXIST: {
    kind: 'conflict',
    title: { zh: '已有评分，评审组不能再变更', en: 'There are scores; the panel stays as it is' },
  },
  PROPOSER_SCORES: {
    kind: 'forbidden',
    title: { zh: '申报人不参与评分', en: 'Who proposes a project does not score it' },
  },
  ANCHORS_WRONG: {
    kind: 'invalid',
    title: { zh: '评分档次有误', en: 'The anchors are wrong' },
    detail: { zh: '共 {count} 处，详见 errors。', en: '{count} faults; see errors.' },
  },
  VETOES_WRONG: {
    kind: 'invalid',
    title: { zh: '一票否决项有误', en: 'The vetoes are wrong' },
    detail: { zh: '共 {count} 处，详见 errors。', en: '{count} faults; see errors.' },
  },
  QUORUM_NOT_REACHED: {
    kind: 'invalid',
    title: { zh: '评分份数不足', en: 'Too few scores' },
    detail: { zh: '至少{needed}份，现有{given}份。', en: 'It takes {needed}; there are {given}.' },
  },
  LEVEL_REASON_MISSING: {
    kind: 'invalid',
    title: { zh: '等级与规则不一致，请说明理由', en: 'The level is not the one by rule; say why' },
    detail: {
      zh: '按规则为{byRule}级；理由不少于{minimum}个字。',
      en: 'By rule it is {byRule}; the reason needs at least {minimum} characters.',
    },
  },
  UNIT_INVITED: {
    kind: 'conflict',
    title: { zh: '该部门已受邀', en: 'The department has been invited' },
  },
  ROUND_TAKEN: {
    kind: 'conflict',
    title: { zh: '本轮评审已存在', en: 'This round has its review' },
  },
  REFERENCE_MISSING: {
    kind: 'invalid',
    title: { zh: '单位或人员不存在', en: 'A unit or person does not exist' },
  },
});

/** Races end in the same refusal as the polite check. */
export const reviewConstraints = {
  uq_admission_review_round: () => reviewErrors.ROUND_TAKEN(),
  uq_admission_review_opinion_unit: () => reviewErrors.UNIT_INVITED(),
  fk_admission_review_member_unit: () => reviewErrors.REFERENCE_MISSING(),
  fk_admission_review_member_user: () => reviewErrors.REFERENCE_MISSING(),
  fk_admission_review_opinion_unit: () => reviewErrors.REFERENCE_MISSING(),
};
