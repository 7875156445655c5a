import { inventedUscc } from '../../src/flows/demo/demo-companies.seed.js';

/** Characters of invented names with their reading. */
const SYLLABLES =
  '瑞rui 恒heng 博bo 泰tai 康kang 诺nuo 德de 信xin 达da 安an 辰chen 宇yu 麟lin 澜lan 钧jun 铭ming 哲zhe 凯kai 腾teng 迈mai 卓zhuo 盛sheng 景jing 隆long 润run 嘉jia 启qi 航hang 翼yi 拓tuo 弘hong 朗lang 昊hao 峻jun 岚lan 清qing 泓hong 森sen 柏bo 楠nan'
    .split(' ')
    .map((pair) => ({ sign: pair.charAt(0), reading: pair.slice(1) }));

export interface Brand {
  readonly name: string;
  /** Pinyin without tones. */
  readonly reading: string;
}

export interface InventedCompany {
  readonly brand: Brand;
  readonly name: string;
  readonly uscc: string;
}

const TRADES = [
  '机器人',
  '生物科技',
  '新材料科技',
  '医疗器械',
  '智能科技',
  '数据服务',
  '传感技术',
  '检测技术',
];

/** Companies that no other run invents: brand and number come from the clock, counted in tenths of a second. */
export function inventCompanies(count: number, at: number = Date.now()): InventedCompany[] {
  const run = Math.floor(at / 100);
  return Array.from({ length: count }, (_, index) => {
    const brand = brandOf(run * 7 + index * 397);
    return {
      brand,
      name: `上海示例${brand.name}${TRADES[index % TRADES.length]}有限公司`,
      uscc: inventedUscc((run * 40 + index) % 10_000_000, 'T'),
    };
  });
}

function brandOf(seed: number): Brand {
  const base = SYLLABLES.length;
  const parts = [
    seed,
    Math.floor(seed / base),
    Math.floor(seed / base ** 2),
    Math.floor(seed / base ** 3),
  ].map((number) => SYLLABLES[number % base] as (typeof SYLLABLES)[number]);
  return {
    name: parts.map(({ sign }) => sign).join(''),
    reading: parts.map(({ reading }) => reading).join(''),
  };
}
