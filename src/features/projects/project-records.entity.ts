import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Level, PoolStatus, Stage } from './project.codes.js';
import type { HoldReason } from './project-decision.codes.js';
import type { EvidenceType } from './project-evidence.codes.js';

/** A file that proves something about a project. It is removed by a mark, never from the table. */
@Entity({ name: 'project_evidence' })
export class ProjectEvidence {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'project_id' })
  projectId: string;
  @Column('text', { name: 'evidence_type' })
  evidenceType: EvidenceType;
  @Column('uuid', { name: 'file_id' })
  fileId: string;
  @Column('date', { name: 'attached_on' })
  attachedOn: string;
  @Column('text', { nullable: true })
  note: string | null;
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
  @Column('uuid', { name: 'created_by' })
  createdBy: string;
  @Column('timestamptz', { name: 'removed_at', nullable: true })
  removedAt: Date | null;
  @Column('uuid', { name: 'removed_by', nullable: true })
  removedBy: string | null;
}

/** One move of a project (domain.md §3.2). The table takes inserts only. */
@Entity({ name: 'stage_transition' })
export class StageTransition {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'project_id' })
  projectId: string;
  @Column('text', { name: 'transition_id' })
  transitionId: string;
  @Column('text', { name: 'from_pool_status' })
  fromPoolStatus: PoolStatus;
  @Column('text', { name: 'from_stage', nullable: true })
  fromStage: Stage | null;
  @Column('text', { name: 'to_pool_status' })
  toPoolStatus: PoolStatus;
  @Column('text', { name: 'to_stage', nullable: true })
  toStage: Stage | null;
  @Column('date', { name: 'effective_on' })
  effectiveOn: string;
  @Column('timestamptz')
  at: Date;
  @Column('uuid', { name: 'actor_id', nullable: true })
  actorId: string | null;
  @Column('text', { name: 'actor_name' })
  actorName: string;
  @Column('uuid', { name: 'actor_unit_id', nullable: true })
  actorUnitId: string | null;
  @Column('text', { nullable: true })
  reason: string | null;
  @Column('jsonb')
  inputs: object;
  @Column('uuid', { name: 'evidence_ids', array: true })
  evidenceIds: string[];
  @Column('uuid', { name: 'approval_ids', array: true })
  approvalIds: string[];
  @Column('jsonb', { name: 'gate_result' })
  gateResult: object;
  @Column('jsonb', { name: 'settings_in_force' })
  settingsInForce: object;
  @Column('text', { name: 'inferred_milestones', array: true })
  inferredMilestones: string[];
  @Column('text', { nullable: true })
  level: Level | null;
  @Column('uuid', { name: 'owner_unit_id', nullable: true })
  ownerUnitId: string | null;
  @Column('int', { name: 'version_after' })
  versionAfter: number;
}

/** A time on hold: both clocks stand still from `startedOn` to `endedOn` (domain.md §3.5). */
@Entity({ name: 'project_hold' })
export class ProjectHold {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'project_id' })
  projectId: string;
  @Column('text')
  stage: Stage;
  @Column('text')
  reason: HoldReason;
  @Column('date', { name: 'started_on' })
  startedOn: string;
  @Column('date', { name: 'until_on' })
  untilOn: string;
  @Column('date', { name: 'ended_on', nullable: true })
  endedOn: string | null;
  @Column('int', { name: 'version_from' })
  versionFrom: number;
  @Column('int', { name: 'version_to', nullable: true })
  versionTo: number | null;
}

/** A second signature under a move that two persons decide. */
@Entity({ name: 'project_approval' })
export class ProjectApproval {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'project_id' })
  projectId: string;
  @Column('text', { name: 'transition_id' })
  transitionId: string;
  @Column('text')
  role: 'SUPERVISOR' | 'POOL_ADMIN';
  @Column('uuid', { name: 'user_id' })
  userId: string;
  @Column('text', { name: 'user_name' })
  userName: string;
  @Column('text', { nullable: true })
  note: string | null;
  @Column('timestamptz')
  at: Date;
  @Column('int', { name: 'after_move' })
  afterMove: number;
}

/** The result of a look for the same investor in other projects. */
@Entity({ name: 'project_duplicate_check' })
export class ProjectDuplicateCheck {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'project_id' })
  projectId: string;
  @Column('uuid', { name: 'company_id' })
  companyId: string;
  @Column('uuid', { name: 'found_project_ids', array: true })
  foundProjectIds: string[];
  @Column('timestamptz')
  at: Date;
  @Column('uuid', { name: 'by_user' })
  byUser: string;
}
