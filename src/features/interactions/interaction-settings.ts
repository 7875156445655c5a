/** The numbers of follow-up records (domain.md §2.4, §3.5; all [D]). */
export interface InteractionSettings {
  /** Entered more than so many days later: back-filled, does not count for first contact. */
  readonly backfilledAfterDays: number;
  /** A shorter summary is no valid follow-up. */
  readonly summaryMinChars: number;
}

/** Key in the table of dated settings. */
export const INTERACTION_SETTINGS_KEY = 'interaction.validity';

export const DEFAULT_INTERACTION_SETTINGS: InteractionSettings = {
  backfilledAfterDays: 15,
  summaryMinChars: 20,
};
