import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

/** Code lists of policies (domain.md §2.8). */
export const POLICY_LEVEL = codeTable('POLICY_LEVEL', {
  NATIONAL: ['国家级', 'National', { ownReview: false }],
  MUNICIPAL: ['市级', 'Municipal', { ownReview: false }],
  DISTRICT: ['区级', 'District', { ownReview: true }],
  PARK: ['园区级', 'Park', { ownReview: true }],
});
export type PolicyLevel = CodeOf<typeof POLICY_LEVEL>;

/** A label of the series only: no official text says what the 3, the 5 and the X are. */
export const POLICY_SERIES = codeTable('POLICY_SERIES', {
  THREE_FIVE_X: ['“3+5+X”产业政策', '“3+5+X” industry policies'],
  PARK_SPECIAL: ['中以创新园专项', 'Special fund of the China–Israel Innovation Park'],
  MUNICIPAL_SPECIAL: ['市级专项', 'Municipal special fund'],
  OTHER: ['其他', 'Other'],
});

/** What people decide. Whether a policy is in force on a day follows from it and the dates: `POLICY_VALIDITY`. */
export const POLICY_STATUS = codeTable('POLICY_STATUS', {
  DRAFT: ['草案', 'Draft'],
  PUBLISHED: ['已发布', 'Published'],
  REPEALED: ['已废止', 'Repealed'],
});
export type PolicyStatus = CodeOf<typeof POLICY_STATUS>;

export const POLICY_VALIDITY = codeTable('POLICY_VALIDITY', {
  DRAFT: ['未发布', 'Not published'],
  UPCOMING: ['尚未生效', 'Not yet in force'],
  IN_FORCE: ['有效', 'In force'],
  EXPIRED: ['已过有效期', 'Expired'],
  REPEALED: ['已废止', 'Repealed'],
});
export type PolicyValidity = CodeOf<typeof POLICY_VALIDITY>;

export const FAIR_REVIEW_RESULT = codeTable('FAIR_REVIEW_RESULT', {
  PENDING: ['审查中', 'Under review'],
  PASS: ['通过', 'Passed'],
  FAIL: ['未通过', 'Not passed'],
});

/** `OTHER` is ours: lists of other districts have kinds that the domain does not name. */
export const POLICY_BENEFIT_TYPE = codeTable('POLICY_BENEFIT_TYPE', {
  SETUP: ['开办资助', 'Setting up'],
  RENT: ['租房补贴', 'Rent'],
  PURCHASE: ['购房补贴', 'Purchase of premises'],
  RND: ['研发资助', 'Research and development'],
  RECOGNITION: ['认定奖励', 'Award on recognition'],
  EQUIPMENT: ['设备/技改', 'Equipment and upgrading'],
  LOAN_INTEREST: ['贷款贴息', 'Interest on loans'],
  TALENT: ['人才', 'Talent'],
  SCENARIO: ['应用场景', 'Application scenarios'],
  LISTING: ['上市', 'Listing'],
  CERTIFICATION: ['认证/注册证', 'Certification and registration'],
  OTHER: ['其他', 'Other'],
});
export type PolicyBenefitType = CodeOf<typeof POLICY_BENEFIT_TYPE>;

export const POLICY_STACKING = codeTable('POLICY_STACKING', {
  EXCLUSIVE: ['从优从高不重复', 'Best of, no double benefit'],
  STACKABLE: ['可叠加', 'Adds up'],
  MATCHING: ['市区配套', 'Matches a municipal benefit'],
});

export const CLAUSE_STATUS = codeTable('CLAUSE_STATUS', {
  DRAFT: ['草拟', 'Draft'],
  ACTIVE: ['启用', 'Active'],
  SUSPENDED: ['停用', 'Suspended'],
});
export type ClauseStatus = CodeOf<typeof CLAUSE_STATUS>;

/** What keeps a clause from being suggested to a company on a day (domain.md §6.2, trap 8.30). */
export const CLAUSE_BLOCKER = codeTable('CLAUSE_BLOCKER', {
  NOT_ACTIVE: ['条款未启用', 'The clause is not active'],
  LINKED_TO_TAX: ['与税收挂钩', 'Linked to tax'],
  POLICY_NOT_IN_FORCE: ['政策不在有效期内', 'The policy is not in force'],
  REVIEW_NOT_PASSED: ['公平竞争审查未通过', 'The fair competition review has not passed'],
});
export type ClauseBlocker = CodeOf<typeof CLAUSE_BLOCKER>;

export const POLICY_WINDOW_KIND = codeTable('POLICY_WINDOW_KIND', {
  ALL_YEAR: ['常年受理', 'All year round'],
  DATES: ['限期受理', 'Between two days'],
  BY_NOTICE: ['以申报通知为准', 'As announced'],
});

export const POLICY_MATERIAL = codeTable('POLICY_MATERIAL', {
  APPLICATION_FORM: ['申报表', 'Application form'],
  BUSINESS_LICENCE: ['营业执照', 'Business licence'],
  COMMITMENT_LETTER: ['承诺书', 'Letter of commitment'],
  FINANCIAL_STATEMENTS: ['财务报表', 'Financial statements'],
  AUDIT_REPORT: ['审计报告', 'Audit report'],
  CREDIT_REPORT: ['信用报告', 'Credit report'],
  LEASE_CONTRACT: ['租赁合同', 'Lease'],
  PURCHASE_CONTRACT: ['购房合同', 'Contract of purchase of premises'],
  CONTRACT: ['合同协议', 'Contracts'],
  INVOICE: ['发票', 'Invoices'],
  PAYMENT_PROOF: ['付款凭证', 'Proof of payment'],
  LOAN_CONTRACT: ['贷款合同', 'Loan contract'],
  PROJECT_PLAN: ['项目实施方案', 'Plan of the project'],
  QUALIFICATION_CERTIFICATE: ['资质证书', 'Certificate of a qualification'],
  IP_CERTIFICATE: ['知识产权证书', 'Intellectual property certificates'],
  REGISTRATION_CERTIFICATE: ['产品注册证', 'Product registration certificate'],
  RECOGNITION_DOCUMENT: ['认定文件', 'Document of recognition'],
  SOCIAL_INSURANCE_PROOF: ['社保缴纳证明', 'Proof of social insurance'],
  OTHER: ['其他材料', 'Other papers'],
});

export const POLICY_CODE_TABLES = [
  POLICY_LEVEL,
  POLICY_SERIES,
  POLICY_STATUS,
  POLICY_VALIDITY,
  FAIR_REVIEW_RESULT,
  POLICY_BENEFIT_TYPE,
  POLICY_STACKING,
  CLAUSE_STATUS,
  CLAUSE_BLOCKER,
  POLICY_WINDOW_KIND,
  POLICY_MATERIAL,
] as const;
