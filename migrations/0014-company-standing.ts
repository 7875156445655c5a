import type { MigrationInterface, QueryRunner } from 'typeorm';
import { v5 as uuidv5 } from 'uuid';
import {
  HQ_CATEGORY,
  HQ_FUNCTION,
  HQ_LEVEL,
  HQ_STATUS,
  METRIC_SOURCE,
  QUALIFICATION_LEVEL,
  QUALIFICATION_TYPE,
} from '../src/features/companies/company-standing.codes.js';
import type { AnyCodeTable } from '../src/platform/kernel/code-table.js';
import { PLAN_TARGETS } from '../src/reports/hq-progress/plan-target.seed.js';

const NAMESPACE = '6f1d0a52-5f1b-5f0e-9a53-6b1f6f3c0014';

const list = (table: AnyCodeTable) => table.codes.map((code) => `'${code}'`).join(', ');

const STAMPS = `
        created_at timestamptz NOT NULL,
        created_by uuid,
        updated_at timestamptz NOT NULL,
        updated_by uuid,
        deleted_at timestamptz,
        version int NOT NULL DEFAULT 1`;

/**
 * What is known of a company beside itself: whether it may be another's double (domain.md §4.4), what it is
 * recognised as (§2.1.4, §2.1.5), its figures of a year (§2.1.6) and the targets that its recognitions count for.
 */
