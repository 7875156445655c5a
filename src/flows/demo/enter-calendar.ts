import { WorkingCalendarService } from '../../features/working-calendar/working-calendar.service.js';
import { Sql } from '../../platform/database/sql.js';
import { type DemoStage, known } from './demo-stage.js';

/**
 * The story reaches from last year into the weeks to come. Where the State Council has not published a year yet, the
 * demo counts weekends and the fixed holidays only, and says so; a database of one's own stays without it.
 */
export async function enterCalendar(stage: DemoStage): Promise<void> {
  const actor = known(stage.users, 'demo.pool-admin');
  const rows = await stage.service(Sql).rows<{ year: number }>('SELECT year FROM working_calendar_year');
  const loaded = rows.map(({ year }) => year);
  const years = new Set(
    [stage.date(366), stage.today, stage.date(-60)].map((date) => Number(date.slice(0, 4))),
  );
  for (const year of years) {
    if (loaded.includes(year)) continue;
    const holidays = ['01-01', '05-01', '10-01', '10-02', '10-03'].map((day) => `${year}-${day}`);
    const request = { holidays, workingWeekends: [], source: '演示所设：该年度放假通知未载入' };
    await stage.as(actor, 0, () => stage.service(WorkingCalendarService).put(actor, year, null, request));
  }
}
