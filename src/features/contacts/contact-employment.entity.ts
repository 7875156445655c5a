import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where a person works or worked. One of the employments of a contact is the primary one. */
@Entity({ name: 'contact_employment' })
export class ContactEmployment {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'contact_id' })
  contactId: string;
  @Column('uuid', { name: 'company_id' })
  companyId: string;
  @Column('text', { nullable: true })
  title: string | null;
  @Column('text', { nullable: true })
  department: string | null;
  @Column('date', { name: 'from_on', nullable: true })
  fromOn: string | null;
  @Column('date', { name: 'to_on', nullable: true })
  toOn: string | null;
  @Column('boolean', { name: 'is_primary' })
  isPrimary: boolean;
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
