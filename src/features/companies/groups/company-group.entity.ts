import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Companies that belong together (集团, 系列企业; domain.md §2.1). */
@Entity({ name: 'company_group' })
export class CompanyGroup {
  @PrimaryColumn('uuid')
  id: string;
  @Column('text')
  name: string;
  /** `groupKeyOf(name)`: unique among living groups. */
  @Column('text', { name: 'name_key' })
  nameKey: string;
  @Column('text', { nullable: true })
  note: string | null;
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
