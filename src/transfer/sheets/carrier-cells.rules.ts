import { CARRIER_UNIT_STATUS, FIT_OUT } from '../../features/carrier-units/carrier-unit.codes.js';
import { Exact } from '../../platform/kernel/decimal.js';
import { foldHeading, isMissing, toHalfWidth } from '../reading/fold.rules.js';
import type { Cell } from '../reading/table.js';
import type { ParsedCell } from '../sheet.js';
import { type CellParser, MISSING, ok, reject } from './cell-parser.rules.js';

/**
 * Cells of lists of space (domain.md §2.7) with the units that people write: ㎡, m, t or kN a ㎡, kVA, CNY a ㎡ and day
 * or month (trap 8.33). The unit stands in the cell or in the heading; where neither has one and the number alone does
 * not tell, the cell goes back with what to write.
 */
type Num = InstanceType<typeof Exact>;

/** 1 t/㎡ ≈ 9.8 kN/㎡ (domain.md §2.7). */
const KN_OF_TON = '9.8';
/** Above it no rent of Shanghai is by the day, below it none is by the month. */
const MOST_BY_DAY = 15;

const bare = (cell: Cell) => toHalfWidth(cell.number ?? cell.text).replace(/[\s,]/g, '');

/** The number of a cell and what stands behind it; null where there is not just one. */
function numberIn(text: string): { value: Num; unit: string } | null {
  const found = /^(?:约|大约|≈|不低于|≥)?(?:rmb|¥|￥)?(\d{1,12}(?:\.\d+)?)(?![\d.]*[-~至到]\d)(.*)$/i.exec(
    text,
  );
  return found ? { value: new Exact(found[1] as string), unit: (found[2] as string).toLowerCase() } : null;
}

const NOT_ONE = reject('应为一个数，不能是区间或文字', 'One number is needed, not a range or words');
const NO_UNIT = /^(左右|以上|起)?$/;

function measured(units: RegExp, digits: number): CellParser {
  return (cell) => {
    const text = bare(cell);
    if (isMissing(text)) return MISSING;
    const found = numberIn(text);
    if (!found) return NOT_ONE;
    const unit = found.unit.replace(units, '');
    if (!NO_UNIT.test(unit)) return reject(`不认识的单位：${unit}`, `Unit not known: ${unit}`);
    return found.value.isZero() ? MISSING : ok(text_(found.value, digits));
  };
}

const text_ = (value: Num, digits: number) => value.toDecimalPlaces(digits).toFixed();

export const sqm = measured(/^(m2|m²|平方米|平米|平方|平|㎡)/, 2);
export const metres = measured(/^(m|米)/, 2);
export const kva = measured(/^(kva|千伏安)/, 2);

/** 承重 → kN/㎡. */
export const floorLoad: CellParser = (cell, heading) => {
  const text = bare(cell);
  if (isMissing(text)) return MISSING;
  const found = numberIn(text);
  if (!found) return NOT_ONE;
  if (found.value.isZero()) return MISSING;
  const kind = loadUnit(found.unit) ?? loadUnit(headingUnit(heading)) ?? loadBySize(found.value);
  if (kind === null)
    return reject(
      '承重没有单位，请写明 t/㎡ 或 kN/㎡（如 1.5t/㎡）',
      'The load has no unit; write t or kN a square metre',
    );
  const factor = { KN: '1', T: KN_OF_TON, KG: new Exact(KN_OF_TON).div(1000) }[kind];
  return ok(text_(found.value.mul(factor), 2));
};

type LoadUnit = 'KN' | 'T' | 'KG';

function loadUnit(text: string): LoadUnit | null {
  if (/kn|千牛/.test(text)) return 'KN';
  if (/kg|公斤|千克/.test(text)) return 'KG';
  return /吨|t/.test(text) ? 'T' : null;
}

