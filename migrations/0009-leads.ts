import type { MigrationInterface, QueryRunner } from 'typeorm';
import { v5 as uuidv5 } from 'uuid';
import { INVALID_REASON, LEAD_MATCH, LEAD_STATUS, SOURCE_CHANNEL } from '../src/features/leads/lead.codes.js';
import { DEFAULT_LEAD_CLOCKS, LEAD_CLOCKS_KEY } from '../src/features/leads/lead-settings.js';
import type { AnyCodeTable } from '../src/platform/kernel/code-table.js';

const NAMESPACE = '6f1d0a52-5f1b-5f0e-9a53-6b1f6f3c0009';
const SETTINGS_SINCE = '2020-01-01';

const oneOf = (table: string, column: string, codes: AnyCodeTable) =>
  `CONSTRAINT ck_${table}_${column} CHECK (${column} IN (${codes.codes.map((code) => `'${code}'`).join(', ')}))`;

/** Leads (domain.md §2.5, §3.8) and what was said to those who brought them. */
export class Leads1700000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LEAD);
    await runner.query(FEEDBACK);
    await runner.query(REFERENCES);
    await runner.query(
      'INSERT INTO setting (id, key, value, effective_from, source) VALUES ($1, $2, $3, $4, $5)',
      [
        uuidv5(`setting/${LEAD_CLOCKS_KEY}/${SETTINGS_SINCE}`, NAMESPACE),
        LEAD_CLOCKS_KEY,
        JSON.stringify(DEFAULT_LEAD_CLOCKS),
        SETTINGS_SINCE,
        'P1; D',
      ],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM setting WHERE key = $1', [LEAD_CLOCKS_KEY]);
    await runner.query(`
      ALTER TABLE interaction DROP CONSTRAINT fk_interaction_lead;
      DROP INDEX uq_project_lead;
      ALTER TABLE project DROP CONSTRAINT fk_project_lead;
      DROP TABLE lead_feedback;
      DROP TABLE lead;
    `);
  }
}

