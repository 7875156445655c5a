import { defineErrors } from '../../platform/kernel/domain-error.js';

export const interactionErrors = defineErrors('INTERACTION', {
  RULES_BROKEN: {
    kind: 'invalid',
    title: { zh: '跟进记录不符合规则', en: 'The interaction breaks rules' },
    detail: { zh: '共 {count} 处，详见 errors。', en: '{count} faults; see errors.' },
  },
  COMPANY_MISSING: {
    kind: 'invalid',
    title: { zh: '企业不存在', en: 'The company does not exist' },
    detail: {
      zh: '请填写未删除、未合并的企业 id。',
      en: 'Give the id of a company that is neither deleted nor merged.',
    },
  },
  PROJECT_MISSING: {
    kind: 'invalid',
    title: { zh: '项目不存在或不属于该企业', en: 'The project does not exist or is not of this company' },
  },
  PROJECT_CLOSED: {
    kind: 'conflict',
    title: { zh: '项目已转入企业服务或已合并', en: 'The project was handed to enterprise service or merged' },
    detail: {
      zh: '新的跟进请登记在企业名下，或登记在合并后的项目名下（不填 projectId，或改填 mergedIntoId 所指项目）。',
      en: 'File new talks under the company, without projectId, or under the project that a merged one goes on as (mergedIntoId).',
    },
  },
  LEAD_MISSING: {
    kind: 'invalid',
    title: { zh: '线索不存在或不属于该企业', en: 'The lead does not exist or is not of this company' },
  },
  PARTICIPANT_MISSING: {
    kind: 'invalid',
    title: { zh: '我方人员不存在', en: 'A participant of ours does not exist' },
  },
  CONTACT_MISSING: {
    kind: 'invalid',
    title: { zh: '对方人员不存在', en: 'A person of the other side does not exist' },
    detail: { zh: '请先登记联系人。', en: 'Enter the contact first.' },
  },
  FILE_MISSING: {
    kind: 'invalid',
    title: { zh: '附件不存在或不是您上传的', en: 'An attachment does not exist or was not uploaded by you' },
  },
  RESIDENT_ONLY: {
    kind: 'forbidden',
    title: {
      zh: '联络专员只能跟进在园或仅注册企业',
      en: 'Liaison officers follow up resident companies only',
    },
  },
  NOT_AUTHOR: {
    kind: 'forbidden',
    title: { zh: '只有记录人可以修改', en: 'Only its author may change it' },
    detail: {
      zh: '其他参与人请用 POST /interactions/{id}/addenda 补充。',
      en: 'Others who took part add to it with POST /interactions/{id}/addenda.',
    },
  },
  CLOSED: {
    kind: 'conflict',
    title: { zh: '录入已超过24小时，不能再修改', en: 'It was entered more than 24 hours ago and is closed' },
    detail: {
      zh: '请用 POST /interactions/{id}/addenda 追加说明。',
      en: 'Add to it with POST /interactions/{id}/addenda.',
    },
  },
  NOT_INVOLVED: {
    kind: 'forbidden',
    title: { zh: '只有参与人及其主管可以追加', en: 'Only those involved and their supervisor may add to it' },
  },
});

/** Races end in the same refusal as the polite check. */
export const interactionConstraints = {
  fk_interaction_company: () => interactionErrors.COMPANY_MISSING(),
  fk_interaction_lead: () => interactionErrors.LEAD_MISSING(),
  fk_interaction_next_action_by: () => interactionErrors.PARTICIPANT_MISSING(),
  fk_interaction_counterpart_contact: () => interactionErrors.CONTACT_MISSING(),
  ck_interaction_append_only: () => interactionErrors.CLOSED(),
};
