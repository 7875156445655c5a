import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  CLAUSE_STATUS,
  FAIR_REVIEW_RESULT,
  POLICY_BENEFIT_TYPE,
  POLICY_LEVEL,
  POLICY_SERIES,
  POLICY_STACKING,
  POLICY_STATUS,
  POLICY_WINDOW_KIND,
} from '../src/features/policies/policy.codes.js';
import type { AnyCodeTable } from '../src/platform/kernel/code-table.js';

const list = (table: AnyCodeTable) => table.codes.map((code) => `'${code}'`).join(', ');

const STAMPS = `
        created_at timestamptz NOT NULL,
        created_by uuid,
        updated_at timestamptz NOT NULL,
        updated_by uuid,
        deleted_at timestamptz,
        version int NOT NULL DEFAULT 1`;

/** Policies and their clauses (domain.md §2.8). */
export class Policies1700000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(POLICY);
    await runner.query(CLAUSE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP VIEW policy_or_clause; DROP TABLE policy_clause; DROP TABLE policy; DROP SEQUENCE policy_code_seq;',
    );
    await runner.query("DELETE FROM file_link WHERE subject_type = 'policy'");
  }
}

const POLICY = `
      CREATE SEQUENCE policy_code_seq;
      CREATE TABLE policy (
        id uuid PRIMARY KEY,
        code text NOT NULL CONSTRAINT uq_policy_code UNIQUE,
        title text NOT NULL,
        -- Title and document number as they are compared: folded by policy-key.rules.ts.
        title_key text NOT NULL,
        doc_no text,
        doc_no_key text,
        issuer text NOT NULL,
        issuer_key text NOT NULL,
        -- The department that keeps it.
        owner_unit_id uuid NOT NULL CONSTRAINT fk_policy_owner_unit REFERENCES responsible_unit (id),
        level text NOT NULL CONSTRAINT ck_policy_level CHECK (level IN (${list(POLICY_LEVEL)})),
        series text NOT NULL CONSTRAINT ck_policy_series CHECK (series IN (${list(POLICY_SERIES)})),
        status text NOT NULL CONSTRAINT ck_policy_status CHECK (status IN (${list(POLICY_STATUS)})),
        effective_from date NOT NULL,
        -- Last day; NULL: without an end.
        effective_to date,
        -- First day on which it is no longer in force.
        repealed_on date,
        fund_budget_wan numeric(18, 4) CONSTRAINT ck_policy_fund_budget CHECK (fund_budget_wan >= 0),
        review_required boolean NOT NULL,
        review_result text CONSTRAINT ck_policy_review_result CHECK (review_result IN (${list(FAIR_REVIEW_RESULT)})),
        review_no text,
        reviewed_on date,
        note text,${STAMPS},
        CONSTRAINT ck_policy_term CHECK (effective_to >= effective_from),
        CONSTRAINT ck_policy_repeal CHECK ((status = 'REPEALED') = (repealed_on IS NOT NULL)),
        CONSTRAINT ck_policy_repeal_term CHECK (repealed_on >= effective_from),
        CONSTRAINT ck_policy_doc_no CHECK ((doc_no IS NULL) = (doc_no_key IS NULL)),
        CONSTRAINT ck_policy_review CHECK (review_result NOT IN ('PASS', 'FAIL') OR reviewed_on IS NOT NULL)
      );
      -- A document number is given once; what has none is told apart by issuer and title.
      CREATE UNIQUE INDEX uq_policy_doc_no ON policy (doc_no_key) WHERE deleted_at IS NULL;
      CREATE UNIQUE INDEX uq_policy_title ON policy (issuer_key, title_key) WHERE deleted_at IS NULL AND doc_no_key IS NULL;
      CREATE INDEX ix_policy_title ON policy (title_key) WHERE deleted_at IS NULL;
      CREATE INDEX ix_policy_effective ON policy (effective_from DESC, id DESC) WHERE deleted_at IS NULL;
      CREATE INDEX ix_policy_owner_unit ON policy (owner_unit_id) WHERE deleted_at IS NULL;`;

const CLAUSE = `
      CREATE TABLE policy_clause (
        id uuid PRIMARY KEY,
        policy_id uuid NOT NULL CONSTRAINT fk_policy_clause_policy REFERENCES policy (id),
        no text NOT NULL,
        no_key text NOT NULL,
        title text,
        status text NOT NULL CONSTRAINT ck_policy_clause_status CHECK (status IN (${list(CLAUSE_STATUS)})),
        benefit_type text NOT NULL CONSTRAINT ck_policy_clause_benefit_type CHECK (benefit_type IN (${list(POLICY_BENEFIT_TYPE)})),
        benefit_text text,
        cap_wan numeric(18, 4) CONSTRAINT ck_policy_clause_cap CHECK (cap_wan >= 0),
        rate_pct numeric(7, 4) CONSTRAINT ck_policy_clause_rate CHECK (rate_pct >= 0 AND rate_pct <= 100),
        years int CONSTRAINT ck_policy_clause_years CHECK (years BETWEEN 1 AND 50),
        -- Rule over facts (domain.md §6.2), checked by policy-condition.rules.ts.
        conditions jsonb,
        condition_text text,
        -- A person decides whether a company meets the conditions.
        manual_only boolean NOT NULL,
        stacking text CONSTRAINT ck_policy_clause_stacking CHECK (stacking IN (${list(POLICY_STACKING)})),
        window_kind text CONSTRAINT ck_policy_clause_window_kind CHECK (window_kind IN (${list(POLICY_WINDOW_KIND)})),
        window_from date,
        window_to date,
        window_note text,
        -- [{ "code": …, "note": … | null }]
        materials jsonb NOT NULL DEFAULT '[]',
        contact_unit_id uuid CONSTRAINT fk_policy_clause_contact_unit REFERENCES responsible_unit (id),
        contact_note text,
        linked_to_tax boolean NOT NULL,
        legal_basis text,${STAMPS},
        CONSTRAINT ck_policy_clause_conditions CHECK (manual_only OR conditions IS NOT NULL),
        -- Since 2024-08-01 no benefit may hang on tax paid (domain.md trap 8.30).
        CONSTRAINT ck_policy_clause_tax CHECK (NOT (linked_to_tax AND status = 'ACTIVE')),
        CONSTRAINT ck_policy_clause_window CHECK (window_to >= window_from),
        CONSTRAINT ck_policy_clause_window_dates CHECK (CASE WHEN window_kind = 'DATES'
          THEN window_from IS NOT NULL OR window_to IS NOT NULL ELSE window_from IS NULL AND window_to IS NULL END)
      );
      CREATE UNIQUE INDEX uq_policy_clause_no ON policy_clause (policy_id, no_key) WHERE deleted_at IS NULL;
      CREATE INDEX ix_policy_clause_benefit ON policy_clause (benefit_type, policy_id) WHERE deleted_at IS NULL;
      CREATE INDEX ix_policy_clause_contact_unit ON policy_clause (contact_unit_id) WHERE contact_unit_id IS NOT NULL;

      -- What a row of a list is: a clause, or a policy alone.
      CREATE VIEW policy_or_clause AS
        SELECT id, version, deleted_at FROM policy_clause UNION ALL SELECT id, version, deleted_at FROM policy;`;
