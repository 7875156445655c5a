import type { MigrationInterface, QueryRunner } from 'typeorm';
import { v5 as uuidv5 } from 'uuid';
import {
  JOIN_REQUEST_STATUS,
  PROTECTION_BASIS,
  PROTECTION_END,
  PROTECTION_EVENT,
  PROTECTION_KIND,
  PROTECTION_STATUS,
} from '../src/features/protections/protection.codes.js';
import {
  DEFAULT_PROTECTION_TERMS,
  PROTECTION_TERMS_KEY,
} from '../src/features/protections/protection-settings.js';
import type { AnyCodeTable } from '../src/platform/kernel/code-table.js';

const NAMESPACE = '6f1d0a52-5f1b-5f0e-9a53-6b1f6f3c0010';
const SETTINGS_SINCE = '2020-01-01';

const oneOf = (table: string, column: string, codes: AnyCodeTable) =>
  `CONSTRAINT ck_${table}_${column} CHECK (${column} IN (${codes.codes.map((code) => `'${code}'`).join(', ')}))`;

/** First-report protection (domain.md §4.1) and whom other units may ring up about a company. */
export class Protections1700000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LIAISON);
    await runner.query(PROTECTION);
    await runner.query(EVENTS_AND_REQUESTS);
    await runner.query(WHO_IS_PROTECTED);
    await seedSetting(runner, PROTECTION_TERMS_KEY, DEFAULT_PROTECTION_TERMS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM setting WHERE key = $1', [PROTECTION_TERMS_KEY]);
    await runner.query(`
      DROP VIEW active_protection;
      DROP FUNCTION active_protection_on(date);
      DROP FUNCTION company_scope_members(uuid);
      DROP TABLE protection_join_request;
      DROP TABLE protection_event;
      DROP TABLE protection;
      ALTER TABLE interaction DROP COLUMN is_cooperative;
      ALTER TABLE responsible_unit DROP COLUMN liaison_user_id, DROP COLUMN liaison_phone;
    `);
  }
}

const LIAISON = `
      ALTER TABLE responsible_unit
        ADD COLUMN liaison_user_id uuid CONSTRAINT fk_responsible_unit_liaison REFERENCES app_user (id),
        ADD COLUMN liaison_phone text;
      -- 协同: entered while another unit held the company; starts and upgrades nothing.
      ALTER TABLE interaction ADD COLUMN is_cooperative boolean NOT NULL DEFAULT false;`;

const PROTECTION = `
      CREATE TABLE protection (
        id uuid PRIMARY KEY,
        -- company_scope(company_id) when it was last looked at: a group or a company.
        scope_id uuid NOT NULL,
        company_id uuid NOT NULL CONSTRAINT fk_protection_company REFERENCES company (id),
        group_id uuid CONSTRAINT fk_protection_group REFERENCES company_group (id),
        scope_note text,
        unit_id uuid NOT NULL CONSTRAINT fk_protection_unit REFERENCES responsible_unit (id),
        user_id uuid CONSTRAINT fk_protection_user REFERENCES app_user (id),
        co_unit_ids uuid[] NOT NULL DEFAULT '{}',
        kind text NOT NULL,
        starts_on date NOT NULL,
        period_starts_on date NOT NULL,
        ends_on date,
        registered_at timestamptz NOT NULL,
        first_registered_on date NOT NULL,
        renewals int NOT NULL DEFAULT 0,
        status text NOT NULL DEFAULT 'ACTIVE',
        ended_on date,
        end_reason text,
        end_note text,
        basis_type text NOT NULL,
        basis_id uuid,
        settings_in_force jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        created_by uuid,
        updated_at timestamptz NOT NULL,
        updated_by uuid,
        version int NOT NULL DEFAULT 1,
        ${oneOf('protection', 'kind', PROTECTION_KIND)},
        ${oneOf('protection', 'status', PROTECTION_STATUS)},
        ${oneOf('protection', 'end_reason', PROTECTION_END)},
        ${oneOf('protection', 'basis_type', PROTECTION_BASIS)},
        CONSTRAINT ck_protection_term CHECK (ends_on IS NOT NULL OR kind IN ('POOL', 'PERMANENT')),
        CONSTRAINT ck_protection_permanent CHECK (ends_on IS NULL OR kind <> 'PERMANENT'),
        CONSTRAINT ck_protection_ended CHECK ((status = 'ACTIVE') = (ended_on IS NULL)),
        CONSTRAINT ck_protection_end_explained CHECK ((status = 'ACTIVE') = (end_reason IS NULL)),
        CONSTRAINT ck_protection_renewals CHECK (renewals >= 0)
      );
      -- One unit chases a scope (or a business line of it), whatever the application does.
      CREATE UNIQUE INDEX uq_protection_active ON protection (scope_id, COALESCE(scope_note, ''))
        WHERE status = 'ACTIVE';
      CREATE INDEX ix_protection_company ON protection (company_id);
      CREATE INDEX ix_protection_scope ON protection (scope_id, registered_at);
      CREATE INDEX ix_protection_unit ON protection (unit_id, status, ends_on);
      CREATE INDEX ix_protection_expiring ON protection (ends_on) WHERE status = 'ACTIVE' AND ends_on IS NOT NULL;
      CREATE INDEX ix_protection_basis ON protection (basis_id) WHERE basis_id IS NOT NULL;
      CREATE INDEX ix_protection_updated ON protection (updated_at, id);`;

