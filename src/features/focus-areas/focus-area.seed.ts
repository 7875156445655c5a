import type { AreaRelation, Taxonomy } from './focus-area.codes.js';

/**
 * Three taxonomies that are not each other (trap 8.15), as dated rows. `validFrom` is the day of the document that
 * names the area, the earliest day it is proven for; `validTo` stays null until a later document replaces it.
 */
export interface FocusAreaSeed {
  readonly taxonomy: Taxonomy;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly helpZh: string;
  readonly helpEn: string;
  readonly version: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly sortOrder: number;
  readonly source: string;
}

/** `from` relation `to`, kept once per pair; the reverse is SAME, NARROWER for BROADER, or OVERLAPS. */
export interface FocusAreaMappingSeed {
  readonly fromTaxonomy: Taxonomy;
  readonly fromCode: string;
  readonly relation: AreaRelation;
  readonly toTaxonomy: Taxonomy;
  readonly toCode: string;
  readonly noteZh: string;
  readonly noteEn: string;
}

interface Edition {
  readonly taxonomy: Taxonomy;
  readonly version: string;
  readonly validFrom: string;
  readonly source: string;
}

const PARK: Edition = {
  taxonomy: 'PARK',
  version: '2022',
  validFrom: '2022-11-01',
  source: '普委办发〔2022〕23号',
};
const DISTRICT: Edition = {
  taxonomy: 'DISTRICT',
  version: '2025',
  validFrom: '2025-04-20',
  source: '新民晚报2025-04-20',
};
const CITY: Edition = { ...PARK, taxonomy: 'CITY' };

type AreaRow = readonly [code: string, nameZh: string, nameEn: string, helpZh: string, helpEn: string];

function edition(head: Edition, rows: readonly AreaRow[]): FocusAreaSeed[] {
  return rows.map(([code, nameZh, nameEn, helpZh, helpEn], index) => ({
    ...head,
    code,
    nameZh,
    nameEn,
    helpZh,
    helpEn,
    validTo: null,
    sortOrder: index + 1,
  }));
}

export const FOCUS_AREAS: readonly FocusAreaSeed[] = [
  ...edition(PARK, [
    [
      'LIFE_HEALTH',
      '生命健康',
      'Life health',
      '药物、器械、诊断、细胞治疗、数字医疗及其检测、注册服务',
      'Drugs, devices, diagnostics, cell therapy, digital health, and their testing and registration services',
    ],
    [
      'AI',
      '人工智能',
      'Artificial intelligence (AI)',
      '算法与模型、算力芯片、机器人、数据服务及行业应用',
      'Algorithms and models, computing chips, robots, data services and applications in industries',
    ],
    [
      'ADV_MATERIALS',
      '先进材料',
      'Advanced materials',
      '高分子、电子化学品、陶瓷、合金、碳材料、生物医用材料等',
      'Polymers, electronic chemicals, ceramics, alloys, carbon and biomedical materials and the like',
    ],
    [
      'TECH_FINANCE',
      '科技金融',
      'Sci-tech finance',
      '为科技创新服务的金融（创投、科技信贷、科技保险等），不等于金融科技（支付类应用）',
      'Finance that serves science and technology (venture capital, tech lending, insurance); not payment apps',
    ],
    [
      'OTHER',
      '其他',
      'Other',
      '不属于园区四个产业方向；评审中产业契合度为0',
      'Outside the four focus areas of the park; scores 0 for industry fit at review',
    ],
  ]),
  ...edition(DISTRICT, [
    ['SMART_SOFTWARE', '智能软件', 'Smart software', '区四大重点产业之一', 'A key industry of the district'],
    ['RND_SERVICE', '研发服务', 'R&D services', '区四大重点产业之一', 'A key industry of the district'],
    [
      'TECH_FINANCE',
      '科技金融',
      'Sci-tech finance',
      '区四大重点产业之一；为科技创新服务的金融',
      'A key industry of the district: finance that serves science and technology',
    ],
    ['LIFE_HEALTH', '生命健康', 'Life health', '区四大重点产业之一', 'A key industry of the district'],
  ]),
  ...edition(CITY, [
    ['IC', '集成电路', 'Integrated circuits', '上海三大先导产业之一', 'A leading industry of Shanghai'],
    ['BIOMEDICINE', '生物医药', 'Biomedicine', '上海三大先导产业之一', 'A leading industry of Shanghai'],
    [
      'AI',
      '人工智能',
      'Artificial intelligence (AI)',
      '上海三大先导产业之一',
      'A leading industry of Shanghai',
    ],
  ]),
];

type MappingRow = readonly [from: string, relation: AreaRelation, to: string, noteZh: string, noteEn: string];

/** The mapping is ours: it suggests a value for the other field and never derives a reported figure. */
const MAPPING_ROWS: readonly MappingRow[] = [
  ['PARK.LIFE_HEALTH', 'SAME', 'DISTRICT.LIFE_HEALTH', '名称相同', 'Same name'],
  ['PARK.TECH_FINANCE', 'SAME', 'DISTRICT.TECH_FINANCE', '名称相同', 'Same name'],
  ['PARK.AI', 'OVERLAPS', 'DISTRICT.SMART_SOFTWARE', '算法与行业软件重合', 'Shared: algorithms, software'],
  ['PARK.LIFE_HEALTH', 'OVERLAPS', 'DISTRICT.RND_SERVICE', '研发外包重合', 'Shared: contract research'],
  ['PARK.ADV_MATERIALS', 'OVERLAPS', 'DISTRICT.RND_SERVICE', '中试与检测重合', 'Shared: pilot and testing'],
  ['PARK.AI', 'SAME', 'CITY.AI', '名称相同', 'Same name'],
  ['PARK.LIFE_HEALTH', 'BROADER', 'CITY.BIOMEDICINE', '另含健康服务', 'Also holds health services'],
  ['PARK.AI', 'OVERLAPS', 'CITY.IC', '智能芯片重合', 'Shared: AI chips'],
  ['PARK.ADV_MATERIALS', 'OVERLAPS', 'CITY.IC', '电子化学品重合', 'Shared: electronic chemicals'],
  ['DISTRICT.LIFE_HEALTH', 'BROADER', 'CITY.BIOMEDICINE', '另含健康服务', 'Also holds health services'],
  ['DISTRICT.SMART_SOFTWARE', 'OVERLAPS', 'CITY.AI', '算法与行业软件重合', 'Shared: algorithms, software'],
];

export const FOCUS_AREA_MAPPINGS: readonly FocusAreaMappingSeed[] = MAPPING_ROWS.map(
  ([from, relation, to, noteZh, noteEn]) => {
    const [fromTaxonomy, fromCode] = from.split('.') as [Taxonomy, string];
    const [toTaxonomy, toCode] = to.split('.') as [Taxonomy, string];
    return { fromTaxonomy, fromCode, relation, toTaxonomy, toCode, noteZh, noteEn };
  },
);
