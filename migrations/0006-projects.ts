import type { MigrationInterface, QueryRunner } from 'typeorm';
import { HQ_CATEGORY } from '../src/features/companies/company-standing.codes.js';
import { SOURCE_CHANNEL } from '../src/features/leads/lead.codes.js';
import {
  INVESTMENT_BASIS,
  INVESTMENT_TYPE,
  LANDING_MODE,
  LEVEL,
  POOL_STATUS,
  PROJECT_KIND,
  REGISTRATION_TYPE,
  SIGNING_FORM,
  STAGE,
} from '../src/features/projects/project.codes.js';
import {
  EXIT_REASON,
  HOLD_REASON,
  NEGATIVE_LIST_RESULT,
  RISK_CONCLUSION,
  VETO_CODE,
} from '../src/features/projects/project-decision.codes.js';
import { EVIDENCE_TYPE } from '../src/features/projects/project-evidence.codes.js';
import { TRANSITION } from '../src/features/projects/project-transition.codes.js';
import type { AnyCodeTable } from '../src/platform/kernel/code-table.js';

const list = (table: AnyCodeTable) => table.codes.map((code) => `'${code}'`).join(', ');
const oneOf = (table: string, column: string, codes: AnyCodeTable) =>
  `CONSTRAINT ck_${table}_${column} CHECK (${column} IN (${list(codes)}))`;

const BEFORE_ADMISSION = `('DRAFT', 'PENDING_ADMISSION', 'RETURNED', 'REJECTED')`;

/**
 * Reserve projects (domain.md §2.6, §3): the project, its evidence, every move it made, its holds, signatures and
 * duplicate checks. Money received, protections, transfers and credit shares get tables of their own later.
 */
export class Projects1700000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PROJECT);
    await runner.query(PROJECT_INDEXES);
    await runner.query(EVIDENCE_AND_MOVES);
    await runner.query(HOLDS_SIGNATURES_CHECKS);
    await runner.query(APPEND_ONLY);
    await runner.query(`
      ALTER TABLE interaction ADD CONSTRAINT fk_interaction_project FOREIGN KEY (project_id) REFERENCES project (id);
      CREATE INDEX ix_interaction_project_substantive ON interaction (project_id, occurred_on DESC)
        WHERE is_substantive AND deleted_at IS NULL AND project_id IS NOT NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX ix_interaction_project_substantive;
      ALTER TABLE interaction DROP CONSTRAINT fk_interaction_project;
      ALTER TABLE project DROP CONSTRAINT fk_project_duplicate_check;
      DROP TABLE project_duplicate_check;
      DROP TABLE project_approval;
      DROP TABLE project_hold;
      DROP TABLE stage_transition;
      DROP TABLE project_evidence;
      DROP TABLE project;
    `);
  }
}

