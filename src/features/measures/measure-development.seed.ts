import type { MeasureRow } from './measure-row.seed.js';

/** Measures 1 to 4 of 普委办发〔2022〕23号; units in the order of the paper. */
export const DEVELOPMENT_MEASURES: readonly MeasureRow[] = [
  {
    no: 1,
    zh: '提升园区规划能级',
    en: 'Raise the planning level of the park',
    units: [
      'DIST_PLANNING_RESOURCES',
      'DIST_DEV_REFORM',
      'DIST_COMMERCE',
      'DIST_INVESTMENT_OFFICE',
      'TAOPU_SMART_CITY_CO',
    ],
    tasks: [
      ['MILESTONE', '园区规划微调', 'Adjustment of the park plan'],
      ['MILESTONE', '研发用地供给与混合用地比例', 'Supply of R&D land and share of mixed use'],
      ['MILESTONE', '拓展区规划方案优化', 'Better plan for the extension area'],
      ['ROUTINE', '土地出让指标向园区倾斜', 'Land-transfer quota for the park'],
      ['MILESTONE', '规划土地审批“绿色通道”', 'Green channel for planning and land approvals'],
    ],
  },
  {
    no: 2,
    zh: '加快重大项目建设',
    en: 'Speed up major projects',
    units: [
      'DIST_MAJOR_PROJECTS',
      'DIST_DEV_REFORM',
      'DIST_CONSTRUCTION',
      'DIST_PLANNING_RESOURCES',
      'DIST_GREENING',
      'DIST_SPORTS',
      'TAOPU_TOWN',
      'TAOPU_SMART_CITY_CO',
      'LINGANG_TAOPU_CO',
    ],
    tasks: [
      ['MILESTONE', '投入使用一批（中央绿地等）', 'In-use batch (Central Green and others)'],
      ['MILESTONE', '施工建成一批（智创TOP等）', 'Construction batch (Zhichuang TOP and others)'],
      ['MILESTONE', '储备入库一批（西部医疗中心等）', 'Reserve batch (Western Medical Centre and others)'],
    ],
  },
  {
    no: 3,
    zh: '加快基础设施布局',
    en: 'Speed up infrastructure',
    units: ['DIST_CONSTRUCTION', 'DIST_GREENING', 'DIST_MAJOR_PROJECTS', 'TAOPU_TOWN', 'TAOPU_SMART_CITY_CO'],
    tasks: [
      ['MILESTONE', '外环S20普陀段功能提升', 'Upgrade of the S20 Outer Ring, Putuo section'],
      ['MILESTONE', '沪嘉高速普陀段抬升', 'Elevation of the Hujia Expressway, Putuo section'],
      ['ROUTINE', '争取轨道交通线路、站点', 'Rail lines and stations for the park'],
      ['MILESTONE', '水系环境与雨水调蓄', 'Waterways and rainwater storage'],
    ],
  },
  {
    no: 4,
    zh: '加强公共服务配置',
    en: 'Better public services',
    units: [
      'DIST_EDUCATION',
      'DIST_HEALTH',
      'DIST_CULTURE_TOURISM',
      'DIST_SPORTS',
      'DIST_COMMERCE',
      'DIST_CIVIL_AFFAIRS',
      'DIST_PLANNING_RESOURCES',
      'DIST_CONSTRUCTION',
      'TAOPU_TOWN',
      'TAOPU_SMART_CITY_CO',
    ],
    tasks: [
      ['MILESTONE', '九年一贯制学校', 'Nine-year school'],
      ['MILESTONE', '西部区域性医疗中心筹建', 'Preparation of the western regional medical centre'],
      ['MILESTONE', '文化、体育、商业、养老设施', 'Facilities for culture, sport, shopping and the elderly'],
    ],
  },
];
