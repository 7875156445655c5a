import { Injectable } from '@nestjs/common';
import {
  isRepointed,
  type MoveStamp,
  nameOf,
  ReferenceRows,
  type Repointed,
} from '../../platform/database/reference-rows.js';
import { Sql } from '../../platform/database/sql.js';
import { COMPANY_REFERENCES } from './company-references.table.js';

/** Ids of re-pointed rows by `table.column`. */
export type MovedRows = Readonly<Record<string, readonly string[]>>;

/** Table → what its feature does. */
export type ByFeature = Readonly<Record<string, () => Promise<unknown>>>;

const FOLLOWING: readonly Repointed[] = COMPANY_REFERENCES.filter(isRepointed);

/**
 * Files the children of one company under another. It is the one place that writes a column of other features' tables:
 * that column alone, as the declared list says (docs/decisions/0020).
 */
@Injectable()
export class CompanyChildren {
  constructor(
    private readonly rows: ReferenceRows,
    private readonly sql: Sql,
  ) {}

  /** The projects of both companies, locked in ascending id: they come first in the order of locks. */
  async lockProjects(companyIds: readonly string[]): Promise<void> {
    await this.sql.rows(
      `SELECT id FROM project WHERE company_id = ANY ($1::uuid[]) OR registered_company_id = ANY ($1::uuid[])
       ORDER BY id FOR NO KEY UPDATE`,
      [companyIds],
    );
  }

  /** How many rows would follow the survivor, by `table.column`; those without any are left out. */
  async counts(victimId: string): Promise<Record<string, number>> {
    return this.collect(async (reference) => this.rows.count(reference, victimId));
  }

  /** Rows that state a fact which the survivor states too, by `table.column`. */
  async sameFacts(survivorId: string, victimId: string): Promise<Record<string, number>> {
    return this.collect(async (reference) => this.rows.countSame(reference, victimId, survivorId));
  }

  /** Names of references in which the two collide and a person has to decide first. */
  async collisions(survivorId: string, victimId: string): Promise<string[]> {
    const undecided = FOLLOWING.filter(({ same }) => same?.wins === 'NOBODY');
    const found = await this.collect(
      async (reference) => this.rows.countSame(reference, victimId, survivorId),
      undecided,
    );
    return Object.keys(found);
  }

  /** @param byFeature what the features do whose tables decide row by row, at their place in the list */
  async repoint(
    survivorId: string,
    victimId: string,
    stamp: MoveStamp,
    byFeature: ByFeature,
  ): Promise<MovedRows> {
    const moved: Record<string, readonly string[]> = {};
    for (const reference of COMPANY_REFERENCES) {
      if (reference.rule === 'BY_FEATURE') await byFeature[reference.table]?.();
      if (!isRepointed(reference)) continue;
      const ids = await this.rows.repoint(reference, victimId, survivorId, stamp);
      if (ids.length) moved[nameOf(reference)] = ids;
    }
    return moved;
  }

  /** @returns counts of what was given back, and of what was filed elsewhere since and stays */
  async giveBack(
    survivorId: string,
    victimId: string,
    moved: MovedRows,
    stamp: MoveStamp,
    byFeature: ByFeature,
  ): Promise<{ returned: Record<string, number>; left: Record<string, number> }> {
    const returned: Record<string, number> = {};
    const left: Record<string, number> = {};
    for (const reference of COMPANY_REFERENCES) {
      if (reference.rule === 'BY_FEATURE') await byFeature[reference.table]?.();
      if (!isRepointed(reference)) continue;
      const ids = moved[nameOf(reference)] ?? [];
      const back = await this.rows.giveBack(reference, ids, survivorId, victimId, stamp);
      if (back.length) returned[nameOf(reference)] = back.length;
      if (back.length < ids.length) left[nameOf(reference)] = ids.length - back.length;
    }
    return { returned, left };
  }

  private async collect(
    count: (reference: Repointed) => Promise<number>,
    among: readonly Repointed[] = FOLLOWING,
  ): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const reference of among) {
      const n = await count(reference);
      if (n > 0) counts[nameOf(reference)] = n;
    }
    return counts;
  }
}
