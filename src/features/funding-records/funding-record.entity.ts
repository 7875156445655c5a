import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Authored } from '../../platform/database/stamped.js';
import type { FundingEvidence, FundingStatus, FundingType } from './funding-record.codes.js';

/** Money that was received for a project (到资记录, domain.md §2.6). Exactly one of the two amounts is filled. */
@Entity({ name: 'funding_record' })
export class FundingRecord extends Authored {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'project_id' })
  projectId: string;
  @Column('text', { name: 'funding_type' })
  fundingType: FundingType;
  /** 万元 CNY. */
  @Column('numeric', { name: 'amount_wan', precision: 18, scale: 4, nullable: true })
  amountWan: string | null;
  /** 万美元. */
  @Column('numeric', { name: 'amount_wan_usd', precision: 18, scale: 4, nullable: true })
  amountWanUsd: string | null;
  @Column('date', { name: 'received_on' })
  receivedOn: string;
  @Column('text', { name: 'evidence_type' })
  evidenceType: FundingEvidence;
  @Column('uuid', { name: 'file_id' })
  fileId: string;
  @Column('text', { nullable: true })
  note: string | null;
  @Column('text')
  status: FundingStatus;
  @Column('uuid', { name: 'confirming_unit_id' })
  confirmingUnitId: string;
  @Column('uuid', { name: 'entered_by_unit' })
  enteredByUnit: string;
  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;
  @Column('text', { name: 'decision_reason', nullable: true })
  decisionReason: string | null;
  @Column('jsonb', { name: 'settings_in_force' })
  settingsInForce: object;
}
