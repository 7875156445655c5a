/** Currency words as staff write them; longer ones first, since 港元 holds 元 and US$ holds $. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/人民币|人民幣|rmb|cny|cn¥/gi, 'CNY'],
  [/美元|美金|美圆|us\$|usd|u\.s\.\$|us dollars?|dollars?/gi, 'USD'],
  [/港元|港币|港幣|hk\$|hkd/gi, 'HKD'],
  [/欧元|歐元|euros?|eur|€/gi, 'EUR'],
  [/日元|日圆|日币|jpy|yen/gi, 'JPY'],
  [/英镑|gbp|£/gi, 'GBP'],
  [/新谢克尔|谢克尔|新锡克尔|ils|nis|₪/gi, 'ILS'],
  [/新加坡元|新加坡币|新币|新元|s\$|sgd/gi, 'SGD'],
  [/新台币|台币|台幣|nt\$|twd/gi, 'TWD'],
  [/澳门元|澳门币|mop/gi, 'MOP'],
  [/澳大利亚元|澳元|a\$|aud/gi, 'AUD'],
  [/加拿大元|加元|c\$|cad/gi, 'CAD'],
  [/瑞士法郎|chf/gi, 'CHF'],
  [/韩元|韩圆|韩币|krw|₩/gi, 'KRW'],
  [/¥|￥/g, 'CNY'],
  [/\$/g, 'USD'],
];

export interface CurrencyFound {
  /** ISO 4217 codes named, without repeats. 元 alone is not among them: it is a unit first. */
  readonly codes: readonly string[];
  /** The text without them. */
  readonly rest: string;
  /** A word (美元) rather than a sign ($): then the amount before it is in whole units unless it says 万 or 亿. */
  readonly word: boolean;
}

/**
 * What stands for a word taken out: nothing, or a bar between two digits, so that `500$300` never reads 500300.
 */
export function gap(text: string, at: number, length: number): '' | '|' {
  return /[\d.]/.test(text[at - 1] ?? '') && /[\d.]/.test(text[at + length] ?? '') ? '|' : '';
}

export function takeCurrency(text: string): CurrencyFound {
  let rest = text;
  let word = false;
  const codes = new Set<string>();
  for (const [pattern, code] of WORDS) {
    const before = rest;
    rest = before.replace(pattern, (found, at: number) => {
      codes.add(code);
      if (at > 0 && /^[\u4e00-\u9fff]/.test(found) && code !== 'CNY') word = true;
      return gap(before, at, found.length);
    });
  }
  return { codes: [...codes], rest, word };
}
