import { CARRIER_UNIT_STATUS, FIT_OUT } from '../../features/carrier-units/carrier-unit.codes.js';
import { foldHeading, isMissing } from '../reading/fold.rules.js';
import { bare } from './carrier-measures.rules.js';
import { type CellParser, MISSING, ok, reject } from './cell-parser.rules.js';

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
