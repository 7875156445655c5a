import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TEAM_TYPE } from '../src/features/teams/team.codes.js';
import { UNIT_TYPE } from '../src/features/units/unit.codes.js';
import { UNITS } from '../src/features/units/unit.seed.js';
import { seededUnitId } from '../src/features/units/unit-id.js';
import { ROLE, USER_STATUS } from '../src/features/users/user.codes.js';
import type { AnyCodeTable } from '../src/platform/kernel/code-table.js';

const list = (table: AnyCodeTable) => table.codes.map((code) => `'${code}'`).join(', ');

const STAMPS = `
        created_at timestamptz NOT NULL DEFAULT now(),
        created_by uuid,
        updated_at timestamptz NOT NULL DEFAULT now(),
        updated_by uuid,
        deleted_at timestamptz,
        version int NOT NULL DEFAULT 1`;

/** Who works here: units, teams and users (domain.md §2.12, §2.15), their sessions, and the brake on guessing. */
export class UnitsTeamsUsers1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE responsible_unit (
        id uuid PRIMARY KEY,
        code text NOT NULL CONSTRAINT uq_responsible_unit_code UNIQUE,
        name text NOT NULL CONSTRAINT uq_responsible_unit_name UNIQUE,
        short_name text NOT NULL,
        name_en text NOT NULL,
        aliases text[] NOT NULL DEFAULT '{}',
        type text NOT NULL CONSTRAINT ck_responsible_unit_type CHECK (type IN (${list(UNIT_TYPE)})),
        can_own_projects boolean NOT NULL DEFAULT false,
        is_promotion boolean NOT NULL DEFAULT false,
        in_paper boolean NOT NULL DEFAULT false,
        sort_order int NOT NULL DEFAULT 1000,
        valid_from date,
        valid_to date,
        ${STAMPS},
        CONSTRAINT ck_responsible_unit_validity CHECK (valid_to >= valid_from),
        CONSTRAINT ck_responsible_unit_promotion CHECK (is_promotion OR NOT can_own_projects)
      );

      CREATE TABLE team (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        unit_id uuid NOT NULL CONSTRAINT fk_team_unit REFERENCES responsible_unit (id),
        type text NOT NULL CONSTRAINT ck_team_type CHECK (type IN (${list(TEAM_TYPE)})),
        focus_areas text[] NOT NULL DEFAULT '{}',
        ${STAMPS},
        CONSTRAINT uq_team_unit UNIQUE (id, unit_id)
      );
      CREATE UNIQUE INDEX uq_team_name ON team (unit_id, name) WHERE deleted_at IS NULL;

      CREATE TABLE app_user (
        id uuid PRIMARY KEY,
        login_name text NOT NULL,
        display_name text NOT NULL,
        unit_id uuid NOT NULL CONSTRAINT fk_app_user_unit REFERENCES responsible_unit (id),
        team_id uuid,
        roles text[] NOT NULL,
        status text NOT NULL DEFAULT 'ACTIVE'
          CONSTRAINT ck_app_user_status CHECK (status IN (${list(USER_STATUS)})),
        password_hash text NOT NULL,
        password_changed_at timestamptz NOT NULL DEFAULT now(),
        must_change_password boolean NOT NULL DEFAULT true,
        ${STAMPS},
        CONSTRAINT ck_app_user_roles CHECK (roles <@ ARRAY[${list(ROLE)}]::text[] AND cardinality(roles) > 0),
        CONSTRAINT fk_app_user_team FOREIGN KEY (team_id, unit_id) REFERENCES team (id, unit_id)
      );
      CREATE UNIQUE INDEX uq_app_user_login_name ON app_user (lower(login_name));
      CREATE INDEX ix_app_user_unit ON app_user (unit_id);
      CREATE INDEX ix_app_user_team ON app_user (team_id);

      CREATE TABLE session (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT fk_session_user REFERENCES app_user (id),
        family_id uuid NOT NULL CONSTRAINT uq_session_family UNIQUE,
        refresh_digest bytea NOT NULL,
        created_at timestamptz NOT NULL,
        last_used_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        revoke_reason text CONSTRAINT ck_session_revoke_reason CHECK (revoke_reason IN
          ('SIGNED_OUT', 'SIGNED_OUT_EVERYWHERE', 'PASSWORD_CHANGED', 'PASSWORD_RESET', 'USER_DISABLED',
           'RIGHTS_CHANGED', 'REVOKED_BY_ADMIN', 'REFRESH_TOKEN_REUSED')),
        user_agent text,
        network_digest bytea NOT NULL,
        CONSTRAINT ck_session_revoked CHECK ((revoked_at IS NULL) = (revoke_reason IS NULL))
      );
      CREATE INDEX ix_session_user ON session (user_id, created_at DESC);

      CREATE TABLE sign_in_brake (
        key_digest bytea PRIMARY KEY,
        tries int NOT NULL,
        last_try_at timestamptz NOT NULL,
        blocked_until timestamptz
      );
      CREATE INDEX ix_sign_in_brake_last_try ON sign_in_brake (last_try_at);
    `);
    await insertUnits(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE sign_in_brake;
      DROP TABLE session;
      DROP TABLE app_user;
      DROP TABLE team;
      DROP TABLE responsible_unit;
    `);
  }
}

/** 招商条线 (domain.md §2.0): the units that own projects and the office of the Administrative Committee. */
async function insertUnits(runner: QueryRunner): Promise<void> {
  const rows = UNITS.map((unit) => ({
    id: seededUnitId(unit.code),
    code: unit.code,
    name: unit.name,
    short_name: unit.shortName,
    name_en: unit.nameEn,
    aliases: unit.aliases,
    type: unit.type,
    can_own_projects: unit.canOwnProjects,
    is_promotion: unit.canOwnProjects || unit.code === 'COMMITTEE_OFFICE',
    in_paper: unit.inPaper,
    sort_order: unit.sortOrder,
  }));
  await runner.query(
    `INSERT INTO responsible_unit
       (id, code, name, short_name, name_en, aliases, type, can_own_projects, is_promotion, in_paper, sort_order)
     SELECT r.id, r.code, r.name, r.short_name, r.name_en, r.aliases, r.type, r.can_own_projects, r.is_promotion,
            r.in_paper, r.sort_order
     FROM json_to_recordset($1::json) AS r(
       id uuid, code text, name text, short_name text, name_en text, aliases text[], type text,
       can_own_projects boolean, is_promotion boolean, in_paper boolean, sort_order int)
     ON CONFLICT (code) DO NOTHING`,
    [JSON.stringify(rows)],
  );
}
