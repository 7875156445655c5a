import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Removable } from '../../platform/database/stamped.js';

/** A qualification of a company for a term (domain.md §2.1.5). */
@Entity({ name: 'qualification' })
export class Qualification extends Removable {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'company_id' })
  companyId: string;
  @Column('text')
  type: string;
  /** DISTRICT … INTERNATIONAL; null where neither the type nor the certificate says it. */
  @Column('text', { nullable: true })
  level: string | null;
  @Column('text', { name: 'certificate_no', nullable: true })
  certificateNo: string | null;
  @Column('text', { nullable: true })
  issuer: string | null;
  @Column('date', { name: 'valid_from' })
  validFrom: string;
  /** Last day in force; null: without an end. */
  @Column('date', { name: 'valid_to', nullable: true })
  validTo: string | null;
  /** The published list that it follows from, and its year. */
  @Column('text', { name: 'source_list', nullable: true })
  sourceList: string | null;
  @Column('int', { name: 'list_year', nullable: true })
  listYear: number | null;
  @Column('uuid', { name: 'renewal_of_id', nullable: true })
  renewalOfId: string | null;
  @Column('text', { nullable: true })
  note: string | null;
  /** CONFIRMED or DISPUTED by the department that owns the figure; null until it has looked. */
  @Column('text', { nullable: true })
  confirmation: string | null;
  @Column('text', { name: 'confirmation_note', nullable: true })
  confirmationNote: string | null;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  confirmedAt: Date | null;
  @Column('uuid', { name: 'confirmed_by', nullable: true })
  confirmedBy: string | null;
}
