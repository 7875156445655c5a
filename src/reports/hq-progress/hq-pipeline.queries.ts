import { Injectable } from '@nestjs/common';
import { projectVisibility } from '../../features/projects/project.access.js';
import { projectRowConditions } from '../../features/projects/project.filters.js';
import { projectView } from '../../features/projects/project.view.js';
import { ProjectFrames } from '../../features/projects/project-frames.queries.js';
import { INTRODUCED, PROMOTION_POPULATION } from '../../features/projects/project-population.sql.js';
import type { Actor } from '../../platform/access/actor.js';
import { Binder } from '../../platform/database/binder.js';
import { Sql } from '../../platform/database/sql.js';
import type { PipelineRow } from './hq-pipeline.rules.js';

/** Projects that mean to bring a headquarters, those that the actor may see. */
@Injectable()
export class HqPipelineQueries {
  constructor(
    private readonly sql: Sql,
    private readonly frames: ProjectFrames,
  ) {}

  /** @param asOf an earlier day, undefined for today */
  async active(actor: Actor, asOf: string | undefined): Promise<PipelineRow[]> {
    const frame = await this.frames.of(asOf === undefined ? {} : { asOf });
    const { bind, values } = new Binder();
    const visible = projectVisibility(actor);
    const { from } = projectView(visible, frame, bind);
    const where = [
      PROMOTION_POPULATION,
      INTRODUCED,
      "p.pool_status = 'IN_POOL' AND p.hq_intent IS NOT NULL",
      ...projectRowConditions(visible, frame, bind),
    ];
    return this.sql.rows<PipelineRow>(
      `SELECT p.id, p.hq_intent AS category, p.stage, a.probability, a.light_factor AS "lightFactor"
       FROM ${from} WHERE ${where.join(' AND ')} ORDER BY p.stage, p.id`,
      values,
    );
  }
}