const PROJECT = `
      CREATE TABLE project (
        id uuid PRIMARY KEY,
        code text NOT NULL CONSTRAINT uq_project_code UNIQUE,
        name text NOT NULL,
        confidential boolean NOT NULL DEFAULT false,
        -- 代号: what those outside the team read instead of the name.
        code_name text,
        project_kind text NOT NULL,
        company_id uuid CONSTRAINT fk_project_company REFERENCES company (id),
        registered_company_id uuid CONSTRAINT fk_project_registered_company REFERENCES company (id),
        registration_type text,
        investment_type text,
        landing_mode text,
        focus_area_code text,
        chain_node_id uuid CONSTRAINT fk_project_chain_node REFERENCES chain_node (id),
        brief text,
        planned_investment_wan numeric(18, 4),
        planned_investment_basis text,
        fixed_asset_investment_wan numeric(18, 4),
        agreed_investment_wan numeric(18, 4),
        contracted_fdi_wan_usd numeric(18, 4),
        land_area_mu numeric(18, 4),
        floor_area_sqm numeric(18, 4),
        leased_area_sqm numeric(18, 4),
        expected_output_wan numeric(18, 4),
        expected_tax_y1_wan numeric(18, 4),
        expected_tax_y2_wan numeric(18, 4),
        expected_tax_y3_wan numeric(18, 4),
        expected_tax_confirmed boolean NOT NULL DEFAULT false,
        expected_jobs int,
        staff_on_site int,
        hq_intent text,
        pool_status text NOT NULL DEFAULT 'DRAFT',
        stage text,
        level text,
        review_score numeric(4, 1),
        veto_codes text[] NOT NULL DEFAULT '{}',
        review_round int NOT NULL DEFAULT 1,
        probability_points int,
        probability_reason text,
        probability_set_on date,
        expected_sign_on date,
        expected_register_on date,
        expected_open_on date,
        date_slips jsonb NOT NULL DEFAULT '[]',
        first_contact_on date,
        submitted_on date,
        rejected_on date,
        return_due_on date,
        return_items text[] NOT NULL DEFAULT '{}',
        admitted_on date,
        negotiating_on date,
        evaluating_on date,
        pre_signing_on date,
        signed_on date,
        registered_on date,
        construction_start_on date,
        opened_on date,
        first_tax_on date,
        planned_tax_reached_on date,
        signing_revoked_on date,
        dormant_on date,
        public_sea_on date,
        exited_on date,
        -- Milestones of skipped stages (T22): dated like the skip, not observed.
        inferred_milestones text[] NOT NULL DEFAULT '{}',
        first_report_unit_id uuid NOT NULL CONSTRAINT fk_project_first_report_unit REFERENCES responsible_unit (id),
        owner_unit_id uuid NOT NULL CONSTRAINT fk_project_owner_unit REFERENCES responsible_unit (id),
        landing_unit_id uuid CONSTRAINT fk_project_landing_unit REFERENCES responsible_unit (id),
        co_unit_ids uuid[] NOT NULL DEFAULT '{}',
        invited_unit_ids uuid[] NOT NULL DEFAULT '{}',
        owner_user_id uuid CONSTRAINT fk_project_owner_user REFERENCES app_user (id),
        team_user_ids uuid[] NOT NULL DEFAULT '{}',
        service_officer_id uuid CONSTRAINT fk_project_service_officer REFERENCES app_user (id),
        leader_sponsor text,
        needs jsonb NOT NULL DEFAULT '[]',
        site_options jsonb NOT NULL DEFAULT '[]',
        issues text[] NOT NULL DEFAULT '{}',
        next_steps text,
        due_diligence_summary text,
        risk_conclusion text,
        policy_checked_on date,
        negative_list_result text,
        negative_list_checked_on date,
        has_support_terms boolean,
        signing_form text,
        contracting_party text,
        agreement_no text,
        signing_waiver_reason text,
        lead_id uuid,
        source_channel text,
        source_event_id uuid,
        source_fund_id uuid,
        source_reference text,
        duplicate_check_id uuid,
        hold_until date,
        hold_reason text,
        exit_reason text,
        exit_note text,
        exit_destination text,
        reopen_count int NOT NULL DEFAULT 0,
        merged_into_id uuid CONSTRAINT fk_project_merged_into REFERENCES project (id),
        external_ref text,
        note text,
        created_at timestamptz NOT NULL,
        created_by uuid,
        updated_at timestamptz NOT NULL,
        updated_by uuid,
        deleted_at timestamptz,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT ck_project_amounts CHECK (planned_investment_wan >= 0 AND fixed_asset_investment_wan >= 0
          AND agreed_investment_wan >= 0 AND contracted_fdi_wan_usd >= 0 AND land_area_mu >= 0 AND floor_area_sqm >= 0
          AND leased_area_sqm >= 0 AND expected_output_wan >= 0 AND expected_tax_y1_wan >= 0
          AND expected_tax_y2_wan >= 0 AND expected_tax_y3_wan >= 0 AND expected_jobs >= 0 AND staff_on_site >= 0),
        CONSTRAINT ck_project_staged CHECK (CASE WHEN pool_status IN ${BEFORE_ADMISSION} THEN stage IS NULL
          WHEN pool_status = 'MERGED' THEN true ELSE stage IS NOT NULL AND admitted_on IS NOT NULL END),
        CONSTRAINT ck_project_landed CHECK (pool_status <> 'LANDED' OR (stage >= 'S6' AND registered_on IS NOT NULL)),
        CONSTRAINT ck_project_graded CHECK (pool_status NOT IN ('IN_POOL', 'ON_HOLD', 'DORMANT') OR level IS NOT NULL),
        CONSTRAINT ck_project_held CHECK (pool_status <> 'ON_HOLD' OR hold_until IS NOT NULL),
        CONSTRAINT ck_project_exited CHECK (pool_status <> 'EXITED' OR (exited_on IS NOT NULL AND exit_reason IS NOT NULL)),
        CONSTRAINT ck_project_merged CHECK ((pool_status = 'MERGED') = (merged_into_id IS NOT NULL)),
        CONSTRAINT ck_project_code_name CHECK (NOT confidential OR code_name IS NOT NULL),
        CONSTRAINT ck_project_probability CHECK ((probability_points IS NULL) = (probability_set_on IS NULL)
          AND (probability_points IS NULL) = (probability_reason IS NULL)),
        CONSTRAINT ck_project_score CHECK (review_score BETWEEN 0 AND 100),
        CONSTRAINT ck_project_veto_codes CHECK (veto_codes <@ ARRAY[${list(VETO_CODE)}]),
        ${oneOf('project', 'project_kind', PROJECT_KIND)},
        ${oneOf('project', 'registration_type', REGISTRATION_TYPE)},
        ${oneOf('project', 'investment_type', INVESTMENT_TYPE)},
        ${oneOf('project', 'landing_mode', LANDING_MODE)},
        ${oneOf('project', 'planned_investment_basis', INVESTMENT_BASIS)},
        ${oneOf('project', 'hq_intent', HQ_CATEGORY)},
        ${oneOf('project', 'pool_status', POOL_STATUS)},
        ${oneOf('project', 'stage', STAGE)},
        ${oneOf('project', 'level', LEVEL)},
        ${oneOf('project', 'risk_conclusion', RISK_CONCLUSION)},
        ${oneOf('project', 'negative_list_result', NEGATIVE_LIST_RESULT)},
        ${oneOf('project', 'signing_form', SIGNING_FORM)},
        ${oneOf('project', 'source_channel', SOURCE_CHANNEL)},
        ${oneOf('project', 'hold_reason', HOLD_REASON)},
        ${oneOf('project', 'exit_reason', EXIT_REASON)}
      );`;

