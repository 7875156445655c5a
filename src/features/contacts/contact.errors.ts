import { defineErrors } from '../../platform/kernel/domain-error.js';

export const contactErrors = defineErrors('CONTACT', {
  RULES_BROKEN: {
    kind: 'invalid',
    title: { zh: '联系人信息不符合规则', en: 'The contact breaks rules' },
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
  RESIDENT_ONLY: {
    kind: 'forbidden',
    title: {
      zh: '联络专员只能登记在园或仅注册企业的联系人',
      en: 'Liaison officers enter people of resident companies only',
    },
  },
  NOT_YOURS: {
    kind: 'forbidden',
    title: { zh: '只能处理本单位企业或本人项目的联系人', en: 'This contact is not of your unit or projects' },
    detail: {
      zh: '请联系归口单位或储备库管理员。',
      en: 'Ask the owner unit or a pool administrator.',
    },
  },
  ANONYMISED: {
    kind: 'conflict',
    title: { zh: '该联系人已匿名，不能再修改', en: 'The contact has been anonymised and cannot change' },
    detail: { zh: '如需联系，请重新登记。', en: 'Enter the person anew if there is a lawful basis.' },
  },
  PRIMARY_NEEDED: {
    kind: 'conflict',
    title: { zh: '联系人必须有一个主要任职', en: 'A contact needs one primary employment' },
    detail: {
      zh: '请先把另一任职设为主要任职。',
      en: 'Make another employment the primary one first.',
    },
  },
  PRIMARY_TAKEN: {
    kind: 'conflict',
    title: { zh: '主要任职刚被他人修改', en: 'Somebody else has just set the primary employment' },
    detail: { zh: '请重新读取后再试。', en: 'Read the contact again and repeat.' },
  },
});

/** Races end in the same refusal as the polite check. */
export const contactConstraints = {
  uq_contact_employment_primary: () => contactErrors.PRIMARY_TAKEN(),
  fk_contact_employment_company: () => contactErrors.COMPANY_MISSING(),
};
