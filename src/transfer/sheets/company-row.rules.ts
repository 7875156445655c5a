import type {
  CompanyDefaults,
  IntakeProblem,
  IntakeRow,
} from '../../features/companies/company-intake.types.js';
import type { MatchedColumn } from '../reading/headings.rules.js';
import { EMPTY_CELL, type TableRow } from '../reading/table.js';
import type { CompanyColumn } from './company-column.js';
import { defaultsFor } from './company-defaults.rules.js';
import type { Amount } from './company-value-cells.rules.js';

export interface CellFault extends IntakeProblem {
  /** Column as its heading names it. */
  readonly column: string;
  readonly value: string;
}

export interface ReadRow {
  readonly name: string | null;
  readonly row: IntakeRow;
  readonly faults: readonly CellFault[];
}

/** A column of the file and what reads it. */
export interface BoundColumn extends MatchedColumn {
  readonly column: CompanyColumn;
}

type CompanyAlias = IntakeRow['aliases'][number];
type Values = Readonly<Record<string, unknown>>;

const HAN = /\p{Script=Han}/u;
const LATIN = /\p{Script=Latin}/u;
const LONGEST_SHOWN = 100;

/** Reads one row of a list into what a company may be made of, with every fault of its cells. */
export function readCompanyRow(
  source: TableRow,
  columns: readonly BoundColumn[],
  chosen: Partial<CompanyDefaults>,
): ReadRow {
  const values: Record<string, unknown> = {};
  const faults: CellFault[] = [];
  for (const { index, heading, column } of columns) {
    const cell = source.cells[index] ?? EMPTY_CELL;
    const parsed = column.parse?.(cell, heading) ?? { status: 'missing' };
    if (parsed.status === 'ok') values[column.key] = parsed.value;
    if (parsed.status === 'reject')
      faults.push({
        column: heading,
        value: [...cell.text].slice(0, LONGEST_SHOWN).join(''),
        code: 'CELL_NOT_READABLE',
        message: parsed.message,
      });
  }
  const given = {
    ...plainValues(values),
    ...namesOf(values),
    ...capitalOf(values),
    ...areasOf(values),
    ...referenceOf(values),
  };
  const row: IntakeRow = {
    row: source.rowNumber,
    code: (values['code'] as string | undefined) ?? null,
    given,
    aliases: aliasesOf(values),
    defaults: defaultsFor(given, chosen),
  };
  return { name: firstName(given), row, faults };
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

/** `SZSE` and `000001` make `SZSE:000001`, as other lists write it in one. */
function referenceOf(values: Values): IntakeRow['given'] {
  const { externalRef, stockCode, exchange } = values as Record<string, string | undefined>;
  if (externalRef !== undefined) return { externalRef };
  if (stockCode === undefined) return {};
  return { externalRef: exchange && !stockCode.includes(':') ? `${exchange}:${stockCode}` : stockCode };
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

function firstName({ nameCn, nameEn, nameLocal }: IntakeRow['given']): string | null {
  return nameCn ?? nameEn ?? nameLocal ?? null;
}
