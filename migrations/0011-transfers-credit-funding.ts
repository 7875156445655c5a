import type { MigrationInterface, QueryRunner } from 'typeorm';
import { v5 as uuidv5 } from 'uuid';
import {
  CREDIT_BASIS,
  CREDIT_CASE,
  CREDIT_REQUEST_STATUS,
  CREDIT_ROLE,
} from '../src/features/credit-shares/credit-share.codes.js';
import {
  CREDIT_CASES_KEY,
  CREDIT_RULES_KEY,
  DEFAULT_CREDIT_CASES,
  DEFAULT_CREDIT_RULES,
} from '../src/features/credit-shares/credit-share-settings.js';
import {
  FUNDING_EVIDENCE,
  FUNDING_STATUS,
  FUNDING_TYPE,
} from '../src/features/funding-records/funding-record.codes.js';
import {
  DEFAULT_FUNDING_SETTINGS,
  FUNDING_SETTINGS_KEY,
} from '../src/features/funding-records/funding-record-settings.js';
import { STAGE } from '../src/features/projects/project.codes.js';
import {
  OPEN_TRANSFER_STATES,
  TRANSFER_REASON,
  TRANSFER_STATE,
  TRANSFER_STEP,
} from '../src/features/transfers/transfer.codes.js';
import {
  DEFAULT_TRANSFER_SETTINGS,
  TRANSFER_SETTINGS_KEY,
} from '../src/features/transfers/transfer-settings.js';
import type { AnyCodeTable } from '../src/platform/kernel/code-table.js';

const NAMESPACE = '6f1d0a52-5f1b-5f0e-9a53-6b1f6f3c0011';
const SETTINGS_SINCE = '2020-01-01';
const SETTINGS: Readonly<Record<string, object>> = {
  [TRANSFER_SETTINGS_KEY]: DEFAULT_TRANSFER_SETTINGS,
  [CREDIT_CASES_KEY]: DEFAULT_CREDIT_CASES,
  [CREDIT_RULES_KEY]: DEFAULT_CREDIT_RULES,
  [FUNDING_SETTINGS_KEY]: DEFAULT_FUNDING_SETTINGS,
};

const quoted = (codes: readonly string[]) => codes.map((code) => `'${code}'`).join(', ');
const oneOf = (table: string, column: string, codes: AnyCodeTable) =>
  `CONSTRAINT ck_${table}_${column} CHECK (${column} IN (${quoted(codes.codes)}))`;

/** Transfers 流转 and shared credit (domain.md §4.3), money received 到资记录 (§2.6). */
export class TransfersCreditFunding1700000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TRANSFERS);
    await runner.query(CREDIT);
    await runner.query(CREDIT_SUM);
    await runner.query(CREDIT_CHANGES);
    await runner.query(FUNDING);
    await runner.query(APPEND_ONLY);
    for (const [key, value] of Object.entries(SETTINGS)) {
      const id = uuidv5(`setting/${key}/${SETTINGS_SINCE}`, NAMESPACE);
      await runner.query(
        'INSERT INTO setting (id, key, value, effective_from, source) VALUES ($1, $2, $3, $4, $5)',
        [id, key, JSON.stringify(value), SETTINGS_SINCE, 'D'],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM setting WHERE key = ANY ($1)', [Object.keys(SETTINGS)]);
    await runner.query(`
      DROP TABLE funding_record;
      DROP TABLE credit_change_signature;
      DROP TABLE credit_change_request;
      DROP TABLE credit_share_history;
      DROP TABLE credit_share;
      DROP TABLE project_credit;
      DROP FUNCTION check_credit_sum();
      DROP TABLE project_hand_over;
      DROP TABLE project_transfer_step;
      DROP TABLE project_transfer;
    `);
  }
}