/** No floor carries less than 2 kN/㎡ by the code of loads, and none as much as 100. */
function loadBySize(value: Num): LoadUnit | null {
  if (value.lt(2)) return 'T';
  return value.gte(100) ? 'KG' : null;
}

/** What a heading says in brackets or behind a slash, in lower case. */
function headingUnit(heading: string): string {
  return toHalfWidth(heading).toLowerCase().replace(/\s/g, '');
}

const PER_DAY = /天|日|day/;
const PER_MONTH = /月|month/;
const PER_YEAR = /年|year/;

type Term = 'DAY' | 'MONTH' | 'YEAR';

function termIn(text: string): Term | null {
  if (PER_DAY.test(text)) return 'DAY';
  if (PER_MONTH.test(text)) return 'MONTH';
  return PER_YEAR.test(text) ? 'YEAR' : null;
}

/** Amount and term of a price of a ㎡; the cell goes before the heading. */
function price(cell: Cell, heading: string): { value: Num; term: Term | null } | ParsedCell {
  const text = bare(cell);
  if (isMissing(text)) return MISSING;
  const found = numberIn(text);
  if (!found) return NOT_ONE;
  const words = found.unit + headingUnit(heading);
  if (/万|亩|\/套|\/间|\/户|包干|总价|总租金/.test(words))
    return reject('应为每平方米单价（元/㎡·天）', 'The price of one square metre is needed');
  return { value: found.value, term: termIn(found.unit) ?? termIn(headingUnit(heading)) };
}

/** Of a day × 365 ÷ 12 is of a month (domain.md trap 8.33: 5.2 a day are 158.17 a month). */
const MONTHS = new Exact(365).div(12);

/** 租金 → CNY a ㎡ and day. A small number without a term is by the day, as Shanghai quotes. */
export const rentPerDay: CellParser = (cell, heading) => {
  const read = price(cell, heading);
  if ('status' in read) return read;
  const term = read.term ?? (read.value.lte(MOST_BY_DAY) ? 'DAY' : null);
  if (term === null)
    return reject(
      '租金没有写明按天还是按月，请写成 5.2元/㎡·天 或 158元/㎡·月',
      'The rent does not say whether it is by the day or by the month',
    );
  const perDay = { DAY: read.value, MONTH: read.value.div(MONTHS), YEAR: read.value.div(365) }[term];
  return ok(text_(perDay, 4));
};

/** 物业费 → CNY a ㎡ and month, as it is quoted where nothing else is said. */
export const feePerMonth: CellParser = (cell, heading) => {
  const read = price(cell, heading);
  if ('status' in read) return read;
  const perMonth = {
    DAY: read.value.mul(MONTHS),
    MONTH: read.value,
    YEAR: read.value.div(12),
  }[read.term ?? 'MONTH'];
  return ok(text_(perMonth, 4));
};

/** 得房率 → percent: `70%`, `70` and `0.7` are the same. */
export const percent: CellParser = (cell) => {
  const text = bare(cell);
  if (isMissing(text)) return MISSING;
  const found = numberIn(text);
  if (!found || !/^[%％]?$/.test(found.unit)) return NOT_ONE;
  const value = found.unit === '' && found.value.lte(1) ? found.value.mul(100) : found.value;
  if (value.isZero()) return MISSING;
  return value.gt(100)
    ? reject('不能超过 100%', 'May not exceed 100 %')
    : ok(value.toDecimalPlaces(2).toFixed());
};

