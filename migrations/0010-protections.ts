import type { MigrationInterface, QueryRunner } from 'typeorm';
import { v5 as uuidv5 } from 'uuid';
import {
  CONFLICT_INSTANCE,
  CONFLICT_OUTCOME,
  CONFLICT_PARTY,
  CONFLICT_STATE,
} from '../src/features/conflicts/conflict.codes.js';
import { CONFLICT_LIMITS_KEY, DEFAULT_CONFLICT_LIMITS } from '../src/features/conflicts/conflict-settings.js';
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

/** First-report protection (domain.md §4.1), conflicts (§4.2), and whom other units may ring up about a company. */
export class Protections1700000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LIAISON);
    await runner.query(PROTECTION);
    await runner.query(EVENTS_AND_REQUESTS);
    await runner.query(WHO_IS_PROTECTED);
    await runner.query(CONFLICTS);
    await seedSetting(runner, PROTECTION_TERMS_KEY, DEFAULT_PROTECTION_TERMS);
    await seedSetting(runner, CONFLICT_LIMITS_KEY, DEFAULT_CONFLICT_LIMITS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM setting WHERE key IN ($1, $2)', [
      PROTECTION_TERMS_KEY,
      CONFLICT_LIMITS_KEY,
    ]);
    await runner.query(`
      DROP TABLE conflict_decision;
      DROP TABLE conflict_statement;
      DROP TABLE conflict_case;
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

const RULING_COLUMNS = (table: string) => `
        third_unit_id uuid CONSTRAINT fk_${table}_third_unit REFERENCES responsible_unit (id),
        line_a text,
        line_b text,
        landing text,
        ${oneOf(table, 'landing', CONFLICT_PARTY)},
        ${oneOf(table, 'outcome', CONFLICT_OUTCOME)}`;

const CONFLICTS = `
      CREATE TABLE conflict_case (
        id uuid PRIMARY KEY,
        code text NOT NULL CONSTRAINT uq_conflict_case_code UNIQUE,
        company_id uuid NOT NULL CONSTRAINT fk_conflict_case_company REFERENCES company (id),
        scope_id uuid NOT NULL,
        unit_a_id uuid NOT NULL CONSTRAINT fk_conflict_case_unit_a REFERENCES responsible_unit (id),
        user_a_id uuid CONSTRAINT fk_conflict_case_user_a REFERENCES app_user (id),
        unit_b_id uuid NOT NULL CONSTRAINT fk_conflict_case_unit_b REFERENCES responsible_unit (id),
        user_b_id uuid CONSTRAINT fk_conflict_case_user_b REFERENCES app_user (id),
        state text NOT NULL DEFAULT 'OPEN',
        reason text NOT NULL,
        opened_on date NOT NULL,
        evidence_due_on date,
        decision_due_on date,
        ruled_on date,
        appeal_due_on date,
        appealed_on date,
        appealed_by text,
        appeal_reason text,
        final_due_on date,
        closed_on date,
        outcome text,
        settings_in_force jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        created_by uuid,
        updated_at timestamptz NOT NULL,
        updated_by uuid,
        version int NOT NULL DEFAULT 1,
        ${oneOf('conflict_case', 'state', CONFLICT_STATE)},
        ${oneOf('conflict_case', 'appealed_by', CONFLICT_PARTY)},
        CONSTRAINT ck_conflict_case_closed CHECK ((state IN ('FINAL', 'WITHDRAWN')) = (closed_on IS NOT NULL)),
        CONSTRAINT ck_conflict_case_ruled CHECK (state NOT IN ('RULED', 'APPEALED', 'FINAL') OR outcome IS NOT NULL),
        CONSTRAINT ck_conflict_case_parties
          CHECK (unit_a_id <> unit_b_id OR (user_a_id IS NOT NULL AND user_b_id IS NOT NULL AND user_a_id <> user_b_id)),${RULING_COLUMNS('conflict_case')}
      );
      -- One open case for a pair and a scope, whoever of the two opens it.
      CREATE UNIQUE INDEX uq_conflict_case_open ON conflict_case (
        scope_id, LEAST(unit_a_id, unit_b_id), GREATEST(unit_a_id, unit_b_id),
        (CASE WHEN unit_a_id = unit_b_id THEN LEAST(user_a_id, user_b_id) END)
      ) NULLS NOT DISTINCT WHERE state NOT IN ('FINAL', 'WITHDRAWN');
      CREATE INDEX ix_conflict_case_scope ON conflict_case (scope_id) WHERE state NOT IN ('FINAL', 'WITHDRAWN');
      CREATE INDEX ix_conflict_case_company ON conflict_case (company_id);
      CREATE INDEX ix_conflict_case_units ON conflict_case (unit_a_id, unit_b_id);

      CREATE TABLE conflict_statement (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL CONSTRAINT fk_conflict_statement_case REFERENCES conflict_case (id),
        party text NOT NULL,
        phase text NOT NULL,
        text text NOT NULL,
        shows_investor_will boolean NOT NULL DEFAULT false,
        made_at timestamptz NOT NULL,
        made_by uuid NOT NULL CONSTRAINT fk_conflict_statement_author REFERENCES app_user (id),
        ${oneOf('conflict_statement', 'party', CONFLICT_PARTY)},
        ${oneOf('conflict_statement', 'phase', CONFLICT_STATE)}
      );
      CREATE INDEX ix_conflict_statement_case ON conflict_statement (case_id, made_at);

      CREATE TABLE conflict_decision (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL CONSTRAINT fk_conflict_decision_case REFERENCES conflict_case (id),
        instance text NOT NULL,
        outcome text NOT NULL,
        reason text NOT NULL,
        -- The criteria as they were on that day: what the decider saw.
        criteria jsonb NOT NULL,
        decided_at timestamptz NOT NULL,
        decided_by uuid NOT NULL CONSTRAINT fk_conflict_decision_decider REFERENCES app_user (id),
        ${oneOf('conflict_decision', 'instance', CONFLICT_INSTANCE)},
        CONSTRAINT uq_conflict_decision_instance UNIQUE (case_id, instance),${RULING_COLUMNS('conflict_decision')}
      );
${['conflict_statement', 'conflict_decision']
  .map(
    (table) => `
      CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`,
  )
  .join('')}`;

async function seedSetting(runner: QueryRunner, key: string, value: object): Promise<void> {
  await runner.query(
    'INSERT INTO setting (id, key, value, effective_from, source) VALUES ($1, $2, $3, $4, $5)',
    [uuidv5(`setting/${key}/${SETTINGS_SINCE}`, NAMESPACE), key, JSON.stringify(value), SETTINGS_SINCE, 'D'],
  );
}
