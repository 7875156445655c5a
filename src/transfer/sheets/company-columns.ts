import type { AreaBook } from './area-book.rules.js';
import { COMPANY_COLUMNS } from './company.sheet.js';
import type { CompanyColumn } from './company-column.js';

/** The columns with what the database knows: names of the focus areas in force. */
export function companyColumns(areas: AreaBook): readonly CompanyColumn[] {
  const named = (taxonomy: string) => (value: unknown) => areas.nameOf(taxonomy, value);
  const bound: Readonly<Record<string, Partial<CompanyColumn>>> = {
    // The first of several is the primary one.
    focusAreaCode: { parse: areas.several('PARK'), format: named('PARK') },
    secondaryFocusAreas: {
      parse: areas.several('PARK'),
      format: (value) => ((value ?? []) as string[]).map(named('PARK')).join('、') || null,
    },
    districtIndustryCode: { parse: areas.one('DISTRICT'), format: named('DISTRICT') },
    cityPilotIndustryCode: { parse: areas.one('CITY'), format: named('CITY') },
  };
  return COMPANY_COLUMNS.map((column) => ({ ...column, ...bound[column.key] }));
}
