import { Injectable } from '@nestjs/common';
import { DatedSettings } from '../../platform/database/dated-settings.js';
import { Sql } from '../../platform/database/sql.js';
import { runInstant } from '../../platform/jobs/nightly-plan.js';
import { addDays, daysBetween } from '../../platform/kernel/clock.js';
import type { PoolSettings } from './pool-settings.js';
import type { Level } from './project.codes.js';
import type { SystemMove } from './project-deadline.rules.js';
import { ProjectFactsRepository } from './project-facts.repository.js';

/** A project that the nightly job has to look at. */
export interface Candidate {
  readonly id: string;
  /** A day before which the job could not have made the move. */
  readonly notBefore: string | null;
}

/** A day ahead on which something happens to a project by itself. */
export interface ProjectDeadline {
  readonly id: string;
  readonly on: string;
  readonly ownerUnitId: string | null;
  readonly people: readonly string[];
  /** Days on the progress clock, for a project that goes dormant. */
  readonly days: number | null;
}

const LIVE = 'p.deleted_at IS NULL';
const DEADLINE = `p.id, p.owner_unit_id AS "ownerUnitId",
  array_remove(p.owner_user_id || p.team_user_ids, NULL) AS people`;

/** No progress for so many days before the day: a wide net, the decision is taken on the facts. $1 day, $2 days. */
const STILL = `p.pool_status = 'IN_POOL' AND p.stage IN ('S1', 'S2', 'S3', 'S4') AND p.admitted_on <= $1::date - $2::int
  AND NOT EXISTS (SELECT 1 FROM interaction i WHERE i.project_id = p.id AND i.is_substantive
    AND i.deleted_at IS NULL AND i.occurred_on > $1::date - $2::int AND i.occurred_on < $1::date)`;

/** The first run that saw the liaison officer: that of the day after the assignment. */
const OFFICER_SEEN = `(SELECT (max(a.recorded_at) AT TIME ZONE 'Asia/Shanghai' - interval '30 minutes')::date + 1
  FROM audit_entry a WHERE a.subject_type = 'project' AND a.subject_id = p.id AND a.changes ? 'serviceOfficerId')`;

/** What the nightly job has to look at: WHERE of each move, and the days that its limit takes. $1 day, $2 days. */
const CANDIDATES: Readonly<Record<SystemMove, string>> = {
  T04: `p.pool_status = 'RETURNED' AND p.return_due_on + $2::int <= $1::date`,
  T18: `p.pool_status = 'LANDED' AND p.stage = 'S8' AND p.service_officer_id IS NOT NULL
    AND p.opened_on + $2::int <= $1::date`,
  T31: `p.pool_status = 'ON_HOLD' AND p.hold_until + $2::int <= $1::date`,
  T32: STILL,
  T34: `p.pool_status = 'DORMANT' AND p.public_sea_on IS NULL AND p.dormant_on + $2::int <= $1::date`,
  T35: `p.pool_status = 'DORMANT' AND p.dormant_on + $2::int <= $1::date`,
};

/** Finds the projects whose days are running out. */
@Injectable()
export class ProjectDeadlines {
  constructor(
    private readonly sql: Sql,
    private readonly dated: DatedSettings,
    private readonly facts: ProjectFactsRepository,
  ) {}

  /** Projects that a move may be due for, by code. @param day Shanghai date of the run */
  async candidates(move: SystemMove, day: string): Promise<Candidate[]> {
    const notBefore = move === 'T18' ? `${OFFICER_SEEN}::text` : 'NULL::text';
    const days = daysOf(move, await this.settings(day));
    return this.sql.rows<Candidate>(
      `SELECT p.id, ${notBefore} AS "notBefore" FROM project p WHERE ${LIVE} AND ${CANDIDATES[move]} ORDER BY p.code`,
      [day, days],
    );
  }

  /** Projects that go dormant within so many days after the day, if nothing happens. */
  async dormancyWithin(days: number, day: string): Promise<ProjectDeadline[]> {
    const settings = await this.settings(day);
    const still = Math.max(0, leastDormant(settings) - days);
    const rows = await this.sql.rows<Omit<ProjectDeadline, 'on' | 'days'> & { level: Level }>(
      `SELECT ${DEADLINE}, p.level FROM project p WHERE ${LIVE} AND ${STILL} ORDER BY p.code`,
      [day, still],
    );
    const found: ProjectDeadline[] = [];
    for (const { level, ...row } of rows) {
      const on = await this.facts.dormancyOn(row.id, day, settings, runInstant(day));
      if (on === null || on <= day || on > addDays(day, days)) continue;
      found.push({ ...row, on, days: settings.activity[level].dormant - daysBetween(day, on) });
    }
    return found;
  }

  /** Holds that end within so many days after the day. */
  async holdsWithin(days: number, day: string): Promise<ProjectDeadline[]> {
    return this.sql.rows<ProjectDeadline>(
      `SELECT ${DEADLINE}, p.hold_until::text AS "on", NULL::int AS days FROM project p
       WHERE ${LIVE} AND p.pool_status = 'ON_HOLD' AND p.hold_until > $1::date AND p.hold_until <= $1::date + $2::int
       ORDER BY p.code`,
      [day, days],
    );
  }

  private settings(day: string): Promise<PoolSettings> {
    return this.dated.groupAt<PoolSettings>('pool', day);
  }
}

function leastDormant({ activity }: PoolSettings): number {
  return Math.min(...Object.values(activity).map(({ dormant }) => dormant));
}

function daysOf(move: SystemMove, settings: PoolSettings): number {
  const { graduateAfterDays, publicSeaAfterDays, exitAfterDormantDays } = settings.gates;
  const days = { T04: 1, T18: graduateAfterDays, T31: 0, T32: leastDormant(settings) };
  return { ...days, T34: publicSeaAfterDays, T35: exitAfterDormantDays }[move];
}
