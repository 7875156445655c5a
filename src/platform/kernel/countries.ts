import { createRequire } from 'node:module';

/**
 * Countries and regions by ISO 3166-1 alpha-2 with their names in the two languages of the product. The library is
 * entered by its core and two locales; its main entry would load some eighty.
 */
const require = createRequire(import.meta.url);
type Library = typeof import('i18n-iso-countries');
type LocaleData = Parameters<Library['registerLocale']>[0];

/** User-assigned by custom, not part of ISO 3166-1. */
const NOT_ISO: ReadonlySet<string> = new Set(['XK']);

/** Names that a document of a Chinese authority uses where the library's differ. */
const OFFICIAL_NAMES: Readonly<Record<string, { zh: string; en: string }>> = {
  HK: { zh: '中国香港', en: 'Hong Kong, China' },
  MO: { zh: '中国澳门', en: 'Macao, China' },
  TW: { zh: '中国台湾', en: 'Taiwan, China' },
};

/** Further ways in which ledgers write a country; the library's own names and aliases are known without them. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  AE: ['UAE', '阿拉伯联合酋长国', '迪拜'],
  AU: ['澳洲'],
  BA: ['波斯尼亚和黑塞哥维那'],
  CD: ['刚果民主共和国', 'DRC'],
  CG: ['刚果共和国'],
  CI: ['Ivory Coast', '象牙海岸'],
  CN: ['中国大陆', '中国内地', '中华人民共和国', 'PRC', 'P.R.C.', 'P.R. China', 'Mainland China'],
  CZ: ['捷克共和国'],
  DE: ['德意志联邦共和国', 'Deutschland'],
  FR: ['法兰西共和国'],
  GB: ['大不列颠及北爱尔兰联合王国', 'Britain', 'England', '英格兰', '苏格兰'],
  HK: ['香港', '香港特别行政区', '中国香港特别行政区', 'HKSAR', 'Hong Kong SAR'],
  IL: ['以色列国', 'State of Israel', 'ישראל'],
  IT: ['意大利共和国'],
  JP: ['日本国'],
  KP: ['朝鲜民主主义人民共和国', 'DPRK'],
  KR: ['大韩民国', '南韩', 'Korea', 'ROK'],
  LA: ['Laos'],
  MO: ['澳门', '澳门特别行政区', '中国澳门特别行政区', 'Macau'],
  MY: ['马来西亚联邦'],
  NL: ['Holland'],
  NZ: ['纽西兰'],
  PS: ['巴勒斯坦国'],
  RU: ['俄联邦', '俄国', 'Russia'],
  SG: ['新加坡共和国', '星加坡'],
  TW: ['台湾', '台湾省', '台湾地区', '中国台湾省', '中国台湾地区', 'Chinese Taipei', '中国台北'],
  US: ['美利坚合众国', '美利坚', 'America'],
  VN: ['Viet Nam', '越南社会主义共和国'],
};

interface Book {
  readonly library: Library;
  readonly codes: readonly string[];
  readonly known: ReadonlySet<string>;
  readonly byName: ReadonlyMap<string, string>;
}

let opened: Book | undefined;

/** Opened on first use: a process that never meets a country pays nothing. */
function book(): Book {
  opened ??= open();
  return opened;
}

function open(): Book {
  const library = require('i18n-iso-countries/index.js') as Library;
  for (const language of ['zh', 'en']) {
    library.registerLocale(require(`i18n-iso-countries/langs/${language}.json`) as LocaleData);
  }
  const codes = Object.keys(library.getAlpha2Codes())
    .filter((code) => !NOT_ISO.has(code))
    .sort();
  return { library, codes, known: new Set(codes), byName: namesToCodes(library, codes) };
}

function namesToCodes(library: Library, codes: readonly string[]): Map<string, string> {
  const byName = new Map<string, string>();
  for (const code of codes) {
    const names = (['zh', 'en'] as const).flatMap((language) => [
      ...(library.getName(code, language, { select: 'all' }) ?? []),
      OFFICIAL_NAMES[code]?.[language] ?? '',
    ]);
    const alpha3 = library.alpha2ToAlpha3(code) ?? '';
    for (const name of [code, alpha3, ...names, ...(SYNONYMS[code] ?? [])]) {
      const key = nameKey(name);
      if (key !== '' && !byName.has(key)) byName.set(key, code);
    }
  }
  return byName;
}

/** Width, case, accents, spaces and punctuation carry no meaning in a country's name. */
function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
}

/** All officially assigned alpha-2 codes in alphabetical order (249). */
export function countryCodes(): readonly string[] {
  return book().codes;
}

/** True for an officially assigned ISO 3166-1 alpha-2 code in upper case. */
export function isCountryCode(code: string): boolean {
  return book().known.has(code);
}

/** The country's name for display; throws a RangeError for a code that `isCountryCode` refuses. */
export function countryName(code: string, language: 'zh' | 'en'): string {
  if (!isCountryCode(code)) throw new RangeError(`${code} is not an ISO 3166-1 alpha-2 code`);
  return OFFICIAL_NAMES[code]?.[language] ?? book().library.getName(code, language) ?? code;
}

/**
 * The alpha-2 code meant by a cell of a ledger: a code (alpha-2 or alpha-3), a Chinese or English name or a usual
 * synonym, whatever its width, case and punctuation. `null` when unknown; it never guesses from a fragment.
 */
export function findCountry(text: string): string | null {
  return book().byName.get(nameKey(text)) ?? null;
}