const TRANSFERS = `
      CREATE TABLE project_transfer (
        id uuid PRIMARY KEY,
        project_id uuid NOT NULL CONSTRAINT fk_project_transfer_project REFERENCES project (id),
        state text NOT NULL,
        -- Counts up when a reset transfer waits for another unit: each round has a hand-over form of its own.
        round int NOT NULL DEFAULT 1,
        reason text NOT NULL,
        reason_note text,
        from_unit_id uuid NOT NULL CONSTRAINT fk_project_transfer_from_unit REFERENCES responsible_unit (id),
        -- The owner and team before the hand-over, to whom a reset gives the project back.
        from_user_id uuid CONSTRAINT fk_project_transfer_from_user REFERENCES app_user (id),
        from_team_user_ids uuid[] NOT NULL DEFAULT '{}',
        -- Null: open to every unit that may own projects.
        named_unit_id uuid CONSTRAINT fk_project_transfer_named_unit REFERENCES responsible_unit (id),
        to_unit_id uuid CONSTRAINT fk_project_transfer_to_unit REFERENCES responsible_unit (id),
        to_user_id uuid CONSTRAINT fk_project_transfer_to_user REFERENCES app_user (id),
        -- 项目跟踪人: the pool administrator who coordinated it, until registration.
        tracker_user_id uuid CONSTRAINT fk_project_transfer_tracker REFERENCES app_user (id),
        state_since timestamptz NOT NULL,
        -- Last day of the limit of the state; null where there is none.
        due_on date,
        handed_over_on date,
        stage_at_hand_over text,
        -- The receiving unit followed up in time, or took its own decision: nothing is reset any more.
        settled_on date,
        settings_in_force jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL,
        updated_at timestamptz NOT NULL,
        updated_by uuid,
        deleted_at timestamptz,
        version int NOT NULL DEFAULT 1,
        ${oneOf('project_transfer', 'state', TRANSFER_STATE)},
        ${oneOf('project_transfer', 'reason', TRANSFER_REASON)},
        ${oneOf('project_transfer', 'stage_at_hand_over', STAGE)},
        CONSTRAINT ck_project_transfer_units CHECK (to_unit_id <> from_unit_id AND named_unit_id <> from_unit_id),
        CONSTRAINT ck_project_transfer_claimed CHECK (to_unit_id IS NOT NULL
          OR state NOT IN ('CLAIMED', 'ASSIGNED', 'HANDED_OVER')),
        CONSTRAINT ck_project_transfer_assigned CHECK (to_user_id IS NOT NULL
          OR state NOT IN ('ASSIGNED', 'HANDED_OVER')),
        CONSTRAINT ck_project_transfer_handed_over CHECK (state <> 'HANDED_OVER'
          OR (handed_over_on IS NOT NULL AND stage_at_hand_over IS NOT NULL)),
        CONSTRAINT ck_project_transfer_limit CHECK ((due_on IS NOT NULL)
          = (state NOT IN ('REJECTED', 'WITHDRAWN', 'RESET')))
      );
      CREATE UNIQUE INDEX uq_project_transfer_open ON project_transfer (project_id)
        WHERE state IN (${quoted(OPEN_TRANSFER_STATES)});
      CREATE INDEX ix_project_transfer_project ON project_transfer (project_id, id);
      CREATE INDEX ix_project_transfer_updated ON project_transfer (updated_at, id);
      CREATE INDEX ix_project_transfer_due ON project_transfer (state, due_on);
      CREATE INDEX ix_project_transfer_watched ON project_transfer (due_on)
        WHERE state = 'HANDED_OVER' AND settled_on IS NULL;

      CREATE TABLE project_transfer_step (
        id uuid PRIMARY KEY,
        transfer_id uuid NOT NULL CONSTRAINT fk_project_transfer_step_transfer REFERENCES project_transfer (id),
        step text NOT NULL,
        from_state text,
        to_state text NOT NULL,
        at timestamptz NOT NULL,
        -- The limit of the state that was left, and whether it had passed.
        due_on date,
        is_late boolean NOT NULL,
        actor_id uuid,
        actor_name text NOT NULL,
        actor_unit_id uuid,
        reason text,
        details jsonb NOT NULL DEFAULT '{}',
        version_after int NOT NULL,
        CONSTRAINT uq_project_transfer_step_version UNIQUE (transfer_id, version_after),
        ${oneOf('project_transfer_step', 'step', TRANSFER_STEP)},
        ${oneOf('project_transfer_step', 'from_state', TRANSFER_STATE)},
        ${oneOf('project_transfer_step', 'to_state', TRANSFER_STATE)}
      );

      CREATE TABLE project_hand_over (
        id uuid PRIMARY KEY,
        transfer_id uuid NOT NULL CONSTRAINT fk_project_hand_over_transfer REFERENCES project_transfer (id),
        round int NOT NULL,
        contact_ids uuid[] NOT NULL,
        -- What the investor was told: [{ text, madeOn, madeBy }].
        promises jsonb NOT NULL,
        open_matters text,
        file_ids uuid[] NOT NULL,
        -- What a signature speaks of: a new text takes the signatures off.
        revision int NOT NULL DEFAULT 1,
        giver_id uuid CONSTRAINT fk_project_hand_over_giver REFERENCES app_user (id),
        giver_signed_at timestamptz,
        receiver_id uuid CONSTRAINT fk_project_hand_over_receiver REFERENCES app_user (id),
        receiver_signed_at timestamptz,
        updated_at timestamptz NOT NULL,
        updated_by uuid NOT NULL,
        CONSTRAINT uq_project_hand_over_round UNIQUE (transfer_id, round),
        CONSTRAINT ck_project_hand_over_giver CHECK ((giver_id IS NULL) = (giver_signed_at IS NULL)),
        CONSTRAINT ck_project_hand_over_receiver CHECK ((receiver_id IS NULL) = (receiver_signed_at IS NULL)),
        CONSTRAINT ck_project_hand_over_two CHECK (giver_id <> receiver_id)
      );`;

