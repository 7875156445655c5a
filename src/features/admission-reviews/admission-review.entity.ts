import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Level } from '../projects/project.codes.js';
import type { VetoCode } from '../projects/project-decision.codes.js';
import type { ReviewKind, ReviewState } from './admission-review.codes.js';

/** A reason to reject whatever the score. */
export interface Veto {
  readonly code: VetoCode;
  readonly reason: string;
}

/** One review of one submission (domain.md §3.3). A submission that is returned ends it; the next opens another. */
@Entity({ name: 'admission_review' })
export class AdmissionReview {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'project_id' })
  projectId: string;
  /** The project's round: 1, and one more after each rejection. */
  @Column('int')
  round: number;
  @Column('text')
  kind: ReviewKind;
  @Column('text')
  state: ReviewState;
  @Column('text', { name: 'proposed_level' })
  proposedLevel: Level;
  @Column('uuid', { name: 'submitted_by', nullable: true })
  submittedBy: string | null;
  @Column('date', { name: 'submitted_on' })
  submittedOn: string;
  @Column('date', { name: 'unit_due_on' })
  unitDueOn: string;
  @Column('date', { name: 'pool_due_on' })
  poolDueOn: string;
  /** Last day of the whole review. */
  @Column('date', { name: 'due_on' })
  dueOn: string;
  @Column('date', { name: 'unit_reviewed_on', nullable: true })
  unitReviewedOn: string | null;
  @Column('uuid', { name: 'unit_reviewed_by', nullable: true })
  unitReviewedBy: string | null;
  @Column('text', { name: 'unit_note', nullable: true })
  unitNote: string | null;
  @Column('date', { name: 'pool_checked_on', nullable: true })
  poolCheckedOn: string | null;
  @Column('uuid', { name: 'pool_checked_by', nullable: true })
  poolCheckedBy: string | null;
  @Column('text', { name: 'pool_note', nullable: true })
  poolNote: string | null;
  @Column('jsonb')
  vetoes: Veto[];
  @Column('date', { name: 'ended_on', nullable: true })
  endedOn: string | null;
  @Column('uuid', { name: 'ended_by', nullable: true })
  endedBy: string | null;
  @Column('numeric', { precision: 4, scale: 1, nullable: true })
  score: string | null;
  @Column('text', { name: 'level_by_rule', nullable: true })
  levelByRule: Level | null;
  @Column('text', { nullable: true })
  level: Level | null;
  @Column('text', { name: 'level_reason', nullable: true })
  levelReason: string | null;
  /** The numbers that the decision rests on. */
  @Column('jsonb', { name: 'settings_in_force', nullable: true })
  settingsInForce: object | null;
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
  @Column('uuid', { name: 'updated_by', nullable: true })
  updatedBy: string | null;
  @Column('int')
  version: number;
}
