import {
  POLICY_BENEFIT_TYPE,
  POLICY_LEVEL,
  POLICY_MATERIAL,
  POLICY_SERIES,
  POLICY_STACKING,
  POLICY_STATUS,
} from '../../features/policies/policy.codes.js';
import type { AnyCodeTable } from '../../platform/kernel/code-table.js';
import { foldHeading } from '../reading/fold.rules.js';

/** How lists of policies say our codes: by label, or by words that mean one of them. */

type Meanings = readonly (readonly [RegExp, string])[];

export function codeOf(table: AnyCodeTable, text: string): string | undefined {
  const folded = foldHeading(text);
  return table.entries.find(({ code, zh, en }) => [code, zh, en].some((word) => foldHeading(word) === folded))
    ?.code;
}

function meaning(meanings: Meanings, text: string): string | undefined {
  return meanings.find(([pattern]) => pattern.test(text))?.[1];
}

const BENEFITS: Meanings = [
  [/贴息|贷款|融资|担保/, 'LOAN_INTEREST'],
  [/租(?:金|房|赁)|房租|办公用房补贴/, 'RENT'],
  [/购(?:房|置办公|买办公)/, 'PURCHASE'],
  [/上市|挂牌|IPO/i, 'LISTING'],
  [/应用场景|场景/, 'SCENARIO'],
  [/技改|技术改造|设备|固定资产/, 'EQUIPMENT'],
  [/注册证|临床|药品|医疗器械|认证|CE|FDA/, 'CERTIFICATION'],
  [/人才|安家|团队奖励|职业技能/, 'TALENT'],
  [/认定|高新技术企业|专精特新|总部|单项冠军|工程中心|技术中心/, 'RECOGNITION'],
  [/研发|创新|科技攻关|揭榜/, 'RND'],
  [/开办|落户|装修|入驻|新设/, 'SETUP'],
];

/** The kind that the words mean, where they mean one. */
export function benefitTypeOf(text: string): string | undefined {
  return codeOf(POLICY_BENEFIT_TYPE, text) ?? meaning(BENEFITS, text);
}

export const isBenefitLabel = (text: string) => codeOf(POLICY_BENEFIT_TYPE, text) !== undefined;

const LEVELS: Meanings = [
  [/园区|园级/, 'PARK'],
  [/国家|国务院|中央|部委|工信部|科技部|财政部|商务部|发改委员会/, 'NATIONAL'],
  [/[\p{Script=Han}]区|^区/u, 'DISTRICT'],
  [/市|省/, 'MUNICIPAL'],
];

/** By its own words, or by those of the issuer: 上海市普陀区… is a district. */
export function levelOf(text: string): string | undefined {
  return codeOf(POLICY_LEVEL, text) ?? meaning(LEVELS, text);
}

const SERIES: Meanings = [
  [/3\s*\+\s*5\s*\+\s*X/i, 'THREE_FIVE_X'],
  [/中以|园区专项/, 'PARK_SPECIAL'],
  [/市级专项|市专项/, 'MUNICIPAL_SPECIAL'],
];

export function seriesOf(text: string): string {
  return codeOf(POLICY_SERIES, text) ?? meaning(SERIES, text) ?? 'OTHER';
}

const STATUSES: Meanings = [
  [/废止|撤销/, 'REPEALED'],
  [/草案|征求意见|拟出台|制定中|起草/, 'DRAFT'],
  // Whether it is in force follows from the dates.
  [/有效|现行|在行|执行|施行|发布|失效|到期|过期|生效/, 'PUBLISHED'],
];

export function statusOf(text: string): string | undefined {
  return codeOf(POLICY_STATUS, text) ?? meaning(STATUSES, text);
}

const STACKINGS: Meanings = [
  [/从优|从高|不重复|不可叠加|不叠加|不得重复|就高|^否$/, 'EXCLUSIVE'],
  [/配套/, 'MATCHING'],
  [/叠加|可重复|同时享受|^是$/, 'STACKABLE'],
];

export function stackingOf(text: string): string | undefined {
  return codeOf(POLICY_STACKING, text) ?? meaning(STACKINGS, text);
}

const PAPERS: Meanings = [
  [/营业执照/, 'BUSINESS_LICENCE'],
  [/申报表|申请表|申报书|申请书/, 'APPLICATION_FORM'],
  [/承诺/, 'COMMITMENT_LETTER'],
  [/审计/, 'AUDIT_REPORT'],
  [/信用/, 'CREDIT_REPORT'],
  [/财务报表|资产负债表|利润表/, 'FINANCIAL_STATEMENTS'],
  [/租赁|租房合同/, 'LEASE_CONTRACT'],
  [/购房|买卖合同/, 'PURCHASE_CONTRACT'],
  [/发票/, 'INVOICE'],
  [/付款|支付凭证|银行回单|转账/, 'PAYMENT_PROOF'],
  [/贷款|借款/, 'LOAN_CONTRACT'],
  [/实施方案|可行性|项目方案/, 'PROJECT_PLAN'],
  [/专利|知识产权|软件著作权|软著|商标/, 'IP_CERTIFICATE'],
  [/注册证/, 'REGISTRATION_CERTIFICATE'],
  [/认定/, 'RECOGNITION_DOCUMENT'],
  [/社保|社会保险|参保/, 'SOCIAL_INSURANCE_PROOF'],
  [/证书/, 'QUALIFICATION_CERTIFICATE'],
  [/合同|协议/, 'CONTRACT'],
];

/** A paper by its kind; the words stay where they say more. */
export function materialOf(text: string): { readonly code: string; readonly note: string | null } {
  const exact = codeOf(POLICY_MATERIAL, text);
  return exact ? { code: exact, note: null } : { code: meaning(PAPERS, text) ?? 'OTHER', note: text };
}
