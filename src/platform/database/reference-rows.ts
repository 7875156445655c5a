import { Injectable } from '@nestjs/common';
import { Sql } from './sql.js';

/** Rows that state one fact twice once they belong to one record: the columns of a unique key beside the reference. */
export interface SameFact {
  readonly columns: readonly string[];
  /** Condition of a partial key, over `{row}`. */
  readonly where?: string;
  /** `SURVIVOR`: its row wins, the other stays with the merged record. `NOBODY`: a person has to decide first. */
  readonly wins: 'SURVIVOR' | 'NOBODY';
}

/**
 * One column that points at a record which may be merged into another.
 * `REPOINT`: follows the survivor. `KEEP`: tells what was, and goes on naming the record of that time. `BY_FEATURE`:
 * the feature that owns the table decides row by row.
 */
export type Reference =
  | {
      readonly table: string;
      readonly column: string;
      readonly rule: 'REPOINT';
      /** The row has a version and stamps, which its own answers show. */
      readonly versioned: boolean;
      readonly same?: SameFact;
    }
  | {
      readonly table: string;
      readonly column: string;
      readonly rule: 'KEEP' | 'BY_FEATURE';
      readonly why: string;
    };

export type Repointed = Extract<Reference, { rule: 'REPOINT' }>;

export interface MoveStamp {
  readonly at: Date;
  readonly by: string;
}

/** `table.column`: how snapshots and counts name a reference. */
export function nameOf({ table, column }: Reference): string {
  return `${table}.${column}`;
}

export function isRepointed(reference: Reference): reference is Repointed {
  return reference.rule === 'REPOINT';
}

/**
 * Re-points columns that a declared list names. Table and column names come from such lists alone, never from a
 * request. Rows of one table are locked in ascending id.
 */
@Injectable()
export class ReferenceRows {
  constructor(private readonly sql: Sql) {}

  async count({ table, column }: Reference, id: string): Promise<number> {
    const row = await this.sql.first<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${table} WHERE ${column} = $1`,
      [id],
    );
    return row?.n ?? 0;
  }

  /** Rows of `from` whose fact `to` states as well. */
  async countSame(reference: Repointed, from: string, to: string): Promise<number> {
    if (!reference.same) return 0;
    const { table, column } = reference;
    const row = await this.sql.first<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${table} t WHERE ${column} = $1 AND ${isSame(reference, '$2')}`,
      [from, to],
    );
    return row?.n ?? 0;
  }

  /** @returns ids of the rows that pointed at `from` and now point at `to` */
  async repoint(reference: Repointed, from: string, to: string, stamp: MoveStamp): Promise<string[]> {
    const { table, column } = reference;
    const rows = await this.sql.rows<{ id: string }>(
      `WITH mine AS (SELECT id FROM ${table} t WHERE ${column} = $1${unlessLeft(reference)} ORDER BY id FOR NO KEY UPDATE)
       UPDATE ${table} t SET ${column} = $2${stamps(reference)} FROM mine WHERE t.id = mine.id RETURNING t.id`,
      [from, to, ...(reference.versioned ? [stamp.at, stamp.by] : [])],
    );
    return rows.map(({ id }) => id).sort();
  }

  /**
   * Points rows back that still point at `from`. @returns ids of those that were given back; the others were filed
   * elsewhere meanwhile, or have gone
   */
  async giveBack(
    reference: Repointed,
    ids: readonly string[],
    from: string,
    to: string,
    stamp: MoveStamp,
  ): Promise<string[]> {
    if (ids.length === 0) return [];
    const { table, column } = reference;
    const rows = await this.sql.rows<{ id: string }>(
      `WITH mine AS (SELECT id FROM ${table} WHERE id = ANY ($${reference.versioned ? 5 : 3}::uuid[]) AND ${column} = $1
         ORDER BY id FOR NO KEY UPDATE)
       UPDATE ${table} t SET ${column} = $2${stamps(reference)} FROM mine WHERE t.id = mine.id RETURNING t.id`,
      [from, to, ...(reference.versioned ? [stamp.at, stamp.by] : []), ids],
    );
    return rows.map(({ id }) => id);
  }
}

function stamps({ versioned }: Repointed): string {
  return versioned ? ', version = t.version + 1, updated_at = $3, updated_by = $4' : '';
}

/** SQL: another row of the record in `to` states what row `t` states. */
function isSame({ table, column, same }: Repointed, to: string): string {
  const { columns, where = 'TRUE' } = same as SameFact;
  const of = (row: string) => where.replaceAll('{row}', row);
  const equal = columns.map((name) => `o.${name} = t.${name}`).join(' AND ');
  return `${of('t')} AND EXISTS (SELECT 1 FROM ${table} o WHERE o.${column} = ${to} AND ${equal} AND ${of('o')})`;
}

function unlessLeft(reference: Repointed): string {
  return reference.same?.wins === 'SURVIVOR' ? ` AND NOT (${isSame(reference, '$2')})` : '';
}
