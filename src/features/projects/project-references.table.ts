import type { Reference, Repointed } from '../../platform/database/reference-rows.js';

const follows = (table: string, column = 'project_id', more: Partial<Repointed> = {}): Repointed => ({
  ...{ table, column, rule: 'REPOINT', versioned: true },
  ...more,
});
const keeps = (table: string, why: string): Reference => ({
  ...{ table, column: 'project_id', rule: 'KEEP', why },
});

/**
 * Every column that points at a project, and what a merge of two (T43) does with it. A test compares the list with the
 * foreign keys of the database. What tells how a project went stays with the project that went so.
 */
export const PROJECT_REFERENCES: readonly Reference[] = [
  follows('project', 'merged_into_id', { versioned: false }),
  follows('interaction'),
  follows('project_evidence', 'project_id', {
    versioned: false,
    same: { columns: ['evidence_type', 'file_id'], where: '{row}.removed_at IS NULL', wins: 'SURVIVOR' },
  }),
  follows('funding_record'),
  follows('carrier_reservation'),
  keeps('stage_transition', 'its own moves'),
  keeps('project_hold', 'its own holds'),
  keeps('project_approval', 'signatures under its own moves'),
  keeps('project_duplicate_check', 'what was looked up for it'),
  keeps('project_version', 'what it was on each day'),
  keeps('project_transfer', 'its own transfers; an open one ends'),
  keeps('project_credit', 'its shares freeze; credit is shared for the project that goes on'),
  keeps('admission_review', 'its own reviews'),
];
