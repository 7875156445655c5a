import type { Text } from '../../platform/kernel/domain-error.js';
import type { CompanyAlias } from './company.entity.js';
import type { CompanyContent } from './company-draft.js';

/** One row of a list that wants to become, or to add to, a company. */
export interface IntakeRow {
  /** Number of the row in its source; outcomes name it. */
  readonly row: number;
  /** Our own code, in a list that was exported here. */
  readonly code: string | null;
  /** What the row says. */
  readonly given: Partial<CompanyContent>;
  /** Short and former names, added to those that are known. */
  readonly aliases: readonly CompanyAlias[];
  /** What holds for a new company where the row says nothing. */
  readonly defaults: CompanyDefaults;
}

export type CompanyDefaults = Pick<
  CompanyContent,
  'entityType' | 'capitalNature' | 'investorCountry' | 'registrationStatus' | 'focusAreaCode' | 'parkRelation'
>;

export interface IntakePolicy {
  /** What happens to a row whose company is known already: left out, added to what is known, or given back. */
  readonly duplicates: 'skip' | 'update' | 'stop';
  /** What happens to a row that looks like a known company (PROBABLE): taken in with a note, or given back. */
  readonly similar: 'create' | 'reject';
  /** Everything is decided and nothing is written. */
  readonly dryRun: boolean;
}

export interface IntakeProblem {
  /** Field of the company, when one is to blame. */
  readonly field?: string;
  readonly code: string;
  readonly message: Text;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly candidates?: readonly IntakeCandidate[];
}

export interface IntakeCandidate {
  readonly id: string | null;
  readonly code: string | null;
  /** Row of the same list, for a company that the list itself brings. */
  readonly row: number | null;
  readonly name: string;
  readonly level: string;
  readonly reasons: readonly string[];
}

export type Outcome = 'created' | 'updated' | 'unchanged' | 'skipped' | 'rejected';

export interface IntakeOutcome {
  readonly row: number;
  readonly outcome: Outcome;
  readonly companyId: string | null;
  readonly problems: readonly IntakeProblem[];
}
