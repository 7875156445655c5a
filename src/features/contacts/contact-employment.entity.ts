import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Removable } from '../../platform/database/stamped.js';

/** Where a person works or worked. One of the employments of a contact is the primary one. */
@Entity({ name: 'contact_employment' })
export class ContactEmployment extends Removable {
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
}
