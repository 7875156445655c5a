import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One word to whoever brought the lead. Never changed. */
@Entity({ name: 'lead_feedback' })
export class LeadFeedback {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'lead_id' })
  leadId: string;
  @Column('text')
  text: string;
  @Column('date', { name: 'due_on' })
  dueOn: string;
  @Column('date', { name: 'given_on' })
  givenOn: string;
  @Column('timestamptz', { name: 'given_at' })
  givenAt: Date;
  @Column('uuid', { name: 'given_by' })
  givenBy: string;
}
