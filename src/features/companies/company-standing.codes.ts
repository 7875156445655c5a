import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

/** Code lists of a company's qualifications and headquarters recognitions (domain.md §2.1.4, §2.1.5). */
export const QUALIFICATION_LEVEL = codeTable('QUALIFICATION_LEVEL', {
  DISTRICT: ['区级', 'District'],
  MUNICIPAL: ['市级', 'Municipal'],
  NATIONAL: ['国家级', 'National'],
  INTERNATIONAL: ['国际', 'International'],
});
export type QualificationLevel = CodeOf<typeof QUALIFICATION_LEVEL>;

interface QualificationFacts {
  readonly level: QualificationLevel | null;
  readonly months: number | null;
  readonly listed: boolean;
  readonly confirmedBy: string | null;
}

/** 区科委 owns the figures of high-tech enterprises and technology centres (domain.md §1.4). */
const SCITECH = 'DIST_SCITECH';

function term(
  level: QualificationLevel | null,
  months: number | null,
  confirmedBy: string | null = null,
): QualificationFacts {
  return { level, months, listed: false, confirmedBy };
}

function published(level: QualificationLevel | null): QualificationFacts {
  return { level, months: 12, listed: true, confirmedBy: null };
}

/**
 * `level`: what the type says of itself; null where each certificate says it. `months`: usual term of validity, null
 * where there is none. `listed`: follows from a published list, so that list and year are kept. `confirmedBy`: code of
 * the department that owns the figure and confirms it, null where nobody does.
 */
export const QUALIFICATION_TYPE = codeTable('QUALIFICATION_TYPE', {
  HIGH_TECH: ['高新技术企业', 'High and new technology enterprise', term('NATIONAL', 36, SCITECH)],
  TECH_SME: ['科技型中小企业', 'Technology-based SME', term('NATIONAL', 12)],
  INNOVATIVE_SME: ['创新型中小企业', 'Innovative SME', term('MUNICIPAL', 36)],
  SRDI_SME: ['专精特新中小企业', 'SRDI SME', term('MUNICIPAL', 36)],
  SRDI_GIANT: ['专精特新“小巨人”', 'SRDI “little giant”', term('NATIONAL', 36)],
  CHAMPION: ['制造业单项冠军', 'Manufacturing single-product champion', term('NATIONAL', 36)],
  UNICORN: ['独角兽', 'Unicorn', published(null)],
  GAZELLE: ['瞪羚', 'Gazelle', published(null)],
  ETC_DISTRICT: [
    '区级企业技术中心',
    'District enterprise technology centre',
    term('DISTRICT', null, SCITECH),
  ],
  ETC_MUNICIPAL: [
    '市级企业技术中心',
    'Municipal enterprise technology centre',
    term('MUNICIPAL', null, SCITECH),
  ],
  ETC_NATIONAL: [
    '国家级企业技术中心',
    'National enterprise technology centre',
    term('NATIONAL', null, SCITECH),
  ],
  INCUBATOR_MUNICIPAL: [
    '市级科技企业孵化器',
    'Municipal technology business incubator',
    term('MUNICIPAL', null),
  ],
  INCUBATOR_NATIONAL: [
    '国家级科技企业孵化器',
    'National technology business incubator',
    term('NATIONAL', null),
  ],
  IIA_INCUBATOR: [
    '以色列创新署授牌孵化器',
    'Incubator licensed by the Israel Innovation Authority',
    term('INTERNATIONAL', null),
  ],
  FORTUNE500: ['世界500强', 'Fortune Global 500', published('INTERNATIONAL')],
  CHINA500: ['中国企业500强', 'Top 500 enterprises of China', published('NATIONAL')],
  PRIVATE500: ['中国民营企业500强', 'Top 500 private enterprises of China', published('NATIONAL')],
  CHAIN_LEADER: ['链主', 'Chain leader', term(null, null)],
});
export type QualificationType = CodeOf<typeof QUALIFICATION_TYPE>;

const OUTCOMES = {
  CONFIRMED: ['已确认', 'Confirmed'],
  DISPUTED: ['有异议', 'Disputed'],
} as const;

/** What the department that owns the figure says of an entry, and that it has not said anything yet. */
export const CONFIRMATION_OUTCOME = codeTable('CONFIRMATION_OUTCOME', OUTCOMES);
export const QUALIFICATION_CONFIRMATION = codeTable('QUALIFICATION_CONFIRMATION', {
  PENDING: ['待确认', 'To be confirmed'],
  ...OUTCOMES,
});

interface HqFacts {
  readonly annual: boolean;
  readonly cumulativeStrict: boolean;
  readonly conditions: { readonly zh: string; readonly en: string; readonly asOf: string } | null;
}

/** @param counts sets that the category is in: A annual, S strict cumulative */
function counts(sets: '' | 'A' | 'AS', asOf: string | null = null, zh = '', en = ''): HqFacts {
  const [annual, cumulativeStrict] = [sets.includes('A'), sets.includes('S')];
  return { annual, cumulativeStrict, conditions: asOf === null ? null : { zh, en, asOf } };
}

/**
 * `annual`: in the set of the yearly target 总部型企业; `cumulativeStrict`: in the strict reading of the cumulative
 * target 总部型机构、贸易型总部 (its broad reading is the annual set). The default mapping is ours and awaits the
 * District Commerce Commission's confirmation. The two research-centre kinds are functional bodies, not headquarters.
 * `conditions`: help text, with the day from which it is known to hold; not checked by the program, because they change.
 */