const PROJECT_INDEXES = `
      CREATE INDEX ix_project_updated ON project (updated_at, id) WHERE deleted_at IS NULL;
      CREATE INDEX ix_project_pool_stage ON project (pool_status, stage, updated_at, id) WHERE deleted_at IS NULL;
      CREATE INDEX ix_project_owner_unit ON project (owner_unit_id, updated_at, id) WHERE deleted_at IS NULL;
      CREATE INDEX ix_project_owner_user ON project (owner_user_id) WHERE deleted_at IS NULL;
      CREATE INDEX ix_project_focus_area ON project (focus_area_code, updated_at, id) WHERE deleted_at IS NULL;
      CREATE INDEX ix_project_company ON project (company_id);
      CREATE INDEX ix_project_registered_company ON project (registered_company_id)
        WHERE registered_company_id IS NOT NULL;
      CREATE INDEX ix_project_chain_node ON project (chain_node_id) WHERE chain_node_id IS NOT NULL;
      CREATE INDEX ix_project_planned ON project (planned_investment_wan DESC NULLS LAST, id DESC)
        WHERE deleted_at IS NULL;
      CREATE INDEX ix_project_admitted ON project (admitted_on) WHERE admitted_on IS NOT NULL;
      CREATE INDEX ix_project_signed ON project (signed_on) WHERE signed_on IS NOT NULL;
      CREATE INDEX ix_project_registered ON project (registered_on) WHERE registered_on IS NOT NULL;
      CREATE INDEX ix_project_team ON project USING gin (team_user_ids) WHERE team_user_ids <> '{}';
      CREATE INDEX ix_project_co_units ON project USING gin (co_unit_ids) WHERE co_unit_ids <> '{}';
      CREATE INDEX ix_project_invited_units ON project USING gin (invited_unit_ids) WHERE invited_unit_ids <> '{}';
      CREATE INDEX ix_project_external_ref ON project (external_ref) WHERE external_ref IS NOT NULL;`;

