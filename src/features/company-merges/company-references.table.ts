import type { Reference, Repointed } from '../../platform/database/reference-rows.js';

const follows = (table: string, column = 'company_id', more: Partial<Repointed> = {}): Repointed => ({
  ...{ table, column, rule: 'REPOINT', versioned: true },
  ...more,
});
const keeps = (table: string, column: string, why: string): Reference => ({
  ...{ table, column, rule: 'KEEP', why },
});

/**
 * Every column that points at a company, and what a merge does with it (domain.md §4.5, "children"). A test compares
 * the list with the foreign keys of the database and with columns that are named like one; a table that comes without
 * a line here fails it. Order is the order of locks: projects, companies, leads, protections, the rest.
 */
export const COMPANY_REFERENCES: readonly Reference[] = [
  follows('project'),
  follows('project', 'registered_company_id'),
  follows('company', 'parent_company_id'),
  // What was merged into the victim earlier points at the survivor from now on, so that a pointer is one step long.
  follows('company', 'merged_into_id', { versioned: false }),
  follows('lead'),
  follows('lead', 'referrer_company_id'),
  {
    table: 'protection',
    column: 'company_id',
    rule: 'BY_FEATURE',
    why: 'the earliest of a scope stays active',
  },
  follows('contact_employment'),
  follows('interaction'),
  follows('qualification', 'company_id', {
    same: { columns: ['type', 'valid_from'], where: '{row}.deleted_at IS NULL', wins: 'SURVIVOR' },
  }),
  follows('headquarters_recognition', 'company_id', {
    same: {
      columns: ['category'],
      where: `{row}.deleted_at IS NULL AND {row}.status IN ('TARGET', 'APPLYING', 'RECOGNISED')`,
      wins: 'NOBODY',
    },
  }),
  // The survivor's figures of a year win, as its fields do.
  follows('company_year_metric', 'company_id', {
    versioned: false,
    same: { columns: ['year'], wins: 'SURVIVOR' },
  }),
  keeps('company_sweep', 'company_id', 'what the sweep compared, one row a company'),
  keeps('duplicate_finding', 'company_a_id', 'reads as merged by its companies'),
  keeps('duplicate_finding', 'company_b_id', 'reads as merged by its companies'),
  follows('conflict_case'),
  keeps('project_duplicate_check', 'company_id', 'what was looked up on that day'),
  keeps('company_merge', 'survivor_id', 'which record took part in that merge'),
  keeps('company_merge', 'victim_id', 'which record took part in that merge'),
];
