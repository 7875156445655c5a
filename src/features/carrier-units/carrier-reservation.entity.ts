import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Stamped } from '../../platform/database/stamped.js';
import type { ReservationEnd } from './carrier-unit.codes.js';
import type { ReservationSettings } from './reservation-settings.js';

/** A unit that is kept for a project for some days. It is over by itself the day after `untilOn`. */
@Entity({ name: 'carrier_reservation' })
export class CarrierReservation extends Stamped {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'unit_id' })
  unitId: string;
  @Column('uuid', { name: 'project_id' })
  projectId: string;
  @Column('date', { name: 'starts_on' })
  startsOn: string;
  @Column('date', { name: 'until_on' })
  untilOn: string;
  @Column('int')
  renewals: number;
  /** Last day that it held the unit, once it was closed. */
  @Column('date', { name: 'ended_on', nullable: true })
  endedOn: string | null;
  @Column('text', { name: 'end_reason', nullable: true })
  endReason: ReservationEnd | null;
  @Column('text', { nullable: true })
  note: string | null;
  @Column('jsonb', { name: 'settings_in_force' })
  settingsInForce: ReservationSettings;
}
