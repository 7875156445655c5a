import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A team inside a unit (domain.md §2.15). It stays in its unit. */
@Entity({ name: 'team' })
export class Team {
  @PrimaryColumn('uuid')
  id: string;
  @Column('text')
  name: string;
  @Column({ type: 'uuid', name: 'unit_id', update: false })
  unitId: string;
  @Column('text')
  type: string;
  @Column({ type: 'text', name: 'focus_areas', array: true })
  focusAreas: string[];
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
