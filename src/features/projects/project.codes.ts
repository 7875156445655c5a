import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

/**
 * Code lists of what a project is and where it stands (domain.md §2.6, §3.1, §3.4–3.5). Its papers are in
 * `project-evidence.codes.ts`, the words of decisions about it in `project-decision.codes.ts`.
 */

/** Only kinds with `promotion: true` enter the promotion statistics (domain.md §5.1, population). */
export const PROJECT_KIND = codeTable('PROJECT_KIND', {
  INVESTMENT: ['招商项目', 'Investment project', { promotion: true }],
  PLATFORM: ['平台/机构引进', 'Platform or institution', { promotion: true }],
  FUND: ['基金落地', 'Fund landing', { promotion: true }],
  MAJOR_CONSTRUCTION: ['重大建设项目', 'Major construction project', { promotion: false }],
});
export type ProjectKind = CodeOf<typeof PROJECT_KIND>;

/** `introduced: false` keeps moves inside the district out of every count of introduced companies (trap 8.11). */
export const INVESTMENT_TYPE = codeTable('INVESTMENT_TYPE', {
  NEW: ['新设', 'Newly established', { introduced: true }],
  RELOCATION_IN: ['外区迁入', 'Relocated in', { introduced: true }],
  CAPITAL_INCREASE: ['增资扩产', 'Capital increase', { introduced: true }],
  MERGER: ['并购', 'Merger or acquisition', { introduced: true }],
  BRANCH: ['设分支机构', 'New branch', { introduced: true }],
  INTRA_DISTRICT: ['区内迁移', 'Move within the district', { introduced: false }],
});
export type InvestmentType = CodeOf<typeof INVESTMENT_TYPE>;

/** `needsSpace: false` modes may be admitted with area 0 and pass T11 without a shortlisted unit or parcel. */
export const LANDING_MODE = codeTable('LANDING_MODE', {
  LEASE: ['租赁', 'Lease', { needsSpace: true }],
  PURCHASE: ['购置', 'Purchase', { needsSpace: true }],
  LAND: ['供地自建', 'Land and own construction', { needsSpace: true }],
  CUSTOM_BUILD: ['定制代建', 'Built to order', { needsSpace: true }],
  REGISTER_ONLY: ['仅注册', 'Registration only', { needsSpace: false }],
  FUND: ['基金/合伙', 'Fund or partnership', { needsSpace: false }],
});
export type LandingMode = CodeOf<typeof LANDING_MODE>;

export const INVESTMENT_BASIS = codeTable('INVESTMENT_BASIS', {
  COMPANY_PLAN: ['企业提供', 'Provided by the company'],
  ESTIMATE: ['招商估算', 'Estimated by the promotion staff'],
  AGREEMENT: ['协议', 'Agreement'],
});
export type InvestmentBasis = CodeOf<typeof INVESTMENT_BASIS>;

/** A FRAMEWORK agreement never counts as signed (trap 8.18). */
export const SIGNING_FORM = codeTable('SIGNING_FORM', {
  INVESTMENT_AGREEMENT: ['投资（落户）协议', 'Investment agreement', { countsAsSigned: true }],
  LEASE: ['租赁合同', 'Lease', { countsAsSigned: true }],
  PURCHASE: ['购置合同', 'Purchase contract', { countsAsSigned: true }],
  LAND_CONTRACT: ['土地出让合同', 'Land transfer contract', { countsAsSigned: true }],
  FRAMEWORK: ['框架/战略合作协议（不计签约）', 'Framework agreement (not signed)', { countsAsSigned: false }],
});
export type SigningForm = CodeOf<typeof SIGNING_FORM>;

/**
 * `counted`: in the pool count 在库 (IN_POOL and ON_HOLD). `column`: the column of the monthly table it is shown
 * in; `null` is in none.
 */
export const POOL_STATUS = codeTable('POOL_STATUS', {
  DRAFT: ['草稿', 'Draft', { counted: false, column: null }],
  PENDING_ADMISSION: ['待评审', 'Pending admission', { counted: false, column: null }],
  RETURNED: ['退回补充', 'Returned for completion', { counted: false, column: null }],
  REJECTED: ['未通过', 'Rejected', { counted: false, column: null }],
  IN_POOL: ['在库', 'In the pool', { counted: true, column: 'ACTIVE' }],
  ON_HOLD: ['暂缓', 'On hold', { counted: true, column: 'ON_HOLD' }],
  DORMANT: ['休眠', 'Dormant', { counted: false, column: 'DORMANT' }],
  LANDED: ['已落地', 'Landed', { counted: false, column: 'LANDED' }],
  GRADUATED: ['已转服务', 'Graduated to enterprise service', { counted: false, column: null }],
  EXITED: ['已出库', 'Exited', { counted: false, column: 'EXITED' }],
  MERGED: ['已合并', 'Merged', { counted: false, column: null }],
});
export type PoolStatus = CodeOf<typeof POOL_STATUS>;

/** Handed to enterprise service (T18) or gone on as another project (T43): nothing is added any more. */
export const READ_ONLY_STATUSES: readonly PoolStatus[] = ['GRADUATED', 'MERGED'];

/**
 * The API speaks S1…S8; `term` is the word the glossary puts beside the number. `probability` is the default chance
 * of registration in percent (ours until 12 months of data replace it), `milestone` the date set on entry.
 */
