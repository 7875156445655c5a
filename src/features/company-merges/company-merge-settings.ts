/** The numbers of merges (domain.md §4.5, api.md "Long work"). */
export interface CompanyMergeSettings {
  /** Calendar days after a merge in which it can be undone. */
  readonly undoDays: number;
  /** A merge that re-points more children than this is a job. */
  readonly childrenAtOnce: number;
}

/** Key in the table of dated settings. */
export const COMPANY_MERGE_SETTINGS_KEY = 'company.merging';

export const DEFAULT_COMPANY_MERGE_SETTINGS: CompanyMergeSettings = { undoDays: 30, childrenAtOnce: 5000 };
