import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '../../platform/config/config.module.js';
import { Sql } from '../../platform/database/sql.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { JsonText } from '../../platform/http/json-text.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { AnyCodeTable } from '../../platform/kernel/code-table.js';
import { countryDictionary, type Dictionary, dictionaryOf, rowDictionary } from './dictionary.js';
import { type DivisionFilter, findDivisions } from './division.rules.js';

/** The code tables of all features, collected where the application is put together. */
export const CODE_TABLES = Symbol('CodeTables');

const TAXONOMIES = ['PARK', 'DISTRICT', 'CITY'];

const AREAS = `
  SELECT taxonomy, code, name_zh AS zh, name_en AS en, json_build_object('helpZh', help_zh, 'helpEn', help_en,
    'validFrom', valid_from, 'validTo', valid_to, 'edition', edition, 'source', source) AS extra
  FROM focus_area WHERE valid_from <= $1::date AND (valid_to IS NULL OR valid_to >= $1::date)
  ORDER BY taxonomy, sort_order, code`;

const NODES = `
  SELECT code, name_zh AS zh, name_en AS en, json_build_object('focusAreaCode', focus_area_code,
    'position', position, 'mapVersion', map_version) AS extra
  FROM chain_node WHERE map_version = (SELECT max(map_version) FROM chain_node) ORDER BY code`;

type Entry = Dictionary['entries'][number];

@Injectable()
export class DictionariesQueries {
  private readonly fixed: readonly Dictionary[];

  constructor(
    @Inject(CODE_TABLES) tables: readonly AnyCodeTable[],
    private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.fixed = [...tables.map(dictionaryOf), countryDictionary()];
    const names = this.fixed.map(({ name }) => name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice) throw new Error(`two dictionaries are called ${twice}`);
  }

  async all(): Promise<JsonText> {
    return tagged({ items: await this.current() });
  }

  /** @throws REQUEST.NOT_FOUND */
  async one(name: string): Promise<JsonText> {
    const dictionary = (await this.current()).find((one) => one.name === name);
    if (!dictionary) throw httpErrors.NOT_FOUND();
    return tagged(dictionary);
  }

  divisions(filter: DivisionFilter): JsonText {
    return tagged({ items: findDivisions(filter) });
  }

  /** The fixed ones, and those whose entries are rows: dated taxonomies and the latest chain map. */
  private async current(): Promise<readonly Dictionary[]> {
    const areas = await this.sql.rows<Entry & { taxonomy: string }>(AREAS, [today(this.clock)]);
    const nodes = await this.sql.rows<Entry>(NODES);
    const ofTaxonomy = (wanted: string) =>
      areas
        .filter(({ taxonomy }) => taxonomy === wanted)
        .map(({ code, zh, en, extra }) => ({ code, zh, en, extra }));
    return [
      ...this.fixed,
      ...TAXONOMIES.map((name) => rowDictionary(`FOCUS_AREA_${name}`, ofTaxonomy(name))),
      rowDictionary('CHAIN_NODE', nodes),
    ].sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}

/** Codes change with a release or an edition: a copy may serve for five minutes, then its tag asks again. */
function tagged(value: object): JsonText {
  const text = JSON.stringify(value);
  const digest = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  return new JsonText(text, { ETag: `"${digest}"`, 'Cache-Control': 'private, max-age=300' });
}
