import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Stamped } from '../../platform/database/stamped.js';

/** One dated version of an area of a taxonomy (domain.md §2.2, trap 8.15). */
@Entity({ name: 'focus_area' })
export class FocusArea extends Stamped {
  @PrimaryColumn('uuid')
  id: string;
  /** PARK, DISTRICT or CITY; the three never stand for each other. */
  @Column('text')
  taxonomy: string;
  @Column('text')
  code: string;
  @Column('text', { name: 'name_zh' })
  nameZh: string;
  @Column('text', { name: 'name_en' })
  nameEn: string;
  @Column('text', { name: 'help_zh', nullable: true })
  helpZh: string | null;
  @Column('text', { name: 'help_en', nullable: true })
  helpEn: string | null;
  /** The edition of the taxonomy as its document calls it, usually a year. */
  @Column('text')
  edition: string;
  @Column('date', { name: 'valid_from' })
  validFrom: string;
  /** The last day; null while no later document has replaced it. */
  @Column('date', { name: 'valid_to', nullable: true })
  validTo: string | null;
  @Column('int', { name: 'sort_order' })
  sortOrder: number;
  /** Document number or publication. */
  @Column('text')
  source: string;
}
