import { addDays, shanghaiDateOf } from '../kernel/clock.js';

/** When the nightly work of a Shanghai day is due and which days are still to be done. Pure; no zone of the process. */

const RUN_TIME = '00:30';
const SINCE_MIDNIGHT_MS = 30 * 60_000;
/** A task that fails is tried again with the next runs, so many times in all, and for so many days back. */
export const MOST_ATTEMPTS = 5;
const RETRY_DAYS = 7;

/** The instant as of which the run of a day looks, ISO 8601. What happened later it has not seen. */
export function runInstant(day: string): string {
  return `${day}T${RUN_TIME}:00+08:00`;
}

/** The newest day whose run is due: today from 00:30 Asia/Shanghai on, yesterday before. */
export function dueDayAt(now: Date): string {
  return shanghaiDateOf(new Date(now.getTime() - SINCE_MIDNIGHT_MS));
}

/** What is known of one task on one day. */
export interface TaskState {
  readonly day: string;
  readonly task: string;
  readonly finished: boolean;
  readonly attempts: number;
}

export interface Step {
  readonly day: string;
  readonly task: string;
}

/**
 * What is to be done now, day by day and within a day in the order of the tasks: every day since the last one of each
 * task, and what was left unfinished. A task that is new begins with the due day.
 * @param tasks names in their order
 * @param states what is known of the last days of each task
 * @param again run the tasks of the due day although they are done
 */
export function openSteps(
  tasks: readonly string[],
  states: readonly TaskState[],
  dueDay: string,
  again = false,
): Step[] {
  const steps = tasks.flatMap((task) => {
    const known = states.filter((state) => state.task === task);
    const left = known.filter(
      ({ day, finished, attempts }) =>
        !finished && attempts < MOST_ATTEMPTS && day <= dueDay && day >= addDays(dueDay, -RETRY_DAYS),
    );
    const missed = daysAfter(newestOf(known) ?? addDays(dueDay, -1), dueDay);
    const days = [...left.map(({ day }) => day), ...missed, ...(again ? [dueDay] : [])];
    return [...new Set(days)].map((day) => ({ day, task }));
  });
  return steps.sort((a, b) => a.day.localeCompare(b.day) || tasks.indexOf(a.task) - tasks.indexOf(b.task));
}

function newestOf(states: readonly TaskState[]): string | null {
  return states.reduce<string | null>(
    (newest, { day }) => (newest === null || day > newest ? day : newest),
    null,
  );
}

function daysAfter(day: string, last: string): string[] {
  const days: string[] = [];
  for (let next = addDays(day, 1); next <= last; next = addDays(next, 1)) days.push(next);
  return days;
}
