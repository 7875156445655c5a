import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TransferState, TransferStep } from './transfer.codes.js';

/** One step that was taken; the table takes inserts only. */
@Entity({ name: 'project_transfer_step' })
export class TransferStepRecord {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'transfer_id' })
  transferId: string;
  @Column('text')
  step: TransferStep;
  @Column('text', { name: 'from_state', nullable: true })
  fromState: TransferState | null;
  @Column('text', { name: 'to_state' })
  toState: TransferState;
  @Column('timestamptz')
  at: Date;
  @Column('date', { name: 'due_on', nullable: true })
  dueOn: string | null;
  @Column('boolean', { name: 'is_late' })
  isLate: boolean;
  @Column('uuid', { name: 'actor_id', nullable: true })
  actorId: string | null;
  @Column('text', { name: 'actor_name' })
  actorName: string;
  @Column('uuid', { name: 'actor_unit_id', nullable: true })
  actorUnitId: string | null;
  @Column('text', { nullable: true })
  reason: string | null;
  @Column('jsonb')
  details: object;
  @Column('int', { name: 'version_after' })
  versionAfter: number;
}

/** What the investor was told while the project was the giving unit's. */
export interface HandOverPromise {
  readonly text: string;
  readonly madeOn: string | null;
  readonly madeBy: string | null;
}

/** The hand-over form 交接单 of one round, with both signatures. */
@Entity({ name: 'project_hand_over' })
export class HandOver {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'transfer_id' })
  transferId: string;
  @Column('int')
  round: number;
  @Column('uuid', { name: 'contact_ids', array: true })
  contactIds: string[];
  @Column('jsonb')
  promises: HandOverPromise[];
  @Column('text', { name: 'open_matters', nullable: true })
  openMatters: string | null;
  @Column('uuid', { name: 'file_ids', array: true })
  fileIds: string[];
  @Column('int')
  revision: number;
  @Column('uuid', { name: 'giver_id', nullable: true })
  giverId: string | null;
  @Column('timestamptz', { name: 'giver_signed_at', nullable: true })
  giverSignedAt: Date | null;
  @Column('uuid', { name: 'receiver_id', nullable: true })
  receiverId: string | null;
  @Column('timestamptz', { name: 'receiver_signed_at', nullable: true })
  receiverSignedAt: Date | null;
  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
  @Column('uuid', { name: 'updated_by' })
  updatedBy: string;
}
