import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { RecordSight } from '../../../platform/access/record-sight.js';
import { Binder } from '../../../platform/database/binder.js';
import { Sql } from '../../../platform/database/sql.js';
import type { CompanyAlias } from '../company.entity.js';
import type { StoredNames } from '../company-keys.rules.js';
import type { DuplicateLookup } from './duplicate-lookup.rules.js';

/** A stored company, with what the level rule compares. */
export interface StoredCandidate {
  readonly id: string;
  readonly code: string;
  readonly nameCn: string | null;
  readonly nameEn: string | null;
  readonly nameLocal: string | null;
  readonly aliases: readonly CompanyAlias[];
  readonly uscc: string | null;
  readonly foreignRegNo: string | null;
  readonly foreignRegCountry: string | null;
  readonly focusAreaCode: string;
  readonly groupId: string | null;
  readonly ownerUnitId: string;
  readonly keys: StoredNames;
}

/** One look for similar names: a row that holds all `tokens`, of the area when one is given. */
export interface SimilarityProbe {
  readonly ref: number;
  readonly area: string | null;
  readonly tokens: readonly string[];
}

export interface SimilarRow {
  readonly ref: number;
  readonly id: string;
  readonly keys: readonly string[];
  readonly brand: string;
}

export interface ContactProbe {
  readonly ref: number;
  readonly mobiles: readonly string[];
  readonly domains: readonly string[];
}

/** Rows fetched for one brand or group, one sound, one probe: beyond, the name is a common word. */
const MOST_OF_A_KEY = 20;
const MOST_OF_A_SOUND = 10;
const MOST_OF_A_PROBE = 50;
const PROBES_AT_ONCE = 500;

export const LIVE = 'c.deleted_at IS NULL AND c.merged_into_id IS NULL';

/** The first of the companies that meet a condition. Sorted apart: else all companies are walked by id, to find the few. */
const firstOf = (condition: string, most: number): string =>
  `(SELECT few.id FROM (SELECT c.id FROM company c WHERE ${condition} AND ${LIVE} OFFSET 0) few
    ORDER BY few.id LIMIT ${most})`;

/** Ids for each row by its keys: one index look-up a key, whatever the size of the table. */
const FIND = `
  WITH wanted AS MATERIALIZED (
    SELECT * FROM json_to_recordset($1::json)
      AS w (ref int, id uuid, code text, uscc text, country text, number text, keys text[], brand text,
            "groupId" uuid, area text)),
  name_key AS MATERIALIZED (SELECT w.ref, k.key FROM wanted w, unnest(w.keys) AS k (key)),
  -- All keys in one look at the inverted index: each look goes through its list of late entries.
  other_name AS MATERIALIZED (
    SELECT c.id, o.key FROM company c, unnest(c.other_keys) AS o (key)
    WHERE c.other_keys <> '{}' AND c.other_keys && (SELECT array_agg(DISTINCT key) FROM name_key) AND ${LIVE}),
  hit AS (
    SELECT w.ref, c.id FROM wanted w JOIN company c ON c.code = w.code WHERE ${LIVE}
    UNION
    SELECT w.ref, c.id FROM wanted w JOIN company c ON c.uscc = w.uscc WHERE ${LIVE}
    UNION
    SELECT w.ref, c.id FROM wanted w
      JOIN company c ON c.foreign_reg_country = w.country AND c.foreign_reg_no = w.number WHERE ${LIVE}
    UNION
    SELECT k.ref, c.id FROM name_key k JOIN company c ON c.name_key = k.key WHERE ${LIVE}
    UNION
    SELECT k.ref, o.id FROM name_key k JOIN other_name o ON o.key = k.key
    UNION
    SELECT w.ref, c.id FROM wanted w
      CROSS JOIN LATERAL (SELECT c.id FROM company c WHERE c.brand_key = w.brand AND ${LIVE}
                          ORDER BY (c.focus_area_code = w.area) DESC NULLS LAST, c.id LIMIT ${MOST_OF_A_KEY}) c
      WHERE w.brand <> ''
    UNION
    SELECT w.ref, c.id FROM wanted w
      CROSS JOIN LATERAL ${firstOf('c.group_id = w."groupId"', MOST_OF_A_KEY)} c
      WHERE w."groupId" IS NOT NULL)
  SELECT hit.ref, array_agg(hit.id) FROM hit JOIN wanted w ON w.ref = hit.ref
  WHERE hit.id IS DISTINCT FROM w.id GROUP BY hit.ref`;

const FIND_SIMILAR = `
  WITH wanted AS MATERIALIZED (
    SELECT * FROM json_to_recordset($1::json) AS w (ref int, area text, tokens text[]))
  SELECT DISTINCT w.ref, c.id, c.name_key || c.other_keys AS keys, c.brand_key FROM wanted w
    CROSS JOIN LATERAL (
      SELECT c.id, c.name_key, c.other_keys, c.brand_key FROM company c
      WHERE c.search_tokens @> w.tokens AND (w.area IS NULL OR c.focus_area_code = w.area) AND ${LIVE}
      LIMIT ${MOST_OF_A_PROBE}) c`;

