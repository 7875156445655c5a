import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  CAPITAL_NATURE,
  CURRENCY,
  DATA_SOURCE,
  ENTITY_TYPE,
  ISRAEL_RELATION,
  LISTING_STATUS,
  PARK_RELATION,
  REGISTRATION_STATUS,
  RISK_FLAG,
  SCALE_CLASS,
} from '../src/features/companies/company.codes.js';
import type { AnyCodeTable } from '../src/platform/kernel/code-table.js';

const list = (table: AnyCodeTable) => table.codes.map((code) => `'${code}'`).join(', ');
const oneOf = (column: string, table: AnyCodeTable) =>
  `CONSTRAINT ck_company_${column} CHECK (${column} IN (${list(table)}))`;

/**
 * Companies (domain.md §2.1). Aliases are a value of the company and live in its row, so that one version covers
 * them; what search and duplicate detection compare is stored beside them and recomputed on every write.
 */
export class Companies1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SEQUENCE company_code_seq;

      CREATE TABLE company (
        id uuid PRIMARY KEY,
        code text NOT NULL DEFAULT 'QY-' || lpad(nextval('company_code_seq')::text, 6, '0'),
        name_cn text,
        name_en text,
        name_local text,
        aliases jsonb NOT NULL DEFAULT '[]',
        entity_type text NOT NULL,
        uscc text,
        legacy_reg_no text,
        foreign_reg_no text,
        foreign_reg_country text,
        foreign_reg_authority text,
        identity_verified boolean NOT NULL DEFAULT false,
        parent_company_id uuid CONSTRAINT fk_company_parent REFERENCES company (id),
        group_name text,
        capital_nature text NOT NULL,
        investor_country text NOT NULL,
        registered_capital_wan numeric(18, 4),
        registered_capital_currency text,
        capital_note text,
        paid_in_capital_wan numeric(18, 4),
        established_on date,
        registration_status text NOT NULL,
        registered_address text,
        registered_district_code text,
        tax_district_code text,
        operating_address text,
        in_park boolean,
        gb4754_code text,
        focus_area_code text NOT NULL,
        secondary_focus_areas text[] NOT NULL DEFAULT '{}',
        district_industry_code text,
        city_pilot_industry_code text,
        chain_node_ids uuid[] NOT NULL DEFAULT '{}',
        primary_chain_node_id uuid CONSTRAINT fk_company_primary_chain_node REFERENCES chain_node (id),
        israel_relation text,
        listing_status text,
        scale_class text,
        park_relation text NOT NULL,
        owner_unit_id uuid NOT NULL CONSTRAINT fk_company_owner_unit REFERENCES responsible_unit (id),
        owner_user_id uuid CONSTRAINT fk_company_owner_user REFERENCES app_user (id),
        risk_flags text[] NOT NULL DEFAULT '{}',
        website text,
        external_ref text,
        note text,
        data_source text NOT NULL,
        name_key text NOT NULL,
        brand_key text NOT NULL,
        other_keys text[] NOT NULL DEFAULT '{}',
        search_text text NOT NULL,
        search_tokens text[] NOT NULL,
        merged_into_id uuid CONSTRAINT fk_company_merged_into REFERENCES company (id),
        created_at timestamptz NOT NULL,
        created_by uuid,
        updated_at timestamptz NOT NULL,
        updated_by uuid,
        deleted_at timestamptz,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT uq_company_code UNIQUE (code),
        CONSTRAINT ck_company_named CHECK (name_cn IS NOT NULL OR name_en IS NOT NULL),
        CONSTRAINT ck_company_capital CHECK (registered_capital_wan >= 0 AND paid_in_capital_wan >= 0),
        CONSTRAINT ck_company_paid_in CHECK (paid_in_capital_wan <= registered_capital_wan),
        CONSTRAINT ck_company_capital_currency
          CHECK (registered_capital_wan IS NULL OR registered_capital_currency IS NOT NULL),
        CONSTRAINT ck_company_currency CHECK (registered_capital_currency IN (${list(CURRENCY)})),
        CONSTRAINT ck_company_risk_flags CHECK (risk_flags <@ ARRAY[${list(RISK_FLAG)}]),
        ${oneOf('entity_type', ENTITY_TYPE)},
        ${oneOf('capital_nature', CAPITAL_NATURE)},
        ${oneOf('registration_status', REGISTRATION_STATUS)},
        ${oneOf('israel_relation', ISRAEL_RELATION)},
        ${oneOf('listing_status', LISTING_STATUS)},
        ${oneOf('scale_class', SCALE_CLASS)},
        ${oneOf('park_relation', PARK_RELATION)},
        ${oneOf('data_source', DATA_SOURCE)}
      );

      CREATE UNIQUE INDEX uq_company_uscc ON company (uscc) WHERE merged_into_id IS NULL AND deleted_at IS NULL;
      CREATE UNIQUE INDEX uq_company_foreign_number ON company (foreign_reg_country, foreign_reg_no)
        WHERE merged_into_id IS NULL AND deleted_at IS NULL;
      CREATE INDEX ix_company_name_key ON company (name_key);
      CREATE INDEX ix_company_brand_key ON company (brand_key);
      CREATE INDEX ix_company_other_keys ON company USING gin (other_keys) WHERE other_keys <> '{}';
      CREATE INDEX ix_company_search ON company USING gin (search_tokens);
      CREATE INDEX ix_company_updated ON company (updated_at, id) WHERE deleted_at IS NULL;
      CREATE INDEX ix_company_focus_area ON company (focus_area_code, updated_at, id) WHERE deleted_at IS NULL;
      CREATE INDEX ix_company_capital ON company (registered_capital_wan DESC NULLS LAST, id DESC) WHERE deleted_at IS NULL;
      CREATE INDEX ix_company_focus_area_capital
        ON company (focus_area_code, registered_capital_wan DESC NULLS LAST, id DESC) WHERE deleted_at IS NULL;
      CREATE INDEX ix_company_owner_unit ON company (owner_unit_id, updated_at, id) WHERE deleted_at IS NULL;
      CREATE INDEX ix_company_parent ON company (parent_company_id) WHERE parent_company_id IS NOT NULL;
      CREATE INDEX ix_company_chain_nodes ON company USING gin (chain_node_ids) WHERE chain_node_ids <> '{}';
      CREATE INDEX ix_company_external_ref ON company (external_ref) WHERE external_ref IS NOT NULL;

      -- Frequent bigrams must be known to the planner: it chooses between the index and a walk by recency.
      ALTER TABLE company ALTER COLUMN search_tokens SET STATISTICS 500;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE company; DROP SEQUENCE company_code_seq;');
  }
}
