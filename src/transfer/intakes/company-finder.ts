import { Injectable } from '@nestjs/common';
import { type CompanyIntake, CompanyIntakeService } from '../../features/companies/company-intake.service.js';
import type {
  IntakeCandidate,
  IntakeOutcome,
  IntakeRow,
} from '../../features/companies/company-intake.types.js';
import type { Actor } from '../../platform/access/actor.js';
import type { ImportPolicy, ReadRow, RowProblem } from '../sheet-intake.js';
import { companyRowOf } from '../sheets/company-row.rules.js';

/** The company that a row of another noun is about, or why there is none. */
export interface FoundCompany {
  readonly companyId: string | null;
  readonly problems: readonly RowProblem[];
}

const NOTES = {
  CREATED: {
    zh: '企业原不在库中，已一并登记',
    en: 'The company was not known and has been registered with it',
  },
  MISSING: {
    zh: '库中没有这家企业；请先导入企业，或以 defaults {"unknownCompany":"CREATE"} 一并登记',
    en: 'There is no such company; import it first, or set defaults {"unknownCompany":"CREATE"} to register it as well',
  },
  BY_ALIAS: {
    zh: '按简称或别名对应到已有企业，请核对',
    en: 'Matched with a known company by a short or other name; check it',
  },
} as const;

/**
 * Finds the companies of rows by the rules of company lists (domain.md §4.4), and registers those that nobody knows.
 * A name that is the short name of one company alone means that company.
 */
@Injectable()
export class CompanyFinder {
  constructor(private readonly intake: CompanyIntakeService) {}

  begin(
    actor: Actor,
    { similar, defaults }: ImportPolicy,
  ): { find(rows: readonly ReadRow[]): Promise<FoundCompany[]> } {
    const isCreating = defaults['unknownCompany'] !== 'REJECT';
    const careful = () =>
      this.intake.begin(actor, { duplicates: 'skip', similar: 'reject', dryRun: !isCreating });
    const bold = () =>
      this.intake.begin(actor, { duplicates: 'skip', similar: 'create', dryRun: !isCreating });
    return { find: (rows) => findAll(rows, { careful: careful(), bold: bold(), isCreating, similar }) };
  }
}

interface Means {
  readonly careful: CompanyIntake;
  readonly bold: CompanyIntake;
  readonly isCreating: boolean;
  readonly similar: ImportPolicy['similar'];
}

async function findAll(rows: readonly ReadRow[], means: Means): Promise<FoundCompany[]> {
  const named = rows.flatMap((row, at) => {
    const described = describedIn(row, at);
    return described ? [described] : [];
  });
  if (named.length === 0) return rows.map(() => ({ companyId: null, problems: [] }));
  const first = new Map((await means.careful.take(named)).map((outcome) => [outcome.row, outcome]));
  const unsure = named.filter(({ row }) => isSimilar(first.get(row)) && !aliasOf(first.get(row)));
  if (means.similar === 'create' && unsure.length > 0)
    for (const outcome of await means.bold.take(unsure)) first.set(outcome.row, outcome);
  return rows.map((_, at) => found(first.get(at), means.isCreating));
}

/** The company that a row names, as a row of a list of companies. */
function describedIn({ sheet, values }: ReadRow, row: number): IntakeRow | null {
  const { company, companyUscc, companyCode, companyForeignNo, companyCountry, companyFocusArea } = values;
  if (company === undefined && companyUscc === undefined && companyCode === undefined) return null;
  const told = {
    ...(company === undefined ? {} : { name: company }),
    ...(companyUscc === undefined ? {} : { uscc: companyUscc }),
    ...(companyCode === undefined ? {} : { code: companyCode }),
    ...(companyCountry === undefined ? {} : { investorCountry: companyCountry }),
    // A number says nothing without the country that gave it.
    ...(companyForeignNo === undefined || companyCountry === undefined
      ? {}
      : { foreignRegNo: companyForeignNo }),
    ...(companyFocusArea === undefined ? {} : { focusAreaCode: companyFocusArea }),
  };
  return companyRowOf({ sheet, row, values: told }, {});
}

function isSimilar(outcome: IntakeOutcome | undefined): boolean {
  return outcome?.outcome === 'rejected' && outcome.problems.some(({ code }) => code === 'SIMILAR');
}

/** The one company that has this as a short or other name. */
function aliasOf(outcome: IntakeOutcome | undefined): IntakeCandidate | null {
  if (!outcome || !isSimilar(outcome)) return null;
  const candidates = outcome.problems.flatMap((problem) => problem.candidates ?? []);
  const byAlias = candidates.filter(({ id, reasons }) => id !== null && reasons.includes('SAME_ALIAS'));
  return byAlias.length === 1 ? (byAlias[0] as IntakeCandidate) : null;
}

function found(outcome: IntakeOutcome | undefined, isCreating: boolean): FoundCompany {
  if (!outcome) return { companyId: null, problems: [] };
  const alias = aliasOf(outcome);
  if (alias)
    return {
      companyId: alias.id,
      problems: [{ code: 'COMPANY_BY_ALIAS', message: NOTES.BY_ALIAS, candidates: [alias] }],
    };
  if (outcome.outcome === 'rejected')
    return {
      companyId: null,
      problems: outcome.problems.map((problem) => ({ ...problem, field: 'company' })),
    };
  if (outcome.outcome !== 'created') return { companyId: outcome.companyId, problems: [] };
  if (!isCreating)
    return {
      companyId: null,
      problems: [{ field: 'company', code: 'COMPANY_MISSING', message: NOTES.MISSING }],
    };
  const similar = outcome.problems.filter(({ code }) => code === 'SIMILAR');
  return {
    companyId: outcome.companyId,
    problems: [{ code: 'COMPANY_REGISTERED', message: NOTES.CREATED }, ...similar],
  };
}
