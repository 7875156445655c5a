import type { Actor } from '../platform/access/actor.js';
import type { Text } from '../platform/kernel/domain-error.js';
import type { SheetColumn } from './sheet.js';

/**
 * The contract between the import engine and a noun. The engine reads files, maps headings, keeps the journal, and
 * goes on after a crash; it knows nothing of companies or contacts. A noun brings its columns (`sheets/<noun>.sheet.ts`)
 * and an intake (`intakes/<noun>.intake.ts`) that decides and writes rows through the noun's own services.
 */
export interface SheetKind {
  /** As `POST /imports` names it: the plural of the noun. */
  readonly kind: string;
  readonly label: Text;
  /** Of each group at least one column must be in the heading; the first group names the rows. */
  readonly needs: readonly (readonly string[])[];
  /** What holds where the list is silent and the caller sets nothing. */
  readonly defaults: Readonly<Record<string, string>>;
  /** Shape of the `defaults` that a caller may set. */
  readonly defaultsShape: new () => object;
  /** Subject of audit records and table of the rows that come about; several types where a row may be one or the other. */
  readonly subject: { readonly type: string | readonly string[]; readonly table: string };
  /** Records of another noun that a row brings along (carriers with their units): taken back after the rows. */
  readonly beside?: { readonly type: string; readonly table: string };
  /** Columns of money by key: where their amounts are kept and in which currency, as SQL over the table of the subject. */
  readonly amounts?: Readonly<Record<string, { readonly column: string; readonly currency: string }>>;
  columns(): Promise<readonly SheetColumn[]>;
  begin(actor: Actor, policy: ImportPolicy): SheetIntake;
  /** Takes back a row that nobody has touched: removes what was created, puts back what was replaced. */
  readonly reversal: SheetReversal;
}

export interface ImportPolicy {
  /** A row whose record is known already: left out, added to it, or refused. */
  readonly duplicates: 'skip' | 'update' | 'stop';
  /** A row that looks like a known record: taken in with a note, or given back. */
  readonly similar: 'create' | 'reject';
  /** Everything is decided and nothing stays. */
  readonly dryRun: boolean;
  /** What the caller set for what the list does not say. */
  readonly defaults: Readonly<Record<string, string>>;
  /** The import whose rows these are. */
  readonly importId: string;
}

/** A list on its way in, batch by batch. */
export interface SheetIntake {
  /**
   * Decides rows and writes them in the running transaction. One outcome per row, in order; rows of one batch come
   * from one sheet. Rows of earlier batches count as known. After a restart it begins anew behind the last batch.
   */
  take(rows: readonly ReadRow[]): Promise<RowOutcome[]>;
  /** Between batches, outside a transaction. */
  settle?(): Promise<void>;
}

export interface SheetReversal {
  /** @throws DomainError when it may not be removed */
  remove(actor: Actor, id: string, version: number): Promise<unknown>;
  /** @param values fields as they were before the import */
  putBack(
    actor: Actor,
    id: string,
    version: number,
    values: Readonly<Record<string, unknown>>,
  ): Promise<unknown>;
}

/** A row of the file with its cells read: values by the key of their column. */
export interface ReadRow {
  readonly sheet: string;
  readonly row: number;
  readonly values: Readonly<Record<string, unknown>>;
}

export type Outcome = 'created' | 'updated' | 'unchanged' | 'skipped' | 'rejected';

export interface RowProblem {
  /** Key of the column to blame, when there is one. */
  readonly field?: string;
  /** Its heading in the file and what stands in the cell; the engine fills them in where it can. */
  readonly column?: string;
  readonly value?: string;
  readonly code: string;
  readonly message: Text;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly candidates?: readonly object[];
}

export interface RowOutcome {
  readonly row: number;
  readonly outcome: Outcome;
  readonly subjectId: string | null;
  readonly problems: readonly RowProblem[];
}