const CREDIT = `
      CREATE TABLE project_credit (
        project_id uuid PRIMARY KEY CONSTRAINT fk_project_credit_project REFERENCES project (id),
        case_code text NOT NULL,
        basis text NOT NULL,
        -- Frozen at S5 (T13) or S6 (T15): the business day of the move.
        frozen_on date,
        frozen_by text,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        updated_by uuid,
        version int NOT NULL DEFAULT 1,
        ${oneOf('project_credit', 'case_code', CREDIT_CASE)},
        ${oneOf('project_credit', 'basis', CREDIT_BASIS)},
        CONSTRAINT ck_project_credit_frozen CHECK ((frozen_on IS NULL) = (frozen_by IS NULL))
      );

      CREATE TABLE credit_share (
        id uuid PRIMARY KEY,
        project_id uuid NOT NULL CONSTRAINT fk_credit_share_project REFERENCES project_credit (project_id),
        unit_id uuid NOT NULL CONSTRAINT fk_credit_share_unit REFERENCES responsible_unit (id),
        user_id uuid CONSTRAINT fk_credit_share_user REFERENCES app_user (id),
        role text NOT NULL,
        percent numeric(5,2) NOT NULL CONSTRAINT ck_credit_share_percent CHECK (percent BETWEEN 0 AND 100),
        ${oneOf('credit_share', 'role', CREDIT_ROLE)},
        CONSTRAINT uq_credit_share_once UNIQUE NULLS NOT DISTINCT (project_id, role, unit_id, user_id)
      );
      CREATE INDEX ix_credit_share_unit ON credit_share (unit_id, project_id);

      CREATE TABLE credit_share_history (
        id uuid PRIMARY KEY,
        project_id uuid NOT NULL CONSTRAINT fk_credit_share_history_project REFERENCES project_credit (project_id),
        version int NOT NULL,
        case_code text NOT NULL,
        basis text NOT NULL,
        shares jsonb NOT NULL,
        frozen_on date,
        reason text,
        request_id uuid,
        settings_in_force jsonb NOT NULL,
        at timestamptz NOT NULL,
        actor_id uuid,
        actor_name text NOT NULL,
        CONSTRAINT uq_credit_share_history_version UNIQUE (project_id, version),
        ${oneOf('credit_share_history', 'case_code', CREDIT_CASE)},
        ${oneOf('credit_share_history', 'basis', CREDIT_BASIS)}
      );`;

/**
 * The shares of a project add up to 100.00 when a transaction ends. The lock on the header makes two transactions that
 * each change other rows take turns, so that neither adds up without the other's.
 */
const CREDIT_SUM = `
      CREATE FUNCTION check_credit_sum() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        project uuid;
        total numeric;
      BEGIN
        FOREACH project IN ARRAY CASE TG_OP
            WHEN 'INSERT' THEN ARRAY[NEW.project_id]
            WHEN 'DELETE' THEN ARRAY[OLD.project_id]
            ELSE ARRAY[OLD.project_id, NEW.project_id] END LOOP
          PERFORM 1 FROM project_credit c WHERE c.project_id = project FOR NO KEY UPDATE;
          IF FOUND THEN
            SELECT COALESCE(sum(s.percent), 0) INTO total FROM credit_share s WHERE s.project_id = project;
            IF total <> 100 THEN
              RAISE EXCEPTION 'credit shares add up to %', total
                USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_credit_share_sum', TABLE = 'credit_share';
            END IF;
          END IF;
        END LOOP;
        RETURN NULL;
      END $$;

      CREATE CONSTRAINT TRIGGER credit_share_sum AFTER INSERT OR UPDATE OR DELETE ON credit_share
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_credit_sum();
      CREATE CONSTRAINT TRIGGER project_credit_sum AFTER INSERT ON project_credit
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_credit_sum();`;

