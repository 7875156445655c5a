import { defineErrors } from '../../platform/kernel/domain-error.js';

export const companyErrors = defineErrors('COMPANY', {
  USCC_TAKEN: {
    kind: 'conflict',
    title: { zh: '该统一社会信用代码的企业已存在', en: 'A company with this credit code exists already' },
    detail: { zh: '请在已有记录上继续，不要重复建档。', en: 'Go on with the existing record.' },
  },
  FOREIGN_NUMBER_TAKEN: {
    kind: 'conflict',
    title: { zh: '该境外注册号的企业已存在', en: 'A company with this foreign number exists already' },
    detail: { zh: '请在已有记录上继续，不要重复建档。', en: 'Go on with the existing record.' },
  },
  DUPLICATE: {
    kind: 'conflict',
    title: { zh: '疑似已有同一企业', en: 'This seems to be a company that exists already' },
    detail: {
      zh: '请核对 candidates。同名确属不同企业的，由储备库管理员以 confirmDistinct 和 distinctReason 放行。',
      en: 'Check the candidates. If it is a different company of the same name, a pool administrator may pass it with confirmDistinct and distinctReason.',
    },
  },
  CONFIRMATION_NEEDED: {
    kind: 'conflict',
    title: { zh: '存在相似企业，需要确认', en: 'There are similar companies; please confirm' },
    detail: {
      zh: '请核对 candidates，确属不同企业时带上 confirmDistinct=true 和 distinctReason 重新提交。',
      en: 'Check the candidates. If it is a different company, send it again with confirmDistinct=true and distinctReason.',
    },
  },
  RULES_BROKEN: {
    kind: 'invalid',
    title: { zh: '企业信息不符合规则', en: 'The company breaks rules' },
    detail: { zh: '共 {count} 处，详见 errors。', en: '{count} faults; see errors.' },
  },
  NOT_YOUR_UNIT: {
    kind: 'forbidden',
    title: { zh: '只能修改本单位归口的企业', en: 'You may change companies of your own unit only' },
    detail: { zh: '请联系归口单位或储备库管理员。', en: 'Ask the owner unit or a pool administrator.' },
  },
  UNIT_NOT_ASSIGNABLE: {
    kind: 'forbidden',
    title: { zh: '不能归口到其他单位', en: 'You may not place the company in another unit' },
    detail: { zh: '由储备库管理员调整归口单位。', en: 'A pool administrator changes the owner unit.' },
  },
  RESIDENT_ONLY: {
    kind: 'forbidden',
    title: {
      zh: '联络专员只能登记在园或仅注册企业',
      en: 'Liaison officers register resident companies only',
    },
  },
  MERGED: {
    kind: 'conflict',
    title: { zh: '该企业已被合并', en: 'The company was merged into another' },
    detail: { zh: '请改用 mergedInto 所指的企业。', en: 'Use the company that mergedInto names.' },
  },
  OTHER_MISSING: {
    kind: 'invalid',
    title: { zh: '另一家企业不存在', en: 'The other company does not exist' },
  },
  FILE_MISSING: {
    kind: 'invalid',
    title: { zh: '佐证文件不存在', en: 'A file of the evidence does not exist' },
    detail: {
      zh: '只能使用本人或本单位上传的文件。',
      en: 'Only files of your own or your unit can be attached.',
    },
  },
  PARENT_MISSING: {
    kind: 'invalid',
    title: { zh: '上级主体不存在', en: 'The parent company does not exist' },
  },
  OWNER_MISSING: {
    kind: 'invalid',
    title: { zh: '归口单位或对接人不存在', en: 'The owner unit or user does not exist' },
  },
  CHAIN_NODE_MISSING: {
    kind: 'invalid',
    title: { zh: '产业链环节不存在', en: 'A chain node does not exist' },
  },
  FOCUS_AREA_UNKNOWN: {
    kind: 'invalid',
    title: { zh: '产业方向代码无效', en: 'A focus area code is not in force' },
    detail: {
      zh: '无效代码：{codes}。有效代码见 GET /focus-areas。',
      en: 'Not in force: {codes}. See GET /focus-areas.',
    },
  },
});

/** Races end in the same refusal as the polite check. */
export const companyConstraints = {
  uq_company_uscc: () => companyErrors.USCC_TAKEN(),
  uq_company_foreign_number: () => companyErrors.FOREIGN_NUMBER_TAKEN(),
  ck_living_company: companyErrors.MERGED,
  fk_company_parent: () => companyErrors.PARENT_MISSING(),
  fk_company_owner_unit: () => companyErrors.OWNER_MISSING(),
  fk_company_owner_user: () => companyErrors.OWNER_MISSING(),
  fk_company_primary_chain_node: () => companyErrors.CHAIN_NODE_MISSING(),
};
