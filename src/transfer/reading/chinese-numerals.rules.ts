import { Exact } from '../../platform/kernel/decimal.js';

const DIGITS: Readonly<Record<string, number>> = Object.fromEntries(
  ['〇零', '一壹', '二贰两兩', '三叁', '四肆', '五伍', '六陆陸', '七柒', '八捌', '九玖'].flatMap(
    (forms, value) => [...forms].map((form) => [form, value]),
  ),
);
const SMALL: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };

/** `二〇二二` → `2022`: digit by digit, as years are written. */
export function chineseDigits(text: string): string {
  return [...text].map((char) => DIGITS[char] ?? char).join('');
}

/**
 * `三十五` → 35, `一百零二` → 102, `一千` → 1000; below ten thousand. Undefined for a row of digits such as
 * 一二三, which is no number in words.
 */
export function chineseNumber(text: string): number | undefined {
  let [total, digit, place] = [0, -1, 10_000];
  for (const char of text) {
    const unit = SMALL[char];
    const value = DIGITS[char];
    if (unit !== undefined) {
      if (unit >= place || (digit < 0 && unit !== 10)) return undefined;
      total += (digit < 0 ? 1 : digit) * unit;
      [digit, place] = [-1, unit];
    } else if (value !== undefined && (digit < 0 || digit === 0)) digit = value;
    else return undefined;
  }
  return text === '' ? undefined : total + Math.max(0, digit);
}

const WORDS = /[〇零一壹二贰两兩三叁四肆五伍六陆陸七柒八捌九玖十拾百佰千仟]+/g;

/** Replaces numbers in words by digits where a unit follows: `伍佰万元` → `500万元`. Leaves 一二三 alone. */
export function spellOutDigits(text: string): string {
  return text.replace(WORDS, (word, at: number) => {
    const next = text[at + word.length] ?? '';
    const before = text[at - 1] ?? '';
    // 3千万: the 千 belongs to the unit of a number in digits.
    if (/[\d.]/.test(before) || !/[万萬亿億元圆美港欧日英年月日号%％]/.test(next)) return word;
    const value = chineseNumber(word);
    return value === undefined ? word : new Exact(value).toFixed();
  });
}
