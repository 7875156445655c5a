import type { MeasureRow } from './measure-row.seed.js';

/** Measures 9 to 12 of 普委办发〔2022〕23号; units in the order of the paper. */
export const INNOVATION_MEASURES: readonly MeasureRow[] = [
  {
    no: 9,
    zh: '全力争取国家授牌',
    en: 'Win national designations',
    units: ['DIST_SCITECH', 'DIST_DEV_REFORM', 'TAOPU_SMART_CITY_CO'],
    tasks: [
      ['MILESTONE', '国家级国际科技合作基地', 'National base for international sci-tech cooperation'],
      ['MILESTONE', '中以高技术产业合作重点区域', 'Key area of China–Israel high-tech cooperation'],
    ],
  },
  {
    no: 10,
    zh: '探索设立离岸平台',
    en: 'Explore an offshore platform',
    units: ['DIST_SCITECH', 'DIST_COMMERCE', 'DIST_FOREIGN_AFFAIRS', 'TAOPU_SMART_CITY_CO'],
    tasks: [['MILESTONE', '在以色列设立离岸创新中心', 'Offshore innovation centre in Israel']],
  },
  {
    no: 11,
    zh: '做强创新活动品牌',
    en: 'Strengthen the innovation events',
    units: ['TAOPU_SMART_CITY_CO', 'DIST_SCITECH', 'DIST_INVESTMENT_OFFICE', 'DIST_FOREIGN_AFFAIRS'],
    tasks: [
      ['COUNT', '中以创新创业大赛挑战赛', 'China–Israel challenge contest'],
      ['MILESTONE', '启动中以联合研发计划', 'China–Israel joint R&D programme'],
      ['ROUTINE', '长三角中以创新平台合作网络', 'Yangtze Delta network of China–Israel platforms'],
      ['COUNT', '上海数字创新大会', 'Shanghai Digital Innovation Conference'],
      ['COUNT', '“以色列日”园区活动', 'Israel Day in the park'],
    ],
  },
  {
    no: 12,
    zh: '打造创新资本高地',
    en: 'Build a centre of innovation capital',
    units: [
      'DIST_FINANCIAL_SERVICES',
      'DIST_FINANCE_BUREAU',
      'DIST_SASAC',
      'DIST_SCITECH_INVEST_CO',
      'TAOPU_TOWN',
      'TAOPU_SMART_CITY_CO',
    ],
    tasks: [
      ['MILESTONE', '设立中以产业基金', 'China–Israel Industry Fund set up'],
      ['COUNT', '招投联动项目数', 'Projects of investment–promotion linkage'],
      ['COUNT', '被投项目落地数', 'Portfolio companies landed'],
    ],
  },
];
