import type { CreateLeadRequest } from '../../features/leads/dto/create-lead.dto.js';

/** How far a lead has got. */
export type DemoLeadEnd = 'NEW' | 'ASSIGNED' | 'ASSESSING' | 'VALID' | 'INVALID' | 'PARKED';

/** An invented lead: whose it is, how many days ago it came in, and where it stands. */
export interface DemoLead {
  readonly unit: string;
  /** Key of a company of the demo; without one the name that the content tells is all there is. */
  readonly company?: string;
  readonly daysAgo: number;
  readonly end: DemoLeadEnd;
  readonly content: Omit<CreateLeadRequest, 'companyId'>;
}

const PARK = 'TAOPU_SMART_CITY_CO';
const TOWN = 'TAOPU_TOWN';
const LINGANG = 'LINGANG_TAOPU_CO';

export const DEMO_LEADS: readonly DemoLead[] = [
  {
    unit: PARK,
    company: '银杏',
    daysAgo: 0,
    end: 'NEW',
    content: {
      title: '示例康复医疗拟设康复机器人展示中心',
      sourceChannel: 'WALK_IN',
      focusAreaCode: 'LIFE_HEALTH',
      estimatedInvestmentWan: '600.00',
      needs: [{ type: 'CARRIER', text: '约500平方米，临街，层高4.5米以上' }],
    },
  },
  {
    unit: TOWN,
    company: '苍耳',
    daysAgo: 6,
    end: 'NEW',
    content: {
      title: '示例数据科技寻找标注团队办公用房',
      sourceChannel: 'ONLINE',
      focusAreaCode: 'AI',
      note: '网站留言，尚未回电。',
    },
  },
  {
    unit: PARK,
    daysAgo: 2,
    end: 'ASSIGNED',
    content: {
      title: '中介推荐：智能装备企业拟迁总部',
      companyNameRaw: '示例青岚智能装备有限公司',
      sourceChannel: 'INTERMEDIARY',
      sourceOrgName: '示例会计师事务所',
      focusAreaCode: 'AI',
      estimatedInvestmentWan: '3000.00',
    },
  },
  {
    unit: LINGANG,
    company: '沧浪',
    daysAgo: 5,
    end: 'ASSESSING',
    content: {
      title: '示例无人系统拟设测试场与研发中心',
      sourceChannel: 'INDUSTRY_LEADER',
      focusAreaCode: 'AI',
      estimatedInvestmentWan: '4500.00',
      complex: true,
      needs: [{ type: 'APPROVAL', text: '低空试飞空域手续' }],
    },
  },
  {
    unit: PARK,
    company: '长庚',
    daysAgo: 12,
    end: 'VALID',
    content: {
      title: '示例微电子拟设封装测试研发部',
      sourceChannel: 'CITY_DEPT',
      focusAreaCode: 'AI',
      estimatedInvestmentWan: '8000.00',
    },
  },
  {
    unit: TOWN,
    daysAgo: 20,
    end: 'INVALID',
    content: {
      title: '来电咨询：餐饮连锁选址',
      companyNameRaw: '示例稻香餐饮管理有限公司',
      sourceChannel: 'WALK_IN',
    },
  },
  {
    unit: PARK,
    company: '磐石',
    daysAgo: 30,
    end: 'PARKED',
    content: {
      title: '示例复合材料增设应用中心',
      sourceChannel: 'CHAMBER',
      focusAreaCode: 'ADV_MATERIALS',
      estimatedInvestmentWan: '1500.00',
    },
  },
];

export const DEMO_ASSESSMENT = {
  industry: '属园区重点产业方向，可补现有产业链环节',
  market: '下游客户多在本市，需求稳定',
  technology: '自有技术，已授权专利三项',
  environment: '无生产性废水废气',
  energy: '用电负荷约200千瓦',
  benefit: '第三年税收预计约150万元',
};
