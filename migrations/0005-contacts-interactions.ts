import type { MigrationInterface, QueryRunner } from 'typeorm';
import { v5 as uuidv5 } from 'uuid';
import {
  CONTACT_SOURCE,
  DECISION_ROLE,
  HONORIFIC,
  LAWFUL_BASIS,
} from '../src/features/contacts/contact.codes.js';
import { CONTACT_SETTINGS_KEY, DEFAULT_CONTACT_SETTINGS } from '../src/features/contacts/contact-settings.js';
import { CHANNEL, LEADER_LEVEL, PROGRESS_TYPE } from '../src/features/interactions/interaction.codes.js';
import {
  DEFAULT_INTERACTION_SETTINGS,
  INTERACTION_SETTINGS_KEY,
} from '../src/features/interactions/interaction-settings.js';
import type { AnyCodeTable } from '../src/platform/kernel/code-table.js';

const NAMESPACE = '6f1d0a52-5f1b-5f0e-9a53-6b1f6f3c0005';
const SETTINGS_SINCE = '2020-01-01';

const STAMPS = `
        created_at timestamptz NOT NULL DEFAULT now(),
        created_by uuid,
        updated_at timestamptz NOT NULL DEFAULT now(),
        updated_by uuid,
        deleted_at timestamptz,
        version int NOT NULL DEFAULT 1`;

const oneOf = (table: string, column: string, codes: AnyCodeTable) =>
  `CONSTRAINT ck_${table}_${column} CHECK (${column} IN (${codes.codes.map((code) => `'${code}'`).join(', ')}))`;

