import type { MigrationInterface, QueryRunner } from 'typeorm';
import { v5 as uuidv5 } from 'uuid';
import { CHAIN_NODES } from '../src/features/chain-nodes/chain-node.seed.js';
import { FOCUS_AREA_MAPPINGS, FOCUS_AREAS } from '../src/features/focus-areas/focus-area.seed.js';
import { DEFAULT_POOL_SETTINGS, POOL_SETTING_SOURCES } from '../src/features/projects/pool-settings.js';

/** Seed rows have the same ids in every installation, so that copies of the data can be compared. */
const NAMESPACE = '6f1d0a52-5f1b-5f0e-9a53-6b1f6f3c0003';
const seedId = (...parts: readonly (string | number)[]) => uuidv5(parts.join('/'), NAMESPACE);

/** Before the first project of the paper: any date that a record may carry has its numbers. */
const SETTINGS_SINCE = '2020-01-01';

const AUDIT_COLUMNS = `
        created_at timestamptz NOT NULL DEFAULT now(),
        created_by uuid,
        updated_at timestamptz NOT NULL DEFAULT now(),
        updated_by uuid,
        version int NOT NULL DEFAULT 1,
        deleted_at timestamptz`;

/** Dated taxonomies and chain maps (domain.md §2.2), dated numbers (§0.1), GB/T 4754 and kept files. */
export class TaxonomySettingsFiles1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TAXONOMY_TABLES);
    await runner.query(OTHER_TABLES);
    await seedFocusAreas(runner);
    await seedChainNodes(runner);
    await seedSettings(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE file_link;
      DROP TABLE stored_file;
      DROP TABLE industry;
      DROP TABLE setting;
      DROP TABLE chain_node;
      DROP TABLE focus_area_mapping;
      DROP TABLE focus_area;
    `);
  }
}

const TAXONOMY_TABLES = `
      CREATE TABLE focus_area (
        id uuid PRIMARY KEY,
        taxonomy text NOT NULL CONSTRAINT ck_focus_area_taxonomy CHECK (taxonomy IN ('PARK', 'DISTRICT', 'CITY')),
        code text NOT NULL,
        name_zh text NOT NULL,
        name_en text NOT NULL,
        help_zh text,
        help_en text,
        edition text NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        sort_order int NOT NULL DEFAULT 0,
        source text NOT NULL,${AUDIT_COLUMNS},
        CONSTRAINT ck_focus_area_validity CHECK (valid_to IS NULL OR valid_to >= valid_from),
        CONSTRAINT uq_focus_area_start UNIQUE (taxonomy, code, valid_from)
      );
      CREATE UNIQUE INDEX uq_focus_area_open ON focus_area (taxonomy, code) WHERE valid_to IS NULL;

      CREATE TABLE focus_area_mapping (
        id uuid PRIMARY KEY,
        from_taxonomy text NOT NULL,
        from_code text NOT NULL,
        relation text NOT NULL
          CONSTRAINT ck_focus_area_mapping_relation CHECK (relation IN ('SAME', 'BROADER', 'NARROWER', 'OVERLAPS')),
        to_taxonomy text NOT NULL,
        to_code text NOT NULL,
        note_zh text,
        note_en text,${AUDIT_COLUMNS},
        CONSTRAINT uq_focus_area_mapping_pair UNIQUE (from_taxonomy, from_code, to_taxonomy, to_code)
      );

      CREATE TABLE chain_node (
        id uuid PRIMARY KEY,
        code text NOT NULL,
        name_zh text NOT NULL,
        name_en text NOT NULL,
        focus_area_code text NOT NULL,
        position text NOT NULL
          CONSTRAINT ck_chain_node_position CHECK (position IN ('UPSTREAM', 'MIDSTREAM', 'DOWNSTREAM', 'SUPPORT')),
        parent_id uuid CONSTRAINT fk_chain_node_parent REFERENCES chain_node (id),
        importance int NOT NULL CONSTRAINT ck_chain_node_importance CHECK (importance BETWEEN 1 AND 5),
        strategy text
          CONSTRAINT ck_chain_node_strategy CHECK (strategy IN ('FILL', 'STRENGTHEN', 'EXTEND', 'KEEP')),
        gb4754_codes text[] NOT NULL DEFAULT '{}',
        keywords text[] NOT NULL DEFAULT '{}',
        map_version int NOT NULL CONSTRAINT ck_chain_node_map_version CHECK (map_version BETWEEN 2000 AND 2100),
        seed_named boolean NOT NULL DEFAULT false,${AUDIT_COLUMNS},
        CONSTRAINT uq_chain_node_code UNIQUE (code, map_version)
      );
      CREATE INDEX ix_chain_node_map ON chain_node (map_version, focus_area_code, code);
      CREATE INDEX ix_chain_node_parent ON chain_node (parent_id);`;

const OTHER_TABLES = `
      CREATE TABLE setting (
        id uuid PRIMARY KEY,
        key text NOT NULL,
        value jsonb NOT NULL,
        effective_from date NOT NULL,
        source text NOT NULL,
        note text,${AUDIT_COLUMNS},
        CONSTRAINT uq_setting_key_date UNIQUE (key, effective_from)
      );

      CREATE TABLE industry (
        id uuid PRIMARY KEY,
        code text NOT NULL CONSTRAINT uq_industry_code UNIQUE,
        full_code text NOT NULL,
        name_zh text NOT NULL,
        level int NOT NULL CONSTRAINT ck_industry_level CHECK (level BETWEEN 1 AND 4),
        parent_code text CONSTRAINT fk_industry_parent REFERENCES industry (code) DEFERRABLE INITIALLY DEFERRED,
        section text NOT NULL
      );
      CREATE INDEX ix_industry_parent ON industry (parent_code);

      CREATE TABLE stored_file (
        id uuid PRIMARY KEY,
        sha256 text NOT NULL CONSTRAINT ck_stored_file_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        size bigint NOT NULL CONSTRAINT ck_stored_file_size CHECK (size > 0),
        media_type text NOT NULL,
        original_name text NOT NULL,
        uploaded_by uuid NOT NULL,
        unit_id uuid NOT NULL,${AUDIT_COLUMNS}
      );
      CREATE INDEX ix_stored_file_sha256 ON stored_file (sha256);

      CREATE TABLE file_link (
        file_id uuid NOT NULL CONSTRAINT fk_file_link_file REFERENCES stored_file (id),
        subject_type text NOT NULL,
        subject_id uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        created_by uuid,
        PRIMARY KEY (file_id, subject_type, subject_id)
      );
      CREATE INDEX ix_file_link_subject ON file_link (subject_type, subject_id);`;

/** Inserts plain rows of one shape through JSON, so that no value is pasted into a statement. */
async function insertAll(
  runner: QueryRunner,
  table: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly object[],
): Promise<void> {
  const names = Object.keys(columns).join(', ');
  const types = Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ');
  await runner.query(
    `INSERT INTO ${table} (${names}) SELECT ${names} FROM jsonb_to_recordset($1::jsonb) AS r(${types})`,
    [JSON.stringify(rows)],
  );
}

async function seedFocusAreas(runner: QueryRunner): Promise<void> {
  const text = 'text';
  await insertAll(
    runner,
    'focus_area',
    {
      ...{
        id: 'uuid',
        taxonomy: text,
        code: text,
        name_zh: text,
        name_en: text,
        help_zh: text,
        help_en: text,
      },
      ...{ edition: text, valid_from: 'date', valid_to: 'date', sort_order: 'int', source: text },
    },
    FOCUS_AREAS.map((area) => ({
      id: seedId('focus-area', area.taxonomy, area.code, area.validFrom),
      taxonomy: area.taxonomy,
      code: area.code,
      name_zh: area.nameZh,
      name_en: area.nameEn,
      help_zh: area.helpZh,
      help_en: area.helpEn,
      edition: area.version,
      valid_from: area.validFrom,
      valid_to: area.validTo,
      sort_order: area.sortOrder,
      source: area.source,
    })),
  );
  await insertAll(
    runner,
    'focus_area_mapping',
    {
      ...{
        id: 'uuid',
        from_taxonomy: text,
        from_code: text,
        relation: text,
        to_taxonomy: text,
        to_code: text,
      },
      ...{ note_zh: text, note_en: text },
    },
    FOCUS_AREA_MAPPINGS.map((pair) => ({
      id: seedId('mapping', pair.fromTaxonomy, pair.fromCode, pair.toTaxonomy, pair.toCode),
      from_taxonomy: pair.fromTaxonomy,
      from_code: pair.fromCode,
      relation: pair.relation,
      to_taxonomy: pair.toTaxonomy,
      to_code: pair.toCode,
      note_zh: pair.noteZh,
      note_en: pair.noteEn,
    })),
  );
}

async function seedChainNodes(runner: QueryRunner): Promise<void> {
  const idOf = (code: string, mapVersion: string) => seedId('chain-node', code, mapVersion);
  const text = 'text';
  await insertAll(
    runner,
    'chain_node',
    {
      ...{ id: 'uuid', code: text, name_zh: text, name_en: text, focus_area_code: text, position: text },
      ...{ parent_id: 'uuid', importance: 'int', strategy: text, gb4754_codes: 'text[]', keywords: 'text[]' },
      ...{ map_version: 'int', seed_named: 'boolean' },
    },
    CHAIN_NODES.map((node) => ({
      id: idOf(node.code, node.version),
      code: node.code,
      name_zh: node.nameZh,
      name_en: node.nameEn,
      focus_area_code: node.focusAreaCode,
      position: node.position,
      parent_id: node.parentCode && idOf(node.parentCode, node.version),
      importance: node.importance,
      strategy: node.strategy,
      gb4754_codes: node.gb4754Codes,
      keywords: node.keywords,
      map_version: Number(node.version),
      seed_named: node.seedNamed,
    })),
  );
}

async function seedSettings(runner: QueryRunner): Promise<void> {
  const sources: Readonly<Record<string, string>> = POOL_SETTING_SOURCES;
  await insertAll(
    runner,
    'setting',
    { id: 'uuid', key: 'text', value: 'jsonb', effective_from: 'date', source: 'text' },
    Object.entries(DEFAULT_POOL_SETTINGS).map(([name, value]) => ({
      id: seedId('setting', `pool.${name}`, SETTINGS_SINCE),
      key: `pool.${name}`,
      value,
      effective_from: SETTINGS_SINCE,
      source: sources[name] ?? 'D',
    })),
  );
}
