import { Inject, Injectable } from '@nestjs/common';
import { classesOf } from '../../features/projects/project-batch.sql.js';
import {
  BATCH_CLASS,
  BATCH_SCHEME,
  type BatchScheme,
} from '../../features/projects/project-decision.codes.js';
import { ProjectFrames } from '../../features/projects/project-frames.queries.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Sql } from '../../platform/database/sql.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { BatchesQuery } from './batches.dto.js';
import { batchRows } from './batches.sql.js';

interface ClassRow {
  readonly class: string;
  readonly count: number;
  readonly plannedInvestmentWan: string;
  readonly contractedFdiWanUsd: string;
  readonly ids: readonly string[];
}

const NOTHING = { count: 0, plannedInvestmentWan: '0.00', contractedFdiWanUsd: '0.00', ids: [] };

/**
 * 三个一批 by one scheme (domain.md §3.9): SEED_2022 speaks of where construction and investment projects stand on the
 * as-of date, ZHAOSHANG of investment projects that signed, started or opened within a period. The name of the scheme is
 * part of the answer. Rules of both schemes are the setting `pool.batchSchemes` in force on the as-of date.
 */
@Injectable()
export class BatchesReport {
  constructor(
    private readonly sql: Sql,
    private readonly frames: ProjectFrames,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws PROJECT.AS_OF_IN_FUTURE, PROJECT.BATCH_QUERY_WRONG */
  async read(actor: Actor, { scheme: wanted, from, to, asOf = today(this.clock) }: BatchesQuery) {
    const scheme = wanted as BatchScheme;
    const period = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    const frame = await this.frames.of({ asOf, batchScheme: scheme, ...period });
    const { text, values } = batchRows(actor, { ...frame, batch: frame.batch ?? { scheme } });
    const rows = await this.sql.rows<ClassRow>(text, values);
    return {
      asOf,
      scheme,
      schemeName: { zh: BATCH_SCHEME.label(scheme, 'zh'), en: BATCH_SCHEME.label(scheme, 'en') },
      from: from ?? null,
      to: to ?? null,
      classes: classesOf(scheme).map((code) => ({
        class: code,
        className: { zh: BATCH_CLASS.label(code, 'zh'), en: BATCH_CLASS.label(code, 'en') },
        ...(rows.find((row) => row.class === code) ?? NOTHING),
      })),
    };
  }
}
