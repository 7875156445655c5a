import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Removable } from '../../platform/database/stamped.js';

/** That a company is, or is to become, a headquarters of a category (domain.md §2.1.4). */
@Entity({ name: 'headquarters_recognition' })
export class HeadquartersRecognition extends Removable {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'company_id' })
  companyId: string;
  @Column('text')
  category: string;
  @Column('text')
  level: string;
  @Column('text')
  status: string;
  @Column('date', { name: 'recognised_on', nullable: true })
  recognisedOn: string | null;
  @Column('text', { name: 'doc_no', nullable: true })
  docNo: string | null;
  @Column('text', { name: 'certificate_no', nullable: true })
  certificateNo: string | null;
  @Column('text', { nullable: true })
  authority: string | null;
  /** Last day in force of one that has expired or was revoked. */
  @Column('date', { name: 'ended_on', nullable: true })
  endedOn: string | null;
  @Column('text', { array: true })
  functions: string[];
  /** Registered in the park, for the count of those introduced. */
  @Column('date', { name: 'introduced_on', nullable: true })
  introducedOn: string | null;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  confirmedAt: Date | null;
  @Column('uuid', { name: 'confirmed_by', nullable: true })
  confirmedBy: string | null;
  @Column('text', { nullable: true })
  note: string | null;
}