const LEAD = `
      CREATE TABLE lead (
        id uuid PRIMARY KEY,
        code text NOT NULL CONSTRAINT uq_lead_code UNIQUE,
        title text NOT NULL,
        company_id uuid CONSTRAINT fk_lead_company REFERENCES company (id),
        company_match text,
        -- As it was told; kept when the company is known.
        company_name_raw text,
        company_uscc_raw text,
        -- Match key of the told name, empty without one: two units may chase a company that has no record yet.
        company_name_key text NOT NULL DEFAULT '',
        source_channel text NOT NULL,
        source_org_name text,
        source_contact_name text,
        source_event_id uuid,
        source_fund_id uuid,
        source_reference text,
        referrer_company_id uuid CONSTRAINT fk_lead_referrer_company REFERENCES company (id),
        -- The server's clock; decides who was first.
        registered_at timestamptz NOT NULL,
        -- Calendar date in Shanghai: the clocks of a lead count dates.
        registered_on date NOT NULL,
        -- When a unit made it its own: at the registration, or when it took a department's proposal.
        reported_at timestamptz,
        report_unit_id uuid NOT NULL CONSTRAINT fk_lead_report_unit REFERENCES responsible_unit (id),
        report_user_id uuid CONSTRAINT fk_lead_report_user REFERENCES app_user (id),
        proposed_by_unit_id uuid CONSTRAINT fk_lead_proposing_unit REFERENCES responsible_unit (id),
        focus_area_code text,
        chain_node_id uuid CONSTRAINT fk_lead_chain_node REFERENCES chain_node (id),
        estimated_investment_wan numeric(18, 4),
        needs jsonb NOT NULL DEFAULT '[]',
        complex boolean NOT NULL DEFAULT false,
        status text NOT NULL DEFAULT 'NEW',
        status_since timestamptz NOT NULL,
        status_reason text,
        assignee_id uuid CONSTRAINT fk_lead_assignee REFERENCES app_user (id),
        responded_at timestamptz,
        assessed_at timestamptz,
        feedback_at timestamptz,
        last_feedback_at timestamptz,
        closed_at timestamptz,
        assessment jsonb,
        invalid_reason text,
        duplicate_of_id uuid CONSTRAINT fk_lead_duplicate_of REFERENCES lead (id),
        transferred_to_unit_id uuid CONSTRAINT fk_lead_transferred_to REFERENCES responsible_unit (id),
        -- Last good day of each step, fixed when the step begins: working days and terms as they were then.
        respond_due_on date NOT NULL,
        -- First day of the assessment that is running.
        assess_from_on date,
        assess_due_on date,
        feedback_due_on date NOT NULL,
        report_due_on date,
        settings_in_force jsonb NOT NULL,
        note text,
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL,
        updated_at timestamptz NOT NULL,
        updated_by uuid,
        deleted_at timestamptz,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT ck_lead_subject CHECK (company_id IS NOT NULL OR company_name_raw IS NOT NULL),
        CONSTRAINT ck_lead_company_match CHECK (company_match IN (${LEAD_MATCH.codes.map((code) => `'${code}'`).join(', ')})
          AND (company_id IS NULL) = (company_match IS NULL)),
        CONSTRAINT ck_lead_registered_on
          CHECK (registered_on = (registered_at AT TIME ZONE 'Asia/Shanghai')::date),
        CONSTRAINT ck_lead_reported CHECK ((reported_at IS NULL) = (report_user_id IS NULL)
          AND (reported_at IS NOT NULL OR proposed_by_unit_id IS NOT NULL)),
        CONSTRAINT ck_lead_investment CHECK (estimated_investment_wan >= 0),
        CONSTRAINT ck_lead_assigned CHECK ((status = 'NEW') = (assignee_id IS NULL)
          AND (status = 'NEW' OR (responded_at IS NOT NULL AND reported_at IS NOT NULL))
          AND (status = 'NEW') = (assess_from_on IS NULL) AND (status = 'NEW') = (assess_due_on IS NULL)),
        CONSTRAINT ck_lead_closed
          CHECK ((status IN ('CONVERTED', 'INVALID', 'DUPLICATE', 'TRANSFERRED')) = (closed_at IS NOT NULL)),
        CONSTRAINT ck_lead_assessed CHECK (status NOT IN ('VALID', 'CONVERTED') OR assessment IS NOT NULL),
        CONSTRAINT ck_lead_invalid CHECK ((status = 'INVALID') = (invalid_reason IS NOT NULL)),
        CONSTRAINT ck_lead_duplicate CHECK (duplicate_of_id IS NULL OR (status = 'DUPLICATE' AND duplicate_of_id <> id)),
        CONSTRAINT ck_lead_transferred CHECK ((status = 'TRANSFERRED') = (transferred_to_unit_id IS NOT NULL)),
        CONSTRAINT ck_lead_feedback CHECK ((feedback_at IS NULL) = (last_feedback_at IS NULL)
          AND (feedback_at IS NULL) = (report_due_on IS NULL)),
        ${oneOf('lead', 'source_channel', SOURCE_CHANNEL)},
        ${oneOf('lead', 'status', LEAD_STATUS)},
        ${oneOf('lead', 'invalid_reason', INVALID_REASON)}
      );
      CREATE INDEX ix_lead_registered ON lead (registered_at, id) WHERE deleted_at IS NULL;
      CREATE INDEX ix_lead_updated ON lead (updated_at, id) WHERE deleted_at IS NULL;
      CREATE INDEX ix_lead_report_unit ON lead (report_unit_id, registered_at, id) WHERE deleted_at IS NULL;
      CREATE INDEX ix_lead_assignee ON lead (assignee_id, status) WHERE assignee_id IS NOT NULL AND deleted_at IS NULL;
      CREATE INDEX ix_lead_company ON lead (company_id) WHERE company_id IS NOT NULL;
      CREATE INDEX ix_lead_referrer_company ON lead (referrer_company_id) WHERE referrer_company_id IS NOT NULL;
      CREATE INDEX ix_lead_name_key ON lead (company_name_key) WHERE company_name_key <> '';
      CREATE INDEX ix_lead_open ON lead (status, registered_at, id) WHERE closed_at IS NULL AND deleted_at IS NULL;`;

const FEEDBACK = `
      CREATE TABLE lead_feedback (
        id uuid PRIMARY KEY,
        lead_id uuid NOT NULL CONSTRAINT fk_lead_feedback_lead REFERENCES lead (id),
        text text NOT NULL,
        -- The day by which it was owed.
        due_on date NOT NULL,
        given_on date NOT NULL,
        given_at timestamptz NOT NULL,
        given_by uuid NOT NULL CONSTRAINT fk_lead_feedback_user REFERENCES app_user (id)
      );
      CREATE INDEX ix_lead_feedback_lead ON lead_feedback (lead_id, id);
      CREATE TRIGGER lead_feedback_append_only BEFORE UPDATE OR DELETE ON lead_feedback
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER lead_feedback_no_truncate BEFORE TRUNCATE ON lead_feedback
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`;

/** One lead becomes one project, however many people press the button. */
const REFERENCES = `
      ALTER TABLE project ADD CONSTRAINT fk_project_lead FOREIGN KEY (lead_id) REFERENCES lead (id);
      CREATE UNIQUE INDEX uq_project_lead ON project (lead_id) WHERE lead_id IS NOT NULL;
      ALTER TABLE interaction ADD CONSTRAINT fk_interaction_lead FOREIGN KEY (lead_id) REFERENCES lead (id);`;
