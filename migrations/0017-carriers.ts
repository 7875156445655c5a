import type { MigrationInterface, QueryRunner } from 'typeorm';
import { v5 as uuidv5 } from 'uuid';
import {
  CARRIER_UNIT_USE,
  FIT_OUT,
  LAB_GRADE,
  RESERVATION_END,
} from '../src/features/carrier-units/carrier-unit.codes.js';
import {
  DEFAULT_RESERVATION_SETTINGS,
  RESERVATION_SETTINGS_KEY,
} from '../src/features/carrier-units/reservation-settings.js';
import { CARRIER_BUILD_STATUS, CARRIER_TYPE } from '../src/features/carriers/carrier.codes.js';
import { LAND_PARCEL_STATUS, LAND_USE } from '../src/features/land-parcels/land-parcel.codes.js';
import type { AnyCodeTable } from '../src/platform/kernel/code-table.js';

const oneOf = (column: string, table: AnyCodeTable) =>
  `CHECK (${column} IN (${table.codes.map((code) => `'${code}'`).join(', ')}))`;

const STAMPS = `
        created_at timestamptz NOT NULL,
        created_by uuid,
        updated_at timestamptz NOT NULL,
        updated_by uuid,
        deleted_at timestamptz,
        version int NOT NULL DEFAULT 1`;

const NAMESPACE = 'c1a7f5d0-17c4-5e7d-9b3f-5a2e4d1c0017';
const SETTINGS_SINCE = '2020-01-01';

/** Carriers with their units, reservations of units, and land parcels (domain.md §2.7). */
export class Carriers1700000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CARRIER);
    await runner.query(UNIT);
    await runner.query(RESERVATION);
    await runner.query(PARCEL);
    await runner.query(
      'INSERT INTO setting (id, key, value, effective_from, source) VALUES ($1, $2, $3, $4, $5)',
      [
        uuidv5(`setting/${RESERVATION_SETTINGS_KEY}/${SETTINGS_SINCE}`, NAMESPACE),
        ...[RESERVATION_SETTINGS_KEY, JSON.stringify(DEFAULT_RESERVATION_SETTINGS), SETTINGS_SINCE, 'D'],
      ],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM setting WHERE key = $1', [RESERVATION_SETTINGS_KEY]);
    await runner.query(`
      DROP VIEW carrier_or_unit;
      DROP TABLE carrier_reservation;
      DROP TABLE carrier_unit;
      DROP TABLE carrier;
      DROP TABLE land_parcel;
      DROP SEQUENCE carrier_code_seq;`);
  }
}

const CARRIER = `
      CREATE SEQUENCE carrier_code_seq;
      CREATE TABLE carrier (
        id uuid PRIMARY KEY,
        code text NOT NULL CONSTRAINT uq_carrier_code UNIQUE,
        name text NOT NULL,
        -- The name as it is compared: folded by carrier.rules.ts.
        name_key text NOT NULL,
        type text NOT NULL CONSTRAINT ck_carrier_type ${oneOf('type', CARRIER_TYPE)},
        owner_org text,
        operator_org text NOT NULL,
        -- The unit of ours that operates it and keeps its record; NULL: pool administrators keep it.
        operator_unit_id uuid CONSTRAINT fk_carrier_operator_unit REFERENCES responsible_unit (id),
        address text,
        town text,
        build_status text NOT NULL CONSTRAINT ck_carrier_build_status ${oneOf('build_status', CARRIER_BUILD_STATUS)},
        delivered_on date,
        -- Square metres of gross floor area. Unknown only where a list of units named the carrier.
        gfa_sqm numeric(14, 2) CONSTRAINT ck_carrier_gfa CHECK (gfa_sqm > 0),
        leasable_sqm numeric(14, 2) CONSTRAINT ck_carrier_leasable CHECK (leasable_sqm >= 0),
        focus_areas text[] NOT NULL DEFAULT '{}',
        -- CNY a square metre and day (Shanghai quotes per day); the fee is per month.
        rent_per_sqm_day numeric(12, 4) CONSTRAINT ck_carrier_rent CHECK (rent_per_sqm_day >= 0),
        property_fee_per_sqm_month numeric(12, 4) CONSTRAINT ck_carrier_fee CHECK (property_fee_per_sqm_month >= 0),
        -- Percent of the gross floor area that can be used.
        efficiency_rate numeric(5, 2) CONSTRAINT ck_carrier_efficiency CHECK (efficiency_rate > 0 AND efficiency_rate <= 100),
        note text,
        data_source text NOT NULL CONSTRAINT ck_carrier_data_source CHECK (data_source IN ('MANUAL', 'IMPORT')),${STAMPS},
        CONSTRAINT ck_carrier_areas CHECK (leasable_sqm <= gfa_sqm),
        CONSTRAINT ck_carrier_areas_known
          CHECK (data_source = 'IMPORT' OR (gfa_sqm IS NOT NULL AND leasable_sqm IS NOT NULL)),
        CONSTRAINT ck_carrier_delivered CHECK (delivered_on IS NULL OR build_status = 'DELIVERED')
      );
      CREATE UNIQUE INDEX uq_carrier_name ON carrier (name_key) WHERE deleted_at IS NULL;
      CREATE INDEX ix_carrier_operator_unit ON carrier (operator_unit_id) WHERE deleted_at IS NULL;
      CREATE INDEX ix_carrier_updated ON carrier (updated_at DESC, id DESC) WHERE deleted_at IS NULL;`;

