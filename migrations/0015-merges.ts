import type { MigrationInterface, QueryRunner } from 'typeorm';
import { v5 as uuidv5 } from 'uuid';
import { COMPANY_MERGE_STATE } from '../src/features/company-merges/company-merge.codes.js';
import {
  COMPANY_MERGE_SETTINGS_KEY,
  DEFAULT_COMPANY_MERGE_SETTINGS,
} from '../src/features/company-merges/company-merge-settings.js';

const NAMESPACE = '6f1d0a52-5f1b-5f0e-9a53-6b1f6f3c0015';
const SETTINGS_SINCE = '2020-01-01';

/** Merges of companies (domain.md §4.5): what was merged into what, and what guards a merged record. */
export class Merges1700000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(GROUPS);
    await runner.query(MERGES);
    await runner.query(GUARD);
    await runner.query(CLASHES);
    await runner.query(SCOPE);
    await runner.query(PEOPLE);
    await runner.query(JOINED);
    await runner.query(
      'INSERT INTO setting (id, key, value, effective_from, source) VALUES ($1, $2, $3, $4, $5)',
      [
        uuidv5(`setting/${COMPANY_MERGE_SETTINGS_KEY}/${SETTINGS_SINCE}`, NAMESPACE),
        ...[COMPANY_MERGE_SETTINGS_KEY, JSON.stringify(DEFAULT_COMPANY_MERGE_SETTINGS), SETTINGS_SINCE, 'D'],
      ],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM setting WHERE key = $1', [COMPANY_MERGE_SETTINGS_KEY]);
    await runner.query(`
      DROP TRIGGER company_scope_followed ON company;
      DROP FUNCTION follow_company_scope();
      DROP FUNCTION protection_clashes(uuid);
      DROP FUNCTION guard_company_reference(regclass, name);
      DROP FUNCTION refuse_merged_company() CASCADE;
      DROP INDEX ix_company_merged_into;
      DROP TABLE company_merge;
      ALTER TABLE company DROP CONSTRAINT ck_company_group;
      ALTER TABLE contact DROP COLUMN merged_into_id;
    `);
    await runner.query(keepCounterpart(''));
  }
}

/** Id and name of a company's group say the same; names typed before there were groups found them. */
const GROUPS = `
      INSERT INTO company_group (id, name, name_key, created_at, updated_at)
        SELECT gen_random_uuid(), min(c.group_name), upper(regexp_replace(normalize(c.group_name, NFKC), '\\s', '', 'g')),
               now(), now()
        FROM company c WHERE c.group_name IS NOT NULL AND c.group_id IS NULL
        GROUP BY 3
        ON CONFLICT (name_key) WHERE deleted_at IS NULL DO NOTHING;
      UPDATE company c SET group_id = g.id, group_name = g.name FROM company_group g
        WHERE c.group_name IS NOT NULL AND g.deleted_at IS NULL
          AND g.name_key = upper(regexp_replace(normalize(c.group_name, NFKC), '\\s', '', 'g'));
      UPDATE company c SET group_name = g.name FROM company_group g WHERE c.group_id = g.id AND c.group_name IS NULL;
      ALTER TABLE company ADD CONSTRAINT ck_company_group CHECK ((group_id IS NULL) = (group_name IS NULL));`;

const STATES = COMPANY_MERGE_STATE.codes.map((code) => `'${code}'`).join(', ');

