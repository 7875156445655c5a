import type { CompanyDefaults, IntakeRow } from '../../features/companies/company-intake.types.js';
import type { ReadRow } from '../sheet-intake.js';
import { defaultsFor } from './company-defaults.rules.js';
import type { Amount } from './company-value-cells.rules.js';

type CompanyAlias = IntakeRow['aliases'][number];
type Values = Readonly<Record<string, unknown>>;

const HAN = /\p{Script=Han}/u;
const MAINLAND = new Set(['SSE', 'SZSE', 'BSE']);
const LATIN = /\p{Script=Latin}/u;

/** What a company may be made of, from the cells of one row. */
export function companyRowOf({ row, values }: ReadRow, chosen: Partial<CompanyDefaults>): IntakeRow {
  const plain = plainValues(values);
  const given = {
    ...plain,
    ...registeredWhere(plain, chosen),
    ...namesOf(values),
    ...capitalOf(values),
    ...areasOf(values),
    ...referenceOf(values),
  };
  return {
    row,
    code: isOurCode(values['code']) ? (values['code'] as string) : null,
    given,
    aliases: aliasesOf(values),
    defaults: defaultsFor(given, chosen),
  };
}

/** A list of companies of one country gives their numbers and not the country. */
function registeredWhere(
  { foreignRegNo, foreignRegCountry, investorCountry }: Values,
  chosen: Partial<CompanyDefaults>,
): IntakeRow['given'] {
  const country = (investorCountry as string | undefined) ?? chosen.investorCountry;
  const isAbroad = country !== undefined && country !== 'CN';
  return foreignRegNo !== undefined && foreignRegCountry === undefined && isAbroad
    ? { foreignRegCountry: country }
    : {};
}

const COMPOSED = new Set([
  ...['code', 'name', 'nameCn', 'nameEn', 'nameLocal', 'shortNames', 'formerNames', 'otherNames'],
  ...['registeredCapitalWan', 'registeredCapitalCurrency', 'paidInCapitalWan', 'focusAreaCode'],
  ...['secondaryFocusAreas', 'stockCode', 'exchange', 'externalRef'],
]);

function plainValues(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !COMPOSED.has(key)));
}

/** A name goes where its script belongs, whatever the heading says: English lists hold Chinese names and the reverse. */
function namesOf(values: Values): IntakeRow['given'] {
  const found: { nameCn?: string; nameEn?: string; nameLocal?: string } = {};
  for (const key of ['nameCn', 'nameEn', 'nameLocal', 'name'] as const) {
    const text = values[key];
    if (typeof text !== 'string') continue;
    const place = placeOf(text);
    const stays = key !== 'name' && (key !== 'nameCn' || place !== 'nameEn');
    found[stays ? key : place] ??= text;
  }
  // A list that gives nothing but short names is a list of companies known by these.
  const [short] = (values['shortNames'] ?? []) as string[];
  if (short !== undefined && Object.keys(found).length === 0) found[placeOf(short)] = short;
  return found;
}

/** Han, Latin (with digits and signs alone), or a local script such as Hebrew. */
function placeOf(name: string): 'nameCn' | 'nameEn' | 'nameLocal' {
  if (HAN.test(name)) return 'nameCn';
  return LATIN.test(name) || !/\p{L}/u.test(name) ? 'nameEn' : 'nameLocal';
}

function capitalOf(values: Values): IntakeRow['given'] {
  const capital = values['registeredCapitalWan'] as Amount | undefined;
  const paidIn = values['paidInCapitalWan'] as Amount | undefined;
  const currency = (values['registeredCapitalCurrency'] as string | undefined) ?? capital?.currency;
  return {
    ...(capital ? { registeredCapitalWan: capital.wan } : {}),
    ...(currency === undefined ? {} : { registeredCapitalCurrency: currency }),
    ...(paidIn ? { paidInCapitalWan: paidIn.wan } : {}),
  };
}

function areasOf(values: Values): IntakeRow['given'] {
  const [primary, ...further] = (values['focusAreaCode'] ?? []) as string[];
  const secondary = [...further, ...((values['secondaryFocusAreas'] ?? []) as string[])];
  return {
    ...(primary === undefined ? {} : { focusAreaCode: primary }),
    ...(secondary.length
      ? { secondaryFocusAreas: [...new Set(secondary)].filter((code) => code !== primary) }
      : {}),
  };
}

function isOurCode(code: unknown): boolean {
  return typeof code === 'string' && /^[A-Z]{2}-\d{1,9}$/i.test(code);
}

/** `SZSE` and `000001` make `SZSE:000001`, as other lists write it in one. */
function referenceOf(values: Values): IntakeRow['given'] {
  const { externalRef, exchange, code } = values as Record<string, string | undefined>;
  // A list of an exchange calls the codes of the exchange just that.
  const stockCode =
    (values['stockCode'] as string | undefined) ?? (exchange && !isOurCode(code) ? code : undefined);
  if (externalRef !== undefined) return { externalRef };
  if (stockCode === undefined) return {};
  if (!exchange || stockCode.includes(':')) return { externalRef: stockCode };
  // A spreadsheet made a number of it: 000001 became 1. The mainland's codes have six digits.
  const whole =
    MAINLAND.has(exchange) && /^\d{1,5}$/.test(stockCode) ? stockCode.padStart(6, '0') : stockCode;
  return { externalRef: `${exchange}:${whole}` };
}

function aliasesOf(values: Values): CompanyAlias[] {
  const of = (key: string, type: string) =>
    ((values[key] ?? []) as string[]).map((name) => ({ name, type, validFrom: null, validTo: null }));
  return [
    ...of('shortNames', 'SHORT'),
    ...of('formerNames', 'FORMER_NAME'),
    ...of('otherNames', 'TRANSLATION'),
  ];
}