const EVIDENCE_AND_MOVES = `
      CREATE TABLE project_evidence (
        id uuid PRIMARY KEY,
        project_id uuid NOT NULL CONSTRAINT fk_project_evidence_project REFERENCES project (id),
        evidence_type text NOT NULL,
        file_id uuid NOT NULL CONSTRAINT fk_project_evidence_file REFERENCES stored_file (id),
        -- Shanghai date of the attachment: some gates ask for papers made for the move.
        attached_on date NOT NULL,
        note text,
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL,
        removed_at timestamptz,
        removed_by uuid,
        ${oneOf('project_evidence', 'evidence_type', EVIDENCE_TYPE)},
        CONSTRAINT ck_project_evidence_removed CHECK ((removed_at IS NULL) = (removed_by IS NULL))
      );
      CREATE INDEX ix_project_evidence_project ON project_evidence (project_id, id);
      CREATE UNIQUE INDEX uq_project_evidence_file ON project_evidence (project_id, evidence_type, file_id)
        WHERE removed_at IS NULL;

      CREATE TABLE stage_transition (
        id uuid PRIMARY KEY,
        project_id uuid NOT NULL CONSTRAINT fk_stage_transition_project REFERENCES project (id),
        transition_id text NOT NULL,
        from_pool_status text NOT NULL,
        from_stage text,
        to_pool_status text NOT NULL,
        to_stage text,
        is_advance boolean NOT NULL GENERATED ALWAYS AS
          (to_stage IS NOT NULL AND to_stage > COALESCE(from_stage, '')) STORED,
        effective_on date NOT NULL,
        at timestamptz NOT NULL,
        actor_id uuid,
        actor_name text NOT NULL,
        actor_unit_id uuid,
        reason text,
        -- What was stated with the move and is no column of the project.
        inputs jsonb NOT NULL DEFAULT '{}',
        evidence_ids uuid[] NOT NULL DEFAULT '{}',
        approval_ids uuid[] NOT NULL DEFAULT '{}',
        gate_result jsonb NOT NULL,
        settings_in_force jsonb NOT NULL,
        inferred_milestones text[] NOT NULL DEFAULT '{}',
        -- As they were on that day: reports of past months count by them.
        level text,
        owner_unit_id uuid NOT NULL,
        version_after int NOT NULL,
        CONSTRAINT uq_stage_transition_version UNIQUE (project_id, version_after),
        ${oneOf('stage_transition', 'transition_id', TRANSITION)},
        ${oneOf('stage_transition', 'from_pool_status', POOL_STATUS)},
        ${oneOf('stage_transition', 'from_stage', STAGE)},
        ${oneOf('stage_transition', 'to_pool_status', POOL_STATUS)},
        ${oneOf('stage_transition', 'to_stage', STAGE)},
        ${oneOf('stage_transition', 'level', LEVEL)}
      );
      CREATE INDEX ix_stage_transition_advance ON stage_transition (project_id, effective_on DESC) WHERE is_advance;
      CREATE INDEX ix_stage_transition_effective ON stage_transition (effective_on, transition_id);
      CREATE INDEX ix_stage_transition_evidence ON stage_transition USING gin (evidence_ids)
        WHERE evidence_ids <> '{}';`;

const HOLDS_SIGNATURES_CHECKS = `
      CREATE TABLE project_hold (
        id uuid PRIMARY KEY,
        project_id uuid NOT NULL CONSTRAINT fk_project_hold_project REFERENCES project (id),
        stage text NOT NULL,
        reason text NOT NULL,
        started_on date NOT NULL,
        until_on date NOT NULL,
        ended_on date,
        -- The project's version that put it on hold and the one that let it go.
        version_from int NOT NULL,
        version_to int,
        CONSTRAINT ck_project_hold_term CHECK (ended_on >= started_on),
        ${oneOf('project_hold', 'reason', HOLD_REASON)},
        ${oneOf('project_hold', 'stage', STAGE)}
      );
      CREATE INDEX ix_project_hold_project ON project_hold (project_id, started_on);
      CREATE UNIQUE INDEX uq_project_hold_open ON project_hold (project_id) WHERE ended_on IS NULL;

      CREATE TABLE project_approval (
        id uuid PRIMARY KEY,
        project_id uuid NOT NULL CONSTRAINT fk_project_approval_project REFERENCES project (id),
        transition_id text NOT NULL,
        role text NOT NULL CONSTRAINT ck_project_approval_role CHECK (role IN ('SUPERVISOR', 'POOL_ADMIN')),
        user_id uuid NOT NULL CONSTRAINT fk_project_approval_user REFERENCES app_user (id),
        user_name text NOT NULL,
        note text,
        at timestamptz NOT NULL,
        -- Signatures count for the position in which they were given: the version of the last move, 0 before any.
        after_move int NOT NULL,
        CONSTRAINT uq_project_approval_once UNIQUE (project_id, transition_id, user_id, after_move),
        ${oneOf('project_approval', 'transition_id', TRANSITION)}
      );

      CREATE TABLE project_duplicate_check (
        id uuid PRIMARY KEY,
        project_id uuid NOT NULL CONSTRAINT fk_project_duplicate_check_project REFERENCES project (id),
        company_id uuid NOT NULL CONSTRAINT fk_project_duplicate_check_company REFERENCES company (id),
        -- Projects of the same company or group that were alive at that moment.
        found_project_ids uuid[] NOT NULL,
        at timestamptz NOT NULL,
        by_user uuid NOT NULL CONSTRAINT fk_project_duplicate_check_user REFERENCES app_user (id)
      );
      CREATE INDEX ix_project_duplicate_check_project ON project_duplicate_check (project_id, id);
      ALTER TABLE project ADD CONSTRAINT fk_project_duplicate_check
        FOREIGN KEY (duplicate_check_id) REFERENCES project_duplicate_check (id);`;

const APPEND_ONLY = ['stage_transition', 'project_approval', 'project_duplicate_check']
  .map(
    (table) => `
      CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`,
  )
  .join('\n');