const MERGES = `
      CREATE TABLE company_merge (
        id uuid PRIMARY KEY,
        survivor_id uuid NOT NULL CONSTRAINT fk_company_merge_survivor REFERENCES company (id),
        victim_id uuid NOT NULL CONSTRAINT fk_company_merge_victim REFERENCES company (id),
        state text NOT NULL CONSTRAINT ck_company_merge_state CHECK (state IN (${STATES})),
        -- How alike the two were, and by what (§4.4).
        level text NOT NULL,
        grounds text[] NOT NULL,
        choices jsonb NOT NULL DEFAULT '{}',
        reason text NOT NULL,
        -- Owner units of both companies and the proposer's: who may read about it.
        unit_ids uuid[] NOT NULL,
        -- The versions that were looked at; a proposal is carried out for these or not at all.
        survivor_version int NOT NULL,
        victim_version int NOT NULL,
        settings_in_force jsonb NOT NULL,
        proposed_at timestamptz NOT NULL,
        proposed_by uuid NOT NULL CONSTRAINT fk_company_merge_proposer REFERENCES app_user (id),
        job_id uuid CONSTRAINT fk_company_merge_job REFERENCES job (id),
        decided_at timestamptz,
        decided_by uuid CONSTRAINT fk_company_merge_decider REFERENCES app_user (id),
        decision_note text,
        -- Both rows before, the survivor's values after, and the ids of every re-pointed child: what an undo needs.
        snapshot jsonb,
        moved jsonb NOT NULL DEFAULT '{}',
        undo_until date,
        undone_at timestamptz,
        undone_by uuid CONSTRAINT fk_company_merge_undoer REFERENCES app_user (id),
        undo_reason text,
        -- What an undo gave back and what it had to leave.
        undo_result jsonb,
        created_at timestamptz NOT NULL,
        created_by uuid,
        updated_at timestamptz NOT NULL,
        updated_by uuid,
        deleted_at timestamptz,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT ck_company_merge_two CHECK (survivor_id <> victim_id),
        CONSTRAINT ck_company_merge_done CHECK (state NOT IN ('DONE', 'UNDONE')
          OR (snapshot IS NOT NULL AND undo_until IS NOT NULL AND decided_at IS NOT NULL)),
        CONSTRAINT ck_company_merge_undone CHECK ((state = 'UNDONE') = (undone_at IS NOT NULL))
      );
      CREATE UNIQUE INDEX uq_company_merge_open ON company_merge
        (LEAST(survivor_id, victim_id), GREATEST(survivor_id, victim_id)) WHERE state IN ('PROPOSED', 'RUNNING');
      CREATE UNIQUE INDEX uq_company_merge_done ON company_merge (victim_id) WHERE state = 'DONE';
      CREATE INDEX ix_company_merge_survivor ON company_merge (survivor_id, id);
      CREATE INDEX ix_company_merge_victim ON company_merge (victim_id, id);
      CREATE INDEX ix_company_merge_created ON company_merge (created_at, id);
      CREATE INDEX ix_company_merge_units ON company_merge USING gin (unit_ids);
      CREATE INDEX ix_company_merged_into ON company (merged_into_id) WHERE merged_into_id IS NOT NULL;`;

/**
 * No row comes to point at a merged company, whoever writes it and whenever. The trigger takes the lock that the
 * foreign key takes anyway and reads the row behind it: a writer that waited for a merge sees what it did.
 */
const GUARD = `
      CREATE FUNCTION refuse_merged_company() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        wanted uuid;
        survivor uuid;
      BEGIN
        EXECUTE format('SELECT ($1).%I', TG_ARGV[0]) INTO wanted USING NEW;
        SELECT merged_into_id INTO survivor FROM company WHERE id = wanted FOR KEY SHARE;
        IF survivor IS NOT NULL THEN
          RAISE EXCEPTION 'the company was merged'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_living_company', DETAIL = (
              SELECT json_build_object('mergedInto', json_build_object(
                'id', s.id, 'code', s.code, 'nameCn', s.name_cn, 'nameEn', s.name_en))
              FROM company s WHERE s.id = survivor);
        END IF;
        RETURN NEW;
      END $$;

      CREATE FUNCTION guard_company_reference(target regclass, reference name) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        EXECUTE format(
          'CREATE TRIGGER %I BEFORE INSERT ON %s FOR EACH ROW WHEN (NEW.%I IS NOT NULL)
             EXECUTE FUNCTION refuse_merged_company(%L)',
          reference || '_living_on_insert', target, reference, reference);
        EXECUTE format(
          'CREATE TRIGGER %I BEFORE UPDATE OF %I ON %s FOR EACH ROW
             WHEN (NEW.%I IS NOT NULL AND NEW.%I IS DISTINCT FROM OLD.%I) EXECUTE FUNCTION refuse_merged_company(%L)',
          reference || '_living_on_update', reference, target, reference, reference, reference, reference);
      END $$;

      -- Every foreign key to a company that there is by now; later migrations guard their own.
      DO $$
      DECLARE
        found record;
      BEGIN
        FOR found IN
          SELECT k.conrelid::regclass AS target, a.attname AS reference
          FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
          WHERE k.contype = 'f' AND k.confrelid = 'company'::regclass
            AND k.conname NOT IN ('fk_company_merged_into', 'fk_company_merge_survivor', 'fk_company_merge_victim')
          ORDER BY k.conname
        LOOP
          PERFORM guard_company_reference(found.target, found.reference);
        END LOOP;
      END $$;`;

/**
 * Active protections of a company and of those below it that meet another one where the company lies now, and may not
 * stand beside it: the same line of business, or the whole of a scope against a line of another unit.
 */
