import { Exact } from '../../platform/kernel/decimal.js';
import type { Text } from '../../platform/kernel/domain-error.js';
import { type HeadingUnit, headingUnit, POWERS, UNIT } from './amount-unit.rules.js';
import { spellOutDigits } from './chinese-numerals.rules.js';
import { gap, takeCurrency } from './currency.rules.js';
import { isMissing, toHalfWidth } from './fold.rules.js';

/**
 * Money as staff type it (domain.md traps 8.1, 8.2, 8.40). `min` and `max` are decimal strings in whole currency
 * units; they differ for a range. `ambiguous`: the unit or the currency cannot be told, a person must say.
 */
export type ParsedAmount =
  | {
      readonly status: 'ok';
      readonly min: string;
      readonly max: string;
      /** ISO 4217; CNY where nothing says otherwise. */
      readonly currency: string;
      readonly approximate: boolean;
    }
  | { readonly status: 'missing' }
  | { readonly status: 'ambiguous' | 'reject'; readonly message: Text };

/** Longer than any amount with its notes; a paragraph in the cell is not one. */
const MAX_LENGTH = 200;
const PART = new RegExp(
  `^(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?(?:e\\+?\\d{1,2})?)(${UNIT})?(元)?`,
  'i',
);
const VAGUE =
  /大约|约|左右|上下|将近|接近|近|超过|超出|超|逾|不低于|不少于|不小于|不超过|不高于|不多于|至少|至多|最低|最高|最少|最多|以上|以下|以内|以外|之内|多|余|预计|估计|估算|暂定|拟|初步|>=|<=|[≥≤≧≦><≈]|^~|\+$|approx(?:imately)?\.?|about|around|over|at least|up to|ca\./gi;
const LABEL =
  /^(?:(?:项目|计划|协议|合同|注册|固定资产)*(?:总投资额?|投资总额|投资额|投资金额|投资|注册资本|资本|金额|总额)|合计|共计|总计|共)[:为]?/;

const messages = {
  unit: {
    zh: '看不出单位，请在金额后写明“万元”“亿元”或“元”，或写在表头括号里',
    en: 'The unit cannot be told: write 万元, 亿元 or 元 after the amount, or in brackets in the heading',
  },
  currency: {
    zh: '出现多种货币，请分开填写，一格只写一种',
    en: 'More than one currency: write one per cell',
  },
  range: { zh: '金额区间的下限高于上限，请核对', en: 'The lower end is above the upper end, please check' },
  negative: { zh: '金额不能为负数', en: 'An amount cannot be negative' },
  unreadable: {
    zh: '无法识别为金额，请写成“1200万元”或“1.2亿元”的形式',
    en: 'Not readable as an amount: write it as 1200万元 or 1.2亿元',
  },
} satisfies Record<string, Text>;

interface Quantity {
  readonly value: InstanceType<typeof Exact>;
  readonly unit: boolean;
  readonly power: number;
}

/** `1亿2000万` is read part by part; undefined when anything is left over. */
function quantity(text: string): Quantity | undefined {
  let rest = text;
  let value = new Exact(0);
  let [unit, power] = [false, Number.POSITIVE_INFINITY];
  while (rest !== '' || !Number.isFinite(power)) {
    const match = PART.exec(rest);
    if (!match) return undefined;
    const own = POWERS[match[2]?.toLowerCase() ?? ''];
    if ((own ?? 0) >= power) return undefined;
    power = own ?? 0;
    unit ||= own !== undefined || match[3] !== undefined;
    value = value.plus(new Exact((match[1] as string).replaceAll(',', '')).times(new Exact(10).pow(power)));
    rest = rest.slice(match[0].length);
  }
  return { value, unit, power };
}

function refuse(status: 'ambiguous' | 'reject', message: Text): ParsedAmount {
  return { status, message };
}

/** Text without notes in brackets (a currency in brackets stays), labels, 整 and spaces. */
function bare(text: string): string {
  return spellOutDigits(
    text
      .replace(/[萬]/g, '万')
      .replace(/[億]/g, '亿')
      .replace(/[圆圓块]/g, '元'),
  )
    .replace(/[([][^)\]]*[)\]]/g, (note) => (/\d/.test(note) ? '' : takeCurrency(note).codes.join(' ')))
    .replace(/\d{1,3}(?: \d{3})+(?![\d ])/g, (grouped) => grouped.replaceAll(' ', ''))
    .replace(/(?<=\d)\s+(?=\d)/g, '|')
    .replace(/\s+/g, '')
    .replace(/[整正]$/, '')
    .replace(/[。;；]$/, '');
}

export function parseAmount(input: string, heading = ''): ParsedAmount {
  const half = toHalfWidth(input).trim();
  if (isMissing(half)) return { status: 'missing' };
  if (half.length > MAX_LENGTH) return refuse('reject', messages.unreadable);
  const plain = bare(half);
  const approximate = plain.search(VAGUE) >= 0;
  const exact = plain.replace(VAGUE, (word, at: number) => gap(plain, at, word.length));
  const found = takeCurrency(exact.replace(LABEL, ''));
  const digits = found.rest.replace(LABEL, '');
  if (/^[-−负]/.test(digits)) return refuse('reject', messages.negative);
  const codes = [...new Set([...found.codes, ...(/\d[^\d]*元/.test(digits) ? ['CNY'] : [])])];
  if (codes.length > 1) return refuse('ambiguous', messages.currency);
  const [low = '', high, more] = digits.split(/[-−–—~至到]+/);
  const [first, second] = [quantity(low), quantity(high ?? low)];
  if (!first || !second || more !== undefined) return refuse('reject', messages.unreadable);
  return measure([first, second], { codes, word: found.word, approximate }, headingUnit(heading));
}

interface Named {
  readonly codes: readonly string[];
  readonly word: boolean;
  readonly approximate: boolean;
}

function measure(
  ends: readonly [Quantity, Quantity],
  named: Named,
  unit: HeadingUnit | undefined,
): ParsedAmount {
  const [first, second] = ends;
  const own = named.codes[0];
  const stated = second.unit || named.word;
  if (!stated && unit?.currency && own && own !== unit.currency)
    return refuse('ambiguous', messages.currency);
  // A sign with a bare number ($500) is in whole units unless the heading names a larger one.
  if (!stated && !unit && !own) return refuse('ambiguous', messages.unit);
  const scale = (end: Quantity, power: number) => end.value.times(new Exact(10).pow(power));
  const upperPower = stated ? 0 : (unit?.power ?? 0);
  const lowerPower = first.unit ? 0 : second.unit ? second.power : upperPower;
  const [min, max] = [scale(first, lowerPower), scale(second, upperPower)];
  if (min.gt(max)) return refuse('ambiguous', messages.range);
  return {
    status: 'ok',
    min: min.toFixed(),
    max: max.toFixed(),
    currency: own ?? unit?.currency ?? 'CNY',
    approximate: named.approximate,
  };
}
