import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Authored } from '../../platform/database/stamped.js';
import type { InvalidReason, LeadMatch, LeadStatus, SourceChannel } from './lead.codes.js';
import type { LeadAssessment, LeadNeed } from './lead-fields.js';
import type { LeadClockSettings } from './lead-settings.js';

/** A lead (domain.md §2.5). Amounts …Wan are 万元 CNY in decimal strings. */
@Entity({ name: 'lead' })
export class Lead extends Authored {
  @PrimaryColumn('uuid')
  id: string;
  @Column('text')
  code: string;
  @Column('text')
  title: string;
  @Column('uuid', { name: 'company_id', nullable: true })
  companyId: string | null;
  @Column('text', { name: 'company_match', nullable: true })
  companyMatch: LeadMatch | null;
  @Column('text', { name: 'company_name_raw', nullable: true })
  companyNameRaw: string | null;
  @Column('text', { name: 'company_uscc_raw', nullable: true })
  companyUsccRaw: string | null;
  @Column('text', { name: 'company_name_key' })
  companyNameKey: string;
  @Column('text', { name: 'source_channel' })
  sourceChannel: SourceChannel;
  @Column('text', { name: 'source_org_name', nullable: true })
  sourceOrgName: string | null;
  @Column('text', { name: 'source_contact_name', nullable: true })
  sourceContactName: string | null;
  @Column('uuid', { name: 'source_event_id', nullable: true })
  sourceEventId: string | null;
  @Column('uuid', { name: 'source_fund_id', nullable: true })
  sourceFundId: string | null;
  @Column('text', { name: 'source_reference', nullable: true })
  sourceReference: string | null;
  @Column('uuid', { name: 'referrer_company_id', nullable: true })
  referrerCompanyId: string | null;
  /** The server's clock; decides who was first. */
  @Column('timestamptz', { name: 'registered_at' })
  registeredAt: Date;
  /** Shanghai date of `registeredAt`. */
  @Column('date', { name: 'registered_on' })
  registeredOn: string;
  /** When a unit made it its own; null for a department's proposal that nobody has taken. */
  @Column('timestamptz', { name: 'reported_at', nullable: true })
  reportedAt: Date | null;
  /** The unit that reports it; of an untaken proposal, the unit it was proposed to. */
  @Column('uuid', { name: 'report_unit_id' })
  reportUnitId: string;
  @Column('uuid', { name: 'report_user_id', nullable: true })
  reportUserId: string | null;
  @Column('uuid', { name: 'proposed_by_unit_id', nullable: true })
  proposedByUnitId: string | null;
  @Column('text', { name: 'focus_area_code', nullable: true })
  focusAreaCode: string | null;
  @Column('uuid', { name: 'chain_node_id', nullable: true })
  chainNodeId: string | null;
  @Column('numeric', { name: 'estimated_investment_wan', precision: 18, scale: 4, nullable: true })
  estimatedInvestmentWan: string | null;
  @Column('jsonb')
  needs: LeadNeed[];
  @Column('boolean')
  complex: boolean;
  @Column('text')
  status: LeadStatus;
  @Column('timestamptz', { name: 'status_since' })
  statusSince: Date;
  /** Said with the last move that asks for a reason. */
  @Column('text', { name: 'status_reason', nullable: true })
  statusReason: string | null;
  @Column('uuid', { name: 'assignee_id', nullable: true })
  assigneeId: string | null;
  @Column('timestamptz', { name: 'responded_at', nullable: true })
  respondedAt: Date | null;
  @Column('timestamptz', { name: 'assessed_at', nullable: true })
  assessedAt: Date | null;
  /** First word to the referrer. */
  @Column('timestamptz', { name: 'feedback_at', nullable: true })
  feedbackAt: Date | null;
  @Column('timestamptz', { name: 'last_feedback_at', nullable: true })
  lastFeedbackAt: Date | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;
  @Column('jsonb', { nullable: true })
  assessment: LeadAssessment | null;
  @Column('text', { name: 'invalid_reason', nullable: true })
  invalidReason: InvalidReason | null;
  @Column('uuid', { name: 'duplicate_of_id', nullable: true })
  duplicateOfId: string | null;
  @Column('uuid', { name: 'transferred_to_unit_id', nullable: true })
  transferredToUnitId: string | null;
  @Column('date', { name: 'respond_due_on' })
  respondDueOn: string;
  /** First day of the assessment that is running. */
  @Column('date', { name: 'assess_from_on', nullable: true })
  assessFromOn: string | null;
  @Column('date', { name: 'assess_due_on', nullable: true })
  assessDueOn: string | null;
  @Column('date', { name: 'feedback_due_on' })
  feedbackDueOn: string;
  @Column('date', { name: 'report_due_on', nullable: true })
  reportDueOn: string | null;
  /** The terms of the clocks on the day of the registration. */
  @Column('jsonb', { name: 'settings_in_force' })
  settingsInForce: LeadClockSettings;
  @Column('text', { nullable: true })
  note: string | null;
}
