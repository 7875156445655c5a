import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Removable } from '../../platform/database/stamped.js';

/** Lets an analyst read fiscal data (class F) until a day, or until it is revoked. */
@Entity({ name: 'fiscal_grant' })
export class FiscalGrant extends Removable {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'user_id' })
  userId: string;
  @Column('text')
  reason: string;
  @Column('date', { name: 'valid_to', nullable: true })
  validTo: string | null;
  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;
  @Column('uuid', { name: 'revoked_by', nullable: true })
  revokedBy: string | null;
}
