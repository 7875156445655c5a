import type { AnyCodeTable, LabelLanguage } from '../../platform/kernel/code-table.js';
import {
  CAPITAL_NATURE,
  ENTITY_TYPE,
  ISRAEL_RELATION,
  LISTING_STATUS,
  PARK_RELATION,
  REGISTRATION_STATUS,
  RISK_FLAG,
  SCALE_CLASS,
} from '../companies/company.codes.js';
import { HQ_CATEGORY, QUALIFICATION_TYPE } from '../companies/company-standing.codes.js';

/** `code` has one value, `codes` is a set. */
export type FactKind = 'text' | 'code' | 'codes' | 'number' | 'date' | 'boolean';

export interface Fact {
  readonly name: string;
  readonly kind: FactKind;
  readonly label: Readonly<Record<LabelLanguage, string>>;
  /** Dictionary of its codes, where they are ours. */
  readonly codes?: AnyCodeTable;
}

const fact = (name: string, kind: FactKind, zh: string, en: string, codes?: AnyCodeTable): Fact => ({
  name,
  kind,
  label: { zh, en },
  ...(codes ? { codes } : {}),
});

/**
 * What a rule may ask of a company (domain.md §6.2), as of the day of the application. `year(n)` is a calendar year
 * counted from the one of the application: `year(-1)` the last. Tax is no fact: a condition on tax paid links the
 * benefit to tax (trap 8.30).
 */
export const POLICY_FACTS: readonly Fact[] = [
  fact('company.entityType', 'code', '主体类型', 'Legal form', ENTITY_TYPE),
  fact('company.capitalNature', 'code', '资本性质', 'Nature of capital', CAPITAL_NATURE),
  fact('company.investorCountry', 'text', '投资来源地', 'Country of the investor'),
  fact('company.registrationStatus', 'code', '登记状态', 'Registration status', REGISTRATION_STATUS),
  fact('company.registeredInShanghai', 'boolean', '注册在上海', 'Registered in Shanghai'),
  fact('company.registeredDistrictCode', 'text', '注册地区划', 'District of registration'),
  fact('company.taxDistrictCode', 'text', '税务户管地', 'Tax district'),
  fact('company.establishedOn', 'date', '成立日期', 'Date of establishment'),
  fact('company.yearsInShanghai', 'number', '在沪年限', 'Years in Shanghai'),
  fact('company.registeredOnInPark', 'date', '在园注册日期', 'Registered in the park on'),
  fact('company.parkRelation', 'code', '与园区关系', 'Relation to the park', PARK_RELATION),
  fact('company.focusAreaCode', 'text', '产业方向', 'Focus area'),
  fact('company.districtIndustryCode', 'text', '区重点产业', 'Key industry of the district'),
  fact('company.cityPilotIndustryCode', 'text', '市先导产业', 'Pilot industry of the city'),
  fact('company.gb4754Code', 'text', '国民经济行业', 'GB/T 4754 class'),
  fact('company.israelRelation', 'code', '中以属性', 'Relation to Israel', ISRAEL_RELATION),
  fact('company.listingStatus', 'code', '上市情况', 'Listing', LISTING_STATUS),
  fact('company.scaleClass', 'code', '规模', 'Scale', SCALE_CLASS),
  fact('company.riskFlags', 'codes', '风险提示', 'Risk flags', RISK_FLAG),
  fact('company.registeredCapitalWan', 'number', '注册资本（万元）', 'Registered capital (10,000 yuan)'),
  fact('company.paidInCapitalWan', 'number', '实缴资本（万元）', 'Paid-in capital (10,000 yuan)'),
  fact('company.privateShareRatio', 'number', '民营资本占比', 'Share of private capital'),
  fact('company.branchesOutsideShanghai', 'number', '外省市分支机构数', 'Branches outside Shanghai'),
  fact('lease.areaSqm', 'number', '租赁面积（㎡）', 'Leased area (sqm)'),
  fact('lease.startsOn', 'date', '租赁起始日期', 'Lease begins on'),
  fact('qualification', 'codes', '有效资质', 'Qualifications in force', QUALIFICATION_TYPE),
  fact('hq', 'codes', '已认定总部', 'Recognised headquarters', HQ_CATEGORY),
];

/** Members of `year(n)`. */
export const YEAR_FACTS: readonly Fact[] = [
  fact('revenueWan', 'number', '营业收入（万元）', 'Revenue (10,000 yuan)'),
  fact('outputWan', 'number', '产值（万元）', 'Output (10,000 yuan)'),
  fact('totalAssetsWan', 'number', '资产总额（万元）', 'Total assets (10,000 yuan)'),
  fact('rdExpenseWan', 'number', '研发费用（万元）', 'Research and development (10,000 yuan)'),
  fact('employees', 'number', '从业人数', 'Employees'),
  fact('insuredEmployees', 'number', '参保人数', 'Insured employees'),
  fact('internationalGoodsTradeRatio', 'number', '国际货物贸易占比', 'Share of international trade in goods'),
];

/** The furthest year that a rule may look back to. */
export const EARLIEST_YEAR = -5;
