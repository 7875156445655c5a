import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

/** Code lists of companies (domain.md §2.1). Qualifications and headquarters: `company-standing.codes.ts`. */
export const ENTITY_TYPE = codeTable('ENTITY_TYPE', {
  COMPANY: ['公司法人', 'Company'],
  PARTNERSHIP: ['合伙企业', 'Partnership'],
  BRANCH: ['分支机构（分公司）', 'Branch'],
  REP_OFFICE: ['代表处', 'Representative office'],
  SOLE_TRADER: ['个体工商户', 'Sole trader'],
  COOP: ['农民专业合作社', 'Farmers’ cooperative'],
  PUBLIC_INSTITUTION: ['事业单位', 'Public institution'],
  SOCIAL_ORG: ['社会组织', 'Social organisation'],
  FOREIGN_ENTITY: ['境外主体', 'Foreign entity'],
  PREPARING: ['筹建中', 'Being set up'],
});
export type EntityType = CodeOf<typeof ENTITY_TYPE>;

/** `foreign` marks capital from outside mainland China: it opens the FDI fields and the negative-list check. */
export const CAPITAL_NATURE = codeTable('CAPITAL_NATURE', {
  STATE: ['国有', 'State-owned', { foreign: false }],
  COLLECTIVE: ['集体', 'Collective', { foreign: false }],
  PRIVATE: ['民营', 'Private', { foreign: false }],
  MIXED: ['混合', 'Mixed ownership', { foreign: false }],
  WFOE: ['外商独资', 'Wholly foreign-owned', { foreign: true }],
  JV_EQUITY: ['中外合资', 'Sino-foreign equity joint venture', { foreign: true }],
  JV_COOP: ['中外合作', 'Sino-foreign cooperative joint venture', { foreign: true }],
  FOREIGN_SHARE: ['外商投资股份', 'Foreign-invested company limited by shares', { foreign: true }],
  FOREIGN_PARTNERSHIP: ['外商投资合伙', 'Foreign-invested partnership', { foreign: true }],
  HMT: ['港澳台投资', 'Hong Kong, Macao or Taiwan investment', { foreign: true }],
  FOREIGN_REP: ['外国企业代表机构', 'Representative office of a foreign enterprise', { foreign: true }],
  OVERSEAS: ['境外', 'Overseas', { foreign: true }],
});
export type CapitalNature = CodeOf<typeof CAPITAL_NATURE>;

export const ALIAS_TYPE = codeTable('ALIAS_TYPE', {
  FORMER_NAME: ['曾用名', 'Former name'],
  SHORT: ['简称', 'Short name'],
  BRAND: ['品牌', 'Brand'],
  FOREIGN: ['外文名', 'Name in a foreign language'],
  TRANSLATION: ['译名', 'Translated name'],
  TYPO: ['误写', 'Misspelling'],
});
export type AliasType = CodeOf<typeof ALIAS_TYPE>;

export const REGISTRATION_STATUS = codeTable('REGISTRATION_STATUS', {
  IN_OPERATION: ['存续', 'In operation'],
  PREPARING: ['筹建', 'Being set up'],
  MOVED_OUT: ['迁出', 'Moved out'],
  REVOKED: ['吊销', 'Licence revoked'],
  CANCELLED: ['注销', 'Deregistered'],
  DISSOLVING: ['清算', 'In liquidation'],
  UNKNOWN: ['未知', 'Unknown'],
});
export type RegistrationStatus = CodeOf<typeof REGISTRATION_STATUS>;

export const ISRAEL_RELATION = codeTable('ISRAEL_RELATION', {
  NONE: ['无', 'None'],
  ISRAELI_ENTITY: ['以色列主体', 'Israeli entity'],
  ISRAELI_INVESTED: ['以资', 'Israeli-invested'],
  ISRAELI_TECH: ['以色列技术', 'Israeli technology'],
  IIA_INCUBATOR: ['以色列创新署授牌孵化器', 'Incubator licensed by the Israel Innovation Authority'],
  COOPERATION: ['中以合作', 'China–Israel cooperation'],
});
export type IsraelRelation = CodeOf<typeof ISRAEL_RELATION>;

