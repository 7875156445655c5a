import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Authored } from '../../platform/database/stamped.js';
import type { Stage } from '../projects/project.codes.js';
import type { TransferReason, TransferState } from './transfer.codes.js';

/** A project on its way from one unit to another (流转, domain.md §4.3). */
@Entity({ name: 'project_transfer' })
export class Transfer extends Authored {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'project_id' })
  projectId: string;
  @Column('text')
  state: TransferState;
  /** Counts up when a reset transfer waits for another unit. */
  @Column('int')
  round: number;
  @Column('text')
  reason: TransferReason;
  @Column('text', { name: 'reason_note', nullable: true })
  reasonNote: string | null;
  @Column('uuid', { name: 'from_unit_id' })
  fromUnitId: string;
  @Column('uuid', { name: 'from_user_id', nullable: true })
  fromUserId: string | null;
  @Column('uuid', { name: 'from_team_user_ids', array: true })
  fromTeamUserIds: string[];
  /** Null: open to every unit that may own projects. */
  @Column('uuid', { name: 'named_unit_id', nullable: true })
  namedUnitId: string | null;
  @Column('uuid', { name: 'to_unit_id', nullable: true })
  toUnitId: string | null;
  @Column('uuid', { name: 'to_user_id', nullable: true })
  toUserId: string | null;
  @Column('uuid', { name: 'tracker_user_id', nullable: true })
  trackerUserId: string | null;
  @Column('timestamptz', { name: 'state_since' })
  stateSince: Date;
  @Column('date', { name: 'due_on', nullable: true })
  dueOn: string | null;
  @Column('date', { name: 'handed_over_on', nullable: true })
  handedOverOn: string | null;
  @Column('text', { name: 'stage_at_hand_over', nullable: true })
  stageAtHandOver: Stage | null;
  @Column('date', { name: 'settled_on', nullable: true })
  settledOn: string | null;
  @Column('jsonb', { name: 'settings_in_force' })
  settingsInForce: object;
}
