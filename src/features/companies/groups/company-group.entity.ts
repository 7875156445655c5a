import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Removable } from '../../../platform/database/stamped.js';

/** Companies that belong together (集团, 系列企业; domain.md §2.1). */
@Entity({ name: 'company_group' })
export class CompanyGroup extends Removable {
  @PrimaryColumn('uuid')
  id: string;
  @Column('text')
  name: string;
  /** `groupKeyOf(name)`: unique among living groups. */
  @Column('text', { name: 'name_key' })
  nameKey: string;
  @Column('text', { nullable: true })
  note: string | null;
}
