import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Removable } from '../../platform/database/stamped.js';

/** What the park means to reach in a period (domain.md §2.14). */
@Entity({ name: 'target' })
export class Target extends Removable {
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
}