/** `listed: false` is not a listing; NEEQ is a transfer system, not an exchange. */
export const LISTING_STATUS = codeTable('LISTING_STATUS', {
  NONE: ['未上市', 'Not listed', { listed: false }],
  NEEQ: ['新三板', 'NEEQ', { listed: false }],
  BSE: ['北交所', 'Beijing Stock Exchange', { listed: true }],
  STAR: ['科创板', 'SSE STAR Market', { listed: true }],
  CHINEXT: ['创业板', 'ChiNext', { listed: true }],
  MAIN: ['主板', 'Main board', { listed: true }],
  HKEX: ['港股', 'Hong Kong Stock Exchange', { listed: true }],
  NASDAQ: ['纳斯达克', 'Nasdaq', { listed: true }],
  NYSE: ['纽交所', 'New York Stock Exchange', { listed: true }],
  TASE: ['特拉维夫', 'Tel Aviv Stock Exchange', { listed: true }],
  OTHER: ['其他', 'Other', { listed: true }],
});
export type ListingStatus = CodeOf<typeof LISTING_STATUS>;

export const SCALE_CLASS = codeTable('SCALE_CLASS', {
  LARGE: ['大型', 'Large'],
  MEDIUM: ['中型', 'Medium'],
  SMALL: ['小型', 'Small'],
  MICRO: ['微型', 'Micro'],
});
export type ScaleClass = CodeOf<typeof SCALE_CLASS>;

export const PARK_RELATION = codeTable('PARK_RELATION', {
  TARGET: ['目标企业', 'Target'],
  IN_TALK: ['在谈', 'In talks'],
  RESIDENT: ['在园', 'Resident'],
  REGISTERED_ONLY: ['仅注册', 'Registered only'],
  RELOCATED_OUT: ['已迁出', 'Relocated out'],
  PARTNER: ['合作机构', 'Partner organisation'],
});
export type ParkRelation = CodeOf<typeof PARK_RELATION>;

export const RISK_FLAG = codeTable('RISK_FLAG', {
  DISHONEST: ['失信被执行', 'Dishonest judgment debtor'],
  ABNORMAL: ['经营异常', 'Abnormal operation list'],
  LITIGATION: ['重大涉诉', 'Major litigation'],
  ENV: ['环保处罚', 'Environmental penalty'],
  SANCTION: ['出口管制/制裁关注', 'Export control or sanctions concern'],
});
export type RiskFlag = CodeOf<typeof RISK_FLAG>;

export const DATA_SOURCE = codeTable('DATA_SOURCE', {
  MANUAL: ['人工录入', 'Manual entry'],
  IMPORT: ['文件导入', 'File import'],
  API: ['接口', 'API'],
  EVENT: ['活动', 'Event'],
  MERGE: ['合并', 'Merge'],
});
export type DataSource = CodeOf<typeof DATA_SOURCE>;

/** The ISO 4217 currencies in which a registered capital is met in practice; no sum ever crosses two of them. */
export const CURRENCY = codeTable('CURRENCY', {
  CNY: ['人民币', 'Renminbi'],
  USD: ['美元', 'US dollar'],
  EUR: ['欧元', 'Euro'],
  HKD: ['港元', 'Hong Kong dollar'],
  ILS: ['以色列新谢克尔', 'Israeli new shekel'],
  JPY: ['日元', 'Japanese yen'],
  GBP: ['英镑', 'Pound sterling'],
  SGD: ['新加坡元', 'Singapore dollar'],
  CHF: ['瑞士法郎', 'Swiss franc'],
  AUD: ['澳大利亚元', 'Australian dollar'],
  CAD: ['加拿大元', 'Canadian dollar'],
  KRW: ['韩元', 'South Korean won'],
  TWD: ['新台币', 'New Taiwan dollar'],
  MOP: ['澳门元', 'Macanese pataca'],
  SEK: ['瑞典克朗', 'Swedish krona'],
  DKK: ['丹麦克朗', 'Danish krone'],
  NOK: ['挪威克朗', 'Norwegian krone'],
  NZD: ['新西兰元', 'New Zealand dollar'],
  INR: ['印度卢比', 'Indian rupee'],
  MYR: ['马来西亚林吉特', 'Malaysian ringgit'],
  THB: ['泰铢', 'Thai baht'],
  RUB: ['俄罗斯卢布', 'Russian rouble'],
  AED: ['阿联酋迪拉姆', 'UAE dirham'],
});
export type Currency = CodeOf<typeof CURRENCY>;

export const COMPANY_CODE_TABLES = [
  ENTITY_TYPE,
  CAPITAL_NATURE,
  ALIAS_TYPE,
  REGISTRATION_STATUS,
  ISRAEL_RELATION,
  LISTING_STATUS,
  SCALE_CLASS,
  PARK_RELATION,
  RISK_FLAG,
  DATA_SOURCE,
  CURRENCY,
] as const;
