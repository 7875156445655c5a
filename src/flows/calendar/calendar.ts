import { createHash } from 'node:crypto';
import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Locale } from '../../platform/http/request-context.js';
import { TODO_KIND } from '../../reports/todo/todo.codes.js';
import type { TodoResponse } from '../../reports/todo/todo.dto.js';

const NAMES = { zh: '招商待办', en: 'Promotion work list' } as const;

/**
 * A work list as iCalendar (RFC 5545): one all-day event for each due date. Nothing in it depends on the moment of
 * reading, so that an unchanged list has an unchanged text. Dates are dates: they pass through no time zone.
 */
export function calendarOf(items: readonly TodoResponse[], locale: Locale): string {
  const calendar = ical({
    name: NAMES[locale],
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Taopu', product: 'Investment promotion CRM', language: 'ZH' },
    ttl: 3600,
  });
  for (const { id, kind, subject, dueOn, why } of items) {
    if (dueOn === null) continue;
    const day = new Date(`${dueOn}T00:00:00Z`);
    calendar.createEvent({
      id: `${id}@taopu-crm`,
      allDay: true,
      start: day,
      stamp: day,
      summary: `${TODO_KIND.label(kind as (typeof TODO_KIND.codes)[number], locale)}：${subject.title ?? ''}`,
      description: `${subject.code ?? ''} ${why}`.trim(),
    });
  }
  return calendar.toString();
}

export function calendarTag(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
}
