import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Company } from './company.entity.js';
import { CompanyBulkMoves } from './company-bulk-moves.repository.js';
import type { UnreadKey } from './company-keys.rules.js';
import type { KnownCompany } from './company-pool.rules.js';
import { WHOLE_ROW } from './company-row.sql.js';

type StoredCompany = Omit<Company, UnreadKey>;
type Column = { readonly property: string; readonly name: string; readonly type: string };

export interface Updated {
  readonly written: Set<string>;
  readonly held: ReadonlySet<string>;
}

const PIECE = 200;

/** Makes lists wait for each other, so that two of them cannot bring the same company at once. */
const INTAKE_LOCK = 7_202_612;

/** Writes the company table for many rows at once. */
@Injectable()
export class CompanyBulkRepository {
  private known: readonly Column[] | undefined;

  constructor(
    private readonly sql: Sql,
    private readonly moves: CompanyBulkMoves,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Until the transaction ends. Waits as long as another list's batch takes. */
  async lockIntake(): Promise<void> {
    await this.sql.rows("SELECT set_config('lock_timeout', '60s', true)");
    await this.sql.rows('SELECT pg_advisory_xact_lock($1)', [INTAKE_LOCK]);
  }

  /**
   * Tells the planner what the table looks like when a list has made it grow faster than its statistics follow:
   * without them every key would be looked for in all rows.
   */
  async refreshStatistics(): Promise<void> {
    await this.sql.rows('SELECT refresh_company_statistics()');
  }

  /** Whole companies, without the search keys, which are recomputed when needed. */
  async load(ids: readonly string[]): Promise<KnownCompany[]> {
    if (ids.length === 0) return [];
    const rows = await this.sql.rows<StoredCompany>(
      `SELECT ${WHOLE_ROW} FROM company c WHERE c.id = ANY ($1::uuid[])`,
      [ids],
    );
    return rows.map(knownFrom);
  }

  /** `PARK:AI` for each focus area in force on a day. */
  async areasInForce(day: string): Promise<Set<string>> {
    const rows = await this.sql.rows<{ area: string }>(
      `SELECT taxonomy || ':' || code AS area FROM focus_area
       WHERE valid_from <= $1::date AND (valid_to IS NULL OR valid_to >= $1::date)`,
      [day],
    );
    return new Set(rows.map(({ area }) => area));
  }

  /** @returns ids that went in: a row whose number another transaction took meanwhile is left out */
  async insert(companies: readonly Omit<Company, 'code'>[]): Promise<Set<string>> {
    if (companies.length === 0) return new Set();
    const columns = this.columns;
    const names = columns.map(({ name }) => name).join(', ');
    const typed = columns.map(({ property, type }) => `"${property}" ${type}`).join(', ');
    const chosen = columns.map(({ property }) => `r."${property}"`).join(', ');
    const text = `INSERT INTO company (${names}) SELECT ${chosen} FROM json_to_recordset($1::json) AS r (${typed})
       ON CONFLICT DO NOTHING RETURNING id`;
    return this.inPieces(companies, text);
  }

  /**
   * @returns `written`: ids that still had the version, the others were changed meanwhile and stay as they are; `held`:
   *   ids whose new group or parent is protected by somebody else, which stay as they are too
   */
  async update(companies: readonly Omit<Company, 'code'>[]): Promise<Updated> {
    if (companies.length === 0) return { written: new Set(), held: new Set() };
    const movers = await this.moves.protectedAmong(companies);
    const written = await this.updateAll(companies.filter(({ id }) => !movers.has(id)));
    const held = new Set<string>();
    for (const company of companies.filter(({ id }) => movers.has(id))) {
      const moved = await this.moves.alone(company.id, () => this.updateAll([company]));
      if (moved === null) held.add(company.id);
      for (const id of moved ?? []) written.add(id);
    }
    return { written, held };
  }

  /** Ids of those that `update` would leave as they are because somebody holds their scope: it is tried and taken back. */
  async heldIf(settle: () => Promise<Omit<Company, 'code'>[]>): Promise<ReadonlySet<string>> {
    return this.unitOfWork.rehearse(async () => (await this.update(await settle())).held);
  }

  private async updateAll(companies: readonly Omit<Company, 'code'>[]): Promise<Set<string>> {
    const changed = this.columns.filter(({ name }) => !/^(id|version|created_|owner_unit)/.test(name));
    const typed = [...changed, { property: 'id', type: 'uuid' }, { property: 'version', type: 'int' }]
      .map(({ property, type }) => `"${property}" ${type}`)
      .join(', ');
    const sets = changed.map(({ property, name }) => `${name} = r."${property}"`).join(', ');
    const text = `UPDATE company c SET ${sets}, version = c.version + 1
       FROM json_to_recordset($1::json) AS r (${typed})
       WHERE c.id = r.id AND c.version = r.version RETURNING c.id`;
    return this.inPieces(companies, text);
  }

  /** Turning rows into one long text holds up everybody else: a piece takes a few milliseconds. */
  private async inPieces(rows: readonly object[], text: string): Promise<Set<string>> {
    const ids = new Set<string>();
    for (let at = 0; at < rows.length; at += PIECE) {
      const piece = JSON.stringify(rows.slice(at, at + PIECE));
      for (const { id } of await this.sql.rows<{ id: string }>(text, [piece])) ids.add(id);
    }
    return ids;
  }

  /** From the entity, so that a new column cannot be forgotten here. */
  private get columns(): readonly Column[] {
    this.known ??= this.unitOfWork.manager.connection
      .getMetadata(Company)
      .columns.filter(({ isInsert }) => isInsert)
      .map(({ propertyName, databaseName, type, isArray }) => ({
        property: propertyName,
        name: databaseName,
        type: `${String(type)}${isArray ? '[]' : ''}`,
      }));
    return this.known;
  }
}

function knownFrom(company: StoredCompany): KnownCompany {
  const {
    id,
    code,
    version,
    nameKey,
    brandKey,
    otherKeys,
    identityVerified: _verified,
    ...unkeyed
  } = company;
  const { brandSound: _sound, keyVersion: _keys, ...rest } = unkeyed;
  const {
    mergedIntoId: _merged,
    createdAt: _at,
    createdBy: _by,
    updatedAt: _on,
    updatedBy: _who,
    ...more
  } = rest;
  const { deletedAt: _deleted, ...content } = more;
  return { id, code, version, row: null, content, keys: { nameKey, brandKey, otherKeys } };
}
