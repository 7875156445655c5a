import type { MeasureRow } from './measure-row.seed.js';

/** Measures 5 to 8 of 普委办发〔2022〕23号; units in the order of the paper. */
export const INDUSTRY_MEASURES: readonly MeasureRow[] = [
  {
    no: 5,
    zh: '主动承接战略任务',
    en: 'Take on strategic tasks',
    units: [
      'DIST_DEV_REFORM',
      'DIST_SCITECH',
      'DIST_COMMERCE',
      'DIST_INVESTMENT_OFFICE',
      'DIST_FOREIGN_AFFAIRS',
      'TAOPU_SMART_CITY_CO',
    ],
    tasks: [
      ['COUNT', '中以合作任务与项目清单', 'China–Israel cooperation tasks and projects'],
      ['COUNT', '承接三大先导产业重点项目', 'Key projects of the three leading industries'],
    ],
  },
  {
    no: 6,
    zh: '加快形成产业特色',
    en: 'Shape the industry profile',
    units: [
      'DIST_DEV_REFORM',
      'DIST_COMMERCE',
      'DIST_SCITECH',
      'DIST_FINANCIAL_SERVICES',
      'DIST_INVESTMENT_OFFICE',
      'DIST_MARKET_REGULATION',
      'TAOPU_TOWN',
      'TAOPU_SMART_CITY_CO',
    ],
    tasks: [
      ['MILESTONE', '生命健康产业转化平台', 'Life-health translation platform'],
      ['MILESTONE', '干细胞工程产业联盟', 'Stem-cell engineering industry alliance'],
      ['COUNT', '引入医疗器械检测机构', 'Medical-device testing institutions introduced'],
      ['ROUTINE', '生物医药产品注册指导服务工作站', 'Registration guidance station for biomedical products'],
      ['COUNT', '纳入通关便利“白名单”企业', 'Companies on the customs-facilitation white list'],
      ['COUNT', '引进产业龙头企业', 'Leading companies introduced'],
    ],
  },
  {
    no: 7,
    zh: '全面优化招商模式',
    en: 'Renew the way of promotion',
    units: [
      'DIST_PARTY_ORGANISATION',
      'DIST_INVESTMENT_OFFICE',
      'DIST_SASAC',
      'DIST_SCITECH',
      'DIST_COMMERCE',
      'DIST_FINANCIAL_SERVICES',
      'DIST_URBAN_OPERATION',
      'TAOPU_TOWN',
      'TAOPU_SMART_CITY_CO',
      'DIST_SCITECH_INVEST_CO',
    ],
    tasks: [
      ['MILESTONE', '智创城与桃浦镇招商一体化机制', 'Joint promotion of Smart City and Taopu Town'],
      ['MILESTONE', '组建专业招商团队', 'Professional promotion team'],
      ['MILESTONE', '建立招商项目储备库', 'Reserve pool of investment projects'],
      ['ROUTINE', '推动产业链招商', 'Promotion along the industry chain'],
      ['MILESTONE', '数字化应用场景', 'Digital application scenarios'],
      ['COUNT', '依托活动引进项目', 'Projects introduced through events'],
    ],
  },
  {
    no: 8,
    zh: '着力加强创新培育',
    en: 'Foster innovation',
    units: ['DIST_SCITECH', 'DIST_COMMERCE', 'TAOPU_SMART_CITY_CO'],
    tasks: [
      ['ROUTINE', '技术转移平台服务体系', 'Service system of technology-transfer platforms'],
      ['MILESTONE', '市级科技企业孵化器扩容', 'Extension of the municipal technology incubator'],
      ['COUNT', '区级企业技术中心数', 'District enterprise technology centres'],
      ['COUNT', '市级、国家级企业技术中心数', 'Municipal and national enterprise technology centres'],
    ],
  },
];
