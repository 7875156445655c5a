import { Inject, Injectable } from '@nestjs/common';
import type { ActivityFrame } from '../../features/projects/project-activity.sql.js';
import { ProjectFrames } from '../../features/projects/project-frames.queries.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Sql } from '../../platform/database/sql.js';
import { addDays, type Clock, today } from '../../platform/kernel/clock.js';
import { reportErrors } from '../report.errors.js';
import { funnel, medianDays } from './funnel.rules.js';
import { happened } from './period-events.rules.js';
import { poolBalance } from './pool-balance.rules.js';
import type { PoolSituationQuery } from './pool-situation.dto.js';
import * as rules from './pool-situation.rules.js';
import { FOCUS_AREA_CODES, SITUATION_MOVES, situationRows } from './pool-situation.sql.js';

type FoundRow = rules.SituationRow & { readonly isIntroduced: boolean };

/**
 * 储备库情况 as of a day (domain.md §5.1–5.3; definitions stand in `pool-situation.rules.ts`, `funnel.rules.ts` and
 * `pool-balance.rules.ts`). Population: INVESTMENT, PLATFORM and FUND, not merged; moves inside the district are in no
 * figure but their own row. As-of date inclusive, end of day in Shanghai; period both ends included, month to date when
 * left out; 本年 = 1 January to the as-of date.
 */
@Injectable()
export class PoolSituationReport {
  constructor(
    private readonly sql: Sql,
    private readonly frames: ProjectFrames,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws PROJECT.AS_OF_IN_FUTURE, REPORT.PERIOD_WRONG */
  async read(actor: Actor, query: PoolSituationQuery) {
    const day = today(this.clock);
    const { asOf = day, days } = query;
    // Today is as the projects stand; only an earlier day is put together from what was kept.
    const frame = await this.frames.of(asOf === day ? {} : { asOf });
    const periods = periodsOf(asOf, query);
    const { period, year, cohort } = periods;
    const all = await this.rows(actor, frame);
    const closing = all.filter(({ isIntroduced }) => isIntroduced);
    const [first = year.from] = [period.from, year.from].sort();
    const moves = await this.moves(first, asOf);
    const before = await this.frames.of({ asOf: addDays(period.from, -1) });
    const atEnd =
      period.to === asOf ? closing : await this.rows(actor, await this.frames.of({ asOf: period.to }));
    const areas = await this.sql.rows<{ code: string }>(FOCUS_AREA_CODES, [asOf]);
    return {
      asOf,
      ...periods,
      standing: rules.standing(closing),
      intraDistrict: rules.counted(
        all.filter((row) => !row.isIntroduced && rules.isInPool(row)).map(({ id }) => id),
      ),
      inPeriod: happened(closing, moves, period),
      inYear: happened(closing, moves, year),
      pipeline: rules.pipeline(closing),
      byFocusArea: rules.byFocusArea(
        closing,
        areas.map(({ code }) => code),
      ),
      balance: poolBalance(await this.rows(actor, before), introduced(atEnd), moves, period),
      funnel: funnel(closing, cohort, asOf),
      medians: (['signedOn', 'registeredOn', 'openedOn'] as const).map((to) => medianDays(closing, to, year)),
      signedNotRegistered: rules.signedNotRegistered(
        closing,
        asOf,
        days ?? frame.settings.watch.signedYellowDays,
      ),
    };
  }

  private async rows(actor: Actor, frame: ActivityFrame): Promise<FoundRow[]> {
    const { text, values } = situationRows(actor, frame);
    return this.sql.rows<FoundRow>(text, values);
  }

  private moves(from: string, to: string): Promise<rules.SituationMove[]> {
    return this.sql.rows<rules.SituationMove>(SITUATION_MOVES, [from, to]);
  }
}

function introduced(rows: readonly rules.SituationRow[]): rules.SituationRow[] {
  return (rows as readonly FoundRow[]).filter(({ isIntroduced }) => isIntroduced);
}

/** @throws REPORT.PERIOD_WRONG */
function periodsOf(asOf: string, query: PoolSituationQuery) {
  const period = { from: query.from ?? `${asOf.slice(0, 7)}-01`, to: query.to ?? asOf };
  const year = { from: `${asOf.slice(0, 4)}-01-01`, to: asOf };
  const cohort = { from: query.cohortFrom ?? year.from, to: query.cohortTo ?? asOf };
  const isWrong = [period, cohort].some(({ from, to }) => from > to || to > asOf);
  // The evening before the period has to lie within the days that the pool's numbers know.
  if (isWrong || period.from <= '2020-01-01') throw reportErrors.PERIOD_WRONG({ params: { asOf } });
  return { period, year, cohort };
}
