import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Stamped } from '../../platform/database/stamped.js';
import type {
  JoinRequestStatus,
  ProtectionBasis,
  ProtectionEnd,
  ProtectionEvent,
  ProtectionKind,
  ProtectionStatus,
} from './protection.codes.js';

/**
 * The right of one unit to be the only one that pursues a company or its group (domain.md §4.1). `ACTIVE` protects
 * through `endsOn`; whether it still does on a day is a fact of the date and waits for no job.
 */
@Entity({ name: 'protection' })
export class Protection extends Stamped {
  @PrimaryColumn('uuid')
  id: string;
  /** `company_scope(companyId)`: the group, the topmost parent, or the company itself. */
  @Column('uuid', { name: 'scope_id' })
  scopeId: string;
  @Column('uuid', { name: 'company_id' })
  companyId: string;
  @Column('uuid', { name: 'group_id', nullable: true })
  groupId: string | null;
  /** The business line that alone is protected; null: the whole scope. */
  @Column('text', { name: 'scope_note', nullable: true })
  scopeNote: string | null;
  @Column('uuid', { name: 'unit_id' })
  unitId: string;
  @Column('uuid', { name: 'user_id', nullable: true })
  userId: string | null;
  @Column('uuid', { name: 'co_unit_ids', array: true })
  coUnitIds: string[];
  @Column('text')
  kind: ProtectionKind;
  /** First day under protection without a break. */
  @Column('date', { name: 'starts_on' })
  startsOn: string;
  /** From this day on follow-ups count for the next renewal. */
  @Column('date', { name: 'period_starts_on' })
  periodStartsOn: string;
  /** Last protected day; null: open. */
  @Column('date', { name: 'ends_on', nullable: true })
  endsOn: string | null;
  /** Server time of the registration: decides priority. */
  @Column('timestamptz', { name: 'registered_at' })
  registeredAt: Date;
  /** The cap counts from here. */
  @Column('date', { name: 'first_registered_on' })
  firstRegisteredOn: string;
  @Column('int')
  renewals: number;
  @Column('text')
  status: ProtectionStatus;
  /** Last protected day of one that expired, else the day on which it was ended. */
  @Column('date', { name: 'ended_on', nullable: true })
  endedOn: string | null;
  @Column('text', { name: 'end_reason', nullable: true })
  endReason: ProtectionEnd | null;
  @Column('text', { name: 'end_note', nullable: true })
  endNote: string | null;
  @Column('text', { name: 'basis_type' })
  basisType: ProtectionBasis;
  @Column('uuid', { name: 'basis_id', nullable: true })
  basisId: string | null;
  @Column('jsonb', { name: 'settings_in_force' })
  settingsInForce: object;
}

/** One thing that happened to a protection. The table takes inserts only. */
@Entity({ name: 'protection_event' })
export class ProtectionEventRow {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'protection_id' })
  protectionId: string;
  @Column('text')
  event: ProtectionEvent;
  @Column('date', { name: 'on_day' })
  onDay: string;
  @Column('timestamptz')
  at: Date;
  @Column('uuid', { name: 'actor_id', nullable: true })
  actorId: string | null;
  @Column('text')
  kind: ProtectionKind;
  @Column('date', { name: 'ends_on', nullable: true })
  endsOn: string | null;
  @Column('text', { nullable: true })
  reason: string | null;
  @Column('jsonb')
  details: object;
}

/** Another unit asks to take part beside the one that holds the protection. */
@Entity({ name: 'protection_join_request' })
export class ProtectionJoinRequest {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'protection_id' })
  protectionId: string;
  @Column('uuid', { name: 'unit_id' })
  unitId: string;
  @Column('uuid', { name: 'requested_by' })
  requestedBy: string;
  @Column('timestamptz', { name: 'requested_at' })
  requestedAt: Date;
  @Column('text')
  reason: string;
  @Column('text')
  status: JoinRequestStatus;
  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;
  @Column('text', { name: 'decision_note', nullable: true })
  decisionNote: string | null;
  @Column('int')
  version: number;
}
