import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Removable } from '../../platform/database/stamped.js';

/** A person of a company (domain.md §2.3). */
@Entity({ name: 'contact' })
export class Contact extends Removable {
  @PrimaryColumn('uuid')
  id: string;
  @Column('text')
  name: string;
  @Column('text', { nullable: true })
  honorific: string | null;
  @Column('text', { name: 'decision_role' })
  decisionRole: string;
  @Column('text', { nullable: true })
  mobile: string | null;
  @Column('text', { nullable: true })
  email: string | null;
  @Column('text', { nullable: true })
  wechat: string | null;
  @Column('text', { nullable: true })
  language: string | null;
  /** ISO 3166-1 alpha-2. */
  @Column('text', { nullable: true })
  nationality: string | null;
  @Column('text')
  source: string;
  @Column('text', { name: 'lawful_basis' })
  lawfulBasis: string;
  @Column('timestamptz', { name: 'consent_at', nullable: true })
  consentAt: Date | null;
  @Column('boolean', { name: 'do_not_contact' })
  doNotContact: boolean;
  /** Null: the default term, counted from the last interaction. */
  @Column('date', { name: 'retention_until', nullable: true })
  retentionUntil: string | null;
  @Column('timestamptz', { name: 'anonymised_at', nullable: true })
  anonymisedAt: Date | null;
  /** The record of the same person that took this one over when their companies were merged; the row is deleted. */
  @Column('uuid', { name: 'merged_into_id', nullable: true })
  mergedIntoId: string | null;
}
