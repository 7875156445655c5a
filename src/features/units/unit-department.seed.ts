/**
 * The departments of the district that the paper names: code, wording of the paper, English name, further aliases.
 * The short form without 区 and the form with 普陀 in front follow from the wording.
 */
export type DepartmentRow = readonly [code: string, name: string, nameEn: string, ...aliases: string[]];

export const GOVERNMENT_DEPARTMENTS: readonly DepartmentRow[] = [
  [
    'DIST_PLANNING_RESOURCES',
    '区规划资源局',
    'District Planning and Natural Resources Bureau',
    '上海市普陀区规划和自然资源局',
  ],
  [
    'DIST_DEV_REFORM',
    '区发改委',
    'District Development and Reform Commission',
    '上海市普陀区发展和改革委员会',
  ],
  ['DIST_COMMERCE', '区商务委', 'District Commerce Commission', '上海市普陀区商务委员会'],
  ['DIST_MAJOR_PROJECTS', '区重大办', 'District Major Projects Office'],
  [
    'DIST_CONSTRUCTION',
    '区建管委',
    'District Construction and Management Commission',
    '上海市普陀区建设和管理委员会',
  ],
  [
    'DIST_GREENING',
    '区绿化市容局',
    'District Greening and City Appearance Bureau',
    '上海市普陀区绿化和市容管理局',
  ],
  ['DIST_SPORTS', '区体育局', 'District Sports Bureau', '上海市普陀区体育局'],
  ['DIST_EDUCATION', '区教育局', 'District Education Bureau', '上海市普陀区教育局'],
  ['DIST_HEALTH', '区卫生健康委', 'District Health Commission', '上海市普陀区卫生健康委员会', '区卫健委'],
  ['DIST_CULTURE_TOURISM', '区文旅局', 'District Culture and Tourism Bureau', '上海市普陀区文化和旅游局'],
  ['DIST_CIVIL_AFFAIRS', '区民政局', 'District Civil Affairs Bureau', '上海市普陀区民政局'],
  ['DIST_SCITECH', '区科委', 'District Science and Technology Commission', '上海市普陀区科学技术委员会'],
  ['DIST_FOREIGN_AFFAIRS', '区外事办', 'District Foreign Affairs Office', '上海市普陀区人民政府外事办公室'],
  ['DIST_FINANCIAL_SERVICES', '区金融办', 'District Financial Services Office', '上海市普陀区金融服务办公室'],
  [
    'DIST_MARKET_REGULATION',
    '区市场监管局',
    'District Market Regulation Bureau',
    '上海市普陀区市场监督管理局',
  ],
  ['DIST_SASAC', '区国资委', 'District State-owned Assets Commission', '上海市普陀区国有资产监督管理委员会'],
  ['DIST_FINANCE_BUREAU', '区财政局', 'District Finance Bureau', '上海市普陀区财政局'],
  ['DIST_TAX', '区税务局', 'District Tax Bureau', '国家税务总局上海市普陀区税务局'],
  [
    'DIST_HR_SOCIAL_SECURITY',
    '区人社局',
    'District Human Resources and Social Security Bureau',
    '上海市普陀区人力资源和社会保障局',
  ],
  ['DIST_HOUSING', '区房管局', 'District Housing Bureau', '上海市普陀区住房保障和房屋管理局'],
  [
    'DIST_PUBLIC_SECURITY',
    '区公安分局',
    'Putuo Branch of the Public Security Bureau',
    '上海市公安局普陀分局',
    '普陀公安分局',
  ],
  ['DIST_JUSTICE', '区司法局', 'District Justice Bureau', '上海市普陀区司法局'],
  ['DIST_APPROVAL_REFORM', '区审改办', 'District Approval Reform Office'],
];

export const PUBLIC_INSTITUTIONS: readonly DepartmentRow[] = [
  ['DIST_URBAN_OPERATION', '区城运中心', 'District Urban Operation Centre', '上海市普陀区城市运行管理中心'],
  ['DIST_GOV_SERVICE_CENTRE', '区政务服务中心', 'District Government Service Centre'],
];