const EVENTS_AND_REQUESTS = `
      CREATE TABLE protection_event (
        id uuid PRIMARY KEY,
        protection_id uuid NOT NULL CONSTRAINT fk_protection_event_protection REFERENCES protection (id),
        event text NOT NULL,
        -- Business day of the event; a term that ran out is noted under its last day.
        on_day date NOT NULL,
        at timestamptz NOT NULL,
        actor_id uuid,
        kind text NOT NULL,
        ends_on date,
        reason text,
        details jsonb NOT NULL DEFAULT '{}',
        ${oneOf('protection_event', 'event', PROTECTION_EVENT)},
        ${oneOf('protection_event', 'kind', PROTECTION_KIND)}
      );
      CREATE INDEX ix_protection_event_protection ON protection_event (protection_id, id);
      CREATE TRIGGER protection_event_append_only BEFORE UPDATE OR DELETE ON protection_event
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER protection_event_no_truncate BEFORE TRUNCATE ON protection_event
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE TABLE protection_join_request (
        id uuid PRIMARY KEY,
        protection_id uuid NOT NULL CONSTRAINT fk_protection_join_request_protection REFERENCES protection (id),
        unit_id uuid NOT NULL CONSTRAINT fk_protection_join_request_unit REFERENCES responsible_unit (id),
        requested_by uuid NOT NULL CONSTRAINT fk_protection_join_request_user REFERENCES app_user (id),
        requested_at timestamptz NOT NULL,
        reason text NOT NULL,
        status text NOT NULL DEFAULT 'PENDING',
        decided_by uuid,
        decided_at timestamptz,
        decision_note text,
        version int NOT NULL DEFAULT 1,
        ${oneOf('protection_join_request', 'status', JOIN_REQUEST_STATUS)},
        CONSTRAINT ck_protection_join_request_decided CHECK ((status = 'PENDING') = (decided_at IS NULL))
      );
      CREATE UNIQUE INDEX uq_protection_join_request_open ON protection_join_request (protection_id, unit_id)
        WHERE status = 'PENDING';`;

/**
 * Which companies are protected on a day. A company is covered by the protections of the scope it lies in now. The
 * application passes the day of its own clock to the function; the view is for today.
 */
const WHO_IS_PROTECTED = `
      -- The inverse of company_scope: everything under a group or under a topmost company.
      CREATE FUNCTION company_scope_members(scope uuid) RETURNS TABLE (company_id uuid) LANGUAGE sql STABLE AS $$
        WITH RECURSIVE down AS (
          SELECT c.id FROM company c WHERE c.group_id = scope OR (c.id = scope AND c.group_id IS NULL)
          UNION
          SELECT c.id FROM down JOIN company c ON c.parent_company_id = down.id AND c.group_id IS NULL
        )
        SELECT id FROM down
      $$;

      CREATE FUNCTION active_protection_on(day date) RETURNS TABLE (
        company_id uuid, protection_id uuid, scope_id uuid, unit_id uuid, kind text, starts_on date, ends_on date,
        owner_unit_name text, liaison_phone text, scope_note text, co_unit_ids uuid[], registered_at timestamptz
      ) LANGUAGE sql STABLE AS $$
        SELECT c.id, p.id, p.scope_id, p.unit_id, p.kind, p.starts_on, p.ends_on, u.name, u.liaison_phone,
               p.scope_note, p.co_unit_ids, p.registered_at
        FROM company c
        JOIN protection p ON p.scope_id = company_scope(c.id)
        JOIN responsible_unit u ON u.id = p.unit_id
        WHERE p.starts_on <= day AND (p.ends_on IS NULL OR p.ends_on >= day)
          AND CASE p.status WHEN 'ACTIVE' THEN TRUE WHEN 'EXPIRED' THEN p.ended_on >= day ELSE p.ended_on > day END
      $$;

      CREATE VIEW active_protection AS
        SELECT * FROM active_protection_on((now() AT TIME ZONE 'Asia/Shanghai')::date);`;

async function seedSetting(runner: QueryRunner, key: string, value: object): Promise<void> {
  await runner.query(
    'INSERT INTO setting (id, key, value, effective_from, source) VALUES ($1, $2, $3, $4, $5)',
    [uuidv5(`setting/${key}/${SETTINGS_SINCE}`, NAMESPACE), key, JSON.stringify(value), SETTINGS_SINCE, 'D'],
  );
}
