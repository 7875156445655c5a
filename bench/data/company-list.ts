import { COMPANY_COLUMNS } from '../../src/transfer/sheets/company.sheet.js';
import type { CompanyColumn } from '../../src/transfer/sheets/company-column.js';
import { csvText } from '../../src/transfer/writing/cell-value.rules.js';
import { csvField } from '../../src/transfer/writing/write-csv.js';
import { type GeneratedCompany, generateCompanies } from './companies.js';
import { creditCodeOf } from './credit-code.js';

/** Other companies than those of a filled database: its names come again now and then, its numbers do not. */
const SEED = 77;
const BEYOND_THE_FILLED = 10_000_000;

/** What a list that somebody brings says of a company; 100,000 rows of it stay within the limit of an upload. */
const LISTED = [
  ...['nameCn', 'nameEn', 'shortNames', 'entityType', 'uscc', 'foreignRegNo', 'foreignRegCountry'],
  ...['capitalNature', 'registeredCapitalWan', 'registeredCapitalCurrency', 'establishedOn'],
  ...['registeredAddress', 'registeredDistrictCode', 'gb4754Code', 'scaleClass', 'website'],
];

/** A list of so many companies as CSV, in the columns of our own export. */
export function companyList(size: number): string {
  const columns = COMPANY_COLUMNS.filter(({ key }) => LISTED.includes(key));
  const lines = [columns.map(({ header }) => csvField(header.zh, false)).join(',')];
  let serial = BEYOND_THE_FILLED;
  for (const company of generateCompanies(size, SEED)) {
    const listed = numbered(company, serial++);
    lines.push(columns.map((column) => cellOf(column, listed)).join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}

function numbered(company: GeneratedCompany, serial: number): Record<string, unknown> {
  const uscc = company.uscc === null ? null : creditCodeOf(serial);
  const foreignRegNo = company.foreignRegNo === null ? null : String(serial);
  return { ...company, uscc, foreignRegNo };
}

function cellOf({ key, shows, kind, format }: CompanyColumn, company: Record<string, unknown>): string {
  const value = company[shows ?? key];
  return csvField(
    csvText((format ? format(value, company) : value) as string | null, kind, 'zh'),
    kind === 'money',
  );
}
