import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Stamped } from '../../platform/database/stamped.js';
import type { ConflictInstance, ConflictOutcome, ConflictParty, ConflictState } from './conflict.codes.js';

/** Two parties that pursue one company (domain.md §4.2). Inside one unit the parties are persons. */
@Entity({ name: 'conflict_case' })
export class ConflictCase extends Stamped {
  @PrimaryColumn('uuid')
  id: string;
  @Column('text')
  code: string;
  @Column('uuid', { name: 'company_id' })
  companyId: string;
  /** `company_scope(companyId)` at the opening: what is frozen. */
  @Column('uuid', { name: 'scope_id' })
  scopeId: string;
  @Column('uuid', { name: 'unit_a_id' })
  unitAId: string;
  @Column('uuid', { name: 'user_a_id', nullable: true })
  userAId: string | null;
  @Column('uuid', { name: 'unit_b_id' })
  unitBId: string;
  @Column('uuid', { name: 'user_b_id', nullable: true })
  userBId: string | null;
  @Column('text')
  state: ConflictState;
  @Column('text')
  reason: string;
  @Column('date', { name: 'opened_on' })
  openedOn: string;
  @Column('date', { name: 'evidence_due_on', nullable: true })
  evidenceDueOn: string | null;
  @Column('date', { name: 'decision_due_on', nullable: true })
  decisionDueOn: string | null;
  @Column('date', { name: 'ruled_on', nullable: true })
  ruledOn: string | null;
  @Column('date', { name: 'appeal_due_on', nullable: true })
  appealDueOn: string | null;
  @Column('date', { name: 'appealed_on', nullable: true })
  appealedOn: string | null;
  @Column('text', { name: 'appealed_by', nullable: true })
  appealedBy: ConflictParty | null;
  @Column('text', { name: 'appeal_reason', nullable: true })
  appealReason: string | null;
  @Column('date', { name: 'final_due_on', nullable: true })
  finalDueOn: string | null;
  @Column('date', { name: 'closed_on', nullable: true })
  closedOn: string | null;
  @Column('text', { nullable: true })
  outcome: ConflictOutcome | null;
  @Column('uuid', { name: 'third_unit_id', nullable: true })
  thirdUnitId: string | null;
  @Column('text', { name: 'line_a', nullable: true })
  lineA: string | null;
  @Column('text', { name: 'line_b', nullable: true })
  lineB: string | null;
  /** Where the project lands by the investor's will. */
  @Column('text', { nullable: true })
  landing: ConflictParty | null;
  @Column('jsonb', { name: 'settings_in_force' })
  settingsInForce: object;
}

/** What a party filed. The table takes inserts only. */
@Entity({ name: 'conflict_statement' })
export class ConflictStatement {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'case_id' })
  caseId: string;
  @Column('text')
  party: ConflictParty;
  /** State of the case in which it was filed. */
  @Column('text')
  phase: ConflictState;
  @Column('text')
  text: string;
  /** The investor's written will is among the files. */
  @Column('boolean', { name: 'shows_investor_will' })
  showsInvestorWill: boolean;
  @Column('timestamptz', { name: 'made_at' })
  madeAt: Date;
  @Column('uuid', { name: 'made_by' })
  madeBy: string;
}

/** A ruling with the criteria as they were computed for it. The table takes inserts only. */
@Entity({ name: 'conflict_decision' })
export class ConflictDecision {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'case_id' })
  caseId: string;
  @Column('text')
  instance: ConflictInstance;
  @Column('text')
  outcome: ConflictOutcome;
  @Column('uuid', { name: 'third_unit_id', nullable: true })
  thirdUnitId: string | null;
  @Column('text', { name: 'line_a', nullable: true })
  lineA: string | null;
  @Column('text', { name: 'line_b', nullable: true })
  lineB: string | null;
  @Column('text', { nullable: true })
  landing: ConflictParty | null;
  @Column('text')
  reason: string;
  @Column('jsonb')
  criteria: object;
  @Column('timestamptz', { name: 'decided_at' })
  decidedAt: Date;
  @Column('uuid', { name: 'decided_by' })
  decidedBy: string;
}
