import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was added to a follow-up later. Never changed. */
@Entity({ name: 'interaction_addendum' })
export class InteractionAddendum {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'interaction_id' })
  interactionId: string;
  @Column('text')
  text: string;
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
  @Column('uuid', { name: 'created_by' })
  createdBy: string;
}
