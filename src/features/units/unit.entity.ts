import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Stamped } from '../../platform/database/stamped.js';

/** A unit of the park, the town or the district (domain.md §2.12). */
@Entity({ name: 'responsible_unit' })
export class ResponsibleUnit extends Stamped {
  @PrimaryColumn('uuid')
  id: string;
  @Column('text')
  code: string;
  /** The wording that papers, ledgers and imports use. */
  @Column('text')
  name: string;
  @Column('text', { name: 'short_name' })
  shortName: string;
  @Column('text', { name: 'name_en' })
  nameEn: string;
  @Column({ type: 'text', array: true })
  aliases: string[];
  @Column('text')
  type: string;
  @Column('boolean', { name: 'can_own_projects' })
  canOwnProjects: boolean;
  /** 招商条线 (domain.md §2.0, V1). */
  @Column('boolean', { name: 'is_promotion' })
  isPromotion: boolean;
  /** One of the units that the paper gives measures to. */
  @Column({ type: 'boolean', name: 'in_paper', update: false })
  inPaper: boolean;
  @Column('int', { name: 'sort_order' })
  sortOrder: number;
  /** Whom other units ring up about a company that this one pursues (domain.md §2.0). */
  @Column('uuid', { name: 'liaison_user_id', nullable: true })
  liaisonUserId: string | null;
  @Column('text', { name: 'liaison_phone', nullable: true })
  liaisonPhone: string | null;
  @Column('date', { name: 'valid_from', nullable: true })
  validFrom: string | null;
  @Column('date', { name: 'valid_to', nullable: true })
  validTo: string | null;
}
