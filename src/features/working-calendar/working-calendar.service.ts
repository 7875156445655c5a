import { Inject, Injectable } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import { AuditTrail, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { staleVersion } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { Clock } from '../../platform/kernel/clock.js';
import type { PutWorkingCalendarRequest } from './dto/working-calendar.dto.js';
import { workingCalendarErrors } from './working-calendar.errors.js';
import { WorkingCalendarRepository } from './working-calendar.repository.js';
import { calendarBlockers, ordered } from './working-calendar.rules.js';

/** A year has no id of its own; the audit trail knows it by one that follows from the year. */
const YEARS = '0b0e6f0c-3c0a-5b55-8f43-6f2f3a1c9d77';

@Injectable()
export class WorkingCalendarService {
  constructor(
    private readonly calendars: WorkingCalendarRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Loads a year or replaces it whole. Terms that were set stay as they were set.
   * @param expected version that the caller worked on; null for a year that is not there yet
   * @throws CALENDAR.DAYS_WRONG, CALENDAR.YEAR_TAKEN, REQUEST.IF_MATCH_REQUIRED, REQUEST.VERSION_STALE
   */
  async put(
    actor: Actor,
    year: number,
    expected: number | null,
    request: PutWorkingCalendarRequest,
  ): Promise<void> {
    const days = {
      year,
      holidays: ordered(request.holidays),
      workingWeekends: ordered(request.workingWeekends),
    };
    const errors = calendarBlockers({ year, ...request });
    if (errors.length) throw workingCalendarErrors.DAYS_WRONG({ params: { count: errors.length }, errors });
    const before = await this.calendars.load(year);
    if (before && expected === null) throw httpErrors.IF_MATCH_REQUIRED();
    if (expected !== null && expected !== before?.version) throw staleVersion(expected, before?.version ?? 0);
    const after = { ...days, source: request.source, version: (before?.version ?? 0) + 1 };
    await this.calendars.save(after, this.clock.now(), actor.userId);
    await this.audit.record({
      action: before ? 'working-calendar.replaced' : 'working-calendar.loaded',
      subjectType: 'working_calendar',
      subjectId: uuidv5(String(year), YEARS),
      changes: diff({ ...before }, after),
    });
  }
}
