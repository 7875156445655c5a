import type { TransferResetTo, TransferState } from './transfer.codes.js';

/** The numbers of transfers (domain.md §4.3; all [D]). */
export interface TransferSettings {
  /** Working days within which a state is to be left; in HANDED_OVER those within which the receiver follows up. */
  readonly limits: Readonly<Record<TimedState, number>>;
  /** Where the nightly job puts a project that the receiving unit left alone. */
  readonly resetTo: TransferResetTo;
  readonly reasonMinChars: number;
}

export type TimedState = Exclude<TransferState, 'REJECTED' | 'WITHDRAWN' | 'RESET'>;

/** Key in the table of dated settings. */
export const TRANSFER_SETTINGS_KEY = 'transfer.rules';

export const DEFAULT_TRANSFER_SETTINGS: TransferSettings = {
  limits: { APPLIED: 2, UNIT_APPROVED: 2, COORDINATED: 3, CLAIMED: 1, ASSIGNED: 3, HANDED_OVER: 15 },
  resetTo: 'GIVING_UNIT',
  reasonMinChars: 10,
};
