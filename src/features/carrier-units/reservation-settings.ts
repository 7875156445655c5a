/** The numbers of reservations of units (domain.md §2.7, T12; all [D]). */
export interface ReservationSettings {
  /** Longest term of a reservation and of a renewal, in calendar days. */
  readonly maxDays: number;
  /** How often one reservation may be renewed. */
  readonly renewals: number;
  /** Days that a project waits before it may reserve the same unit again. */
  readonly againAfterDays: number;
  /** Lowest stage of a project that may reserve; T12 (S3 → S4) allows it. */
  readonly fromStage: string;
}

/** Key in the table of dated settings. */
export const RESERVATION_SETTINGS_KEY = 'carrier.reservation';

export const DEFAULT_RESERVATION_SETTINGS: ReservationSettings = {
  maxDays: 30,
  renewals: 1,
  againAfterDays: 30,
  fromStage: 'S4',
};
