import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Authored } from '../../platform/database/stamped.js';

/** One follow-up (domain.md §2.4). Content is fixed 24 hours after the entry; the database refuses changes then. */
@Entity({ name: 'interaction' })
export class Interaction extends Authored {
  @PrimaryColumn('uuid')
  id: string;
  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt: Date;
  /** Shanghai date of `occurredAt`. */
  @Column('date', { name: 'occurred_on' })
  occurredOn: string;
  @Column('text')
  channel: string;
  @Column('uuid', { name: 'company_id', nullable: true })
  companyId: string | null;
  @Column('uuid', { name: 'project_id', nullable: true })
  projectId: string | null;
  @Column('uuid', { name: 'lead_id', nullable: true })
  leadId: string | null;
  /** The author's unit at the time of entry. */
  @Column('uuid', { name: 'unit_id' })
  unitId: string;
  @Column('uuid', { name: 'our_participants', array: true })
  ourParticipantIds: string[];
  @Column('text', { name: 'leader_level', nullable: true })
  leaderLevel: string | null;
  @Column('text')
  summary: string;
  @Column('text', { name: 'progress_type' })
  progressType: string;
  @Column('text', { name: 'next_action', nullable: true })
  nextAction: string | null;
  @Column('date', { name: 'next_action_on', nullable: true })
  nextActionOn: string | null;
  @Column('uuid', { name: 'next_action_by', nullable: true })
  nextActionBy: string | null;
  @Column('boolean', { name: 'is_confidential' })
  isConfidential: boolean;
  @Column('boolean', { name: 'is_backfilled' })
  isBackfilled: boolean;
  @Column('boolean', { name: 'is_valid' })
  isValid: boolean;
  @Column('boolean', { name: 'is_substantive' })
  isSubstantive: boolean;
  /** 协同: entered while another unit held the company (domain.md §4.1). */
  @Column('boolean', { name: 'is_cooperative' })
  isCooperative: boolean;
  /** Who wrote an old follow-up, where that person has no account here. */
  @Column('text', { name: 'author_name', nullable: true })
  authorName: string | null;
  /** People of the other side by name, where they are no contacts. */
  @Column('text', { name: 'counterpart_note', nullable: true })
  counterpartNote: string | null;
  /** The import that brought it. */
  @Column('uuid', { name: 'import_id', nullable: true })
  importId: string | null;
}