/** People of companies and what was talked about with them (domain.md §2.3, §2.4). */
export class ContactsInteractions1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CONTACTS);
    await runner.query(INTERACTIONS);
    await runner.query(APPEND_ONLY);
    await seedSetting(runner, CONTACT_SETTINGS_KEY, DEFAULT_CONTACT_SETTINGS);
    await seedSetting(runner, INTERACTION_SETTINGS_KEY, DEFAULT_INTERACTION_SETTINGS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE interaction_addendum;
      DROP TABLE interaction_counterpart;
      DROP TABLE interaction;
      DROP FUNCTION keep_interaction();
      DROP FUNCTION keep_interaction_counterpart();
      DROP TABLE contact_employment;
      DROP TABLE contact;
    `);
    await runner.query('DELETE FROM setting WHERE key IN ($1, $2)', [
      CONTACT_SETTINGS_KEY,
      INTERACTION_SETTINGS_KEY,
    ]);
  }
}

const CONTACTS = `
      CREATE TABLE contact (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        honorific text,
        decision_role text NOT NULL,
        mobile text,
        email text,
        wechat text,
        language text,
        nationality text,
        source text NOT NULL,
        lawful_basis text NOT NULL,
        consent_at timestamptz,
        do_not_contact boolean NOT NULL DEFAULT false,
        -- NULL: the default term, counted from the last interaction.
        retention_until date,
        anonymised_at timestamptz,${STAMPS},
        CONSTRAINT ck_contact_reachable
          CHECK (anonymised_at IS NOT NULL OR mobile IS NOT NULL OR email IS NOT NULL OR wechat IS NOT NULL),
        CONSTRAINT ck_contact_anonymised CHECK (anonymised_at IS NULL OR (honorific IS NULL AND mobile IS NULL
          AND email IS NULL AND wechat IS NULL AND language IS NULL AND nationality IS NULL AND name = '已匿名')),
        CONSTRAINT ck_contact_consent
          CHECK (lawful_basis <> 'CONSENT' OR consent_at IS NOT NULL OR anonymised_at IS NOT NULL),
        ${oneOf('contact', 'honorific', HONORIFIC)},
        ${oneOf('contact', 'decision_role', DECISION_ROLE)},
        ${oneOf('contact', 'source', CONTACT_SOURCE)},
        ${oneOf('contact', 'lawful_basis', LAWFUL_BASIS)}
      );
      CREATE INDEX ix_contact_updated ON contact (updated_at, id) WHERE deleted_at IS NULL;

      CREATE TABLE contact_employment (
        id uuid PRIMARY KEY,
        contact_id uuid NOT NULL CONSTRAINT fk_contact_employment_contact REFERENCES contact (id),
        company_id uuid NOT NULL CONSTRAINT fk_contact_employment_company REFERENCES company (id),
        title text,
        department text,
        from_on date,
        to_on date,
        is_primary boolean NOT NULL,${STAMPS},
        CONSTRAINT ck_contact_employment_term CHECK (to_on >= from_on)
      );
      CREATE UNIQUE INDEX uq_contact_employment_primary ON contact_employment (contact_id)
        WHERE is_primary AND deleted_at IS NULL;
      CREATE INDEX ix_contact_employment_contact ON contact_employment (contact_id) WHERE deleted_at IS NULL;
      CREATE INDEX ix_contact_employment_company ON contact_employment (company_id) WHERE deleted_at IS NULL;`;

const INTERACTIONS = `
      CREATE TABLE interaction (
        id uuid PRIMARY KEY,
        occurred_at timestamptz NOT NULL,
        -- Calendar date in Shanghai: the clocks of the reserve pool count dates.
        occurred_on date NOT NULL,
        channel text NOT NULL,
        company_id uuid CONSTRAINT fk_interaction_company REFERENCES company (id),
        project_id uuid,
        lead_id uuid,
        event_id uuid,
        unit_id uuid NOT NULL CONSTRAINT fk_interaction_unit REFERENCES responsible_unit (id),
        our_participants uuid[] NOT NULL,
        leader_level text,
        summary text NOT NULL,
        progress_type text NOT NULL,
        next_action text,
        next_action_on date,
        next_action_by uuid CONSTRAINT fk_interaction_next_action_by REFERENCES app_user (id),
        is_confidential boolean NOT NULL DEFAULT false,
        is_backfilled boolean NOT NULL,
        is_valid boolean NOT NULL,
        is_substantive boolean NOT NULL,
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL CONSTRAINT fk_interaction_author REFERENCES app_user (id),
        -- The database's own clock: what the triggers below count from, whatever the application says.
        entered_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL,
        updated_by uuid,
        deleted_at timestamptz,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT ck_interaction_subject CHECK (company_id IS NOT NULL OR lead_id IS NOT NULL),
        CONSTRAINT ck_interaction_participants CHECK (cardinality(our_participants) > 0),
        CONSTRAINT ck_interaction_occurred_on
          CHECK (occurred_on = (occurred_at AT TIME ZONE 'Asia/Shanghai')::date),
        CONSTRAINT ck_interaction_valid CHECK (NOT (is_valid AND is_backfilled)),
        CONSTRAINT ck_interaction_next_action CHECK ((next_action IS NULL) = (next_action_on IS NULL)),
        ${oneOf('interaction', 'channel', CHANNEL)},
        ${oneOf('interaction', 'progress_type', PROGRESS_TYPE)},
        ${oneOf('interaction', 'leader_level', LEADER_LEVEL)}
      );
      CREATE INDEX ix_interaction_occurred ON interaction (occurred_at, id) WHERE deleted_at IS NULL;
      CREATE INDEX ix_interaction_company ON interaction (company_id, occurred_at, id) WHERE deleted_at IS NULL;
      CREATE INDEX ix_interaction_project ON interaction (project_id, occurred_at, id)
        WHERE project_id IS NOT NULL AND deleted_at IS NULL;
      CREATE INDEX ix_interaction_lead ON interaction (lead_id) WHERE lead_id IS NOT NULL;
      CREATE INDEX ix_interaction_event ON interaction (event_id) WHERE event_id IS NOT NULL;
      CREATE INDEX ix_interaction_company_valid ON interaction (company_id, occurred_on DESC)
        WHERE is_valid AND deleted_at IS NULL;
      CREATE INDEX ix_interaction_project_valid ON interaction (project_id, occurred_on DESC)
        WHERE is_valid AND deleted_at IS NULL AND project_id IS NOT NULL;
      CREATE INDEX ix_interaction_author ON interaction (created_by, occurred_at) WHERE deleted_at IS NULL;
      CREATE INDEX ix_interaction_to_do ON interaction (next_action_by, next_action_on)
        WHERE next_action_on IS NOT NULL AND deleted_at IS NULL;

      CREATE TABLE interaction_counterpart (
        interaction_id uuid NOT NULL CONSTRAINT fk_interaction_counterpart_interaction REFERENCES interaction (id),
        contact_id uuid NOT NULL CONSTRAINT fk_interaction_counterpart_contact REFERENCES contact (id),
        -- As it was on the day of the talk: gates ask whether a decision maker took part.
        decision_role text NOT NULL,
        PRIMARY KEY (interaction_id, contact_id),
        ${oneOf('interaction_counterpart', 'decision_role', DECISION_ROLE)}
      );
      CREATE INDEX ix_interaction_counterpart_contact ON interaction_counterpart (contact_id);

      CREATE TABLE interaction_addendum (
        id uuid PRIMARY KEY,
        interaction_id uuid NOT NULL CONSTRAINT fk_interaction_addendum_interaction REFERENCES interaction (id),
        text text NOT NULL,
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL CONSTRAINT fk_interaction_addendum_author REFERENCES app_user (id)
      );
      CREATE INDEX ix_interaction_addendum_interaction ON interaction_addendum (interaction_id, id);`;

/** What may still change after a day: where the record is filed (merges, conversion of leads) and its version. */
const APPEND_ONLY = `
      CREATE FUNCTION keep_interaction() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        filing text[] := ARRAY['company_id', 'project_id', 'lead_id', 'event_id', 'updated_at', 'updated_by', 'version'];
      BEGIN
        IF TG_OP <> 'UPDATE' THEN
          RAISE EXCEPTION 'interaction is append-only' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF (NEW.id, NEW.created_at, NEW.created_by, NEW.entered_at)
            IS DISTINCT FROM (OLD.id, OLD.created_at, OLD.created_by, OLD.entered_at)
          OR (OLD.entered_at < now() - interval '24 hours' AND to_jsonb(NEW) - filing <> to_jsonb(OLD) - filing)
        THEN
          RAISE EXCEPTION 'interaction is append-only after 24 hours'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_interaction_append_only';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER interaction_append_only BEFORE UPDATE OR DELETE ON interaction
        FOR EACH ROW EXECUTE FUNCTION keep_interaction();
      CREATE TRIGGER interaction_no_truncate BEFORE TRUNCATE ON interaction
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE FUNCTION keep_interaction_counterpart() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (
          SELECT 1 FROM interaction i
          WHERE i.id IN (NEW.interaction_id, OLD.interaction_id) AND i.entered_at < now() - interval '24 hours'
        ) THEN
          RAISE EXCEPTION 'interaction is append-only after 24 hours'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_interaction_append_only';
        END IF;
        RETURN COALESCE(NEW, OLD);
      END $$;
      CREATE TRIGGER interaction_counterpart_append_only BEFORE INSERT OR UPDATE OR DELETE ON interaction_counterpart
        FOR EACH ROW EXECUTE FUNCTION keep_interaction_counterpart();
      CREATE TRIGGER interaction_counterpart_no_truncate BEFORE TRUNCATE ON interaction_counterpart
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE TRIGGER interaction_addendum_append_only BEFORE UPDATE OR DELETE ON interaction_addendum
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER interaction_addendum_no_truncate BEFORE TRUNCATE ON interaction_addendum
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`;

async function seedSetting(runner: QueryRunner, key: string, value: object): Promise<void> {
  await runner.query(
    'INSERT INTO setting (id, key, value, effective_from, source) VALUES ($1, $2, $3, $4, $5)',
    [uuidv5(`setting/${key}/${SETTINGS_SINCE}`, NAMESPACE), key, JSON.stringify(value), SETTINGS_SINCE, 'D'],
  );
}
