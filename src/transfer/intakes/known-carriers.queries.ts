import { Inject, Injectable } from '@nestjs/common';
import { unitKeyOf } from '../../features/carrier-units/carrier-unit.rules.js';
import { carrierKeyOf } from '../../features/carriers/carrier.rules.js';
import type { Actor } from '../../platform/access/actor.js';
import { RecordSight } from '../../platform/access/record-sight.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Binder } from '../../platform/database/binder.js';
import { Sql } from '../../platform/database/sql.js';
import { type Clock, today } from '../../platform/kernel/clock.js';

/** A carrier or a unit as it stands, by the names of its request. */
export interface KnownSpace {
  readonly id: string;
  readonly version: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Carriers and units that a row may mean; of what is hidden from the caller nothing is compared. */
@Injectable()
export class KnownCarriers {
  constructor(
    private readonly sql: Sql,
    private readonly sight: RecordSight,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** By its code, else by its name. */
  carrier(actor: Actor, code: unknown, name: unknown): Promise<KnownSpace | null> {
    const { bind, values } = new Binder();
    const seesLine = this.sight.predicate('carrier:line', actor, 'ca.id', bind);
    const ofLine = (column: string) => `CASE WHEN ${seesLine} THEN ${column} END`;
    const isMeant = code
      ? `ca.code = ${bind(String(code).toUpperCase())}`
      : `ca.name_key = ${bind(carrierKeyOf(String(name)))}`;
    return this.sql.first<KnownSpace>(
      `SELECT ca.id, ca.version, json_build_object('name', ca.name, 'type', ca.type, 'ownerOrg', ca.owner_org,
         'operatorOrg', ca.operator_org, 'address', ca.address, 'town', ca.town, 'buildStatus', ca.build_status,
         'deliveredOn', ca.delivered_on, 'gfaSqm', ca.gfa_sqm::text, 'leasableSqm', ca.leasable_sqm::text,
         'focusAreas', ca.focus_areas, 'efficiencyRate', ca.efficiency_rate::text, 'seesLine', ${seesLine},
         'rentPerSqmDay', ${ofLine('ca.rent_per_sqm_day::text')}, 'note', ${ofLine('ca.note')},
         'propertyFeePerSqmMonth', ${ofLine('ca.property_fee_per_sqm_month::text')}) AS fields
       FROM carrier ca WHERE ca.deleted_at IS NULL AND ${isMeant}`,
      values,
    );
  }

  /** By building and number. The status is the one of today. */
  unit(actor: Actor, carrierId: string, building: unknown, unitNo: unknown): Promise<KnownSpace | null> {
    const { bind, values } = new Binder();
    const key = unitKeyOf(typeof building === 'string' ? building : null, String(unitNo));
    return this.sql.first<KnownSpace>(
      `SELECT u.id, u.version, json_build_object('building', u.building, 'unitNo', u.unit_no, 'floor', u.floor,
         'areaSqm', u.area_sqm::text, 'clearHeightM', u.clear_height_m::text, 'powerKva', u.power_kva::text,
         'floorLoadKnPerSqm', u.floor_load_kn_per_sqm::text, 'drainage', u.drainage, 'labGrade', u.lab_grade,
         'cleanRoomClass', u.clean_room_class, 'fitOut', u.fit_out, 'rentPerSqmDay', u.rent_per_sqm_day::text,
         'status', u.use_status, 'note', u.note, 'isReserved', u.use_status = 'VACANT' AND EXISTS (
           SELECT 1 FROM carrier_reservation r WHERE r.unit_id = u.id AND r.ended_on IS NULL
             AND r.until_on >= ${bind(today(this.clock))}::date)) AS fields
       FROM carrier_unit u WHERE u.deleted_at IS NULL AND u.carrier_id = ${bind(carrierId)} AND u.unit_key = ${bind(key)}
         AND ${this.sight.predicate('carrier-unit', actor, 'u.id', bind)}`,
      values,
    );
  }

  async isCarrier(id: string): Promise<boolean> {
    return (await this.sql.first('SELECT 1 AS found FROM carrier WHERE id = $1', [id])) !== null;
  }

  /** The unit of ours that a list calls so; null when none is. */
  async operatorUnit(name: unknown): Promise<string | null> {
    if (typeof name !== 'string') return null;
    const row = await this.sql.first<{ id: string }>(
      `SELECT id FROM responsible_unit
       WHERE deleted_at IS NULL AND ($1 IN (code, name, short_name) OR $1 = ANY (aliases)) ORDER BY $1 = name DESC LIMIT 1`,
      [name],
    );
    return row?.id ?? null;
  }

  async unitName(id: string): Promise<string> {
    const row = await this.sql.first<{ name: string }>('SELECT name FROM responsible_unit WHERE id = $1', [
      id,
    ]);
    return row?.name ?? '—';
  }
}