const CLASHES = `
      CREATE FUNCTION protection_clashes(company uuid) RETURNS TABLE (moving uuid, standing uuid) LANGUAGE sql STABLE AS $$
        WITH RECURSIVE below AS (
          SELECT company AS id, 1 AS depth
          UNION ALL
          SELECT c.id, b.depth + 1 FROM company c JOIN below b ON c.parent_company_id = b.id WHERE b.depth < 10
        ), moved AS (
          SELECT p.id, p.unit_id, p.scope_note, p.scope_id AS old_scope, company_scope(p.company_id) AS new_scope
          FROM protection p WHERE p.status = 'ACTIVE' AND p.company_id IN (SELECT b.id FROM below b)
        )
        SELECT m.id, o.id FROM moved m
        JOIN protection o ON o.status = 'ACTIVE' AND o.scope_id = m.new_scope AND o.id <> m.id
        WHERE m.new_scope <> m.old_scope
          AND (m.scope_note IS NOT DISTINCT FROM o.scope_note
               OR (m.unit_id <> o.unit_id AND (m.scope_note IS NULL OR o.scope_note IS NULL)))
      $$;`;

/**
 * A protection covers a scope (§4.1), and the scope follows the group and the parent of its company. At the end of the
 * transaction, so that a merge may release what would collide first.
 */
const SCOPE = `
      CREATE FUNCTION follow_company_scope() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        scope uuid := company_scope(NEW.id);
        held json;
      BEGIN
        -- Whoever claims the scope meanwhile waits here, and whoever claimed it is seen below.
        PERFORM 1 FROM company WHERE id = scope FOR NO KEY UPDATE;
        PERFORM 1 FROM company_group WHERE id = scope FOR NO KEY UPDATE;
        SELECT json_build_object('exists', true, 'ownerUnitName', u.name, 'protectionUntil', p.ends_on,
                                 'liaisonPhoneOfUnit', u.liaison_phone) INTO held
        FROM protection_clashes(NEW.id) c JOIN protection p ON p.id = c.standing
        JOIN responsible_unit u ON u.id = p.unit_id ORDER BY p.registered_at, p.id LIMIT 1;
        IF held IS NOT NULL THEN
          RAISE EXCEPTION 'the scope has a protection already'
            USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'ck_protection_scope',
                  DETAIL = json_build_object('protection', held);
        END IF;
        WITH RECURSIVE below AS (
          SELECT NEW.id, 1 AS depth
          UNION ALL
          SELECT c.id, b.depth + 1 FROM company c JOIN below b ON c.parent_company_id = b.id WHERE b.depth < 10
        ), moved AS (
          SELECT p.id, company_scope(p.company_id) AS scope_id FROM protection p
          WHERE p.company_id IN (SELECT id FROM below) ORDER BY p.id FOR UPDATE OF p
        )
        UPDATE protection p SET scope_id = m.scope_id,
          group_id = (SELECT g.id FROM company_group g WHERE g.id = m.scope_id)
        FROM moved m WHERE p.id = m.id AND p.scope_id <> m.scope_id;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER company_scope_followed AFTER UPDATE ON company DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW WHEN ((NEW.group_id, NEW.parent_company_id) IS DISTINCT FROM (OLD.group_id, OLD.parent_company_id))
        EXECUTE FUNCTION follow_company_scope();`;

/** Who took part in a talk stays; which record that person is kept under may change when two records are one person. */
function keepCounterpart(exception: string): string {
  return `
      CREATE OR REPLACE FUNCTION keep_interaction_counterpart() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN${exception}
        IF EXISTS (
          SELECT 1 FROM interaction i
          WHERE i.id IN (NEW.interaction_id, OLD.interaction_id) AND i.entered_at < now() - interval '24 hours'
        ) THEN
          RAISE EXCEPTION 'interaction is append-only after 24 hours'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_interaction_append_only';
        END IF;
        RETURN COALESCE(NEW, OLD);
      END $$;`;
}

/** Which record a person is kept under since two of them were joined: whoever is erased is erased in all of them. */
const JOINED = `
      ALTER TABLE contact ADD COLUMN merged_into_id uuid CONSTRAINT fk_contact_merged_into REFERENCES contact (id);
      CREATE INDEX ix_contact_merged_into ON contact (merged_into_id) WHERE merged_into_id IS NOT NULL;`;

const PEOPLE = keepCounterpart(`
        IF TG_OP = 'UPDATE' AND (NEW.interaction_id, NEW.decision_role) = (OLD.interaction_id, OLD.decision_role) THEN
          RETURN NEW;
        END IF;`);