export const STAGE = codeTable('STAGE', {
  S1: ['储备对接', 'Reserved', { term: 'RESERVED', probability: 10, milestone: 'admittedOn' }],
  S2: [
    '实质洽谈',
    'Substantive negotiation',
    { term: 'NEGOTIATING', probability: 25, milestone: 'negotiatingOn' },
  ],
  S3: ['评估论证', 'Evaluation', { term: 'EVALUATING', probability: 45, milestone: 'evaluatingOn' }],
  S4: ['拟签约', 'Pre-signing', { term: 'PRE_SIGNING', probability: 65, milestone: 'preSigningOn' }],
  S5: ['已签约', 'Signed', { term: 'SIGNED', probability: 85, milestone: 'signedOn' }],
  S6: [
    '已注册（落户）',
    'Registered (landed)',
    { term: 'REGISTERED', probability: 100, milestone: 'registeredOn' },
  ],
  S7: [
    '在建/装修',
    'Building or fitting out',
    { term: 'BUILDING', probability: 100, milestone: 'constructionStartOn' },
  ],
  S8: ['开业/投产', 'Operating', { term: 'OPERATING', probability: 100, milestone: 'openedOn' }],
});
export type Stage = CodeOf<typeof STAGE>;

export const LEVEL = codeTable('LEVEL', {
  A: ['A类 重点推动', 'A: priority'],
  B: ['B类 一般跟进', 'B: regular follow-up'],
  C: ['C类 储备对接', 'C: in reserve'],
});
export type Level = CodeOf<typeof LEVEL>;

export const ACTIVITY_LIGHT = codeTable('ACTIVITY_LIGHT', {
  GREEN: ['绿灯', 'Green'],
  YELLOW: ['黄灯', 'Yellow'],
  RED: ['红灯', 'Red'],
});
export type ActivityLight = CodeOf<typeof ACTIVITY_LIGHT>;

/** Grade by the largest of the three expected yearly taxes; `minWan` in 万元 CNY, inclusive. Below all: null. */
export const TAX_GRADE = codeTable('TAX_GRADE', {
  HUNDRED_MILLION: ['亿元级', 'CNY 100 million and above', { minWan: '10000.00' }],
  TEN_MILLION: ['千万元级', 'CNY 10 million and above', { minWan: '1000.00' }],
  ONE_MILLION: ['百万元级', 'CNY 1 million and above', { minWan: '100.00' }],
});
export type TaxGrade = CodeOf<typeof TAX_GRADE>;

/** What an investor asks for; a project needs at least one from S2 on (T10). */
export const NEED_TYPE = codeTable('NEED_TYPE', {
  CARRIER: ['载体', 'Space'],
  POLICY: ['政策', 'Policy'],
  TALENT: ['人才', 'Talent'],
  FUNDING: ['资金', 'Funding'],
  APPROVAL: ['审批', 'Approvals'],
});
export type NeedType = CodeOf<typeof NEED_TYPE>;

/** A space that was proposed to the investor; named in words until spaces have records of their own. */
export const SITE_KIND = codeTable('SITE_KIND', {
  CARRIER_UNIT: ['房源', 'Carrier unit'],
  LAND_PARCEL: ['地块', 'Land parcel'],
});
export type SiteKind = CodeOf<typeof SITE_KIND>;

/** The watch list after signing 三未清单 (domain.md §3.5). */
export const PROJECT_WATCH = codeTable('PROJECT_WATCH', {
  SIGNED_NOT_REGISTERED: ['签约未注册', 'Signed, not registered'],
  REGISTERED_NOT_OPENED: ['注册未开业', 'Registered, not opened'],
  OPENED_WITHOUT_TAX: ['开业未产税', 'Opened without tax'],
});
export type ProjectWatch = CodeOf<typeof PROJECT_WATCH>;

/** How the company came onto the district's register (T14). The paper trail differs: a move needs the tax proof. */
export const REGISTRATION_TYPE = codeTable('REGISTRATION_TYPE', {
  NEW: ['新设登记', 'New registration'],
  RELOCATION_IN: ['迁入登记', 'Registration by relocation'],
  CHANGE: ['变更登记', 'Registration of a change'],
});
export type RegistrationType = CodeOf<typeof REGISTRATION_TYPE>;

export const PROJECT_UNIT_ROLE = codeTable('PROJECT_UNIT_ROLE', {
  FIRST_REPORT: ['首报单位', 'First-report unit'],
  OWNER: ['承办单位', 'Owner unit'],
  LANDING: ['落地单位', 'Landing unit'],
  CO: ['协同单位', 'Co-operating unit'],
});
export type ProjectUnitRole = CodeOf<typeof PROJECT_UNIT_ROLE>;

export const PROJECT_CODE_TABLES = [
  PROJECT_KIND,
  INVESTMENT_TYPE,
  LANDING_MODE,
  INVESTMENT_BASIS,
  SIGNING_FORM,
  POOL_STATUS,
  STAGE,
  LEVEL,
  ACTIVITY_LIGHT,
  TAX_GRADE,
  NEED_TYPE,
  REGISTRATION_TYPE,
  PROJECT_UNIT_ROLE,
  SITE_KIND,
  PROJECT_WATCH,
] as const;
