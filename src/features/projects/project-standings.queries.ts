import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { allOf, ruleSql } from '../../platform/access/row-rule.js';
import { Binder } from '../../platform/database/binder.js';
import { DatedSettings } from '../../platform/database/dated-settings.js';
import { Sql } from '../../platform/database/sql.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import type { PoolSettings } from './pool-settings.js';
import { projectVisibility } from './project.access.js';
import { PROJECT_RULE_COLUMNS } from './project.view.js';
import type { ActivityFrame } from './project-activity.sql.js';

/** How one actor stands to one project: which classes of its members are open. */
export interface ActorStanding {
  readonly id: string;
  readonly version: number;
  readonly unit: boolean;
  readonly inner: boolean;
  readonly open: boolean;
}

@Injectable()
export class ProjectStandings {
  constructor(
    private readonly sql: Sql,
    private readonly dated: DatedSettings,
  ) {}

  /** @throws REQUEST.NOT_FOUND when the project is absent or hidden from the actor */
  async of(actor: Actor, key: RecordKey): Promise<ActorStanding> {
    const { bind, values } = new Binder();
    const { readable, unit, inner, open } = projectVisibility(actor);
    const [u, i, o] = [unit, inner, open].map((rule) => ruleSql(rule, PROJECT_RULE_COLUMNS, bind));
    const found = await this.sql.first<ActorStanding>(
      `SELECT p.id, p.version, ${u} AS unit, ${i} AS inner, ${o} AS open FROM project p
       WHERE p.${key.column} = ${bind(key.value)} AND p.deleted_at IS NULL
         AND ${ruleSql(readable, PROJECT_RULE_COLUMNS, bind)}`,
      values,
    );
    if (!found) throw httpErrors.NOT_FOUND();
    return found;
  }

  /** Ids of the projects that a duplicate check found and that the actor may read by name. */
  async openOf(actor: Actor, checkId: string): Promise<string[]> {
    const { bind, values } = new Binder();
    const { readable, open } = projectVisibility(actor);
    const rows = await this.sql.rows<{ id: string }>(
      `SELECT p.id FROM project_duplicate_check k JOIN project p ON p.id = ANY (k.found_project_ids)
       WHERE k.id = ${bind(checkId)} AND ${ruleSql(allOf(readable, open), PROJECT_RULE_COLUMNS, bind)}`,
      values,
    );
    return rows.map(({ id }) => id);
  }

  /** The day of a reading with the numbers in force on it. @param day `YYYY-MM-DD` */
  async frame(day: string): Promise<ActivityFrame> {
    return { day, settings: await this.dated.groupAt<PoolSettings>('pool', day) };
  }
}
