import type { MeasureRow } from './measure-row.seed.js';

/** Measures 13 to 16 of 普委办发〔2022〕23号; units in the order of the paper. */
export const SERVICE_MEASURES: readonly MeasureRow[] = [
  {
    no: 13,
    zh: '强化产业政策带动',
    en: 'Strengthen industrial policy',
    units: [
      'DIST_FINANCE_BUREAU',
      'DIST_DEV_REFORM',
      'DIST_SCITECH',
      'DIST_COMMERCE',
      'DIST_INVESTMENT_OFFICE',
      'TAOPU_SMART_CITY_CO',
    ],
    tasks: [
      ['MILESTONE', '设立中以（上海）创新园专项', 'Special programme of the Innovation Park'],
      ['COUNT', '政策宣讲场次', 'Policy briefings held'],
      ['COUNT', '政策申报与兑现', 'Policy applications and disbursements'],
      ['COUNT', '国家、市级重大专项申报', 'Applications for national and municipal programmes'],
    ],
  },
  {
    no: 14,
    zh: '探索特殊政策复制',
    en: 'Explore the copying of special policies',
    units: ['DIST_DEV_REFORM', 'DIST_COMMERCE', 'DIST_TAX', 'DIST_SCITECH'],
    tasks: [
      [
        'MILESTONE',
        '跨境金融、数据、人员等可复制政策清单',
        'List of policies to copy: finance, data, people across borders',
      ],
      [
        'MILESTONE',
        '技术合同登记告知承诺制',
        'Notification-and-commitment registration of technology contracts',
      ],
    ],
  },
  {
    no: 15,
    zh: '加大人才引进培育',
    en: 'Attract and train talent',
    units: [
      'DIST_PARTY_ORGANISATION',
      'DIST_HR_SOCIAL_SECURITY',
      'DIST_HOUSING',
      'DIST_HEALTH',
      'DIST_EDUCATION',
      'DIST_SCITECH',
      'DIST_FOREIGN_AFFAIRS',
      'DIST_PUBLIC_SECURITY',
      'TAOPU_SMART_CITY_CO',
    ],
    tasks: [
      ['MILESTONE', '海聚英才创新创业示范基地', 'Haiju talent demonstration base'],
      ['COUNT', '创新创业人才落户', 'Household registration of talent'],
      ['COUNT', '人才公寓等资源配置', 'Talent apartments and other resources'],
      ['ROUTINE', '外国人来华工作许可便利化', 'Easier work permits for foreigners'],
      ['MILESTONE', '口岸电子签证试点与永居直推名额', 'Port e-visa pilot and permanent-residence quota'],
    ],
  },
  {
    no: 16,
    zh: '完善企业服务体系',
    en: 'Complete the enterprise services',
    units: [
      'DIST_GOV_SERVICE_CENTRE',
      'DIST_INVESTMENT_OFFICE',
      'DIST_JUSTICE',
      'DIST_FINANCIAL_SERVICES',
      'DIST_HR_SOCIAL_SECURITY',
      'DIST_MARKET_REGULATION',
      'DIST_APPROVAL_REFORM',
      'TAOPU_SMART_CITY_CO',
    ],
    tasks: [
      ['MILESTONE', '“一站式”综合服务窗口', 'One-stop service desk'],
      ['ROUTINE', '联络专员全流程服务', 'Liaison officers for the whole process'],
      ['MILESTONE', '公共法律服务客厅', 'Public legal-service lounge'],
      ['MILESTONE', '科创企业金融服务站', 'Finance station for innovative companies'],
      ['MILESTONE', '园区人社服务站', 'Human-resources service station'],
      ['MILESTONE', '知识产权维权援助网点', 'IP protection assistance point'],
    ],
  },
];