const CREDIT_CHANGES = `
      CREATE TABLE credit_change_request (
        id uuid PRIMARY KEY,
        project_id uuid NOT NULL CONSTRAINT fk_credit_change_request_project REFERENCES project_credit (project_id),
        -- The shares that the change starts from: a request that has been overtaken cannot be signed any more.
        base_version int NOT NULL,
        shares jsonb NOT NULL,
        reason text NOT NULL,
        -- Units whose share changes: the supervisor of each signs, and a pool administrator.
        signing_unit_ids uuid[] NOT NULL,
        status text NOT NULL,
        decision_note text,
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL CONSTRAINT fk_credit_change_request_user REFERENCES app_user (id),
        created_by_unit uuid NOT NULL,
        updated_at timestamptz NOT NULL,
        updated_by uuid,
        deleted_at timestamptz,
        version int NOT NULL DEFAULT 1,
        ${oneOf('credit_change_request', 'status', CREDIT_REQUEST_STATUS)},
        CONSTRAINT ck_credit_change_request_units CHECK (cardinality(signing_unit_ids) > 0)
      );
      CREATE UNIQUE INDEX uq_credit_change_request_open ON credit_change_request (project_id) WHERE status = 'OPEN';
      CREATE INDEX ix_credit_change_request_project ON credit_change_request (project_id, id);

      CREATE TABLE credit_change_signature (
        id uuid PRIMARY KEY,
        request_id uuid NOT NULL CONSTRAINT fk_credit_change_signature_request REFERENCES credit_change_request (id),
        role text NOT NULL CONSTRAINT ck_credit_change_signature_role CHECK (role IN ('SUPERVISOR', 'POOL_ADMIN')),
        -- The unit that a supervisor signs for.
        unit_id uuid,
        user_id uuid NOT NULL CONSTRAINT fk_credit_change_signature_user REFERENCES app_user (id),
        user_name text NOT NULL,
        note text,
        at timestamptz NOT NULL,
        CONSTRAINT ck_credit_change_signature_unit CHECK ((role = 'SUPERVISOR') = (unit_id IS NOT NULL)),
        CONSTRAINT uq_credit_change_signature_person UNIQUE (request_id, user_id),
        CONSTRAINT uq_credit_change_signature_side UNIQUE NULLS NOT DISTINCT (request_id, role, unit_id)
      );`;

const FUNDING = `
      CREATE TABLE funding_record (
        id uuid PRIMARY KEY,
        project_id uuid NOT NULL CONSTRAINT fk_funding_record_project REFERENCES project (id),
        funding_type text NOT NULL,
        amount_wan numeric(18,4),
        amount_wan_usd numeric(18,4),
        received_on date NOT NULL,
        evidence_type text NOT NULL,
        file_id uuid NOT NULL CONSTRAINT fk_funding_record_file REFERENCES stored_file (id),
        note text,
        status text NOT NULL,
        -- The unit that owned the figure on the day of the entry.
        confirming_unit_id uuid NOT NULL CONSTRAINT fk_funding_record_confirming_unit REFERENCES responsible_unit (id),
        entered_by_unit uuid NOT NULL,
        decided_by uuid CONSTRAINT fk_funding_record_decider REFERENCES app_user (id),
        decided_at timestamptz,
        decision_reason text,
        settings_in_force jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL CONSTRAINT fk_funding_record_user REFERENCES app_user (id),
        updated_at timestamptz NOT NULL,
        updated_by uuid,
        deleted_at timestamptz,
        version int NOT NULL DEFAULT 1,
        ${oneOf('funding_record', 'funding_type', FUNDING_TYPE)},
        ${oneOf('funding_record', 'evidence_type', FUNDING_EVIDENCE)},
        ${oneOf('funding_record', 'status', FUNDING_STATUS)},
        CONSTRAINT ck_funding_record_amount CHECK (CASE funding_type
          ${FUNDING_TYPE.entries.map(({ code, extra }) => `WHEN '${code}' THEN ${amountCheck(extra.amount)}`).join('\n          ')}
          END),
        CONSTRAINT ck_funding_record_decided CHECK ((status = 'ENTERED') = (decided_at IS NULL)),
        -- 四眼原则: nobody confirms an entry of his own.
        CONSTRAINT ck_funding_record_four_eyes CHECK (status <> 'CONFIRMED' OR decided_by <> created_by)
      );
      -- One voucher proves one sum.
      CREATE UNIQUE INDEX uq_funding_record_file ON funding_record (file_id)
        WHERE status NOT IN ('WITHDRAWN', 'REVERSED');
      CREATE INDEX ix_funding_record_project ON funding_record (project_id, received_on DESC) WHERE status = 'CONFIRMED';
      CREATE INDEX ix_funding_record_all ON funding_record (project_id, id);
      CREATE INDEX ix_funding_record_waiting ON funding_record (confirming_unit_id, id) WHERE status = 'ENTERED';
      CREATE INDEX ix_funding_record_received ON funding_record (received_on, id);
      CREATE INDEX ix_funding_record_updated ON funding_record (updated_at, id);`;

function amountCheck(amount: 'amountWan' | 'amountWanUsd'): string {
  return amount === 'amountWan'
    ? 'amount_wan > 0 AND amount_wan IS NOT NULL AND amount_wan_usd IS NULL'
    : 'amount_wan_usd > 0 AND amount_wan_usd IS NOT NULL AND amount_wan IS NULL';
}

const APPEND_ONLY = ['project_transfer_step', 'credit_share_history', 'credit_change_signature']
  .map(
    (table) => `
      CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`,
  )
  .join('\n');