const STATUS_WORDS: Readonly<Record<string, readonly string[]>> = {
  VACANT: [
    ...['空置', '空', '空闲', '闲置', '待租', '可租', '未租', '未出租', '在招', '招租', '招租中', '可招商'],
    ...['毛坯空置', '空室', '待招商', '空關', '空关'],
  ],
  LEASED: [
    '已租',
    '在租',
    '出租',
    '已出租',
    '租出',
    '满租',
    '已签约',
    '已入驻',
    '入驻',
    '使用中',
    '已租赁',
    '租赁中',
  ],
  SOLD: ['已售', '售出', '已出售', '出售'],
  SELF_USE: ['自用', '自持自用', '自有自用', '办公自用', '运营自用', '物业自用'],
  RESERVED: [
    '已预留',
    '预留',
    '预定',
    '已预定',
    '预订',
    '已预订',
    '意向',
    '意向锁定',
    '锁定',
    '已锁定',
    '保留',
  ],
  UNAVAILABLE: [
    '不可用',
    '不可租',
    '停用',
    '装修中',
    '改造中',
    '维修',
    '维修中',
    '待交付',
    '暂不出租',
    '封存',
  ],
};

const STATUSES = new Map(
  Object.entries(STATUS_WORDS).flatMap(([code, words]) =>
    [code, ...words, ...labelsOf(code)].map((word) => [foldHeading(word), code] as const),
  ),
);

function labelsOf(code: string): string[] {
  const entry = CARRIER_UNIT_STATUS.entries.find((each) => each.code === code);
  return entry ? [entry.zh, entry.en] : [];
}

/** 状态. 空 is an answer here, and no missing value. */
export const unitStatus: CellParser = (cell) => {
  const code = STATUSES.get(foldHeading(cell.text));
  if (code) return ok(code);
  if (isMissing(cell.text)) return MISSING;
  const known = CARRIER_UNIT_STATUS.entries.map(({ zh }) => zh).join('、');
  return reject(
    `不认识的状态，可填：${known}`,
    `Not known; use one of ${CARRIER_UNIT_STATUS.codes.join(', ')}`,
  );
};

const FIT_OUTS: readonly (readonly [RegExp, string])[] = [
  [/毛坯|清水|裸|bare/i, 'BARE'],
  [/精装|精裝|全装|豪装|拎包|full/i, 'FULL'],
  [/简装|簡裝|简单装修|普装|普通装修|标准装修|标装|basic/i, 'BASIC'],
];

/** 装修 in the words of agents: 精装修带家具, 清水房, 简单装修. */
export const fitOut: CellParser = (cell) => {
  if (isMissing(cell.text)) return MISSING;
  const known = FIT_OUTS.find(([pattern]) => pattern.test(cell.text));
  if (known) return ok(known[1]);
  return reject(
    `不认识的装修，可填：${FIT_OUT.entries.map(({ zh }) => zh).join('、')}`,
    `Not known; use one of ${FIT_OUT.codes.join(', ')}`,
  );
};

/** 楼层 without its word: `3层`, `3F` and `３楼` are 3, `地下一层` is left as it stands. */
export const floor: CellParser = (cell) => {
  const text = bare(cell);
  if (isMissing(text)) return MISSING;
  const plain = text.replace(/^第(?=\d)/, '').replace(/(?<=[\dA-Za-z])(层|樓|楼|f|F)$/u, '');
  return [...plain].length <= 20
    ? ok(plain.toUpperCase())
    : reject('楼层超过 20 个字', 'More than 20 characters');
};

/** `A座3层`, `2号楼/5F`: what stands before the floor is the building. */
export const buildingAndFloor: CellParser = (cell, heading) => {
  const text = bare(cell);
  if (isMissing(text)) return MISSING;
  const parts = text.split(/[/|、-]/).filter(Boolean);
  const joined =
    /^(.*?(?:座|栋|幢|号楼|樓|楼))((?:B|地下)?[\d一二三四五六七八九十]+(?:[-~][\d]+)?(?:层|樓|楼|F|f)?)$/u.exec(
      text,
    );
  const [building, level] = parts.length === 2 ? parts : joined ? [joined[1], joined[2]] : [undefined, text];
  const read = floor({ kind: 'text', text: level ?? '' }, heading);
  if (read.status !== 'ok') return read;
  return ok({ ...(building ? { building } : {}), floor: read.value });
};
