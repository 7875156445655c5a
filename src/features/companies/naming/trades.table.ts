/**
 * N12: words for a line of business at the end of a name, by topic. Words of one topic are one synonym set
 * (the registrar finds the same brand with a synonymous industry similar, domain.md §4.4). `GENERAL` says nothing
 * about the business and decides only when nothing else is there.
 */
const WORDS: Readonly<Record<string, string>> = {
  LIFE:
    '生物科技 生物技术 生物医药 生物制药 生物工程 生物制品 生物化学 生物 医药科技 医药 医疗科技 医疗器械 医疗设备 医疗技术 医疗健康 ' +
    '医疗 医学科技 医学 制药 药业 药品 中药 健康科技 健康管理 健康产业 健康 基因科技 基因 诊断 疫苗 医院 生命科学 生命科技',
  DIGITAL:
    '信息科技 信息技术 信息产业 信息 网络科技 网络技术 网络 软件技术 软件 数据科技 数据技术 数据服务 大数据 数据 数字科技 数字技术 ' +
    '人工智能 智能科技 智能技术 智能 物联网 互联网 云计算 通信技术 通信科技 通信 通讯 计算机 系统集成 电子商务 网络安全',
  ELECTRONICS:
    '电子科技 电子技术 电子 半导体科技 半导体 微电子 光电科技 光电技术 光电 集成电路 芯片 电气 电器 电力设备 仪器仪表 仪器 测控技术',
  MATERIALS:
    '新材料科技 新材料 材料科技 材料 化工科技 化工 化学 石化 石油化工 化纤 塑料 塑业 橡胶 陶瓷 玻璃 稀土 钛业 锂业 钨业 铜业 铝业 轮胎 特殊钢 有色金属 金属 ' +
    '高分子材料 复合材料 纳米科技 纳米技术',
  FINANCE:
    '股权投资基金管理 股权投资基金 股权投资管理 股权投资 创业投资 投资管理 投资 资产管理 私募基金管理 基金管理 基金 资本管理 资本 ' +
    '科技金融 金融科技 金融服务 金融 证券 银行 保险 信托 期货 融资租赁 租赁 商业银行 农村商业银行',
  SERVICE:
    '管理咨询 企业管理 商务咨询 咨询 商务服务 商务 企业服务 服务 管理 检测技术 检测 检验 认证 人力资源 物业管理 物业',
  ENERGY: '新能源科技 新能源 能源科技 能源 电力 光伏 太阳能 风电 燃气 煤业 煤电 矿业 石油',
  ENVIRONMENT: '环保科技 环保 环境科技 环境 水务 水业 生态科技 生态 节能科技 节能',
  MACHINERY:
    '机械科技 机械 机电 设备 装备 重工 精工 精密 制造 工业 自动化 机器人 机床 仪表 阀门 汽车零部件 汽车科技 汽车 轴承 模具 航天 航空科技',
  CONSTRUCTION:
    '建设 建筑 建工 建设工程 工程技术 工程 路桥 交通建设 家居 房地产 置业 地产 建材 水泥 钢铁 园林 规划设计',
  TRADE: '国际贸易 贸易 商贸 进出口 国际物流 物流 供应链管理 供应链 百货大楼 百货 超市 连锁 商业 零售',
  FOOD: '食品科技 食品 餐饮管理 餐饮 农业科技 农业 农牧 饮料 酒业 乳业 种业 牧业 渔业 面业',
  CULTURE:
    '酒店管理 酒店 娱乐 文化传媒 文化传播 文化产业 文化科技 文化 传媒 影视 电影 出版 旅游 文旅 教育科技 教育 体育 广告 画院 设计',
  TEXTILE: '纺织 服饰 服装 家纺',
  TRANSPORT: '航空 航运 港口 高速公路 机场 铁路 运输',
  GENERAL:
    '科技发展 科技产业 科技 技术开发 技术服务 技术发展 技术 高科技 高新技术 发展 开发 实业发展 实业 产业 企业发展 企业 国际 事业 ' +
    '研究院 研究所 中心',
};

