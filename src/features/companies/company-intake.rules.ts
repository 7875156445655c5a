import type { CompanyAlias } from './company.entity.js';
import type { CompanyContent } from './company-draft.js';
import type { IntakeRow } from './company-intake.types.js';
import { foldText } from './naming/text-folding.rules.js';

const NAMES = ['nameCn', 'nameEn', 'nameLocal'] as const;
/** Filled when empty, never overwritten: a company has one number in one source, and a second listing is no error. */
const KEPT = ['externalRef'] as const;
const NOT_BY_FILE = ['ownerUnitId', 'dataSource', 'aliases'] as const;

const folded = (name: string) => foldText(name.normalize('NFKC'));

/** Aliases without doubles among themselves and without the registered names. */
export function mergedAliases(
  names: readonly (string | null)[],
  known: readonly CompanyAlias[],
  added: readonly CompanyAlias[],
): CompanyAlias[] {
  const taken = new Set(
    [...names.filter((name) => name !== null), ...known.map(({ name }) => name)].map(folded),
  );
  const fresh = added.filter(({ name }) => {
    const key = folded(name);
    if (key === '' || taken.has(key)) return false;
    taken.add(key);
    return true;
  });
  return [...known, ...fresh];
}

export interface Enrichment {
  /** Only what differs. */
  readonly changes: Partial<CompanyContent>;
  /** Names in the row that are neither the registered ones nor added: a person has to say what they are. */
  readonly otherNames: readonly string[];
}

/**
 * What a row adds to a company that is known. Empty fields are filled and other values replaced; registered names
 * and numbers of the source stay, a shorter form of the name becomes a short name, and nothing is ever cleared.
 */
export function enrichmentOf(known: CompanyContent, row: IntakeRow): Enrichment {
  const changes: Record<string, unknown> = {};
  const otherNames: string[] = [];
  const short: CompanyAlias[] = [];
  const knownNames = [...NAMES.map((field) => known[field]), ...known.aliases.map(({ name }) => name)];
  const isKnown = (name: string) => knownNames.some((each) => each !== null && folded(each) === folded(name));
  for (const [field, value] of Object.entries(row.given)) {
    if (value === null || value === undefined || (NOT_BY_FILE as readonly string[]).includes(field)) continue;
    const before = known[field as keyof CompanyContent];
    if ((NAMES as readonly string[]).includes(field) && before !== null) {
      const name = String(value);
      if (isKnown(name)) continue;
      if (folded(String(before)).includes(folded(name))) short.push(alias(name));
      else otherNames.push(name);
    } else if ((KEPT as readonly string[]).includes(field) && before !== null) continue;
    else if (!isSame(before, value)) changes[field] = value;
  }
  const names = NAMES.map((field) => (changes[field] as string | undefined) ?? known[field]);
  const aliases = mergedAliases(names, known.aliases, [...row.aliases, ...short]);
  if (aliases.length > known.aliases.length) changes['aliases'] = aliases;
  return { changes, otherNames };
}

function alias(name: string): CompanyAlias {
  return { name, type: 'SHORT', validFrom: null, validTo: null };
}

/** Decimal strings are compared as numbers: the database keeps four digits. */
function isSame(before: unknown, after: unknown): boolean {
  if (typeof before === 'string' && typeof after === 'string' && DECIMAL.test(before) && DECIMAL.test(after))
    return trimmed(before) === trimmed(after);
  return JSON.stringify(before) === JSON.stringify(after);
}

const DECIMAL = /^\d+\.\d+$/;
const trimmed = (decimal: string) => decimal.replace(/\.?0+$/, '');
