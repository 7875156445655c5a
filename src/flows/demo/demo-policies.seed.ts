import type { CreateClauseRequest } from '../../features/policies/dto/write-clause.dto.js';
import type { CreatePolicyRequest } from '../../features/policies/dto/write-policy.dto.js';

/** An invented policy; its days are told from today. */
export interface DemoPolicy {
  readonly content: Omit<CreatePolicyRequest, 'effectiveFrom' | 'effectiveTo'>;
  readonly fromDaysAgo: number;
  /** Negative: in the days to come. */
  readonly toDaysAgo: number | null;
  readonly clauses: readonly CreateClauseRequest[];
}

const IN_PUTUO = { fact: 'company.registeredDistrictCode', eq: '310107' };

export const DEMO_POLICIES: readonly DemoPolicy[] = [
  {
    content: {
      title: '示例园区支持生命健康产业发展若干措施',
      docNo: '示例规〔2026〕1号',
      issuer: '示例园区管委会办公室',
      level: 'PARK',
      series: 'PARK_SPECIAL',
      status: 'PUBLISHED',
      fundBudgetWan: '3000.00',
      fairCompetitionReview: {
        ...{ required: true, result: 'PASS', reviewNo: '示例竞审〔2026〕1号', reviewedOn: '2025-11-03' },
      },
    },
    fromDaysAgo: 300,
    toDaysAgo: -500,
    clauses: [
      {
        no: '第三条',
        title: '租房补贴',
        benefitType: 'RENT',
        benefitText: '新引进企业租用园区载体的，按实付租金的30%给予补贴，最长三年，每年最高50万元。',
        capWan: '50.00',
        ratePct: '30',
        years: 3,
        conditions: { all: [IN_PUTUO] },
        stacking: 'EXCLUSIVE',
      },
      {
        no: '第五条',
        title: '注册证资助',
        benefitType: 'CERTIFICATION',
        benefitText: '取得第三类医疗器械注册证的，每证资助100万元。',
        capWan: '100.00',
        conditionText: '注册人登记在普陀，产品在本区生产。',
        manualOnly: true,
        stacking: 'STACKABLE',
      },
    ],
  },
  {
    content: {
      title: '示例区促进人工智能企业集聚办法（试行）',
      docNo: '示例府规〔2023〕7号',
      issuer: '示例区科学技术委员会',
      level: 'DISTRICT',
      status: 'PUBLISHED',
    },
    fromDaysAgo: 1100,
    toDaysAgo: 30,
    clauses: [
      {
        no: '第四条',
        benefitType: 'SETUP',
        benefitText: '给予一次性开办资助，最高30万元。',
        capWan: '30.00',
        conditionText: '当年新设的人工智能企业。',
        manualOnly: true,
      },
    ],
  },
];
