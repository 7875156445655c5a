import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Stamped } from '../../platform/database/stamped.js';

/** One link of an industry chain on the map of one year (domain.md §2.2). */
@Entity({ name: 'chain_node' })
export class ChainNode extends Stamped {
  @PrimaryColumn('uuid')
  id: string;
  @Column('text')
  code: string;
  @Column('text', { name: 'name_zh' })
  nameZh: string;
  @Column('text', { name: 'name_en' })
  nameEn: string;
  /** Code of the park taxonomy. */
  @Column('text', { name: 'focus_area_code' })
  focusAreaCode: string;
  @Column('text')
  position: string;
  /** A link of the same map. */
  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId: string | null;
  @Column('int')
  importance: number;
  @Column('text', { nullable: true })
  strategy: string | null;
  /** GB/T 4754-2017: classes of four digits, or a shorter prefix that stands for all its classes. */
  @Column('text', { name: 'gb4754_codes', array: true })
  gb4754Codes: string[];
  @Column('text', { array: true })
  keywords: string[];
  /** Year. */
  @Column('int', { name: 'map_version' })
  mapVersion: number;
  /** Named by the paper of 2022 itself. */
  @Column('boolean', { name: 'seed_named' })
  seedNamed: boolean;
}
