import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Removable } from '../../platform/database/stamped.js';

export interface Material {
  readonly code: string;
  /** What exactly, in words. */
  readonly note: string | null;
}

/** What a policy gives to whom (domain.md §2.8). */
@Entity({ name: 'policy_clause' })
export class PolicyClause extends Removable {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'policy_id' })
  policyId: string;
  /** As printed: `第五条`, `3.1`. */
  @Column('text')
  no: string;
  @Column('text', { name: 'no_key' })
  noKey: string;
  @Column('text', { nullable: true })
  title: string | null;
  @Column('text')
  status: string;
  @Column('text', { name: 'benefit_type' })
  benefitType: string;
  @Column('text', { name: 'benefit_text', nullable: true })
  benefitText: string | null;
  /** 万元. */
  @Column('numeric', { name: 'cap_wan', precision: 18, scale: 4, nullable: true })
  capWan: string | null;
  /** Percent: `"50"` is half. */
  @Column('numeric', { name: 'rate_pct', precision: 7, scale: 4, nullable: true })
  ratePct: string | null;
  @Column('int', { nullable: true })
  years: number | null;
  /** Rule over facts (domain.md §6.2). */
  @Column('jsonb', { nullable: true })
  conditions: object | null;
  @Column('text', { name: 'condition_text', nullable: true })
  conditionText: string | null;
  @Column('boolean', { name: 'manual_only' })
  manualOnly: boolean;
  @Column('text', { nullable: true })
  stacking: string | null;
  @Column('text', { name: 'window_kind', nullable: true })
  windowKind: string | null;
  @Column('date', { name: 'window_from', nullable: true })
  windowFrom: string | null;
  @Column('date', { name: 'window_to', nullable: true })
  windowTo: string | null;
  @Column('text', { name: 'window_note', nullable: true })
  windowNote: string | null;
  @Column('jsonb')
  materials: readonly Material[];
  @Column('uuid', { name: 'contact_unit_id', nullable: true })
  contactUnitId: string | null;
  @Column('text', { name: 'contact_note', nullable: true })
  contactNote: string | null;
  @Column('boolean', { name: 'linked_to_tax' })
  linkedToTax: boolean;
  /** Law or regulation that wording about tax rests on. */
  @Column('text', { name: 'legal_basis', nullable: true })
  legalBasis: string | null;
}
