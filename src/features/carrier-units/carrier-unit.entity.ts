import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Removable } from '../../platform/database/stamped.js';
import type { CarrierUnitUse, FitOut, LabGrade } from './carrier-unit.codes.js';

/** What is let or sold as one: a room, a floor, a whole building (domain.md §2.7). */
@Entity({ name: 'carrier_unit' })
export class CarrierUnit extends Removable {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'carrier_id' })
  carrierId: string;
  @Column('text', { nullable: true })
  building: string | null;
  @Column('text', { name: 'unit_no' })
  unitNo: string;
  @Column('text', { name: 'unit_key' })
  unitKey: string;
  @Column('text', { nullable: true })
  floor: string | null;
  @Column('numeric', { name: 'area_sqm' })
  areaSqm: string;
  @Column('numeric', { name: 'clear_height_m', nullable: true })
  clearHeightM: string | null;
  @Column('numeric', { name: 'floor_load_kn_per_sqm', nullable: true })
  floorLoadKnPerSqm: string | null;
  @Column('numeric', { name: 'power_kva', nullable: true })
  powerKva: string | null;
  @Column('text', { nullable: true })
  drainage: string | null;
  @Column('text', { name: 'lab_grade', nullable: true })
  labGrade: LabGrade | null;
  @Column('text', { name: 'clean_room_class', nullable: true })
  cleanRoomClass: string | null;
  @Column('text', { name: 'fit_out', nullable: true })
  fitOut: FitOut | null;
  /** CNY/㎡ and day, where it differs from the carrier. */
  @Column('numeric', { name: 'rent_per_sqm_day', nullable: true })
  rentPerSqmDay: string | null;
  /** Without RESERVED, which reservations tell. */
  @Column('text', { name: 'use_status' })
  useStatus: CarrierUnitUse;
  @Column('text', { nullable: true })
  note: string | null;
}
