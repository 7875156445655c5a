import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Removable } from '../../platform/database/stamped.js';
import type { LandParcelStatus, LandUse } from './land-parcel.codes.js';

/** A piece of land (domain.md §2.7). */
@Entity({ name: 'land_parcel' })
export class LandParcel extends Removable {
  @PrimaryColumn('uuid')
  id: string;
  @Column('text', { name: 'parcel_no' })
  parcelNo: string;
  @Column('text', { name: 'parcel_key' })
  parcelKey: string;
  @Column('text', { nullable: true })
  address: string | null;
  @Column('text', { nullable: true })
  town: string | null;
  @Column('numeric', { name: 'area_mu' })
  areaMu: string;
  @Column('numeric', { name: 'area_sqm' })
  areaSqm: string;
  @Column('text', { name: 'land_use' })
  landUse: LandUse;
  /** Floor area ratio. */
  @Column('numeric', { nullable: true })
  far: string | null;
  @Column('numeric', { name: 'height_limit_m', nullable: true })
  heightLimitM: string | null;
  @Column('text')
  status: LandParcelStatus;
  @Column('date', { name: 'transferred_on', nullable: true })
  transferredOn: string | null;
  @Column('numeric', { name: 'investment_intensity_wan_per_mu', nullable: true })
  investmentIntensityWanPerMu: string | null;
  @Column('numeric', { name: 'output_per_mu_wan', nullable: true })
  outputPerMuWan: string | null;
  @Column('numeric', { name: 'tax_per_mu_wan', nullable: true })
  taxPerMuWan: string | null;
  @Column('text', { nullable: true })
  note: string | null;
}
