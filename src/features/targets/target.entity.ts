import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the park means to reach in a period (domain.md §2.14). */
@Entity({ name: 'target' })
export class Target {
  @PrimaryColumn('uuid')
  id: string;
  @Column('text', { name: 'metric_code' })
  metricCode: string;
  /** PARK: for the whole of it, and `scopeId` is null. */
  @Column('text', { name: 'scope_type' })
  scopeType: string;
  @Column('uuid', { name: 'scope_id', nullable: true })
  scopeId: string | null;
  @Column('text', { name: 'period_type' })
  periodType: string;
  @Column('date', { name: 'from_on' })
  fromOn: string;
  @Column('date', { name: 'to_on' })
  toOn: string;
  @Column('numeric', { precision: 18, scale: 4 })
  value: string;
  @Column('text')
  comparator: string;
  @Column('text', { name: 'source_doc' })
  sourceDoc: string;
  /** The target in the words of its document. */
  @Column('text', { nullable: true })
  caliber: string | null;
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
