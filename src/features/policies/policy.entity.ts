import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Removable } from '../../platform/database/stamped.js';

/** A paper that promises support (domain.md §2.8). Whether it is in force on a day is derived, never stored. */
@Entity({ name: 'policy' })
export class Policy extends Removable {
  @PrimaryColumn('uuid')
  id: string;
  /** `ZC-0031`. */
  @Column('text')
  code: string;
  @Column('text')
  title: string;
  @Column('text', { name: 'title_key' })
  titleKey: string;
  /** 文号, as printed. */
  @Column('text', { name: 'doc_no', nullable: true })
  docNo: string | null;
  @Column('text', { name: 'doc_no_key', nullable: true })
  docNoKey: string | null;
  /** 发文单位, in words: it may be no unit of ours. */
  @Column('text')
  issuer: string;
  @Column('text', { name: 'issuer_key' })
  issuerKey: string;
  /** The department that keeps it. */
  @Column('uuid', { name: 'owner_unit_id' })
  ownerUnitId: string;
  @Column('text')
  level: string;
  @Column('text')
  series: string;
  @Column('text')
  status: string;
  @Column('date', { name: 'effective_from' })
  effectiveFrom: string;
  /** Last day in force; null: without an end. */
  @Column('date', { name: 'effective_to', nullable: true })
  effectiveTo: string | null;
  /** First day on which it is no longer in force; of repealed ones. */
  @Column('date', { name: 'repealed_on', nullable: true })
  repealedOn: string | null;
  /** 万元. */
  @Column('numeric', { name: 'fund_budget_wan', precision: 18, scale: 4, nullable: true })
  fundBudgetWan: string | null;
  @Column('boolean', { name: 'review_required' })
  reviewRequired: boolean;
  @Column('text', { name: 'review_result', nullable: true })
  reviewResult: string | null;
  @Column('text', { name: 'review_no', nullable: true })
  reviewNo: string | null;
  @Column('date', { name: 'reviewed_on', nullable: true })
  reviewedOn: string | null;
  @Column('text', { nullable: true })
  note: string | null;
}
