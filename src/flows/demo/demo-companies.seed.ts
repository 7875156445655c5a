import type { CreateCompanyRequest } from '../../features/companies/dto/create-company.dto.js';

/**
 * Invented companies: every Chinese name begins with 示例 after the place, every English one holds Example. Their credit
 * codes are valid in form and belong to nobody; numbers, dates and sums are made up.
 */
export interface DemoCompany {
  readonly key: string;
  readonly unit: string;
  /** Chain node, whose first letters are the focus area's. */
  readonly node: string;
  readonly enteredDaysAgo: number;
  readonly content: Omit<CreateCompanyRequest, 'focusAreaCode'>;
}

type Row = readonly [
  key: string,
  unit: string,
  node: string,
  trade: string,
  capitalWan: number,
  relation: 'TARGET' | 'IN_TALK' | 'RESIDENT' | 'REGISTERED_ONLY',
  year: number,
];

const PARK = 'TAOPU_SMART_CITY_CO';
const TOWN = 'TAOPU_TOWN';
const LINGANG = 'LINGANG_TAOPU_CO';
const OFFICE = 'DIST_INVESTMENT_OFFICE';
const INVEST = 'DIST_SCITECH_INVEST_CO';

const DOMESTIC: readonly Row[] = [
  ['青禾', PARK, 'LH-01', '生物科技', 3000, 'RESIDENT', 2019],
  ['云杉', PARK, 'LH-06', '医疗器械', 1200, 'IN_TALK', 2020],
  ['白鹭', PARK, 'LH-09', '数字医疗科技', 800, 'IN_TALK', 2021],
  ['海棠', PARK, 'LH-02', '基因科技', 5000, 'IN_TALK', 2018],
  ['银杏', PARK, 'LH-12', '康复医疗', 2000, 'TARGET', 2017],
  ['晨曦', PARK, 'AI-07', '机器人', 6000, 'IN_TALK', 2020],
  ['远帆', PARK, 'AI-04', '智能科技', 10000, 'IN_TALK', 2021],
  ['星尘', PARK, 'AI-05', '视觉技术', 1500, 'RESIDENT', 2018],
  ['松涛', PARK, 'AM-02', '新材料科技', 4500, 'IN_TALK', 2016],
  ['磐石', PARK, 'AM-05', '复合材料', 8000, 'TARGET', 2015],
  ['玄武岩', PARK, 'AM-09', '纤维材料', 2600, 'IN_TALK', 2019],
  ['长庚', PARK, 'AI-01', '微电子', 12000, 'TARGET', 2014],
  ['杜若', TOWN, 'LH-07', '诊断技术', 900, 'IN_TALK', 2020],
  ['木槿', TOWN, 'LH-10', '检测技术', 600, 'RESIDENT', 2016],
  ['苍耳', TOWN, 'AI-03', '数据科技', 1000, 'TARGET', 2021],
  ['芦苇', TOWN, 'AM-10', '化学材料', 1800, 'TARGET', 2013],
  ['丁香', TOWN, 'AI-06', '语音技术', 700, 'IN_TALK', 2022],
  ['麦浪', TOWN, 'LH-08', '健康管理', 500, 'REGISTERED_ONLY', 2023],
  ['石榴', TOWN, 'AI-11', '信息服务', 1100, 'RESIDENT', 2017],
  ['鹿鸣', LINGANG, 'AI-09', '软件技术', 3200, 'IN_TALK', 2019],
  ['沧浪', LINGANG, 'AI-08', '无人系统', 7000, 'TARGET', 2020],
  ['丹枫', LINGANG, 'AM-03', '电子材料', 5200, 'IN_TALK', 2018],
  ['锦葵', LINGANG, 'LH-03', '细胞技术', 4000, 'TARGET', 2021],
  ['云梦', LINGANG, 'AI-10', '云计算科技', 9000, 'IN_TALK', 2017],
  ['北辰', OFFICE, 'TF-01', '私募基金管理', 10000, 'IN_TALK', 2022],
  ['南浦', OFFICE, 'TF-09', '金融科技', 5000, 'TARGET', 2020],
  ['西泠', OFFICE, 'LH-04', '生物医药', 20000, 'IN_TALK', 2012],
  ['东篱', OFFICE, 'LH-11', '医药研发', 6500, 'TARGET', 2018],
  ['流萤', OFFICE, 'AI-02', '传感技术', 2400, 'IN_TALK', 2019],
  ['扶桑', INVEST, 'TF-02', '创业投资', 30000, 'IN_TALK', 2016],
  ['若木', INVEST, 'AM-11', '材料研究', 1600, 'TARGET', 2020],
  ['望舒', INVEST, 'AM-06', '合金科技', 3600, 'IN_TALK', 2015],
  ['飞廉', INVEST, 'AI-12', '测评技术', 900, 'TARGET', 2021],
  ['羲和', INVEST, 'AM-08', '光电材料', 15000, 'IN_TALK', 2011],
];

