import type { Reference } from '../../platform/database/reference-rows.js';

/**
 * Every column that points at a company, and what a merge does with it (domain.md §4.5, "children"). A test compares
 * the list with the foreign keys of the database and with columns that are named like one; a table that comes without
 * a line here fails it. Order is the order of locks: projects, leads, protections, the rest.
 */
export const COMPANY_REFERENCES: readonly Reference[] = [
  { table: 'project', column: 'company_id', rule: 'REPOINT', versioned: true },
  { table: 'project', column: 'registered_company_id', rule: 'REPOINT', versioned: true },
  { table: 'company', column: 'parent_company_id', rule: 'REPOINT', versioned: true },
  // What was merged into the victim earlier points at the survivor from now on, so that a pointer is one step long.
  { table: 'company', column: 'merged_into_id', rule: 'REPOINT', versioned: false },
  {
    table: 'protection',
    column: 'company_id',
    rule: 'BY_FEATURE',
    why: 'the earliest of the scope stays active',
  },
  { table: 'contact_employment', column: 'company_id', rule: 'REPOINT', versioned: true },
  { table: 'interaction', column: 'company_id', rule: 'REPOINT', versioned: true },
  {
    table: 'project_duplicate_check',
    column: 'company_id',
    rule: 'KEEP',
    why: 'what was looked up on that day',
  },
  {
    table: 'company_merge',
    column: 'survivor_id',
    rule: 'KEEP',
    why: 'which record took part in that merge',
  },
  { table: 'company_merge', column: 'victim_id', rule: 'KEEP', why: 'which record took part in that merge' },
];