const FIND_SOUND = `
  SELECT w.ref, c.id FROM json_to_recordset($1::json) AS w (ref int, sound text)
    CROSS JOIN LATERAL ${firstOf("c.brand_sound = w.sound AND c.brand_sound <> ''", MOST_OF_A_SOUND)} c`;

/** A mobile is a person's: it is compared with those that the caller may read. A domain is not. */
const findContacts = (readsMobile: string): string => `
  WITH wanted AS MATERIALIZED (
    SELECT * FROM json_to_recordset($1::json) AS w (ref int, mobiles text[], domains text[])),
  person AS (
    SELECT w.ref, ct.id, m.key FROM wanted w, unnest(w.mobiles) AS m (key), contact ct
    WHERE right(regexp_replace(ct.mobile, '\\D', '', 'g'), 11) = m.key AND ct.mobile IS NOT NULL
      AND ct.deleted_at IS NULL AND ${readsMobile}
    UNION
    SELECT w.ref, ct.id, d.key FROM wanted w, unnest(w.domains) AS d (key)
      CROSS JOIN LATERAL (
        SELECT ct.id FROM contact ct WHERE lower(split_part(ct.email, '@', 2)) = d.key AND ct.email IS NOT NULL
          AND ct.deleted_at IS NULL LIMIT ${MOST_OF_A_PROBE}) ct)
  SELECT DISTINCT p.ref, c.id, p.key FROM person p
    JOIN contact_employment e ON e.contact_id = p.id AND e.deleted_at IS NULL
    JOIN company c ON c.id = e.company_id WHERE ${LIVE}`;

const COMPARED = `
  SELECT c.id, c.code, c.name_cn AS "nameCn", c.name_en AS "nameEn", c.name_local AS "nameLocal", c.aliases, c.uscc,
         c.foreign_reg_no AS "foreignRegNo", c.foreign_reg_country AS "foreignRegCountry",
         c.focus_area_code AS "focusAreaCode", c.group_id AS "groupId", c.owner_unit_id AS "ownerUnitId",
         c.name_parts AS "nameParts", c.alias_parts AS "aliasParts", c.key_version AS "keyVersion"
  FROM company c WHERE c.id = ANY ($1::uuid[])`;

/** Finds the stored companies that others may be the doubles of: for one name, a thousand, an import, the sweep. */
@Injectable()
export class DuplicateLookupRepository {
  constructor(
    private readonly sql: Sql,
    private readonly sight: RecordSight,
  ) {}

  /** Ids of stored companies that share a number, a name key, the brand or the group, by the row's `ref`. */
  async byKeys(rows: readonly DuplicateLookup[]): Promise<Map<number, string[]>> {
    const found = await this.sql.cells({ text: FIND, values: [JSON.stringify(rows)] }, 'each-time');
    return new Map(found.map(([ref, ids]) => [ref as number, ids as string[]]));
  }

  /**
   * Companies that hold all tokens of a probe, with the keys of their names. Their likeness is not weighed yet. In many
   * short statements instead of one that others wait for, and that may run out of time; the next one runs while the
   * caller weighs what came.
   */
  async *bySimilarity(probes: readonly SimilarityProbe[]): AsyncGenerator<SimilarRow[]> {
    let running = this.similarTo(probes.slice(0, PROBES_AT_ONCE));
    for (let at = PROBES_AT_ONCE; at < probes.length; at += PROBES_AT_ONCE) {
      const found = await running;
      running = this.similarTo(probes.slice(at, at + PROBES_AT_ONCE));
      // Whoever stops half-way hears of no fault of the statement that nobody waits for.
      running.catch(() => undefined);
      yield found;
    }
    yield await running;
  }

  /** [ref, id] of companies whose brand reads the same. */
  async bySound(rows: readonly { ref: number; sound: string }[]): Promise<[number, string][]> {
    if (rows.length === 0) return [];
    return (await this.sql.cells({ text: FIND_SOUND, values: [JSON.stringify(rows)] })) as [number, string][];
  }

  /** [ref, id, key] of companies of which a person has the mobile or a mail address under the domain. */
  async byContact(actor: Actor, rows: readonly ContactProbe[]): Promise<[number, string, string][]> {
    if (rows.length === 0) return [];
    const { bind, values } = new Binder();
    bind(JSON.stringify(rows));
    const text = findContacts(this.sight.predicate('contact-personal', actor, 'ct.id', bind));
    return (await this.sql.cells({ text, values })) as [number, string, string][];
  }

  private async similarTo(probes: readonly SimilarityProbe[]): Promise<SimilarRow[]> {
    if (probes.length === 0) return [];
    const found = await this.sql.cells({ text: FIND_SIMILAR, values: [JSON.stringify(probes)] }, 'each-time');
    return found.map(([ref, id, keys, brand]) => ({
      ref: ref as number,
      id: id as string,
      keys: keys as string[],
      brand: brand as string,
    }));
  }

  async candidates(ids: readonly string[]): Promise<StoredCandidate[]> {
    if (ids.length === 0) return [];
    const rows = await this.sql.rows<Omit<StoredCandidate, 'keys'> & StoredNames>(COMPARED, [ids]);
    return rows.map(({ nameParts, aliasParts, keyVersion, ...candidate }) => ({
      ...candidate,
      keys: { nameParts, aliasParts, keyVersion },
    }));
  }
}