export class CompanyStanding1700000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MATCH_KEYS);
    await runner.query(DUPLICATES);
    await runner.query(STANDING);
    await runner.query(YEAR_METRICS);
    await runner.query(TARGETS);
    for (const target of PLAN_TARGETS)
      await runner.query(
        `INSERT INTO target (id, metric_code, scope_type, period_type, from_on, to_on, value, comparator, source_doc, caliber, created_at, updated_at)
         VALUES ($1, $2, 'PARK', $3, $4, $5, $6, '>=', $7, $8, now(), now())`,
        [
          uuidv5(`target/${target.metricCode}/${target.fromOn}`, NAMESPACE),
          target.metricCode,
          target.periodType,
          target.fromOn,
          target.toOn,
          target.value,
          target.sourceDoc,
          target.caliber,
        ],
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE target;
      DROP TABLE fiscal_grant;
      DROP TABLE company_year_metric;
      DROP FUNCTION keep_company_year_metric();
      DROP TABLE headquarters_recognition;
      DROP TABLE qualification;
      DROP TABLE duplicate_finding;
      DROP TABLE company_sweep;
      DROP INDEX ix_contact_mobile_digits;
      DROP INDEX ix_contact_mail_domain;
      ALTER TABLE company DROP COLUMN brand_sound, DROP COLUMN key_version;
    `);
  }
}

const MATCH_KEYS = `
      -- Version 1: the rules before keys carried a version. \`companies:rekey\` brings rows up to date.
      ALTER TABLE company ADD COLUMN key_version int NOT NULL DEFAULT 1, ADD COLUMN brand_sound text NOT NULL DEFAULT '';
      CREATE INDEX ix_company_key_version ON company (key_version);
      CREATE INDEX ix_company_brand_sound ON company (brand_sound) WHERE brand_sound <> '';

      -- Two companies reached under one number or mail domain: compared by the last eleven digits, and in lower case.
      CREATE INDEX ix_contact_mobile_digits ON contact (right(regexp_replace(mobile, '\\D', '', 'g'), 11))
        WHERE mobile IS NOT NULL AND deleted_at IS NULL;
      CREATE INDEX ix_contact_mail_domain ON contact (lower(split_part(email, '@', 2)))
        WHERE email IS NOT NULL AND deleted_at IS NULL;`;

const DUPLICATES = `
      -- A pair that may be one company. MERGED is not stored: it follows from the companies.
      CREATE TABLE duplicate_finding (
        id uuid PRIMARY KEY,
        company_a_id uuid NOT NULL CONSTRAINT fk_duplicate_finding_a REFERENCES company (id),
        company_b_id uuid NOT NULL CONSTRAINT fk_duplicate_finding_b REFERENCES company (id),
        level text NOT NULL CONSTRAINT ck_duplicate_finding_level CHECK (level IN ('EXACT', 'STRONG', 'PROBABLE')),
        reasons text[] NOT NULL,
        -- Digest of what was compared of both: a dismissal holds as long as it is the same.
        compared text NOT NULL,
        found_by text NOT NULL CONSTRAINT ck_duplicate_finding_found_by CHECK (found_by IN ('SWEEP', 'REGISTRATION')),
        dismissed_at timestamptz,
        dismissed_by uuid,
        dismissal_reason text,${STAMPS},
        CONSTRAINT uq_duplicate_finding_pair UNIQUE (company_a_id, company_b_id),
        CONSTRAINT ck_duplicate_finding_order CHECK (company_a_id < company_b_id),
        CONSTRAINT ck_duplicate_finding_dismissal CHECK ((dismissed_at IS NULL) = (dismissal_reason IS NULL))
      );
      CREATE INDEX ix_duplicate_finding_b ON duplicate_finding (company_b_id);
      CREATE INDEX ix_duplicate_finding_open ON duplicate_finding (created_at DESC, id DESC) WHERE dismissed_at IS NULL;

      -- What the nightly sweep compared of each company the last time.
      CREATE TABLE company_sweep (
        company_id uuid PRIMARY KEY CONSTRAINT fk_company_sweep_company REFERENCES company (id),
        compared text NOT NULL,
        swept_at timestamptz NOT NULL
      );`;

const STANDING = `
      CREATE TABLE qualification (
        id uuid PRIMARY KEY,
        company_id uuid NOT NULL CONSTRAINT fk_qualification_company REFERENCES company (id),
        type text NOT NULL CONSTRAINT ck_qualification_type CHECK (type IN (${list(QUALIFICATION_TYPE)})),
        level text CONSTRAINT ck_qualification_level CHECK (level IN (${list(QUALIFICATION_LEVEL)})),
        certificate_no text,
        issuer text,
        valid_from date NOT NULL,
        -- NULL: until it is withdrawn.
        valid_to date,
        -- Of qualifications that follow from a published list.
        source_list text,
        list_year int,
        renewal_of_id uuid CONSTRAINT fk_qualification_renewal REFERENCES qualification (id),
        note text,${STAMPS},
        CONSTRAINT ck_qualification_term CHECK (valid_to >= valid_from)
      );
      CREATE INDEX ix_qualification_company ON qualification (company_id, valid_from DESC, id DESC) WHERE deleted_at IS NULL;
      CREATE INDEX ix_qualification_expiry ON qualification (valid_to, id) WHERE valid_to IS NOT NULL AND deleted_at IS NULL;
      CREATE UNIQUE INDEX uq_qualification_start ON qualification (company_id, type, valid_from) WHERE deleted_at IS NULL;
      CREATE UNIQUE INDEX uq_qualification_renewal ON qualification (renewal_of_id) WHERE deleted_at IS NULL;

      CREATE TABLE headquarters_recognition (
        id uuid PRIMARY KEY,
        company_id uuid NOT NULL CONSTRAINT fk_headquarters_recognition_company REFERENCES company (id),
        category text NOT NULL CONSTRAINT ck_headquarters_recognition_category CHECK (category IN (${list(HQ_CATEGORY)})),
        level text NOT NULL CONSTRAINT ck_headquarters_recognition_level CHECK (level IN (${list(HQ_LEVEL)})),
        status text NOT NULL CONSTRAINT ck_headquarters_recognition_status CHECK (status IN (${list(HQ_STATUS)})),
        recognised_on date,
        doc_no text,
        certificate_no text,
        authority text,
        -- Last day in force of one that has expired or was revoked.
        ended_on date,
        functions text[] NOT NULL DEFAULT '{}'
          CONSTRAINT ck_headquarters_recognition_functions CHECK (functions <@ ARRAY[${list(HQ_FUNCTION)}]),
        introduced_on date,
        confirmed_at timestamptz,
        confirmed_by uuid,
        note text,${STAMPS},
        CONSTRAINT ck_headquarters_recognition_proof CHECK (status NOT IN ('RECOGNISED', 'EXPIRED', 'REVOKED')
          OR (recognised_on IS NOT NULL AND doc_no IS NOT NULL AND certificate_no IS NOT NULL
              AND authority IS NOT NULL AND confirmed_by IS NOT NULL)),
        CONSTRAINT ck_headquarters_recognition_end CHECK ((status IN ('EXPIRED', 'REVOKED')) = (ended_on IS NOT NULL)),
        CONSTRAINT ck_headquarters_recognition_term CHECK (ended_on >= recognised_on)
      );
      CREATE INDEX ix_headquarters_recognition_company ON headquarters_recognition (company_id) WHERE deleted_at IS NULL;
      CREATE INDEX ix_headquarters_recognition_date ON headquarters_recognition (recognised_on) WHERE deleted_at IS NULL;
      -- One running matter of a category; one that has ended may be applied for again.
      CREATE UNIQUE INDEX uq_headquarters_recognition_running ON headquarters_recognition (company_id, category)
        WHERE deleted_at IS NULL AND status IN ('TARGET', 'APPLYING', 'RECOGNISED');`;

const YEAR_METRICS = `
      CREATE TABLE company_year_metric (
        id uuid PRIMARY KEY,
        company_id uuid NOT NULL CONSTRAINT fk_company_year_metric_company REFERENCES company (id),
        year int NOT NULL CONSTRAINT ck_company_year_metric_year CHECK (year BETWEEN 1990 AND 2100),
        revision int NOT NULL CONSTRAINT ck_company_year_metric_revision CHECK (revision > 0),
        revenue_wan numeric(18, 4) CHECK (revenue_wan >= 0),
        output_wan numeric(18, 4) CHECK (output_wan >= 0),
        tax_total_wan numeric(18, 4),
        tax_district_wan numeric(18, 4),
        rd_expense_wan numeric(18, 4) CHECK (rd_expense_wan >= 0),
        employees int CHECK (employees >= 0),
        insured_employees int CHECK (insured_employees >= 0),
        source text NOT NULL CONSTRAINT ck_company_year_metric_source CHECK (source IN (${list(METRIC_SOURCE)})),
        verified boolean NOT NULL,
        reason text,
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL,
        CONSTRAINT uq_company_year_metric_revision UNIQUE (company_id, year, revision)
      );

      -- A correction is a further row. Only a merge of companies may file a row elsewhere.
      CREATE FUNCTION keep_company_year_metric() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE'
          AND to_jsonb(NEW) - '{company_id,revision}'::text[] = to_jsonb(OLD) - '{company_id,revision}'::text[]
        THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION 'company_year_metric is append-only' USING ERRCODE = 'insufficient_privilege';
      END $$;
      CREATE TRIGGER company_year_metric_append_only BEFORE UPDATE OR DELETE ON company_year_metric
        FOR EACH ROW EXECUTE FUNCTION keep_company_year_metric();
      CREATE TRIGGER company_year_metric_no_truncate BEFORE TRUNCATE ON company_year_metric
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      -- Analysts who may read fiscal data (class F, domain.md §2.0).
      CREATE TABLE fiscal_grant (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT fk_fiscal_grant_user REFERENCES app_user (id),
        reason text NOT NULL,
        valid_to date,
        revoked_at timestamptz,
        revoked_by uuid,${STAMPS}
      );
      CREATE UNIQUE INDEX uq_fiscal_grant_user ON fiscal_grant (user_id) WHERE revoked_at IS NULL;`;

const TARGETS = `
      CREATE TABLE target (
        id uuid PRIMARY KEY,
        metric_code text NOT NULL,
        scope_type text NOT NULL CONSTRAINT ck_target_scope_type CHECK (scope_type IN ('PARK', 'UNIT', 'USER', 'FOCUS_AREA')),
        scope_id uuid,
        period_type text NOT NULL
          CONSTRAINT ck_target_period_type CHECK (period_type IN ('MONTH', 'QUARTER', 'YEAR', 'MULTI_YEAR')),
        from_on date NOT NULL,
        to_on date NOT NULL,
        value numeric(18, 4) NOT NULL,
        comparator text NOT NULL CONSTRAINT ck_target_comparator CHECK (comparator IN ('>=', '<=')),
        source_doc text NOT NULL,
        caliber text,${STAMPS},
        CONSTRAINT ck_target_period CHECK (to_on >= from_on),
        CONSTRAINT ck_target_scope CHECK ((scope_type = 'PARK') = (scope_id IS NULL))
      );
      CREATE INDEX ix_target_metric ON target (metric_code, from_on) WHERE deleted_at IS NULL;`;