const LATIN_WORDS: Readonly<Record<string, string>> = {
  LIFE: 'BIO BIOTECH BIOTECHNOLOGY BIOTECHNOLOGIES BIOLOGICAL MEDICAL MEDICINE MEDTECH PHARMA PHARMACEUTICAL PHARMACEUTICALS HEALTH HEALTHCARE THERAPEUTICS BIOSCIENCES',
  DIGITAL:
    'AI SOFTWARE INFORMATION DATA DIGITAL NETWORK NETWORKS INTERNET CYBER COMMUNICATION COMMUNICATIONS INTELLIGENT INTELLIGENCE',
  ELECTRONICS:
    'ELECTRONIC ELECTRONICS SEMICONDUCTOR SEMICONDUCTORS OPTOELECTRONICS ELECTRIC ELECTRICAL OPTICAL OPTICS',
  MATERIALS:
    'MATERIAL MATERIALS CHEMICAL CHEMICALS CHEMISTRY METAL METALS COPPER IRON STEEL SPECIAL FIBRE FIBER CEMENT POLYMER PLASTICS',
  FINANCE:
    'INVESTMENT INVESTMENTS CAPITAL FINANCE FINANCIAL VENTURES BANK RURAL COMMERCIAL INSURANCE SECURITIES FINTECH',
  ENERGY: 'ENERGY POWER SOLAR GAS OIL PETROLEUM',
  MACHINERY:
    'MACHINERY EQUIPMENT AUTOMATION ROBOTICS AUTO AUTOMOTIVE MOTOR MOTORS INDUSTRY INDUSTRIES INDUSTRIAL',
  TRADE: 'DEPARTMENT STORE STORES TRADING LOGISTICS SUPPLY CHAIN',
  CULTURE: 'FILM MEDIA CULTURE TOURISM TRAVEL EDUCATION',
  TRANSPORT: 'PORT AIRPORT AIRLINES EXPRESSWAY RAILWAY SHIPPING',
  GENERAL:
    'TECHNOLOGY TECHNOLOGIES TECH SCIENCE HI HIGH DEVELOPMENT SOLUTIONS INTERNATIONAL GROUP HOLDING HOLDINGS AND',
};

const topics = new Map<string, string>();
const byEnding = new Map<string, string[]>();

for (const [topic, words] of [...Object.entries(WORDS), ...Object.entries(LATIN_WORDS)]) {
  for (const word of words.split(' ')) topics.set(word, topic);
}
for (const word of Object.values(WORDS).flatMap((words) => words.split(' '))) {
  const ending = word.slice(-1);
  byEnding.set(
    ending,
    [...(byEnding.get(ending) ?? []), word].sort((a, b) => b.length - a.length),
  );
}

function tradeAtEnd(stem: string, keep: number): string | undefined {
  return byEnding
    .get(stem.slice(-1))
    ?.find((word) => stem.length - word.length >= keep && stem.endsWith(word));
}

/** Splits a Han stem into brand (at least two characters) and the industry words behind it. */
export function splitTrade(stem: string): { brand: string; trade: string } {
  let brand = stem;
  for (let word = tradeAtEnd(brand, 2); word; word = tradeAtEnd(brand, 2))
    brand = brand.slice(0, -word.length);
  return { brand, trade: stem.slice(brand.length) };
}

/** True when a text is industry words and nothing else: 科技, 国际贸易中心. */
export function isOnlyTrade(text: string): boolean {
  let rest = text;
  for (let word = tradeAtEnd(rest, 0); word; word = tradeAtEnd(rest, 0)) rest = rest.slice(0, -word.length);
  return rest === '';
}

/** True for a Latin word of business, TECHNOLOGY or MEDICAL. */
export function isLatinTrade(word: string): boolean {
  return topics.has(word);
}

function topicsOf(trade: string): ReadonlySet<string> {
  const found = new Set<string>();
  if (/\p{Script=Han}/u.test(trade)) {
    let rest = trade;
    for (let word = tradeAtEnd(rest, 0); word; word = tradeAtEnd(rest, 0)) {
      found.add(topics.get(word) ?? '');
      rest = rest.slice(0, -word.length);
    }
  } else for (const word of trade.split(' ')) if (topics.has(word)) found.add(topics.get(word) ?? '');
  if (found.size > 1) found.delete('GENERAL');
  return found;
}

/** True when two trades are equal or share a topic: 生物科技 and 医药科技. An empty trade is synonymous with none. */
export function areTradesSynonymous(left: string, right: string): boolean {
  if (left === '' || right === '') return false;
  const rightTopics = topicsOf(right);
  return left === right || [...topicsOf(left)].some((topic) => rightTopics.has(topic));
}
