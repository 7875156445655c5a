import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '../../platform/config/config.module.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { projectErrors } from './project.errors.js';
import type { ActivityFrame } from './project-activity.sql.js';
import { type BatchQuery, batchQueryBlockers } from './project-batch.rules.js';
import type { BatchWish } from './project-batch.sql.js';
import { ProjectStandings } from './project-standings.queries.js';

/** Of which day and by which numbers a reading of projects speaks. */
@Injectable()
export class ProjectFrames {
  constructor(
    private readonly standings: ProjectStandings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The day of a reading, with its numbers and the batch that it asks about.
   * @throws PROJECT.AS_OF_IN_FUTURE, PROJECT.BATCH_QUERY_WRONG
   */
  async of(query: BatchQuery & { readonly asOf?: string }): Promise<ActivityFrame> {
    const day = today(this.clock);
    const { asOf } = query;
    if (asOf !== undefined && asOf > day) throw projectErrors.AS_OF_IN_FUTURE({ params: { latest: day } });
    return {
      ...(await this.standings.frame(asOf ?? day)),
      ...(asOf === undefined ? {} : { isPast: true }),
      ...batchWish(query),
    };
  }
}

/** @throws PROJECT.BATCH_QUERY_WRONG */
function batchWish(query: BatchQuery): { readonly batch?: BatchWish } {
  const errors = batchQueryBlockers(query);
  if (errors.length) throw projectErrors.BATCH_QUERY_WRONG({ params: { count: errors.length }, errors });
  const { batchScheme, batchClass, from, to } = query;
  if (batchScheme === undefined) return {};
  const classes = batchClass?.length ? { classes: batchClass as BatchWish['classes'] & object } : {};
  const period = from !== undefined && to !== undefined ? { from, to } : {};
  return { batch: { scheme: batchScheme as BatchWish['scheme'], ...classes, ...period } };
}
