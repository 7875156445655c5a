import { defineErrors } from '../../../platform/kernel/domain-error.js';

export const companyGroupErrors = defineErrors('COMPANY_GROUP', {
  NAME_TAKEN: {
    kind: 'conflict',
    title: { zh: '已有同名集团', en: 'There is a group of this name' },
  },
  MISSING: {
    kind: 'invalid',
    title: { zh: '集团不存在', en: 'The group does not exist' },
  },
  NAME_DIFFERS: {
    kind: 'invalid',
    title: { zh: 'groupName 与 groupId 不是同一集团', en: 'groupName and groupId name different groups' },
    detail: { zh: '二者填一个即可。', en: 'Give one of the two.' },
  },
  NOT_EMPTY: {
    kind: 'conflict',
    title: { zh: '集团内还有企业', en: 'The group still has companies' },
    detail: { zh: '请先移出 {count} 家企业。', en: 'Take its {count} companies out first.' },
  },
});

export const companyGroupConstraints = {
  uq_company_group_name: () => companyGroupErrors.NAME_TAKEN(),
  fk_company_group: () => companyGroupErrors.MISSING(),
};
