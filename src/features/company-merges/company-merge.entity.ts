import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Removable } from '../../platform/database/stamped.js';
import type { CompanyMergeState, MergeSide } from './company-merge.codes.js';

/** What an undo gave back, and what it had to leave as it is. */
export interface UndoResult {
  /** Rows given back, by `table.column`. */
  readonly returned: Readonly<Record<string, number>>;
  /** Rows that were filed elsewhere since, by `table.column`: they stay where they are. */
  readonly left: Readonly<Record<string, number>>;
  /** Fields of the survivor that were changed since: they stay as they are. */
  readonly keptFields: readonly string[];
}

/** Two records of one company that became one, or were proposed to (domain.md §4.5). */
@Entity({ name: 'company_merge' })
export class CompanyMerge extends Removable {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'survivor_id' })
  survivorId: string;
  @Column('uuid', { name: 'victim_id' })
  victimId: string;
  @Column('text')
  state: CompanyMergeState;
  @Column('text')
  level: string;
  @Column('text', { array: true })
  grounds: string[];
  @Column('jsonb')
  choices: Record<string, MergeSide>;
  @Column('text')
  reason: string;
  @Column('uuid', { name: 'unit_ids', array: true })
  unitIds: string[];
  @Column('int', { name: 'survivor_version' })
  survivorVersion: number;
  @Column('int', { name: 'victim_version' })
  victimVersion: number;
  @Column('jsonb', { name: 'settings_in_force' })
  settingsInForce: object;
  @Column('timestamptz', { name: 'proposed_at' })
  proposedAt: Date;
  @Column('uuid', { name: 'proposed_by' })
  proposedBy: string;
  @Column('uuid', { name: 'job_id', nullable: true })
  jobId: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;
  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;
  @Column('text', { name: 'decision_note', nullable: true })
  decisionNote: string | null;
  @Column('jsonb', { nullable: true })
  snapshot: object | null;
  /** Children that follow the survivor now, by `table.column`. */
  @Column('jsonb')
  moved: Record<string, number>;
  /** Last day on which it can be undone. */
  @Column('date', { name: 'undo_until', nullable: true })
  undoUntil: string | null;
  @Column('timestamptz', { name: 'undone_at', nullable: true })
  undoneAt: Date | null;
  @Column('uuid', { name: 'undone_by', nullable: true })
  undoneBy: string | null;
  @Column('text', { name: 'undo_reason', nullable: true })
  undoReason: string | null;
  @Column('jsonb', { name: 'undo_result', nullable: true })
  undoResult: UndoResult | null;
}
