import pg from 'pg';
import type { CompanyAlias } from './company.entity.js';
import { type CompanyKeySource, type CompanyKeys, companyKeysOf, KEY_VERSION } from './company-keys.rules.js';

export interface RekeyReport {
  /** Companies whose keys were of an older version. */
  readonly visited: number;
  /** Those of them whose name key, brand or further keys came out differently. */
  readonly changed: number;
  /** Pairs that have one name key now and had two before: the nightly sweep brings them up. */
  readonly newPairs: readonly (readonly [code: string, code: string])[];
}

interface StoredRow extends CompanyKeySource {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly nameKey: string;
  readonly brandKey: string;
  readonly otherKeys: readonly string[];
}

const BATCH = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

const OLDER = `
  SELECT id, code, version, name_cn AS "nameCn", name_en AS "nameEn", name_local AS "nameLocal", aliases, uscc,
         foreign_reg_no AS "foreignRegNo", external_ref AS "externalRef", name_key AS "nameKey",
         brand_key AS "brandKey", other_keys AS "otherKeys"
  FROM company WHERE id > $1 AND key_version < $2 ORDER BY id LIMIT ${BATCH}`;

/** Keys are no news: neither the version nor the date of a record moves. One that was edited meanwhile has new keys. */
const STORE = `
  UPDATE company c SET name_key = r."nameKey", brand_key = r."brandKey", other_keys = r."otherKeys",
    search_text = r."searchText", search_tokens = r."searchTokens", brand_sound = r."brandSound",
    name_parts = r."nameParts", alias_parts = r."aliasParts",
    key_version = r."keyVersion"
  FROM json_to_recordset($1::json) AS r (id uuid, version int, "nameKey" text, "brandKey" text, "otherKeys" text[],
    "searchText" text, "searchTokens" text[], "brandSound" text, "nameParts" text[], "aliasParts" text[],
    "keyVersion" int)
  WHERE c.id = r.id AND c.version = r.version AND c.key_version < r."keyVersion"`;

const NAMESAKES = `
  SELECT r.id, r.code, c.id AS "otherId", c.code AS "otherCode"
  FROM json_to_recordset($1::json) AS r (id uuid, code text, "nameKey" text)
  JOIN company c ON c.name_key = r."nameKey" AND c.id <> r.id
  WHERE r."nameKey" <> '' AND c.deleted_at IS NULL AND c.merged_into_id IS NULL`;

/**
 * Computes the match and search keys of every company anew whose stored keys are older than the rules. In batches that
 * commit one by one: what is done carries its version, so a run that broke off goes on where it stopped.
 * @param onBatch told how many were visited so far
 */
export async function rekeyCompanies(
  databaseUrl: string,
  onBatch: (visited: number) => void = () => undefined,
): Promise<RekeyReport> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await new Rekeying(client).run(onBatch);
  } finally {
    await client.end();
  }
}

class Rekeying {
  private readonly formerKeys = new Map<string, string>();
  private readonly pairs = new Map<string, readonly [string, string]>();
  private visited = 0;
  private changed = 0;

  constructor(private readonly client: pg.Client) {}

  async run(onBatch: (visited: number) => void): Promise<RekeyReport> {
    for (let after: string | undefined = FIRST; after !== undefined; onBatch(this.visited))
      after = await this.batch(after);
    return { visited: this.visited, changed: this.changed, newPairs: [...this.pairs.values()] };
  }

  /** @returns the id to go on after, undefined when nothing is left */
  private async batch(after: string): Promise<string | undefined> {
    const { rows } = await this.client.query<StoredRow>(OLDER, [after, KEY_VERSION]);
    if (rows.length === 0) return undefined;
    const rekeyed = rows.map((row) => ({
      row,
      keys: companyKeysOf({ ...row, aliases: row.aliases as CompanyAlias[] }),
    }));
    const stored = rekeyed.map(({ row: { id, version }, keys }) => ({ id, version, ...keys }));
    await this.client.query(STORE, [JSON.stringify(stored)]);
    const changed = rekeyed.filter(({ row, keys }) => hasChanged(row, keys));
    for (const { row } of changed) this.formerKeys.set(row.id, row.nameKey);
    await this.findPairs(changed.filter(({ row, keys }) => row.nameKey !== keys.nameKey));
    this.visited += rows.length;
    this.changed += changed.length;
    return rows.at(-1)?.id;
  }

  private async findPairs(changed: readonly { row: StoredRow; keys: CompanyKeys }[]): Promise<void> {
    if (changed.length === 0) return;
    const wanted = changed.map(({ row: { id, code }, keys: { nameKey } }) => ({ id, code, nameKey }));
    const found = await this.client.query<{ id: string; code: string; otherId: string; otherCode: string }>(
      NAMESAKES,
      [JSON.stringify(wanted)],
    );
    const keyNow = new Map(wanted.map(({ id, nameKey }) => [id, nameKey]));
    for (const { id, code, otherId, otherCode } of found.rows) {
      const formerOfOther = this.formerKeys.get(otherId) ?? keyNow.get(id);
      if (formerOfOther === this.formerKeys.get(id)) continue;
      const pair = [code, otherCode].sort() as [string, string];
      this.pairs.set(pair.join(), pair);
    }
  }
}

function hasChanged(before: StoredRow, after: CompanyKeys): boolean {
  const compared = ({
    nameKey,
    brandKey,
    otherKeys,
  }: Pick<StoredRow, 'nameKey' | 'brandKey' | 'otherKeys'>) => JSON.stringify([nameKey, brandKey, otherKeys]);
  return compared(before) !== compared(after);
}
