import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Removable } from '../../platform/database/stamped.js';

/** A team inside a unit (domain.md §2.15). It stays in its unit. */
@Entity({ name: 'team' })
export class Team extends Removable {
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
}
