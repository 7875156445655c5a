import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Sql } from '../../platform/database/sql.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { HqPipelineQueries } from './hq-pipeline.queries.js';
import { hqPipeline } from './hq-pipeline.rules.js';
import type { HqBasisResponse, HqProgressResponse } from './hq-progress.dto.js';
import {
  countCompanies,
  type HeadquartersRow,
  isInForceOn,
  isIntroducedWithin,
  isRecognisedWithin,
  type Period,
  progressOf,
} from './hq-progress.rules.js';
import { HEADQUARTERS_SQL, TARGETS_SQL } from './hq-progress.sql.js';

interface TargetRow extends Period {
  readonly metricCode: string;
  readonly value: string;
  readonly sourceDoc: string;
  readonly caliber: string | null;
}

const FOOTNOTES = {
  zh: '认定口径为默认口径；一家企业有几类认定的，合计计一次，分项之和可能大于合计。宽口径为年度目标各类，窄口径为总部型机构和贸易型总部，待区商务委确认。',
  en: 'Recognised is the default basis. A company of several categories counts once in the total, so the parts may add up to more. Broad: the categories of the annual target; strict: headquarters-type institutions and trade headquarters; to be confirmed by the District Commerce Commission.',
};

/** Progress of the headquarters targets (domain.md §5.4), with the companies behind every number. */
@Injectable()
export class HqProgressReport {
  constructor(
    private readonly sql: Sql,
    private readonly pipeline: HqPipelineQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param year of the annual target, that of `asOf` when left out. @param given as-of day, today when left out */
  async run(actor: Actor, year: number | undefined, given?: string): Promise<HqProgressResponse> {
    const day = today(this.clock);
    const asOf = given ?? day;
    const pipeline = await this.pipeline.active(actor, asOf < day ? asOf : undefined);
    const rows = await this.sql.rows<HeadquartersRow>(HEADQUARTERS_SQL);
    const targets = await this.sql.rows<TargetRow>(TARGETS_SQL);
    const wanted = year ?? Number(asOf.slice(0, 4));
    const calendar = { from: `${wanted}-01-01`, to: `${wanted}-12-31` };
    const annual = targets.find(
      ({ metricCode, from }) => metricCode === 'HQ_ANNUAL' && from === calendar.from,
    );
    const cumulative = targets
      .filter(({ metricCode, from }) => metricCode === 'HQ_CUMULATIVE' && from <= asOf)
      .at(-1);
    const broad = rows.filter(({ inBroad }) => inBroad);
    const strict = rows.filter(({ inStrict }) => inStrict);
    return {
      asOf,
      annual: { year: wanted, ...part(broad, calendar, asOf, annual) },
      cumulative: cumulative
        ? {
            period: { from: cumulative.from, to: cumulative.to },
            broad: part(broad, cumulative, asOf, cumulative),
            strict: part(strict, cumulative, asOf, cumulative),
          }
        : null,
      inForce: countCompanies(broad.filter((row) => isInForceOn(row, asOf))),
      pipeline: hqPipeline(pipeline),
      footnotes: FOOTNOTES,
    };
  }
}

/** One set of categories over a period up to the as-of day, in both bases. */
function part(
  rows: readonly HeadquartersRow[],
  { from, to }: Period,
  asOf: string,
  target: TargetRow | undefined,
): HqBasisResponse {
  const period = { from, to: to < asOf ? to : asOf };
  const recognised = countCompanies(rows.filter((row) => isRecognisedWithin(row, period)));
  const introduced = countCompanies(rows.filter((row) => isIntroducedWithin(row, period)));
  const progress = (count: number) => (target ? progressOf(count, target.value, { from, to }, asOf) : null);
  return {
    source: target?.sourceDoc ?? null,
    caliber: target?.caliber ?? null,
    recognised: { ...recognised, progress: progress(recognised.count) },
    introduced: { ...introduced, progress: progress(introduced.count) },
  };
}
