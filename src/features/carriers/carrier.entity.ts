import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Removable } from '../../platform/database/stamped.js';
import type { CarrierBuildStatus, CarrierType } from './carrier.codes.js';

/** A building or group of buildings that takes companies in (domain.md §2.7). */
@Entity({ name: 'carrier' })
export class Carrier extends Removable {
  @PrimaryColumn('uuid')
  id: string;
  @Column('text')
  code: string;
  @Column('text')
  name: string;
  @Column('text', { name: 'name_key' })
  nameKey: string;
  @Column('text')
  type: CarrierType;
  @Column('text', { name: 'owner_org', nullable: true })
  ownerOrg: string | null;
  @Column('text', { name: 'operator_org' })
  operatorOrg: string;
  /** The unit of ours that keeps the record; null: pool administrators do. */
  @Column('uuid', { name: 'operator_unit_id', nullable: true })
  operatorUnitId: string | null;
  @Column('text', { nullable: true })
  address: string | null;
  @Column('text', { nullable: true })
  town: string | null;
  @Column('text', { name: 'build_status' })
  buildStatus: CarrierBuildStatus;
  @Column('date', { name: 'delivered_on', nullable: true })
  deliveredOn: string | null;
  /** ㎡ of gross floor area; null only where a list named the carrier. */
  @Column('numeric', { name: 'gfa_sqm', nullable: true })
  gfaSqm: string | null;
  @Column('numeric', { name: 'leasable_sqm', nullable: true })
  leasableSqm: string | null;
  @Column('text', { name: 'focus_areas', array: true })
  focusAreas: string[];
  /** CNY/㎡ and day. */
  @Column('numeric', { name: 'rent_per_sqm_day', nullable: true })
  rentPerSqmDay: string | null;
  /** CNY/㎡ and month. */
  @Column('numeric', { name: 'property_fee_per_sqm_month', nullable: true })
  propertyFeePerSqmMonth: string | null;
  /** Percent. */
  @Column('numeric', { name: 'efficiency_rate', nullable: true })
  efficiencyRate: string | null;
  @Column('text', { nullable: true })
  note: string | null;
  @Column('text', { name: 'data_source' })
  dataSource: 'MANUAL' | 'IMPORT';
}
