import { defineErrors } from '../../platform/kernel/domain-error.js';

export const creditErrors = defineErrors('CREDIT', {
  RULES_BROKEN: {
    kind: 'invalid',
    title: { zh: '业绩归属不符合规则', en: 'The shares break rules' },
    detail: { zh: '共 {count} 处，详见 errors。', en: '{count} faults; see errors.' },
  },
  SUM_NOT_100: {
    kind: 'conflict',
    title: { zh: '业绩归属比例之和不是100.00', en: 'The shares do not add up to 100.00' },
    detail: { zh: '请重新读取后再提交。', en: 'Read them again and send all of them.' },
  },
  FROZEN: {
    kind: 'conflict',
    title: { zh: '业绩归属已锁定', en: 'The shares are frozen' },
    detail: {
      zh: '签约（或先注册后签约）后锁定；变更请提交 POST /projects/{id}/credit-shares/change-requests。',
      en: 'They are frozen at the signing, or at a registration before it. Use POST /projects/{id}/credit-shares/change-requests.',
    },
  },
  NOT_FROZEN: {
    kind: 'conflict',
    title: { zh: '业绩归属尚未锁定', en: 'The shares are not frozen yet' },
    detail: { zh: '请直接 PUT /projects/{id}/credit-shares。', en: 'Use PUT /projects/{id}/credit-shares.' },
  },
  NOT_YOURS: {
    kind: 'forbidden',
    title: { zh: '您不能确定该项目的业绩归属', en: 'You may not decide on these shares' },
    detail: {
      zh: '由承办单位招商主管（只能让出本单位份额）或储备库管理员确定。',
      en: 'The supervisor of the owner unit may give away what is the unit’s; a pool administrator decides otherwise.',
    },
  },
  NOT_ADMITTED: {
    kind: 'conflict',
    title: { zh: '项目尚未入库', en: 'The project has not been admitted' },
    detail: { zh: '入库时按情形确定业绩归属。', en: 'Its shares are set at the admission.' },
  },
  REFERENCES_MISSING: {
    kind: 'invalid',
    title: { zh: '单位或人员不存在', en: 'A unit or person does not exist' },
    detail: { zh: '人员须属于所填单位。', en: 'The person must be of the unit.' },
  },
  REASON_TOO_SHORT: {
    kind: 'invalid',
    title: { zh: '请说明理由', en: 'Give a reason' },
    detail: { zh: '理由不少于{minimum}个字。', en: 'The reason needs at least {minimum} characters.' },
  },
  NOTHING_CHANGES: {
    kind: 'invalid',
    title: { zh: '与现有业绩归属相同', en: 'The shares are these already' },
  },
  REQUEST_OPEN: {
    kind: 'conflict',
    title: { zh: '已有变更申请在会签', en: 'A change is being signed already' },
  },
  REQUEST_CLOSED: {
    kind: 'conflict',
    title: { zh: '该变更申请已办结', en: 'The change request is closed' },
  },
  REQUEST_OVERTAKEN: {
    kind: 'conflict',
    title: { zh: '业绩归属已另行变更', en: 'The shares have been changed since' },
    detail: { zh: '请撤销后重新申请。', en: 'Withdraw it and ask again.' },
  },
  SIGNATURE_NOT_YOURS: {
    kind: 'forbidden',
    title: { zh: '该变更无须您会签', en: 'The change needs no signature of yours' },
    detail: {
      zh: '由相关单位招商主管和储备库管理员会签。',
      en: 'The supervisors of the units concerned and a pool administrator sign.',
    },
  },
  ALREADY_SIGNED: {
    kind: 'conflict',
    title: { zh: '您已会签', en: 'You have signed already' },
  },
  NOT_VISIBLE: {
    kind: 'forbidden',
    title: { zh: '不能查看该项目的业绩归属', en: 'You may not see the shares of this project' },
    detail: {
      zh: '有份额的单位、承办、协同和落地单位、区投促办、管委办和领导可以查看。',
      en: 'Units with a share, owner, co-operating and landing units, the pool’s offices and leaders may.',
    },
  },
});

/** Races end in the same refusal as the polite check. */
export const creditConstraints = {
  ck_credit_share_sum: () => creditErrors.SUM_NOT_100(),
  uq_credit_change_request_open: () => creditErrors.REQUEST_OPEN(),
  uq_credit_change_signature_person: () => creditErrors.ALREADY_SIGNED(),
  uq_credit_change_signature_side: () => creditErrors.ALREADY_SIGNED(),
  fk_credit_share_unit: () => creditErrors.REFERENCES_MISSING(),
  fk_credit_share_user: () => creditErrors.REFERENCES_MISSING(),
};