const UNIT = `
      CREATE TABLE carrier_unit (
        id uuid PRIMARY KEY,
        carrier_id uuid NOT NULL CONSTRAINT fk_carrier_unit_carrier REFERENCES carrier (id),
        building text,
        unit_no text NOT NULL,
        -- Building and number as they are compared: folded by carrier-unit.rules.ts.
        unit_key text NOT NULL,
        floor text,
        area_sqm numeric(14, 2) NOT NULL CONSTRAINT ck_carrier_unit_area CHECK (area_sqm > 0),
        clear_height_m numeric(6, 2) CONSTRAINT ck_carrier_unit_height CHECK (clear_height_m > 0),
        floor_load_kn_per_sqm numeric(8, 2) CONSTRAINT ck_carrier_unit_load CHECK (floor_load_kn_per_sqm > 0),
        power_kva numeric(10, 2) CONSTRAINT ck_carrier_unit_power CHECK (power_kva >= 0),
        drainage text,
        lab_grade text CONSTRAINT ck_carrier_unit_lab_grade ${oneOf('lab_grade', LAB_GRADE)},
        clean_room_class text,
        fit_out text CONSTRAINT ck_carrier_unit_fit_out ${oneOf('fit_out', FIT_OUT)},
        -- Where the unit is quoted otherwise than its carrier.
        rent_per_sqm_day numeric(12, 4) CONSTRAINT ck_carrier_unit_rent CHECK (rent_per_sqm_day >= 0),
        -- Without RESERVED, which is read from carrier_reservation and the day.
        use_status text NOT NULL CONSTRAINT ck_carrier_unit_use ${oneOf('use_status', CARRIER_UNIT_USE)},
        note text,${STAMPS}
      );
      CREATE UNIQUE INDEX uq_carrier_unit_no ON carrier_unit (carrier_id, unit_key) WHERE deleted_at IS NULL;
      CREATE INDEX ix_carrier_unit_area ON carrier_unit (area_sqm, id) WHERE deleted_at IS NULL;
      CREATE INDEX ix_carrier_unit_updated ON carrier_unit (updated_at DESC, id DESC) WHERE deleted_at IS NULL;
      -- A row of a list of carriers is either of them.
      CREATE VIEW carrier_or_unit AS
        SELECT id, version, deleted_at FROM carrier_unit UNION ALL SELECT id, version, deleted_at FROM carrier;`;

const RESERVATION = `
      CREATE TABLE carrier_reservation (
        id uuid PRIMARY KEY,
        unit_id uuid NOT NULL CONSTRAINT fk_carrier_reservation_unit REFERENCES carrier_unit (id),
        project_id uuid NOT NULL CONSTRAINT fk_carrier_reservation_project REFERENCES project (id),
        starts_on date NOT NULL,
        -- Last day; it is over the day after, whether or not anybody has written that down.
        until_on date NOT NULL,
        renewals int NOT NULL DEFAULT 0 CONSTRAINT ck_carrier_reservation_renewals CHECK (renewals >= 0),
        -- Last day on which it held the unit, once it was closed.
        ended_on date,
        end_reason text CONSTRAINT ck_carrier_reservation_end ${oneOf('end_reason', RESERVATION_END)},
        note text,
        -- The numbers under which it was decided.
        settings_in_force jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        created_by uuid,
        updated_at timestamptz NOT NULL,
        updated_by uuid,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT ck_carrier_reservation_term CHECK (until_on >= starts_on),
        CONSTRAINT ck_carrier_reservation_ended CHECK ((ended_on IS NULL) = (end_reason IS NULL))
      );
      -- Two reservations at one time end here.
      CREATE UNIQUE INDEX uq_carrier_reservation_open ON carrier_reservation (unit_id) WHERE ended_on IS NULL;
      CREATE INDEX ix_carrier_reservation_project ON carrier_reservation (project_id, unit_id);
      CREATE INDEX ix_carrier_reservation_unit ON carrier_reservation (unit_id, id DESC);`;

const PARCEL = `
      CREATE TABLE land_parcel (
        id uuid PRIMARY KEY,
        parcel_no text NOT NULL,
        parcel_key text NOT NULL,
        address text,
        town text,
        -- 15 mu are one hectare.
        area_mu numeric(14, 4) NOT NULL CONSTRAINT ck_land_parcel_mu CHECK (area_mu > 0),
        area_sqm numeric(16, 2) NOT NULL CONSTRAINT ck_land_parcel_sqm CHECK (area_sqm > 0),
        land_use text NOT NULL CONSTRAINT ck_land_parcel_use ${oneOf('land_use', LAND_USE)},
        far numeric(6, 2) CONSTRAINT ck_land_parcel_far CHECK (far > 0),
        height_limit_m numeric(8, 2) CONSTRAINT ck_land_parcel_height CHECK (height_limit_m > 0),
        status text NOT NULL CONSTRAINT ck_land_parcel_status ${oneOf('status', LAND_PARCEL_STATUS)},
        transferred_on date,
        investment_intensity_wan_per_mu numeric(18, 4)
          CONSTRAINT ck_land_parcel_intensity CHECK (investment_intensity_wan_per_mu >= 0),
        output_per_mu_wan numeric(18, 4) CONSTRAINT ck_land_parcel_output CHECK (output_per_mu_wan >= 0),
        tax_per_mu_wan numeric(18, 4) CONSTRAINT ck_land_parcel_tax CHECK (tax_per_mu_wan >= 0),
        note text,${STAMPS},
        CONSTRAINT ck_land_parcel_areas CHECK (abs(area_sqm - area_mu * 10000 / 15) <= 1),
        CONSTRAINT ck_land_parcel_transferred
          CHECK (transferred_on IS NULL OR status IN ('TRANSFERRED', 'BUILDING', 'COMPLETED'))
      );
      CREATE UNIQUE INDEX uq_land_parcel_no ON land_parcel (parcel_key) WHERE deleted_at IS NULL;
      CREATE INDEX ix_land_parcel_updated ON land_parcel (updated_at DESC, id DESC) WHERE deleted_at IS NULL;`;
