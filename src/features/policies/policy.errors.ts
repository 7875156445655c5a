import { defineErrors } from '../../platform/kernel/domain-error.js';

export const policyErrors = defineErrors('POLICY', {
  RULES_BROKEN: {
    kind: 'invalid',
    title: { zh: '政策信息不符合规则', en: 'The policy breaks rules' },
    detail: { zh: '共 {count} 处，详见 errors。', en: '{count} faults; see errors.' },
  },
  NOT_YOURS: {
    kind: 'forbidden',
    title: { zh: '只能维护本部门归口的政策', en: 'You may keep policies of your own department only' },
    detail: { zh: '其他部门的政策由储备库管理员维护。', en: 'The pool administrator keeps those of others.' },
  },
  OWNER_UNIT_MISSING: {
    kind: 'invalid',
    title: { zh: '归口部门不存在', en: 'The owning department does not exist' },
  },
  DOC_NO_TAKEN: {
    kind: 'conflict',
    title: { zh: '已有相同文号的政策', en: 'There is a policy with this document number' },
    detail: { zh: '见 existing。', en: 'See existing.' },
  },
  TITLE_TAKEN: {
    kind: 'conflict',
    title: {
      zh: '该发文单位已有同名且无文号的政策',
      en: 'The issuer has a policy of this title without a document number',
    },
    detail: {
      zh: '见 existing；如为另一份文件请填写文号。',
      en: 'See existing; give the number of another paper.',
    },
  },
  FILE_MISSING: {
    kind: 'invalid',
    title: { zh: '原文文件不存在', en: 'The source file does not exist' },
    detail: {
      zh: '只能使用本人或本单位上传的文件。',
      en: 'Only files of your own or your unit can be attached.',
    },
  },
});

export const clauseErrors = defineErrors('POLICY_CLAUSE', {
  RULES_BROKEN: {
    kind: 'invalid',
    title: { zh: '条款不符合规则', en: 'The clause breaks rules' },
    detail: { zh: '共 {count} 处，详见 errors。', en: '{count} faults; see errors.' },
  },
  LINKED_TO_TAX: {
    kind: 'invalid',
    title: { zh: '与税收挂钩的条款不得启用', en: 'A clause linked to tax may not be active' },
  },
  NO_TAKEN: {
    kind: 'conflict',
    title: { zh: '该政策已有这一条', en: 'The policy has a clause of this number' },
  },
  CONTACT_UNIT_MISSING: {
    kind: 'invalid',
    title: { zh: '联系部门不存在', en: 'The department to contact does not exist' },
  },
});

/** Races end in the same refusal as the polite check. */
export const policyConstraints = {
  uq_policy_doc_no: policyErrors.DOC_NO_TAKEN,
  uq_policy_title: policyErrors.TITLE_TAKEN,
  fk_policy_owner_unit: policyErrors.OWNER_UNIT_MISSING,
  uq_policy_clause_no: clauseErrors.NO_TAKEN,
  fk_policy_clause_contact_unit: clauseErrors.CONTACT_UNIT_MISSING,
  ck_policy_clause_tax: clauseErrors.LINKED_TO_TAX,
};
