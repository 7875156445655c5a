/**
 * What invented company names are made of: brand characters with their reading, trades by focus area, places. Any
 * likeness to a real company is chance; nothing here is a fact about one.
 */
const BRAND_TEXT =
  '瑞rui 恒heng 博bo 泰tai 康kang 诺nuo 德de 华hua 信xin 达da 安an 辰chen 宇yu 麟lin 澜lan 钧jun 铭ming 哲zhe 睿rui 凯kai ' +
  '腾teng 远yuan 迈mai 卓zhuo 越yue 盛sheng 景jing 隆long 丰feng 润run 汇hui 嘉jia 源yuan 启qi 航hang 翼yi 拓tuo 锐rui 晟sheng 弘hong ' +
  '毅yi 朗lang 晖hui 曦xi 昊hao 峻jun 岚lan 清qing 澄cheng 泓hong 沐mu 禾he 森sen 柏bo 楠nan 桐tong 槿jin 芯xin 矽xi 锋feng ' +
  '钛tai 铂bo 镁mei 锂li 砺li 磐pan 岩yan 珀po 琥hu 璟jing 瑾jin 琛chen 珩heng 玖jiu 沃wo 尔er 赛sai 克ke 莱lai 斯si ' +
  '维wei 艾ai 伦lun 迪di 科ke 纳na 米mi 兰lan 格ge 思si 图tu 慧hui 灵ling 悟wu 觉jue 知zhi 行xing 至zhi 臻zhen 善shan ' +
  '佑you 祺qi 祥xiang 福fu 宁ning 静jing 和he 谐xie 同tong 创chuang 新xin 益yi 普pu 惠hui 众zhong 合he 联lian 通tong 畅chang 迅xun';

export interface BrandSyllable {
  readonly character: string;
  readonly reading: string;
}

export const BRAND: readonly BrandSyllable[] = BRAND_TEXT.split(' ').map((pair) => ({
  character: pair.charAt(0),
  reading: pair.charAt(1).toUpperCase() + pair.slice(2),
}));

export interface Trade {
  readonly cn: string;
  readonly en: string;
  readonly gb4754: string;
}

const trade = (cn: string, en: string, gb4754: string): Trade => ({ cn, en, gb4754 });

export const TRADES: Readonly<Record<string, readonly Trade[]>> = {
  LIFE_HEALTH: [
    trade('生物科技', 'Biotech', '7340'),
    trade('生物医药', 'Biopharma', '2761'),
    trade('医疗器械', 'Medical Devices', '3589'),
    trade('基因科技', 'Genomics', '7340'),
    trade('健康科技', 'Health Technology', '7330'),
    trade('医药', 'Pharmaceutical', '2710'),
    trade('诊断技术', 'Diagnostics', '7320'),
    trade('医学检验', 'Medical Laboratory', '8492'),
  ],
  AI: [
    trade('智能科技', 'Intelligent Technology', '6513'),
    trade('人工智能', 'Artificial Intelligence', '6513'),
    trade('机器人', 'Robotics', '3964'),
    trade('信息技术', 'Information Technology', '6510'),
    trade('数据科技', 'Data Technology', '6550'),
    trade('微电子', 'Microelectronics', '3973'),
  ],
  ADV_MATERIALS: [
    trade('新材料科技', 'Advanced Materials', '2659'),
    trade('新材料', 'New Materials', '2659'),
    trade('复合材料', 'Composites', '3062'),
    trade('化工科技', 'Chemical Technology', '2669'),
  ],
  TECH_FINANCE: [
    trade('股权投资', 'Equity Investment', '6732'),
    trade('融资租赁', 'Leasing', '6631'),
    trade('金融信息服务', 'Financial Information Services', '6940'),
  ],
  OTHER: [
    trade('国际贸易', 'International Trade', '5181'),
    trade('供应链管理', 'Supply Chain', '7224'),
    trade('文化传播', 'Culture', '9051'),
    trade('建筑工程', 'Construction', '4710'),
    trade('物流', 'Logistics', '5320'),
  ],
};

/** The first area holds more than half of all companies, so that its sorted list has the pages that are measured. */
export const AREA_WEIGHTS = [
  ['LIFE_HEALTH', 55],
  ['AI', 18],
  ['ADV_MATERIALS', 12],
  ['TECH_FINANCE', 8],
  ['OTHER', 7],
] as const;

interface Place {
  readonly cn: string;
  readonly en: string;
  readonly district: string;
}

export const PLACES: readonly (readonly [Place, number])[] = [
  [{ cn: '上海', en: 'Shanghai', district: '310107' }, 60],
  [{ cn: '上海', en: 'Shanghai', district: '310115' }, 12],
  [{ cn: '苏州', en: 'Suzhou', district: '320505' }, 8],
  [{ cn: '杭州', en: 'Hangzhou', district: '330108' }, 6],
  [{ cn: '深圳', en: 'Shenzhen', district: '440305' }, 5],
  [{ cn: '北京', en: 'Beijing', district: '110108' }, 5],
  [{ cn: '南京', en: 'Nanjing', district: '320115' }, 4],
];

export const FOREIGN_FORMS = [
  ['IL', 'Ltd.'],
  ['US', 'Inc.'],
  ['DE', 'GmbH'],
  ['SG', 'Pte. Ltd.'],
] as const;

export const UNIT_WEIGHTS = [
  ['TAOPU_SMART_CITY_CO', 35],
  ['TAOPU_TOWN', 25],
  ['LINGANG_TAOPU_CO', 15],
  ['DIST_INVESTMENT_OFFICE', 15],
  ['DIST_SCITECH_INVEST_CO', 10],
] as const;
