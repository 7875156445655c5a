import { defineErrors } from '../../platform/kernel/domain-error.js';

/** What keeps a row out besides the rules of its noun. */
export const intakeErrors = defineErrors('INTAKE', {
  UNIT_UNKNOWN: {
    kind: 'invalid',
    title: { zh: '没有这个单位：{name}', en: 'There is no such unit: {name}' },
    detail: { zh: '请填写单位全称、简称或代码。', en: 'Give its full name, short name or code.' },
  },
  PROJECT_UNKNOWN: {
    kind: 'invalid',
    title: { zh: '该企业没有这个项目：{name}', en: 'The company has no such project: {name}' },
    detail: { zh: '请填写项目编号，或先导入项目。', en: 'Give the code of the project, or import it first.' },
  },
  POLICY_AMBIGUOUS: {
    kind: 'invalid',
    title: { zh: '同名政策不止一份：{codes}', en: 'Several policies have this title: {codes}' },
    detail: {
      zh: '请填写文号、发文单位或有效期起。',
      en: 'Give document number, issuer or first day in force.',
    },
  },
  PERSON_UNKNOWN: {
    kind: 'invalid',
    title: { zh: '我方人员没有账号：{names}', en: 'Nobody here has these names: {names}' },
    detail: {
      zh: '请填写用户的姓名；已离职的记录人可写在“记录人”列。',
      en: 'Give names of users; somebody who has left can stand in the column of the author.',
    },
  },
  AUTHOR_NOT_YOURS: {
    kind: 'forbidden',
    title: { zh: '不能以他人名义导入：{name}', en: 'You may not import in the name of {name}' },
    detail: {
      zh: '招商专员可以导入本单位人员的历史记录；其他单位的由储备库管理员导入。',
      en: 'Specialists import the records of people of their own unit, pool administrators those of any.',
    },
  },
});