export const HQ_CATEGORY = codeTable('HQ_CATEGORY', {
  MNC_REGIONAL_HQ: [
    '跨国公司地区总部',
    'MNC regional headquarters',
    counts(
      'A',
      '2019-09-01',
      '母公司总资产不低于2亿美元；2019年修订后不再限制实缴出资、被管理企业数和外商独资形式',
      'Total assets of the parent USD 200 million or more; since the 2019 revision no limits on paid-in capital, managed entities or wholly foreign-owned form',
    ),
  ],
  MNC_BU_HQ: [
    '跨国公司事业部总部',
    'MNC business-unit headquarters',
    counts('A', '2022-11-01', '2022年11月1日起新增类型', 'A type of its own since 1 November 2022'),
  ],
  MNC_HQ_TYPE_INSTITUTION: [
    '跨国公司总部型机构',
    'MNC headquarters-type institution',
    counts(
      'AS',
      '2019-09-01',
      '母公司总资产不低于1亿美元；可以是分支机构',
      'Total assets of the parent USD 100 million or more; may be a branch',
    ),
  ],
  FOREIGN_RND_CENTER: ['外资研发中心', 'Foreign-invested R&D centre', counts('')],
  GLOBAL_RND_CENTER: ['外资全球研发中心', 'Foreign-invested global R&D centre', counts('')],
  TRADE_HQ: [
    '贸易型总部',
    'Trade headquarters',
    counts(
      'AS',
      '2024-01-01',
      '在沪注册的独立法人，并符合其一：国内批发零售占营收50%以上且上年营收超过100亿元；国际货物贸易占50%以上且超过60亿元；' +
        '物流或国际服务贸易占50%以上且超过40亿元；平台型：会员（商户）5000家以上、外地占30%以上，交易额超过50亿元（消费）或150亿元（企业间）',
      'An independent legal person registered in Shanghai, and one of: domestic wholesale and retail half of revenue and over CNY 10 billion last year; ' +
        'international goods trade half and over 6 billion; logistics or international services half and over 4 billion; ' +
        'a platform of 5,000 members or more, 30 % from elsewhere, with a turnover over 5 billion (consumers) or 15 billion (business)',
    ),
  ],
  PRIVATE_HQ: [
    '民营企业总部',
    'Private-enterprise headquarters',
    counts(
      'A',
      '2024-01-01',
      '民营股份超过50%，在沪满1年，总资产1亿元以上，营收超过10亿元，沪外分支2家以上',
      'Over half privately held, a year in Shanghai, assets of CNY 100 million or more, revenue over 1 billion, two branches or more elsewhere',
    ),
  ],
  PRIVATE_HQ_TYPE_INSTITUTION: [
    '民营企业总部型机构',
    'Private-enterprise headquarters-type institution',
    counts(
      'AS',
      '2024-01-01',
      '母公司为市外民营企业且设立满1年；在沪主体资产5000万元以上，营收超过10亿元，沪外分支2家以上',
      'The parent a private company from elsewhere, a year old; assets in Shanghai CNY 50 million or more, revenue over 1 billion, two branches or more elsewhere',
    ),
  ],
  INNOVATIVE_ENTERPRISE_HQ: ['创新型企业总部', 'Innovative-enterprise headquarters', counts('A')],
  DISTRICT_HQ: ['区级总部', 'District-level headquarters', counts('')],
});
export type HqCategory = CodeOf<typeof HQ_CATEGORY>;

export const HQ_LEVEL = codeTable('HQ_LEVEL', {
  MUNICIPAL: ['市级', 'Municipal'],
  DISTRICT: ['区级', 'District'],
});
export type HqLevel = CodeOf<typeof HQ_LEVEL>;

/** Only RECOGNISED, with its document number, counts in the recognition basis (trap 8.12). */
export const HQ_STATUS = codeTable('HQ_STATUS', {
  TARGET: ['拟培育', 'To be cultivated'],
  APPLYING: ['申报中', 'Applying'],
  RECOGNISED: ['已认定', 'Recognised'],
  EXPIRED: ['到期', 'Expired'],
  REVOKED: ['取消', 'Revoked'],
});
export type HqStatus = CodeOf<typeof HQ_STATUS>;

export const HQ_FUNCTION = codeTable('HQ_FUNCTION', {
  MANAGEMENT: ['管理决策', 'Management and decision-making'],
  TREASURY: ['资金管理', 'Treasury'],
  PROCUREMENT: ['采购', 'Procurement'],
  SALES: ['销售', 'Sales'],
  LOGISTICS: ['物流', 'Logistics'],
  SETTLEMENT: ['结算', 'Settlement'],
  RND: ['研发', 'Research and development'],
  TRAINING: ['培训', 'Training'],
});
export type HqFunction = CodeOf<typeof HQ_FUNCTION>;

export const METRIC_SOURCE = codeTable('METRIC_SOURCE', {
  COMPANY: ['企业填报', 'Reported by the company'],
  TAX: ['税务', 'Tax authority'],
  STATISTICS: ['统计', 'Statistics authority'],
});
export type MetricSource = CodeOf<typeof METRIC_SOURCE>;

export const COMPANY_STANDING_CODE_TABLES = [
  QUALIFICATION_LEVEL,
  QUALIFICATION_TYPE,
  CONFIRMATION_OUTCOME,
  QUALIFICATION_CONFIRMATION,
  HQ_CATEGORY,
  HQ_LEVEL,
  HQ_STATUS,
  HQ_FUNCTION,
  METRIC_SOURCE,
] as const;
