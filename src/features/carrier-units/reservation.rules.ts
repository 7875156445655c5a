import { addDays } from '../../platform/kernel/clock.js';
import type { FieldError, Text } from '../../platform/kernel/domain-error.js';
import type { ReservationSettings } from './reservation-settings.js';

/**
 * Reservations of units (domain.md §2.7: at most 30 days, renewed once; T12 allows them). Days are Shanghai dates; the
 * last day counts, so a term of 30 days from 1 March ends on 30 March. A reservation is over the day after by itself.
 */
export interface ReservationTerm {
  readonly startsOn: string;
  readonly untilOn: string;
}

/** The project that wants the unit. */
export interface ReservingProject {
  readonly poolStatus: string;
  readonly stage: string | null;
}

/** An earlier reservation of the same unit for the same project, closed or run out. */
export interface EarlierReservation {
  readonly startsOn: string;
  /** Day on which it was closed, else its last day. */
  readonly overOn: string;
}

const OPEN_STATUSES = ['IN_POOL', 'LANDED'];

/** Last day of a term that starts on `day`. */
export function lastDayOf(day: string, days: number): string {
  return addDays(day, days - 1);
}

/** Whether it still holds the unit. */
export function isLive(reservation: { endedOn: string | null; untilOn: string }, day: string): boolean {
  return reservation.endedOn === null && reservation.untilOn >= day;
}

/** @param settings those in force on the first day */
export function reservationBlockers(
  { startsOn, untilOn }: ReservationTerm,
  project: ReservingProject,
  earlier: EarlierReservation | null,
  settings: ReservationSettings,
): FieldError[] {
  return [
    ...termFaults(startsOn, untilOn, settings),
    ...projectFaults(project, settings),
    ...repeatFaults(startsOn, earlier, settings),
  ];
}

/** A renewal runs on from the last day that was granted. */
export function renewalBlockers(
  current: { readonly untilOn: string; readonly renewals: number },
  untilOn: string,
  project: ReservingProject,
  settings: ReservationSettings,
): FieldError[] {
  const faults = projectFaults(project, settings);
  if (current.renewals >= settings.renewals)
    faults.push(
      fault(
        'untilOn',
        'NO_RENEWAL_LEFT',
        { zh: '最多续期 {renewals} 次，已用完', en: 'it may be renewed {renewals} times, and was' },
        { renewals: settings.renewals },
      ),
    );
  const latest = addDays(current.untilOn, settings.maxDays);
  if (untilOn <= current.untilOn || untilOn > latest)
    faults.push(
      fault(
        'untilOn',
        'TERM_OUT_OF_RANGE',
        { zh: '续期至少到 {earliest}，最迟到 {latest}', en: 'must be from {earliest} to {latest}' },
        { earliest: addDays(current.untilOn, 1), latest },
      ),
    );
  return faults;
}

function termFaults(startsOn: string, untilOn: string, { maxDays }: ReservationSettings): FieldError[] {
  const latest = lastDayOf(startsOn, maxDays);
  if (untilOn >= startsOn && untilOn <= latest) return [];
  return [
    fault(
      'untilOn',
      'TERM_OUT_OF_RANGE',
      {
        zh: '预留最长 {maxDays} 天，应在 {earliest} 至 {latest} 之间',
        en: 'a reservation lasts at most {maxDays} days: from {earliest} to {latest}',
      },
      { maxDays, earliest: startsOn, latest },
    ),
  ];
}

function projectFaults({ poolStatus, stage }: ReservingProject, settings: ReservationSettings): FieldError[] {
  const { fromStage } = settings;
  if (OPEN_STATUSES.includes(poolStatus) && stage !== null && stage >= fromStage) return [];
  return [
    fault(
      'projectId',
      'PROJECT_NOT_READY',
      {
        zh: '在库且到达 {fromStage} 阶段（拟签约）后才能预留房源，现为 {poolStatus} {stage}',
        en: 'a project in the pool reserves units from stage {fromStage} on; it is {poolStatus} {stage}',
      },
      { fromStage, poolStatus, stage: stage ?? '' },
    ),
  ];
}

/** Without a pause the same project would hold a unit for ever, thirty days at a time. */
function repeatFaults(
  startsOn: string,
  earlier: EarlierReservation | null,
  { againAfterDays }: ReservationSettings,
): FieldError[] {
  // Closed on the day it began: a slip, not a turn.
  if (!earlier || earlier.overOn <= earlier.startsOn) return [];
  const earliest = addDays(earlier.overOn, againAfterDays + 1);
  if (startsOn >= earliest) return [];
  return [
    fault(
      'projectId',
      'TOO_SOON_AGAIN',
      {
        zh: '该项目对此房源的预留已于 {overOn} 结束，{earliest} 起可再次预留',
        en: 'the last reservation of this unit for the project ended on {overOn}; again from {earliest} on',
      },
      { overOn: earlier.overOn, earliest },
    ),
  ];
}

const fault = (
  field: string,
  code: string,
  message: Text,
  params?: Readonly<Record<string, unknown>>,
): FieldError => ({ pointer: `/${field}`, code, message, ...(params ? { params } : {}) });