function domestic([name, unit, node, trade, capitalWan, relation, year]: Row, index: number): DemoCompany {
  const inDistrict = relation === 'RESIDENT' || relation === 'REGISTERED_ONLY';
  return {
    key: name,
    unit,
    node,
    enteredDaysAgo: 330 - index * 6,
    content: {
      nameCn: `上海示例${name}${trade}有限公司`,
      nameEn: null,
      aliases: [{ name: `示例${name}`, type: 'SHORT' }],
      entityType: 'COMPANY',
      capitalNature: index % 7 === 3 ? 'MIXED' : 'PRIVATE',
      investorCountry: 'CN',
      uscc: inventedUscc(index + 1),
      registeredCapitalWan: `${capitalWan}.00`,
      registeredCapitalCurrency: 'CNY',
      establishedOn: `${year}-0${(index % 9) + 1}-1${index % 8}`,
      registrationStatus: 'IN_OPERATION',
      registeredAddress: `上海市示例路${index * 3 + 1}号`,
      registeredDistrictCode: inDistrict ? '310107' : '310115',
      taxDistrictCode: inDistrict ? '310107' : '310115',
      inPark: relation === 'RESIDENT',
      scaleClass: capitalWan >= 10000 ? 'MEDIUM' : 'SMALL',
      israelRelation: 'NONE',
      listingStatus: 'NONE',
      parkRelation: relation,
    },
  };
}

type ForeignRow = readonly [
  key: string,
  node: string,
  country: string,
  number: string,
  nameEn: string,
  nameLocal: string | null,
  nameCn: string,
];

/** Numbers made of noughts; the Israeli ones pass their check digit. */
const FOREIGN: readonly ForeignRow[] = [
  ['alon', 'LH-06', 'IL', '500000013', 'Alon Example Medical Ltd.', 'דוגמה אלון מדיקל בע"מ', '示例阿隆医疗'],
  ['nevo', 'AI-05', 'IL', '500000021', 'Nevo Example Vision Ltd.', 'דוגמה נבו ויז׳ן בע"מ', '示例内沃视觉'],
  [
    'carmel',
    'LH-09',
    'IL',
    '500000039',
    'Carmel Example Health Ltd.',
    'דוגמה כרמל בריאות בע"מ',
    '示例卡梅尔健康',
  ],
  [
    'tamar',
    'AM-03',
    'IL',
    '500000047',
    'Tamar Example Materials Ltd.',
    'דוגמה תמר חומרים בע"מ',
    '示例塔马尔材料',
  ],
  ['linden', 'AM-05', 'DE', 'HRB 000001', 'Linden Example Werkstoffe GmbH', null, '示例林登材料'],
  ['maple', 'AI-04', 'SG', '000000001E', 'Maple Example AI Pte. Ltd.', null, '示例枫叶智能'],
  [
    'harbour',
    'TF-02',
    'HK',
    '00000001',
    'Harbour Example Capital Limited',
    '示例海港資本有限公司',
    '示例海港资本',
  ],
];

function foreign(
  [key, node, country, number, nameEn, nameLocal, nameCn]: ForeignRow,
  index: number,
): DemoCompany {
  return {
    key,
    unit: OFFICE,
    node,
    enteredDaysAgo: 300 - index * 20,
    content: {
      nameCn: null,
      nameEn,
      nameLocal,
      aliases: [{ name: nameCn, type: 'TRANSLATION' }],
      entityType: 'FOREIGN_ENTITY',
      capitalNature: 'OVERSEAS',
      investorCountry: country,
      foreignRegNo: number,
      foreignRegCountry: country,
      registrationStatus: 'IN_OPERATION',
      israelRelation: country === 'IL' ? 'ISRAELI_ENTITY' : 'NONE',
      parkRelation: 'IN_TALK',
      website: `www.${key}.example`,
    },
  };
}

const SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A credit code of Putuo that is right in both check characters; its body `DEM00…` says what it is. */
export function inventedUscc(serial: number, mark = 'DEM'): string {
  const body = `${mark}${String(serial).padStart(8 - mark.length, '0')}`;
  const inner = [3, 7, 9, 10, 5, 8, 4, 2].reduce(
    (sum, weight, index) => sum + weight * Number.parseInt(body.charAt(index), 36),
    0,
  );
  const check = (11 - (inner % 11)) % 11;
  const code = `91310107${body}${check === 10 ? 'X' : check}`;
  const sum = [...code].reduce((total, sign, index) => total + SIGNS.indexOf(sign) * (3 ** index % 31), 0);
  return code + SIGNS.charAt((31 - (sum % 31)) % 31);
}

export const DEMO_COMPANIES: readonly DemoCompany[] = [...DOMESTIC.map(domestic), ...FOREIGN.map(foreign)];
