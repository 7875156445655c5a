import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Removable } from '../../../platform/database/stamped.js';

/** Two stored companies that may be one (domain.md §4.4), `companyAId` the smaller id. */
@Entity({ name: 'duplicate_finding' })
export class DuplicateFinding extends Removable {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'company_a_id' })
  companyAId: string;
  @Column('uuid', { name: 'company_b_id' })
  companyBId: string;
  @Column('text')
  level: string;
  @Column('text', { array: true })
  reasons: string[];
  /** Digest of what was compared of both when it was found or dismissed. */
  @Column('text')
  compared: string;
  /** SWEEP, or REGISTRATION for a pair that whoever registered the company said to be different. */
  @Column('text', { name: 'found_by' })
  foundBy: string;
  @Column('timestamptz', { name: 'dismissed_at', nullable: true })
  dismissedAt: Date | null;
  @Column('uuid', { name: 'dismissed_by', nullable: true })
  dismissedBy: string | null;
  @Column('text', { name: 'dismissal_reason', nullable: true })
  dismissalReason: string | null;
  /** The pair is no longer alike. */
}
