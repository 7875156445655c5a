import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';
import type { CalendarYear } from '../../platform/kernel/working-days.js';

export interface StoredCalendar extends CalendarYear {
  readonly source: string;
  readonly version: number;
}

/** Writes table `working_calendar_year`, which the platform reads. */
@Injectable()
export class WorkingCalendarRepository {
  constructor(private readonly sql: Sql) {}

  /** The row of a year, locked until the transaction ends. */
  load(year: number): Promise<StoredCalendar | null> {
    return this.sql.first<StoredCalendar>(
      `SELECT year, holidays::text[] AS holidays, working_weekends::text[] AS "workingWeekends", source, version
       FROM working_calendar_year WHERE year = $1 FOR UPDATE`,
      [year],
    );
  }

  async save(calendar: StoredCalendar, at: Date, by: string): Promise<void> {
    const { year, holidays, workingWeekends, source, version } = calendar;
    const values = [year, holidays, workingWeekends, source, version, at, by];
    await this.sql.rows(version === 1 ? INSERT : UPDATE, values);
  }
}

const INSERT = `
  INSERT INTO working_calendar_year (year, holidays, working_weekends, source, version, updated_at, updated_by)
  VALUES ($1, $2::date[], $3::date[], $4, $5, $6, $7)`;
const UPDATE = `
  UPDATE working_calendar_year SET holidays = $2::date[], working_weekends = $3::date[], source = $4, version = $5,
    updated_at = $6, updated_by = $7, revision = gen_random_uuid() WHERE year = $1`;
