import type {
  CompanyDefaults,
  IntakeProblem,
  Outcome,
} from '../../features/companies/company-intake.types.js';

export const IMPORT_COMPANIES = 'import-companies';

export interface ImportOptions {
  readonly duplicates: 'skip' | 'update';
  readonly similar: 'create' | 'reject';
  readonly dryRun: boolean;
  readonly sheet: string | null;
  /** What the caller set; the rest follows COMPANY_DEFAULTS. */
  readonly chosen: Partial<CompanyDefaults>;
}

export interface ImportHeading {
  readonly rowNumbers: readonly number[];
  /** Every heading of the file in its order; `field` is null where the column is not taken in. */
  readonly columns: readonly {
    readonly index: number;
    readonly heading: string;
    readonly field: string | null;
  }[];
}

/** A row of the journal of an import. */
export interface JournalRow {
  readonly row: number;
  readonly outcome: Outcome;
  readonly subjectId: string | null;
  readonly name: string | null;
  readonly problems: readonly (IntakeProblem & { readonly column?: string; readonly value?: string })[];
  /** The row as it stood in the file, kept when it has to go back to its sender. */
  readonly cells: readonly string[] | null;
}

export type ImportCounts = Readonly<Record<Outcome, number>>;

export const NO_COUNTS: ImportCounts = { created: 0, updated: 0, unchanged: 0, skipped: 0, rejected: 0 };
