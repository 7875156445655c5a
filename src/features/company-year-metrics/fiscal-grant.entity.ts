import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Lets an analyst read fiscal data (class F) until a day, or until it is revoked. */
@Entity({ name: 'fiscal_grant' })
export class FiscalGrant {
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
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy: string | null;
  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
  @Column('uuid', { name: 'updated_by', nullable: true })
  updatedBy: string | null;
  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt: Date | null;
  @Column('int')
  version: number;
}
